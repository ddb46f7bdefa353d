package html

import (
	"slices"
	"strconv"

	"github.com/siglum/siglum/transform"
)

// list writes a list. Its numbers are those of the source; where they are no
// integers, they stand as text.
func list(p *page, n *transform.Node) {
	head, rest := captions(n.Nodes)
	p.nodes(head)
	tag, class := "ul", ""
	switch {
	case n.Ordered && integers(rest):
		tag = "ol"
	case labelled(rest):
		class = "labelled"
	}
	p.start(tag, n, classes(class, tagged(n)))
	p.raw("\n")
	for _, child := range rest {
		p.listItem(child, tag == "ol")
	}
	p.close(tag)
	p.raw("\n")
}

func (p *page) listItem(n *transform.Node, ordered bool) {
	if n.Kind != transform.Item {
		p.open("li", attr{"class", "unlabelled"})
		p.nodes([]*transform.Node{n})
		p.close("li")
		return
	}
	if ordered {
		p.start("li", n, tagged(n), attr{"value", n.N})
	} else {
		p.start("li", n, tagged(n))
		if n.N != "" {
			p.element("span", n.N, attr{"class", "sign n"})
			p.raw(" ")
		}
	}
	p.nodes(n.Nodes)
	p.close("li")
	p.raw("\n")
}

// item writes an item that stands in no list.
func item(p *page, n *transform.Node) { block("div", "item")(p, n) }

func labelled(nodes []*transform.Node) bool {
	return slices.ContainsFunc(nodes, func(n *transform.Node) bool { return n.Kind == transform.Item && n.N != "" })
}

func integers(nodes []*transform.Node) bool {
	for _, n := range nodes {
		if _, err := strconv.Atoi(n.N); n.Kind == transform.Item && n.N != "" && err != nil {
			return false
		}
	}
	return true
}

// captions parts the captions at the start of a list or table from the rest.
func captions(nodes []*transform.Node) (head, rest []*transform.Node) {
	for i, n := range nodes {
		if n.Kind != transform.Caption {
			return nodes[:i], nodes[i:]
		}
	}
	return nodes, nil
}

func glossList(p *page, n *transform.Node) {
	head, rest := captions(n.Nodes)
	p.nodes(head)
	if len(rest) == 0 || rest[0].Kind != transform.Term {
		n := *n
		n.Nodes = rest
		for i, child := range rest {
			if child.Kind == transform.Term || child.Kind == transform.Definition {
				group := *child
				group.Kind = transform.Group
				rest[i] = &group
			}
		}
		block("div", "glosses")(p, &n)
		return
	}
	p.start("dl", n, tagged(n))
	p.raw("\n")
	for _, child := range rest {
		if child.Kind == transform.Term || child.Kind == transform.Definition {
			p.nodes([]*transform.Node{child})
			continue
		}
		p.open("dd")
		p.nodes([]*transform.Node{child})
		p.close("dd")
	}
	p.close("dl")
	p.raw("\n")
}
