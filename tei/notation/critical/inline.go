package critical

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// inline reads a piece of running text.
func (p *parser) inline(from, to int) []Node {
	return p.run(from, to, isSpecial, (*runner).special)
}

// run reads a piece of the text in which some characters have a meaning; what reads such a character returns the
// offset at which the text goes on.
func (p *parser) run(from, to int, means func(rune) bool, read func(*runner, int) int) []Node {
	r := &runner{parser: p, to: to}
	r.begin(from)
	for i := from; i < to; {
		next := strings.IndexFunc(p.text[i:to], means)
		if next < 0 {
			r.write(i, to)
			break
		}
		r.write(i, i+next)
		i = read(r, i+next)
	}
	r.flush(to)
	return Joined(r.nodes)
}

// Joined returns nodes in which no two texts stand side by side, and none is empty.
func Joined(nodes []Node) []Node {
	var list []Node
	for i := 0; i < len(nodes); {
		if _, ok := nodes[i].(*Text); !ok {
			list = append(list, nodes[i])
			i++
			continue
		}
		var words strings.Builder
		var at source.Span
		for ; i < len(nodes); i++ {
			n, ok := nodes[i].(*Text)
			if !ok {
				break
			}
			words.WriteString(n.Text)
			at = at.Cover(n.Span)
		}
		if words.Len() > 0 {
			list = append(list, &Text{words.String(), at})
		}
	}
	return list
}

// isSpecial reports the characters that may begin anything but text.
func isSpecial(r rune) bool {
	switch r {
	case '\\', '`', '[', '{', '*', '_', '^', '/', '-', '\n':
		return true
	}
	return isControl(r)
}

// A runner reads one piece of running text.
type runner struct {
	*parser
	to    int
	nodes []Node
	text  strings.Builder // that is in no node yet
	start int             // where it began
	line  int             // the number of nodes before the line
	words int             // the length of the text that belongs to the line before; 0 if a node begins the line
	turn  int             // where the line begins
}

func (r *runner) begin(at int) { r.start = at }

// write adds characters of the text as they are.
func (r *runner) write(from, to int) { r.text.WriteString(r.parser.text[from:to]) }

// flush makes a node of the text so far, or two where a line begins in it.
func (r *runner) flush(at int) {
	words := r.text.String()
	if r.words > 0 {
		r.nodes = append(r.nodes, &Text{words[:r.words], r.span(r.start, r.turn)})
		words, r.start, r.line = words[r.words:], r.turn, len(r.nodes)
	}
	if words != "" {
		r.nodes = append(r.nodes, &Text{words, r.span(r.start, at)})
	}
	r.text.Reset()
	r.start, r.words = at, 0
}

// add adds what stands between two offsets as nodes.
func (r *runner) add(from, to int, nodes ...Node) int {
	r.flush(from)
	r.nodes = append(r.nodes, nodes...)
	r.start = to
	return to
}

// special reads what begins with a special character, and returns where to go on.
func (r *runner) special(i int) int {
	text := r.parser.text
	rest := text[i:r.to]
	switch c := rest[0]; {
	case c == '\\':
		n := escapeLength(rest)
		r.write(i+n-1, i+n)
		return i + n
	case c == '`':
		if raw := r.raws.at(i); raw.end > 0 && raw.end <= r.to {
			return r.add(i, raw.end, r.xml(raw)...)
		}
		r.doubtRaw(i)
		n := runLength(rest, '`')
		r.write(i, i+n)
		return i + n
	case c == '\n':
		r.write(i, i+1)
		r.words, r.turn = r.text.Len(), i+1
		return i + 1
	case c == '/':
		if next, ok := r.lineSign(i); ok {
			return next
		}
	case c == '-':
		if next, ok := r.division(i); ok {
			return next
		}
	case c == '_' && runLength(rest, '_') > 2:
		n := runLength(rest, '_')
		blank := blankOf(n, r, i)
		r.readsBy(ruleBlank, blank, "left blank", "___", "")
		return r.add(i, i+n, blank)
	case c == '{':
		if next, ok := r.labelled(i); ok {
			return next
		}
		if _, ok := r.pairAt(i); !ok {
			r.doubtBraces(i)
		}
	case c < ' ' || c >= utf8.RuneSelf:
		return r.control(i)
	}
	if pr, ok := r.pairAt(i); ok && pr.end() <= r.to {
		return r.pair(pr)
	}
	r.write(i, i+1)
	return i + 1
}

