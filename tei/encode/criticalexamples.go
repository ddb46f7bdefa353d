package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
)

// label reads an example of a label of the critical notation, and prints what became of it.
func (c *exampleChecker) label(r *notation.LabelRule, i int, x notation.Example) {
	got, _ := critical.ParseInline(x.Text, c.profile)
	want := etree.NewElement("p")
	want.CreateAttr("xmlns", tei.Namespace)
	fragment(want, x.TEI)
	reader := criticalReader{}
	if wanted := critical.WithoutLayout("p", reader.nodes(want.Child)); !critical.Equal(got, wanted) {
		c.fail(r.Name, c.at(r.Name, i, "tei"), "the example %q becomes %s, not %s", x.Text, critical.XML(got), x.TEI)
		return
	}
	if back := critical.PrintInline(got, c.profile); back != x.Text && !x.OneWay {
		c.fail(r.Name, c.at(r.Name, i, "text"), "decoding the example %q gives %q", x.Text, back)
	}
}
