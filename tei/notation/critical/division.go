package critical

import (
	"unicode"
	"unicode/utf8"
)

// division reads a hyphen that divides a word: at the end of a line, or of a page or column, whose beginning is
// typed on the next line. ok is false if it divides none.
func (r *runner) division(i int) (next int, ok bool) {
	text := r.parser.text
	if i+2 >= r.to || text[i+1] != '\n' || !letterBefore(text, i) {
		return 0, false
	}
	if isLowerAt(text, i+2) {
		r.write(i, i+1)
		lb := &Element{Name: "lb", Span: r.span(i+1, i+2)}
		r.divides(lb, "line")
		return r.add(i+1, i+2, lb), true
	}
	breaks, end := r.breaksAt(i + 2)
	if len(breaks) == 0 || end >= r.to || !isLowerAt(text, end) {
		return 0, false
	}
	r.write(i, i+1)
	at, divided := i+1, false
	for _, pr := range breaks {
		r.flush(at)
		before := len(r.nodes)
		at = r.bracket(pr, nil, pr.end())
		for _, n := range r.nodes[before:] {
			if e, ok := n.(*Element); ok && wordBreaks[e.Name] != "" && !divided {
				r.divides(e, wordBreaks[e.Name])
				divided = true
			}
		}
	}
	r.start = end
	return end, true
}

// divides says of the beginning of a line, page or column that a word goes on.
func (p *parser) divides(e *Element, what string) {
	e.set("break", "no", e.Span)
	p.readsBy(ruleDivision, e, "word divided at the end of a "+what, "-⏎", "a compound with a hyphen")
}

// wordBreaks are the elements that may divide a word, by what ends before them.
var wordBreaks = map[string]string{"pb": "page", "cb": "column", "gb": "gathering"}

// besideBreaks are those that may stand beside them: running heads and catchwords.
var besideBreaks = map[string]bool{"fw": true, "milestone": true}

// breaksAt returns the brackets from an offset on that begin a page or column, and what stands on each page, each
// perhaps on a line of its own; and where the text goes on. It returns none if none of them begins one.
func (r *runner) breaksAt(at int) (breaks []pair, end int) {
	text, found := r.parser.text, false
	for {
		pr, ok := r.pairAt(at)
		if !ok || pr.kind != square || pr.end() > r.to {
			break
		}
		name := r.elementOf(pr)
		if wordBreaks[name] == "" && !besideBreaks[name] {
			break
		}
		found = found || wordBreaks[name] != ""
		breaks = append(breaks, pr)
		if at = pr.end(); at < r.to && text[at] == '\n' {
			at++
		}
	}
	if !found {
		return nil, at
	}
	return breaks, at
}

// elementOf returns the element that a bracket with a label is, "" if it has none.
func (p *parser) elementOf(pr pair) string {
	h, ok := readHead(p.text, pr.inner(), pr.close)
	if !ok {
		return ""
	}
	rule := p.ruleOf(&h)
	if rule == nil || !h.colon && !canBeBare(rule, h.words) {
		return ""
	}
	return rule.Target()
}

func isLowerAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLower(r)
}
