package lint

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var notNFC = Rule{
	Code:    "not-nfc",
	Default: Warn,
	Summary: "text that is not in the normal form of Unicode",
	Reason: `The same letter can be written as one character or as several (é, or e and an accent).
Programs search and compare them as different unless all text is in Normalization Form C
(TEI P5, vi.1). It is reported once a document, with the number of places, and --fix
composes them all; not those that normalization would make another character (Å of
ångström), which are for you to decide.`,
	Wrong: "<p>cafe\u0301</p>",
	Right: "<p>caf\u00E9</p>",
	begin: beginNotNFC,
}

func beginNotNFC(d *Document, r *Rule) {
	var places int
	var first diag.Diagnostic
	fix := diag.Fix{Message: "compose the characters (Unicode Normalization Form C)", Certain: true}
	d.atText(func(p passage) {
		// As written: what a reference stands for is meant to be that, and no other.
		written := p.span.Text()
		if surelyNormal(written) {
			return
		}
		for at := range denormalized([]byte(written)) {
			span := p.span.File.Span(p.span.Start+at.start, p.span.Start+at.end)
			if places == 0 {
				first = diag.Diagnostic{Span: span, Path: d.path(), Help: notNFCHelp(at)}
				first.Keep()
			}
			places++
			if isComposition(at.text) && !span.File.Streamed() {
				fix.Edits = append(fix.Edits, diag.Edit{Span: span, Text: at.normal})
			}
		}
	})
	d.atEndOfDocument(func() {
		if places == 0 {
			return
		}
		first.Message = "this text is not in Normalization Form C of Unicode"
		if places > 1 {
			first.Message = fmt.Sprintf("%d places are not in Normalization Form C of Unicode, of which this is the first", places)
		}
		if fix.Edits = onePerPlace(fix.Edits); len(fix.Edits) > 0 {
			first.Fixes = []diag.Fix{fix}
		}
		d.report(r, first)
	})
}

func notNFCHelp(at denormal) string {
	return fmt.Sprintf("write %s instead of %s", codePoints(at.normal), codePoints(at.text))
}

func codePoints(s string) string {
	var points []string
	for _, c := range s {
		points = append(points, fmt.Sprintf("U+%04X", c))
	}
	return strings.Join(points, " ")
}

// A denormal is a part of a text that is not in the normal form.
type denormal struct {
	start, end   int
	text, normal string
}

// denormalized yields the parts of a text that are not in the normal form.
func denormalized(text []byte) func(yield func(denormal) bool) {
	return func(yield func(denormal) bool) {
		for at := 0; at < len(text); {
			n, err := norm.NFC.Span(text[at:], true)
			if err == nil {
				return
			}
			start := at + n
			size := norm.NFC.NextBoundary(text[start:], true)
			if size <= 0 {
				return
			}
			at = start + size
			part := string(text[start:at])
			if normal := norm.NFC.String(part); normal != part && !yield(denormal{start, at, part, normal}) {
				return
			}
		}
	}
}

// isComposition reports whether the normal form only joins and orders characters, each
// of which stays what it is.
func isComposition(text string) bool {
	for _, c := range text {
		if !norm.NFC.IsNormalString(string(c)) {
			return false
		}
	}
	return true
}

// onePerPlace leaves out edits of a place that was read twice, as an entity or an
// inclusion is.
func onePerPlace(edits []diag.Edit) []diag.Edit {
	seen := map[source.Span]bool{}
	var once []diag.Edit
	for _, e := range edits {
		if !seen[e.Span] {
			seen[e.Span] = true
			once = append(once, e)
		}
	}
	return once
}
