package xmltext

import "github.com/siglum/siglum/tei/source"

// RootName returns the name of the root element of a document, which is read no further, or
// the zero name if there is none to be found.
func RootName(f *source.File) Name {
	r := NewReader(f, Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		if e.Kind == StartElement {
			return e.Name
		}
	}
	return Name{}
}
