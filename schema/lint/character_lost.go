package lint

import (
	"bytes"
	"fmt"

	"github.com/siglum/siglum/tei/diag"
)

var characterLost = Rule{
	Code:    "character-lost",
	Default: Warn,
	Summary: "a sign that a character was lost",
	Reason: `U+FFFD stands where a program could not read a character, and control characters from
U+0080 to U+009F where text of Windows was taken for Latin-1: the text is damaged. Each
is reported once, with the number of times.`,
	Wrong: "<p>K\uFFFDln</p>",
	Right: `<p>Köln</p>`,
	begin: beginCharacterLost,
}

func beginCharacterLost(d *Document, r *Rule) {
	var lost tally
	d.atText(func(p passage) {
		if bytes.Contains(p.text, []byte("\uFFFD")) || bytes.IndexByte(p.text, 0xC2) >= 0 {
			lost.add(d, p, isLost)
		}
	})
	d.atEndOfDocument(func() {
		for _, c := range lost.order {
			at := lost.first[c]
			found := diag.Diagnostic{
				Message: fmt.Sprintf("U+%04X: a character was lost here when the text was converted", c),
				Span:    at.span, Path: at.path,
				Help: "look the character up in the source, or convert the text again from its own encoding",
			}
			if c != '\uFFFD' {
				found.Message = fmt.Sprintf("the control character U+%04X is no text: the encoding was mistaken when the text was converted", c)
			}
			if at.count > 1 {
				found.Help += fmt.Sprintf("\nit stands in %d places, of which this is the first", at.count)
			}
			d.report(r, found)
		}
	})
}

// isLost passes over U+0085, which is a line end on some systems.
func isLost(c rune) bool { return c == '\uFFFD' || c >= 0x80 && c <= 0x9F && c != 0x85 }
