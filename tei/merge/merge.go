package merge

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// A Side is one of the two changed documents.
type Side int

// The sides.
const (
	Neither Side = iota
	Edited       // the edition, as somebody changed it
	Encoded      // what the transcription is encoded to now
)

// Options says how to merge. The zero value is the default.
type Options struct {
	// Prefer is the side that is taken where both made different changes. They are
	// conflicts all the same.
	Prefer Side
}

// A Conflict is a place that both sides changed, and not in the same way.
type Conflict struct {
	Path    string      // the element in the edited document
	Edited  source.Span // its start tag there
	Encoded source.Span // the start tag of the element in the encoded document
	What    string      // what both changed: "the attribute place", "the text"
	Was     string      // the words or the value in the base; "" if there were none
	IsNow   string      // in the edited document
	Becomes string      // in the encoded document
}

// Merge returns the base with the changes of both sides. With conflicts and no preferred
// side it holds what the edited document has in these places.
func Merge(base, edited, encoded *tei.Document, o Options) (*tei.Document, []Conflict) {
	m := &merger{edited: edited, encoded: encoded, prefer: o.Prefer}
	tree := etree.NewDocument()
	m.children(&tree.Element, triple{&base.Tree().Element, &edited.Tree().Element, &encoded.Tree().Element})
	return tei.NewDocument(tree), m.conflicts
}

// A triple is one element in the three documents.
type triple struct{ base, edited, encoded *etree.Element }

type merger struct {
	edited, encoded *tei.Document
	prefer          Side
	conflicts       []Conflict
}

// element returns an element merged.
func (m *merger) element(t triple) *etree.Element {
	out := &etree.Element{Space: t.edited.Space, Tag: t.edited.Tag}
	m.attributes(out, t)
	m.children(out, t)
	return out
}

// attributes merges attribute by attribute, those of the edited document first.
func (m *merger) attributes(out *etree.Element, t triple) {
	var names []string
	for _, e := range []*etree.Element{t.edited, t.encoded} {
		for _, a := range e.Attr {
			if !slices.Contains(names, a.FullKey()) {
				names = append(names, a.FullKey())
			}
		}
	}
	for _, name := range names {
		was, isNow, becomes := valueOf(t.base, name), valueOf(t.edited, name), valueOf(t.encoded, name)
		value := isNow
		switch {
		case isNow == becomes || was == becomes:
		case was == isNow:
			value = becomes
		default:
			m.conflict(t, "the attribute "+name, was.text, isNow.text, becomes.text)
			if m.prefer == Encoded {
				value = becomes
			}
		}
		if value.stated {
			out.CreateAttr(name, value.text)
		}
	}
}

// A value is one of an attribute, if that is stated.
type value struct {
	text   string
	stated bool
}

func valueOf(e *etree.Element, name string) value {
	if a := e.SelectAttr(name); a != nil {
		return value{a.Value, true}
	}
	return value{}
}

func (m *merger) conflict(t triple, what, was, isNow, becomes string) {
	m.conflicts = append(m.conflicts, Conflict{
		Path: tei.Path(t.edited), Edited: m.edited.Span(t.edited), Encoded: m.encoded.Span(t.encoded),
		What: what, Was: was, IsNow: isNow, Becomes: becomes,
	})
}
