package ui

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// Explain writes what was recognised in a transcription, in its order: where it
// stands, what it was taken for, by which rule, and what became of it; and which
// words are no text of the edition, if all is true with blanks and line ends. What
// could be read otherwise is called a guess.
//
//	letter.txt:31:1: heading "Telephone message via VCh"
//	    rule heading (documentary.yaml:118) → /TEI/text[1]/body[1]/head[1]
func Explain(w io.Writer, result *encode.Result, all bool) error {
	out := bufio.NewWriter(w)
	var list []explanation
	for _, d := range result.Decisions {
		list = append(list, explanation{d.Span, explainDecision(d)})
	}
	for _, l := range result.Layout {
		if all || l.Kind != encode.Blank {
			list = append(list, explanation{l.Span, explainLayout(l)})
		}
	}
	slices.SortStableFunc(list, func(a, b explanation) int { return cmp.Compare(a.span.Start, b.span.Start) })
	for _, e := range list {
		fmt.Fprintf(out, "%s:%s: %s\n", e.span.File.Name(), e.span.Position(), e.text)
	}
	return out.Flush()
}

type explanation struct {
	span source.Span
	text string
}

func explainDecision(d encode.Decision) string {
	s := d.What
	if d.Guess {
		s += ", a guess"
	}
	s += excerpt(d.Span) + "\n    rule " + d.Rule
	if d.Place != "" {
		s += " (" + d.Place + ")"
	}
	if d.Path != "" {
		s += " → " + d.Path
	}
	return s
}

func explainLayout(l encode.Layout) string {
	return fmt.Sprintf("%s%s\n    not text of the edition: %s", l.Note, excerpt(l.Span), l.Kind)
}

const excerptLength = 50

// excerpt quotes the beginning of a span, or says nothing where there is nothing
// to see.
func excerpt(s source.Span) string {
	text := strings.TrimSpace(s.Text())
	if text == "" {
		return ""
	}
	runes := []rune(strings.ReplaceAll(text, "\n", "⏎"))
	if len(runes) > excerptLength {
		runes = append(runes[:excerptLength:excerptLength], '…')
	}
	return " “" + printable(string(runes)) + "”"
}