// lineSign reads "//" between blanks, which is the end of a line.
func (r *runner) lineSign(i int) (next int, ok bool) {
	text := r.parser.text
	before := strings.HasSuffix(r.text.String(), " ") && text[i-1] == ' '
	if !before || !strings.HasPrefix(text[i:r.to], "// ") || i+3 == r.to {
		return 0, false
	}
	words := strings.TrimSuffix(r.text.String(), " ")
	r.text.Reset()
	r.text.WriteString(words)
	r.flush(i - 1)
	lb := &Element{Name: "lb", Span: r.span(i, i+2)}
	r.readsFitting(lb, "line", "//", "")
	return r.add(i-1, i+3, lb), true
}

func blankOf(n int, r *runner, at int) *Element {
	e := &Element{Name: "space", Span: r.span(at, at+n)}
	for _, a := range []Attr{{Name: "dim", Value: "horizontal"}, {Name: "type", Value: "blank"}, {Name: "unit", Value: "char"}, {Name: "quantity", Value: fmt.Sprint(n)}} {
		e.set(a.Name, a.Value, e.Span)
	}
	return e
}

// labelled reads a label in braces at the end of a line, which the line belongs to:
// TOP SECRET{classification}.
func (r *runner) labelled(i int) (next int, ok bool) {
	words, next, ok := readBlock(r.parser.text, i, r.to)
	if !ok || len(words) != 1 || words[0].name != "" || next < r.to && r.parser.text[next] != '\n' {
		return 0, false
	}
	rule := r.vocabulary.labels[words[0].value]
	if rule == nil || len(rule.Pair) > 0 {
		return 0, false
	}
	r.flush(i)
	if len(r.nodes) == r.line {
		return 0, false
	}
	e := &Element{Name: rule.Target(), Span: r.span(i, next)}
	for _, n := range r.nodes[r.line:] {
		e.Span = e.Span.Cover(n.Place())
	}
	r.always(e, rule)
	r.reads(e, rule, "{"+rule.Name.Text+"} at the end of its line", "")
	e.add(r.nodes[r.line:]...)
	r.nodes = append(r.nodes[:r.line:r.line], e)
	r.start = next
	return next, true
}

// control reads a character that XML cannot hold.
func (r *runner) control(i int) int {
	c, size := utf8.DecodeRuneInString(r.parser.text[i:])
	if c >= ' ' && c < 0xFFFE {
		r.write(i, i+size)
		return i + size
	}
	at := r.span(i, i+size)
	if c == '\f' {
		page := &Element{Name: "milestone", Attrs: []Attr{{Name: "unit", Value: "printout-page"}}, Span: at}
		r.readsBy(ruleControl, page, "page end of the print-out", controlName(c), "")
		return r.add(i, i+size, page)
	}
	r.warnControl(c, i, i+size)
	note := &Element{Name: "note", Attrs: []Attr{{Name: "type", Value: "control"}}, Span: at}
	note.add(&Text{controlName(c), at})
	r.readsBy(ruleControl, note, "control character", controlName(c), "")
	return r.add(i, i+size, note)
}

func (p *parser) warnControl(c rune, from, to int) {
	p.warnOnce(CodeControl, from, to, "take it out of the transcription", "the control character %s cannot stand in XML; a note names it", controlName(c))
}

func controlName(c rune) string { return fmt.Sprintf("U+%04X", c) }

// xml reads raw TEI. What is no XML stays text.
func (p *parser) xml(raw raw) []Node {
	nodes, fault := readXML(p.span(raw.from, raw.to), p.prefixes)
	if fault == nil {
		p.readsRaw(nodes, map[bool]string{true: "```{=tei}", false: "`…`{=tei}"}[raw.isBlock])
		return nodes
	}
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning, Code: CodeRaw, Span: fault.Span, Help: cmp.Or(fault.Help, "write one or more whole elements"),
		Message: "this raw TEI is not well-formed: " + fault.Message + "; it stays in the text",
	})
	return p.verbatim(raw.start, raw.end)
}

// verbatim reads a piece of the text in which no sign has a meaning.
func (p *parser) verbatim(from, to int) []Node {
	return p.run(from, to, isControl, (*runner).control)
}

// isControl reports the characters that XML cannot hold (XML 1.0 2.2).
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF
}
