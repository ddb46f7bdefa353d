package lint

import (
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// tei is the namespace of the elements that rules look at; an element of xinclude is an
// inclusion that was not resolved.
const (
	tei      = "http://www.tei-c.org/ns/1.0"
	xinclude = "http://www.w3.org/2001/XInclude"
)

// roots are the TEI elements of a whole document. One with another root is a part of
// something, in which the rest is declared.
var roots = []string{"TEI", "teiCorpus", "TEI.2", "teiCorpus.2"}

// A Document is one that is being looked at.
type Document struct {
	config *Config
	levels Levels
	found  diag.List

	open       []element
	census     []sibling
	tags       int  // start tags so far
	incomplete bool // part of the document was not read: what it lacks may be there

	hooks
	elements   []elementPlan // by NameID
	attributes []attrPlan

	ids        map[string]anchor
	sorted     []string // the ids, at the end
	references map[reference]*referrer
	pointing   map[string]int // pointers with a # by their attributes
	outside    bool           // whether references to other files are noted
	ignores    ignores
}

// An element is one that is open.
type element struct {
	name   xmltext.Name
	tei    bool
	span   source.Span // the start tag
	order  int         // counts start tags
	index  int         // counts, from 1, the siblings of its name up to itself
	census int         // where that of its children begins

	event *xmltext.Event // while its start tag is being looked at
	plan  elementPlan
}

// attr returns the value of an attribute without namespace, "" if there is none.
func (e *element) attr(name string) string {
	if a := e.event.Attr("", name); a != nil {
		return a.Value
	}
	return ""
}

func newDocument(c *Config) *Document {
	return &Document{
		config: c, levels: c.Levels,
		open:       make([]element, 0, 32),
		ids:        map[string]anchor{},
		references: map[reference]*referrer{},
		pointing:   map[string]int{},
	}
}

// Feed takes the next event of the document. It keeps nothing of the event.
func (d *Document) Feed(e *xmltext.Event) {
	switch e.Kind {
	case xmltext.StartElement:
		d.enter(e)
	case xmltext.EndElement:
		d.leave(e)
	case xmltext.Text, xmltext.CData:
		for _, look := range d.text {
			look(e)
		}
	case xmltext.ProcessingInstruction:
		if e.Name.Local == "siglum" {
			d.ignores.read(d, e)
		}
	case xmltext.EntityReference:
		d.incomplete = true
	}
}

func (d *Document) enter(e *xmltext.Event) {
	d.tags++
	f := element{name: e.Name, tei: e.Name.Space == tei, span: e.Span, order: d.tags, event: e}
	if e.Name.Space == xinclude {
		d.incomplete = true
	}
	if len(d.open) == 0 && f.tei && !slices.Contains(roots, e.Name.Local) {
		d.incomplete = true
	}
	d.count(&f, e.NameID)
	d.open = append(d.open, f)
	top := &d.open[len(d.open)-1]
	d.ignores.enter(top)
	d.identify(top)
	for i := range e.Attrs {
		d.lookAtAttribute(top, &e.Attrs[i])
	}
	top.plan = d.plan(top)
	for _, look := range top.plan.start {
		look(top)
	}
	top.event = nil
}

func (d *Document) lookAtAttribute(e *element, a *xmltext.Attr) {
	for _, look := range d.value {
		look(e, a)
	}
	if !e.tei || a.Name.Space != "" {
		return
	}
	for _, look := range d.planAttribute(a) {
		look(e, a)
	}
}

func (d *Document) leave(e *xmltext.Event) {
	if len(d.open) == 0 {
		return
	}
	top := &d.open[len(d.open)-1]
	for _, look := range top.plan.end {
		look(top)
	}
	d.ignores.leave(d, top, e)
	d.census = d.census[:top.census]
	d.open = d.open[:len(d.open)-1]
}

// within reports whether the innermost open element stands in one of these TEI names,
// or is one.
func (d *Document) within(names ...string) bool {
	for i := range d.open {
		if !d.open[i].tei {
			continue
		}
		for _, name := range names {
			if d.open[i].name.Local == name {
				return true
			}
		}
	}
	return false
}

// report adds a finding of a rule.
func (d *Document) report(r *Rule, found diag.Diagnostic) {
	found.Code, found.Severity = r.Code, d.levels.of(r).severity()
	found.Keep()
	d.found = append(d.found, found)
}

// End returns the findings after the last event, sorted. A document that was not read
// to its end is not blamed for what did not come.
func (d *Document) End(complete bool) diag.List {
	d.incomplete = d.incomplete || !complete
	for _, look := range d.finish {
		look()
	}
	return d.ignores.apply(d).Sorted()
}
