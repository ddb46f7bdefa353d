package relaxng

import (
	"slices"

	"github.com/siglum/siglum/tei/xmltext"
)

// An Offer is an element or an attribute that may stand at a place.
type Offer struct {
	Space, Local  string
	Documentation string // what the schema says that it is for (a:documentation); "" if nothing
	Required      bool   // without it, what it would stand in is not complete
}

// Elements returns the elements that may come next at the place, sorted by name.
// Elements of any name, which some schemas allow, are not among them.
func (p Place) Elements() []Offer {
	if p.state == nil {
		return nil
	}
	needed := required(p.state.term, elementTerm)
	return offers(p.state.elementNames(), next(p.state.term), needed)
}

// Attributes returns the attributes that a start tag at the place may have besides
// those that it has, sorted by name.
func (p Place) Attributes(name xmltext.Name, has []xmltext.Attr) []Offer {
	tag := p.tag(name, has)
	if tag.state == nil {
		return nil
	}
	return offers(tag.state.attributeNames(), attributesOf(tag.state.term), tag.state.neededAttributes())
}

// Describe returns what the schema says of an element that stands at the place, or
// else of an element of that name anywhere.
func (p Place) Describe(name xmltext.Name) string {
	if step := p.step(name); step != nil {
		if d := documentation(step.ways); d != "" {
			return d
		}
	}
	if p.schema == nil {
		return ""
	}
	for _, e := range p.schema.lexicon().elements[qname{name.Space, name.Local}] {
		if e.Documentation != "" {
			return e.Documentation
		}
	}
	return ""
}

// Expandable reports whether an element may hold anything. One that may not is
// written as an empty-element tag.
func (p Place) Expandable(name xmltext.Name) bool {
	in := p.Inside(name, nil)
	return in.state == nil || len(next(in.state.term)) > 0 || !p.machine.text(in.state).refuses()
}

func offers(names []qname, terms []*term, needed []qname) []Offer {
	about := map[qname]string{}
	for _, t := range terms {
		listed(t.names, func(n *Name) {
			if q := (qname{n.Space, n.Local}); about[q] == "" {
				about[q] = documentation([]*term{t})
			}
		})
	}
	offers := make([]Offer, len(names))
	for i, n := range names {
		offers[i] = Offer{n.space, n.local, about[n], slices.Contains(needed, n)}
	}
	return offers
}

// documentation returns the first documentation that patterns of elements or
// attributes have.
func documentation(terms []*term) string {
	for _, t := range terms {
		switch p := t.source.(type) {
		case *Element:
			if p.Documentation != "" {
				return p.Documentation
			}
		case *Attribute:
			if p.Documentation != "" {
				return p.Documentation
			}
		}
	}
	return ""
}
