package notation

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
)

// CodeLabel says that a bracket looks as if it had a label, and no rule has it.
const CodeLabel diag.Code = "bracket-label-unknown"

// maxLabelWords is the number of words before a colon that may be meant as a label:
// more are a sentence.
const maxLabelWords = 3

// unknownLabel reports the words before the colon of a bracket that was read as if
// it had no label, if they may be meant as one: they are like a label that the
// profile has, or are few, and lower case.
func (p *parser) unknownLabel(n *Bracket, start, end int) {
	if n.Rule == nil || n.Rule.labelled() || n.Rule.Match != nil {
		return
	}
	colon := strings.IndexByte(p.text[start:min(end, start+maxLabel)], ':')
	if colon < 0 {
		return
	}
	words := strings.TrimSpace(p.text[start : start+colon])
	near := diag.Nearest(foldLabel(words), p.profile.labels())
	if near == "" && !mayBeLabel(words) {
		return
	}
	at := start + strings.Index(p.text[start:start+colon], words)
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeLabel,
		Message:  fmt.Sprintf("no rule has the label %q; the bracket is read as if it had none, by the rule %q", foldBlanks(words), n.Rule.Name.Text),
		Span:     p.span(at, at+len(words)),
		Help:     labelHelp(near),
	})
}

// mayBeLabel reports whether words are like those that archives use as labels: few,
// in lower case, without signs that a sentence has.
func mayBeLabel(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return unicode.IsLower(first) && len(strings.Fields(words)) <= maxLabelWords &&
		!strings.ContainsFunc(words, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsSpace(r) && !strings.ContainsRune("'’-", r)
		})
}

func labelHelp(near string) string {
	if near == "" {
		return "if it is a label, use one that the profile has (siglum profile show lists them), or give it a rule; if these are words of the text, all is well"
	}
	return fmt.Sprintf("did you mean %q?", near)
}

// labels yields the labels of a profile's bracket rules, folded.
func (p *Profile) labels() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range p.Rules {
			for _, l := range r.Labels {
				if !yield(foldLabel(l)) {
					return
				}
			}
		}
	}
}
