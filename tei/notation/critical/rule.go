package critical

import (
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A Rule reads square brackets that have no label: a sum that is to be computed, a name that is to be looked up. It
// comes before the forms of the notation; what a label states, no rule overrules.
type Rule struct {
	// Name is what readings call the rule.
	Name string
	// Read returns the element that a bracket is, or nil if the rule does not read it. content reads what the bracket
	// holds. A word with a colon that is no label of the profile or TEI belongs to what it holds.
	Read func(b *notation.Bracket, content func() []Node) *Element
	// Print returns how an element is typed that Read made. It may be nil: then, and where reading the text would
	// not give the same, the element is printed as any other.
	Print func(e *Element) (text string, ok bool)
}

// byRule reads a bracket by the rules that were given, and returns nil if none reads it.
func (p *parser) byRule(pr pair) *Element {
	if len(p.rules) == 0 {
		return nil
	}
	from := pr.inner()
	if h, ok := readHead(p.text, from, pr.close); ok {
		if rule := p.vocabulary.rule(h.label); rule != nil && (h.colon || canBeBare(rule, h.words)) {
			return nil
		}
	}
	b := &notation.Bracket{Open: "[", Close: "]", Span: p.span(pr.open, pr.end())}
	if from < pr.close {
		b.Content = []notation.Node{&notation.Text{Text: p.text[from:pr.close], Span: p.span(from, pr.close)}}
	}
	for _, r := range p.rules {
		if r.Read == nil {
			continue
		}
		if e := r.Read(b, func() []Node { return p.inline(from, pr.close) }); e != nil {
			if e.Span.IsZero() {
				e.Span = b.Span
			}
			p.readings = append(p.readings, Reading{Node: e, What: r.Name, Rule: notation.Name{Text: r.Name}})
			return e
		}
	}
	return nil
}

// ruled prints an element that a rule made, if reading that gives the element.
func (p *printer) ruled(e *Element) (string, bool) {
	for _, r := range p.rules {
		if r.Print == nil {
			continue
		}
		if text, ok := r.Print(e); ok && p.readsBack(text, e) {
			return text, true
		}
	}
	return "", false
}

// readsBack reports whether a text is one bracket, and gives an element.
func (p *printer) readsBack(text string, e *Element) bool {
	q := newParser(source.NewFile("rule", []byte(text)), p.profile, 0, p.rules)
	q.scope = p.scope
	pr, ok := q.pairAt(0)
	return ok && pr.kind == square && pr.end() == len(text) && Equal(q.inline(0, len(text)), []Node{e})
}
