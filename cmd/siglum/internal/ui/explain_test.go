package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

func TestExplain(t *testing.T) {
	f := source.NewFile("letter.txt", []byte("Title: A\n\nDear Sir,\nthis line is longer than what an excerpt shows of any text\n"))
	result := &encode.Result{
		Decisions: []encode.Decision{
			{Span: f.Span(10, 19), What: "salute", Rule: "salutation", Place: "documentary.yaml:408", Path: "/TEI/text[1]", Guess: true},
			{Span: f.Span(7, 8), What: "title", Rule: "title"},
			{Span: f.Span(10, 79), What: "letter", Rule: "r"},
		},
		Layout: []encode.Layout{
			{Span: f.Span(0, 7), Kind: encode.Label, Note: "label of the title"},
			{Span: f.Span(8, 10), Kind: encode.Blank, Note: "2 line ends"},
		},
	}
	const (
		words = `letter.txt:1:1: label of the title “Title:”
    not text of the edition: label
letter.txt:1:8: title “A”
    rule title
`
		blanks = `letter.txt:1:9: 2 line ends
    not text of the edition: layout
`
		rest = `letter.txt:3:1: salute, a guess “Dear Sir,”
    rule salutation (documentary.yaml:408) → /TEI/text[1]
letter.txt:3:1: letter “Dear Sir,⏎this line is longer than what an excerpt…”
    rule r
`
	)
	for all, want := range map[bool]string{false: words + rest, true: words + blanks + rest} {
		var b strings.Builder
		if err := Explain(&b, result, all); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("all: %v (-want +got):\n%s", all, diff)
		}
	}
}
