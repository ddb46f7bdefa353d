package tei

import (
	"testing"

	"github.com/beevik/etree"
)

func TestPathsAreThoseOfPath(t *testing.T) {
	doc := etree.NewDocument()
	if err := doc.ReadFromString(`<?xml version="1.0"?><TEI><text><p>a<hi/>b<hi><x:p/></hi></p><ab/><p><hi/></p></text></TEI>`); err != nil {
		t.Fatal(err)
	}
	paths := Paths(doc.Root())
	for e := range Elements(doc.Root()) {
		if got, want := paths[e], Path(e); got != want {
			t.Errorf("path %q, want %q", got, want)
		}
	}
	if got, want := len(paths), 9; got != want {
		t.Errorf("%d paths, want %d", got, want)
	}
}
