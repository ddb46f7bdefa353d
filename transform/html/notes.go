package html

import "github.com/siglum/siglum/transform"

// notes writes the notes at the end of the text, each with a link back.
func (p *page) notes() {
	if len(p.m.Notes) == 0 {
		return
	}
	p.open("section", attr{"class", "apart"}, attr{"id", "notes"}, attr{"role", "doc-endnotes"}, attr{"aria-label", p.m.Labels.Get("notes")})
	p.raw("\n")
	p.heading(p.m.Labels.Get("notes"))
	p.raw("\n<ol class=\"keyed\">\n")
	for _, n := range p.m.Notes {
		node := transform.Node{In: transform.AllViews, ID: n.ID, Lang: n.Lang, RTL: n.RTL, Class: n.Class}
		p.start("li", &node, "")
		p.element("span", n.Key, attr{"class", "key"})
		p.raw(" ")
		p.body(n.Nodes)
		p.back(n.Ref)
		p.raw("</li>\n")
	}
	p.raw("</ol>\n</section>\n")
}

// body writes what a note says in a box, where it holds blocks, or in the line.
func (p *page) body(nodes []*transform.Node) {
	tag := "span"
	if hasBlock(nodes) {
		tag = "div"
	}
	p.open(tag, attr{"class", "body"})
	p.nodes(nodes)
	p.close(tag)
}

func (p *page) back(ref string) {
	p.raw(" ")
	p.element("a", "↩", attr{"class", "back"}, attr{"href", "#" + ref}, attr{"aria-label", p.m.Labels.Get("back")})
}
