package lint

import "github.com/siglum/siglum/tei/xmltext"

// hooks are what rules want to see of a document.
type hooks struct {
	starts   map[string][]func(*element) // by the names of TEI elements
	ends     map[string][]func(*element)
	pointer  map[string][]func(*element, *xmltext.Attr) // by the names of attributes on TEI elements
	value    []func(*element, *xmltext.Attr)            // each attribute of each element
	text     []func(*xmltext.Event)
	passages []func(passage) // see atText
	finish   []func()
}

// atStart has the start tags of TEI elements looked at.
func (h *hooks) atStart(look func(*element), names ...string) {
	h.starts = wanting(h.starts, look, names)
}

// atEnd has the end tags of TEI elements looked at.
func (h *hooks) atEnd(look func(*element), names ...string) { h.ends = wanting(h.ends, look, names) }

// atAttribute has attributes of TEI elements looked at.
func (h *hooks) atAttribute(look func(*element, *xmltext.Attr), names ...string) {
	h.pointer = wanting(h.pointer, look, names)
}

func wanting[F any](of map[string][]F, look F, names []string) map[string][]F {
	if of == nil {
		of = map[string][]F{}
	}
	for _, name := range names {
		of[name] = append(of[name], look)
	}
	return of
}

// atEndOfDocument has something done after the last event.
func (h *hooks) atEndOfDocument(look func()) { h.finish = append(h.finish, look) }

// An elementPlan is what looks at the elements of a name.
type elementPlan struct {
	known      bool
	start, end []func(*element)
}

// An attrPlan is what looks at the attributes of a name.
type attrPlan struct {
	known bool
	look  []func(*element, *xmltext.Attr)
}

// plan returns what looks at an element. It is looked up once for each name.
func (d *Document) plan(e *element) elementPlan {
	p := at(&d.elements, e.event.NameID)
	if !p.known {
		p.known = true
		if e.tei {
			p.start, p.end = d.starts[e.name.Local], d.ends[e.name.Local]
		}
	}
	return *p
}

func (d *Document) planAttribute(a *xmltext.Attr) []func(*element, *xmltext.Attr) {
	p := at(&d.attributes, a.NameID)
	if !p.known {
		*p = attrPlan{known: true, look: d.pointer[a.Name.Local]}
	}
	return p.look
}

// at returns the place of a number in a slice that grows to have one.
func at[T any](list *[]T, n uint32) *T {
	for int(n) >= len(*list) {
		*list = append(*list, *new(T))
	}
	return &(*list)[n]
}
