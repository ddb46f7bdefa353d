package notation

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
)

// CodeLabel says that a bracket looks as if it had a label, and no rule has it.
const CodeLabel diag.Code = "bracket-label-unknown"

// maxLabelWords is the number of words before a colon that may be meant as a label:
// more are a sentence, unless they begin like a label of the profile: "inserted by hand over the line".
const (
	maxLabelWords      = 3
	maxKnownLabelWords = 10
)

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
	if near == "" && !p.profile.mayBeLabel(words) {
		return
	}
	at := start + strings.Index(p.text[start:start+colon], words)
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeLabel,
		Message:  fmt.Sprintf("no rule has the label %q; the bracket is read as if it had none, by the rule %q", foldBlanks(words), n.Rule.Name.Text),
		Span:     p.span(at, at+len(words)),
		Help:     p.profile.labelHelp(words, near),
	})
}

// mayBeLabel reports whether words are like those that archives use as labels: few, or more
// where the first is that of a label, in lower case, without signs that a sentence has.
func (p *Profile) mayBeLabel(words string) bool {
	fields := strings.Fields(words)
	first, _ := utf8.DecodeRuneInString(words)
	if !unicode.IsLower(first) || strings.ContainsFunc(words, isNoLabelSign) {
		return false
	}
	return len(fields) <= maxLabelWords && !strings.ContainsAny(words, "0123456789") ||
		len(fields) <= maxKnownLabelWords && len(p.alike(fields[0])) > 0
}

func isNoLabelSign(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune("'’-", r)
}

// minLabelStart is the length in bytes of the shortest word by which a label is known: "in" and "on" begin
// many sentences.
const minLabelStart = 4

// alike returns labels of the profile that begin with a word, in their order, no more than a message can hold.
func (p *Profile) alike(word string) []string {
	var list []string
	if len(word) < minLabelStart {
		return nil
	}
	for label := range p.typicalLabels() {
		first, _, several := strings.Cut(label, " ")
		if quoted := strconv.Quote(label); several && first == word && len(list) < maxAlike && !slices.Contains(list, quoted) {
			list = append(list, quoted)
		}
	}
	return list
}

// maxAlike is the number of labels that a message names at most.
const maxAlike = 5

func (p *Profile) labelHelp(words, near string) string {
	if near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	first, _, _ := strings.Cut(foldLabel(words), " ")
	if alike := p.alike(first); len(alike) > 0 {
		return "labels that begin so: " + strings.Join(alike, ", ") + " (all of them: siglum profile show --examples NAME); or give it a rule in a profile of your own"
	}
	return "if it is a label, use one that the profile has (siglum profile show --examples NAME lists them), or give it a rule; if these are words of the text, all is well"
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

// typicalLabels yields the labels of a profile's bracket rules, folded: of a rule with an expression for them, that of its
// first example.
func (p *Profile) typicalLabels() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range p.Rules {
			list := r.Labels
			if r.Label != nil && len(r.Examples) > 0 {
				_, text, _ := strings.Cut(r.Examples[0].Text, r.Open)
				label, _, _ := strings.Cut(text, ":")
				list = []string{label}
			}
			for _, l := range list {
				if !yield(foldLabel(l)) {
					return
				}
			}
		}
	}
}
