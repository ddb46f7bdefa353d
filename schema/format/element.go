package format

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/siglum/siglum/tei/xmltext"
)

// An element is one that is open, with the gaps between what it holds.
type element struct {
	gaps     []gap
	at       int  // where the markup ends that was read last in it
	children bool // it holds an element, a comment or an instruction
	elements bool // the schema lets it hold elements and no text
	running  bool // an element around it holds running text
	keep     bool // it is to be left as it is, with all it holds (xml:space)
	broken   bool // it holds what it should not: text, or what an entity stands for
}

// A gap is the white space between two pieces of markup, and perhaps empty.
type gap struct {
	start, end int
	comment    bool // what follows is a comment or an instruction
	last       bool // what follows is the end tag
}

// event takes note of an event and of the gap before it.
func (p *printer) event(e *xmltext.Event) {
	switch e.Kind {
	case xmltext.StartElement:
		p.markup(e, false)
		p.enter(e)
	case xmltext.EndElement:
		p.leave(e)
	case xmltext.Comment, xmltext.ProcessingInstruction:
		p.markup(e, true)
	case xmltext.EntityReference:
		if top := p.top(); top != nil {
			top.broken = true
		}
	}
}

func (p *printer) top() *element {
	if len(p.open) == 0 {
		return nil
	}
	return &p.open[len(p.open)-1]
}

// markup notes a piece of markup in the innermost open element.
func (p *printer) markup(e *xmltext.Event, comment bool) {
	top := p.top()
	if top == nil {
		return
	}
	top.children = true
	p.gap(top, gap{end: e.Span.Start, comment: comment})
	top.at = e.Span.End
}

// gap adds the gap that ends before some markup. Where there is more than white space
// in it, or the markup comes out of an entity, the element is left alone.
func (p *printer) gap(top *element, g gap) {
	g.start = top.at
	if g.end < g.start || p.text[g.end] != '<' || len(bytes.Trim(p.text[g.start:g.end], " \t\r\n")) > 0 {
		top.broken = true
		return
	}
	top.gaps = append(top.gaps, g)
}

func (p *printer) enter(e *xmltext.Event) {
	next := element{at: e.Span.End, elements: p.validator.ElementContent()}
	if top := p.top(); top != nil {
		next.keep = top.keep
		next.running = top.running || !top.elements
	}
	if a := e.Attr(xmltext.NamespaceXML, "space"); a != nil {
		next.keep = a.Value == "preserve"
	}
	p.open = append(p.open, next)
}

// leave decides what becomes of the gaps of an element.
func (p *printer) leave(e *xmltext.Event) {
	top := p.top()
	if !e.Empty {
		p.gap(top, gap{end: e.Span.Start, last: true})
	}
	if top.elements && top.children && !top.keep && !top.broken && (!top.running || p.inLines(top)) {
		p.lay(top)
	}
	p.open = p.open[:len(p.open)-1]
	if parent := p.top(); parent != nil {
		parent.at = e.Span.End
	}
}

// inLines reports whether an element is laid out in lines already. One that stands
// in running text on one line stays there.
func (p *printer) inLines(el *element) bool {
	return slices.ContainsFunc(el.gaps, func(g gap) bool {
		return bytes.IndexByte(p.text[g.start:g.end], '\n') >= 0
	})
}

// lay gives each child of an element a line. A comment that follows something on its
// line stays there; between two children one blank line may stay.
func (p *printer) lay(el *element) {
	depth := len(p.open)
	for i, g := range el.gaps {
		old := p.text[g.start:g.end]
		lines := bytes.Count(old, []byte("\n"))
		var space string
		switch {
		case g.last:
			space = p.line(depth-1, false)
		case g.comment && lines == 0 && i > 0:
			continue
		default:
			space = p.line(depth, lines > 1 && i > 0)
		}
		if string(old) != space {
			p.edits = append(p.edits, edit{g.start, g.end, space})
		}
	}
}

// inOrder sorts edits by their place: those of a child are found before those of its
// parent.
func inOrder(edits []edit) {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
}
