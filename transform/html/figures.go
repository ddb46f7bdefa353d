package html

import "github.com/siglum/siglum/transform"

// figure writes images and what stands with them. The captions at its end are its
// caption.
func figure(p *page, n *transform.Node) {
	end := len(n.Nodes)
	for end > 0 && n.Nodes[end-1].Kind == transform.Caption {
		end--
	}
	p.start("figure", n, tagged(n))
	p.nodes(n.Nodes[:end])
	if end < len(n.Nodes) {
		p.open("figcaption")
		p.nodes(n.Nodes[end:])
		p.close("figcaption")
	}
	p.close("figure")
	p.raw("\n")
}
