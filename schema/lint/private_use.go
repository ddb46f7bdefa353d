package lint

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
)

var privateUse = Rule{
	Code:    "private-use",
	Default: Warn,
	Summary: "a private-use character",
	Reason: `What it means is known to one font only: another shows a box or something else. TEI P5,
5, declares such a character by char or glyph in charDecl, and refers to it by g. It is
not reported in g and in charDecl, nor where a mapping in charDecl holds it. Each
character is reported once, with the number of times.`,
	Wrong: "<p>dom\uE5B8nus</p>",
	Right: `<p>dom<g ref="#ibase">i</g>nus</p>`,
	begin: beginPrivateUse,
}

func beginPrivateUse(d *Document, r *Rule) {
	var used tally
	declared := map[rune]bool{}
	d.atText(func(p passage) {
		if !hasPrivateUse(p.text) {
			return
		}
		if d.within("charDecl", "g") {
			if d.within("mapping") {
				for _, c := range string(p.text) {
					declared[c] = true
				}
			}
			return
		}
		used.add(d, p, isPrivateUse)
	})
	d.atEndOfDocument(func() {
		for _, c := range used.order {
			if declared[c] {
				continue
			}
			at := used.first[c]
			found := diag.Diagnostic{
				Message: fmt.Sprintf("the private-use character U+%04X has no meaning outside its font", c),
				Span:    at.span, Path: at.path,
				Help: "declare it in <charDecl>, and write <g ref=\"#…\">; or use the character of Unicode that is meant",
			}
			if at.count > 1 {
				found.Help += fmt.Sprintf("\nit stands in %d places, of which this is the first", at.count)
			}
			d.report(r, found)
		}
	})
}

func isPrivateUse(c rune) bool {
	return c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000 && c <= 0xFFFFD || c >= 0x100000 && c <= 0x10FFFD
}

// hasPrivateUse looks at the bytes with which private-use characters begin.
func hasPrivateUse(text []byte) bool {
	for i, b := range text {
		switch {
		case b == 0xEE, b == 0xF4, b == 0xF3:
			return true
		case b == 0xEF && i+1 < len(text) && text[i+1] <= 0xA3:
			return true
		}
	}
	return false
}
