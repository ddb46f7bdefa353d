package html

import "github.com/siglum/siglum/transform"

// legend explains the signs that stand on the page, in each view its own.
func (p *page) legend() {
	var in transform.Views
	for _, e := range p.m.Legend {
		in |= e.In
	}
	if len(p.m.Legend) == 0 {
		return
	}
	p.start("section", &transform.Node{In: in, ID: "legend"}, "legend", attr{"aria-label", p.m.Labels.Get("legend")})
	p.raw("\n")
	p.heading(p.m.Labels.Get("legend"))
	p.raw("\n<dl>\n")
	for _, e := range p.m.Legend {
		p.start("div", &transform.Node{In: e.In}, "")
		p.raw("<dt>")
		p.nodes(e.Example)
		p.raw("</dt><dd>")
		p.text(e.Meaning)
		p.raw("</dd></div>\n")
	}
	p.raw("</dl>\n</section>\n")
}
