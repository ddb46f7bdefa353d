package encode

import (
	"slices"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
)

// shape returns the shape of the profile that explains most of the header's
// layout, or nil if there is no header.
func (e *encoder) shape() *notation.HeaderShape {
	if len(e.tree.Header) == 0 {
		return nil
	}
	var best *notation.HeaderShape
	most := -1
	for _, s := range e.profile.Header.Shapes {
		if s.Flat && !e.tree.Flat {
			continue // it would put all of the text on one line
		}
		if n := e.explains(s); n > most {
			best, most = s, n
		}
	}
	return best
}

// explains counts the gaps of the header that a shape makes.
func (e *encoder) explains(s *notation.HeaderShape) int {
	n := 0
	for i, f := range e.tree.Header {
		lead := f.Lead.Text
		if f.Label == "" && len(f.Value) > 0 {
			lead = f.Value[0].Lead.Text
		}
		if i == 0 && lead == s.Start || i > 0 && lead == s.Between {
			n++
		}
		if f.Label != "" && f.Gap.Text == s.Gap {
			n += 2
		}
		if (f.Label == "") == slices.Contains(s.Unlabelled, f.Def.Field.Text) {
			n++
		}
	}
	return n
}

// fieldOrder returns the fields of the header in the order of the transcription,
// those with a label marked by a colon.
func (e *encoder) fieldOrder() []string {
	var order []string
	for _, f := range e.tree.Header {
		name := f.Def.Field.Text
		if f.Label != "" {
			name += ":"
		}
		order = append(order, name)
	}
	return order
}

// orderAsDecoded returns the fields that decoding finds in the header as it is.
func (e *encoder) orderAsDecoded(s *notation.HeaderShape) []string {
	d := decoder{doc: tei.NewDocument(e.doc.tree), profile: e.profile, shape: s}
	return d.canonicalOrder()
}
