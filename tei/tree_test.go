package tei_test

import (
	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameTree compares trees by all that XML can say: parents and indices follow from
// the children.
var sameTree = cmp.Options{
	cmpopts.IgnoreUnexported(etree.Element{}, etree.Attr{}, etree.Comment{}, etree.Directive{}, etree.ProcInst{}),
	cmpopts.IgnoreTypes(etree.ReadSettings{}, etree.WriteSettings{}),
	cmp.Transformer("charData", func(c *etree.CharData) charData { return charData{c.Data, c.IsCData()} }),
}

type charData struct {
	Data  string
	CData bool
}
