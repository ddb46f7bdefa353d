package relaxng

import (
	"slices"

	"github.com/siglum/siglum/tei/xmltext"
)

// Values is what the schema says of the value of an attribute.
type Values struct {
	Words     []Word   // those that it lists, in its order
	Datatypes []string // the datatypes of others, by name: anyURI, IDREF, date
	List      bool     // there may be several, parted by white space
}

// A Word is a value that a schema lists.
type Word struct {
	Text          string
	Documentation string // "" if the schema says nothing about it
}

// Has reports whether values may be of the datatype of a name.
func (v Values) Has(datatype string) bool { return slices.Contains(v.Datatypes, datatype) }

// Values returns what may be the value of an attribute of a start tag at the place. Of
// the other attributes of the tag, has are those that count.
func (p Place) Values(name xmltext.Name, has []xmltext.Attr, attribute xmltext.Name) Values {
	var values Values
	tag := p.tag(name, has)
	if tag.state == nil {
		return values
	}
	q := qname{attribute.Space, attribute.Local}
	step := p.machine.attribute(tag.state, p.schema.symbols.symbol(q), q)
	if step == nil {
		return values
	}
	for _, in := range step.in {
		values.add(p.machine, in)
	}
	return values
}

// DescribeAttribute returns what the schema says of an attribute of a start tag at the
// place.
func (p Place) DescribeAttribute(name xmltext.Name, has []xmltext.Attr, attribute xmltext.Name) string {
	tag := p.tag(name, has)
	if tag.state == nil {
		return ""
	}
	q := qname{attribute.Space, attribute.Local}
	if step := p.machine.attribute(tag.state, p.schema.symbols.symbol(q), q); step != nil {
		return documentation(step.ways)
	}
	return ""
}

// add adds what text may be in a state. Of lists the first item is taken for all: in
// TEI all items are alike.
func (v *Values) add(a *automaton, s *state) {
	for _, leaf := range a.leaves(s) {
		switch p := leaf.source.(type) {
		case *Value:
			v.addWord(Word{collapse(p.Text), p.Documentation})
		case *Data:
			if name := p.Type.Name(); !v.Has(name) {
				v.Datatypes = append(v.Datatypes, name)
			}
		}
		if leaf.kind == listTerm {
			v.List = true
			a.mu.Lock()
			items := a.state(leaf.parts[0])
			a.mu.Unlock()
			v.add(a, items)
		}
	}
}

func (v *Values) addWord(w Word) {
	if !slices.ContainsFunc(v.Words, func(x Word) bool { return x.Text == w.Text }) {
		v.Words = append(v.Words, w)
	}
}
