package html

import (
	"strconv"

	"github.com/siglum/siglum/transform"
)

// table writes a table in a box that scrolls, for it may be wider than a phone.
func table(p *page, n *transform.Node) {
	head, rest := captions(n.Nodes)
	p.open("div", attr{"class", "table"}, attr{"tabindex", "0"}, attr{"role", "group"}, attr{"aria-label", p.m.Labels.Get("table")})
	p.start("table", n, tagged(n))
	p.raw("\n")
	if len(head) > 0 {
		p.open("caption")
		p.nodes(head)
		p.close("caption")
	}
	labels := 0
	for labels < len(rest) && rest[labels].Kind == transform.Row && rest[labels].Head {
		labels++
	}
	p.rows("thead", rest[:labels])
	p.rows("tbody", rest[labels:])
	p.close("table")
	p.close("div")
	p.raw("\n")
}

func (p *page) rows(tag string, rows []*transform.Node) {
	if len(rows) == 0 {
		return
	}
	p.open(tag)
	for _, r := range rows {
		if r.Kind == transform.Row {
			p.row(r, tag == "thead")
			continue
		}
		p.raw("<tr><td>")
		p.nodes([]*transform.Node{r})
		p.raw("</td></tr>\n")
	}
	p.close(tag)
}

// row writes a row that stands in no table.
func row(p *page, n *transform.Node) { block("div", "row")(p, n) }

func (p *page) row(n *transform.Node, head bool) {
	p.start("tr", n, tagged(n))
	for _, c := range n.Nodes {
		switch {
		case c.Kind != transform.Cell:
			p.open("td")
			p.nodes([]*transform.Node{c})
			p.close("td")
		case head || n.Head:
			p.cell("th", "col", c)
		case c.Head:
			p.cell("th", "row", c)
		default:
			p.cell("td", "", c)
		}
	}
	p.close("tr")
	p.raw("\n")
}

func (p *page) cell(tag, scope string, n *transform.Node) {
	p.start(tag, n, tagged(n), attr{"scope", scope}, attr{"colspan", spans(n.Cols)}, attr{"rowspan", spans(n.Rows)})
	p.nodes(n.Nodes)
	p.close(tag)
}

// cell writes a cell that stands in no row.
func cell(p *page, n *transform.Node) { block("div", "cell")(p, n) }

func spans(n int) string {
	if n < 2 {
		return ""
	}
	return strconv.Itoa(n)
}
