package html

import (
	"strconv"

	"github.com/siglum/siglum/transform"
)

// A writer writes one node.
type writer func(*page, *transform.Node)

// writers is the table from the kind of a node to its element.
func writers() map[transform.Kind]writer {
	return map[transform.Kind]writer{
		transform.Group:        group,
		transform.Division:     block("div", "div"),
		transform.Heading:      heading,
		transform.Paragraph:    paragraph,
		transform.Letterhead:   landmark("header"),
		transform.Letterfoot:   landmark("footer"),
		transform.Address:      landmark("address"),
		transform.Line:         block("div", "line"),
		transform.Verse:        verse,
		transform.Stanza:       block("div", "lg"),
		transform.Speech:       block("div", "sp"),
		transform.Speaker:      textBlock("speaker"),
		transform.Stage:        textBlock("stage"),
		transform.Quotation:    block("blockquote", ""),
		transform.List:         list,
		transform.Item:         item,
		transform.GlossList:    glossList,
		transform.Term:         block("dt", ""),
		transform.Definition:   block("dd", ""),
		transform.Table:        table,
		transform.Caption:      textBlock("caption"),
		transform.Row:          row,
		transform.Cell:         cell,
		transform.Figure:       figure,
		transform.Margin:       block("aside", "margin"),
		transform.Remark:       block("div", "remark"),
		transform.Preformatted: block("pre", ""),
		transform.Rule:         rule,

		transform.Text:       text,
		transform.Sign:       sign,
		transform.Blank:      inline("span", "blank"),
		transform.Span:       span,
		transform.Insertion:  inline("ins", ""),
		transform.Deletion:   inline("del", ""),
		transform.Italic:     inline("i", ""),
		transform.Bold:       inline("b", ""),
		transform.Underlined: inline("u", ""),
		transform.Struck:     inline("s", ""),
		transform.Superior:   inline("sup", ""),
		transform.Inferior:   inline("sub", ""),
		transform.Emphasis:   inline("em", ""),
		transform.Expansion:  inline("i", "ex"),
		transform.LineBreak:  lineBreak,
		transform.PageBreak:  pageBreak,
		transform.WordBreak:  func(p *page, n *transform.Node) { p.raw("<wbr>") },
		transform.Anchor:     inline("span", "anchor"),
		transform.Link:       link,
		transform.Image:      image,
		transform.Facsimile:  facsimile,
		transform.HandLabel:  handLabel,
		transform.NoteRef:    noteRef,
		transform.EntryRef:   entryRef,
	}
}

var byKind map[transform.Kind]writer

func init() { byKind = writers() } // not at its declaration: the writers write their children by it

// nodes writes nodes, leaving out what no view of a page shows.
func (p *page) nodes(nodes []*transform.Node) {
	for _, n := range nodes {
		if onPage(n.In) {
			byKind[n.Kind](p, n)
		}
	}
}

func hasBlock(nodes []*transform.Node) bool {
	return len(nodes) > 0 && nodes[0].Kind.Block()
}

func block(tag, class string) writer {
	return func(p *page, n *transform.Node) {
		p.start(tag, n, classes(class, tagged(n)))
		if hasBlock(n.Nodes) {
			p.raw("\n")
		}
		p.nodes(n.Nodes)
		p.close(tag)
		p.raw("\n")
	}
}

// group writes several blocks. What is written below a letter is a part of its own.
func group(p *page, n *transform.Node) {
	tag := "div"
	if n.Name == "postscript" {
		tag = "section"
	}
	block(tag, "")(p, n)
}

// span writes what only needs its class. Directions within a speech are set apart
// without a style sheet too.
func span(p *page, n *transform.Node) {
	tag := "span"
	if n.Name == "stage" {
		tag = "i"
	}
	inline(tag, "")(p, n)
}

// textBlock is a paragraph where it holds text, else a box.
func textBlock(class string) writer {
	return func(p *page, n *transform.Node) {
		tag := "p"
		if hasBlock(n.Nodes) {
			tag = "div"
		}
		block(tag, class)(p, n)
	}
}

func inline(tag, class string) writer {
	return func(p *page, n *transform.Node) {
		p.start(tag, n, classes(class, tagged(n)))
		p.text(n.Text)
		p.nodes(n.Nodes)
		p.close(tag)
	}
}

// landmark writes an element that cannot hold another one of its kind.
func landmark(tag string) writer {
	return func(p *page, n *transform.Node) {
		actual := tag
		if p.address > 0 || tag != "address" && p.within > 0 {
			actual = "div"
		}
		counter := &p.within
		if tag == "address" {
			counter = &p.address
		}
		*counter++
		block(actual, "")(p, n)
		*counter--
	}
}

func heading(p *page, n *transform.Node) {
	tag := "h" + strconv.Itoa(min(n.Level+1+p.shift, 6))
	if hasBlock(n.Nodes) || p.address > 0 || len(n.Nodes) == 0 {
		tag = "div"
	}
	block(tag, "head")(p, n)
}

// paragraph writes a paragraph with its number, which is a link to it, so that it
// can be cited.
func paragraph(p *page, n *transform.Node) {
	tag := "p"
	if hasBlock(n.Nodes) {
		tag = "div"
	}
	p.start(tag, n, classes("p", tagged(n)))
	p.number(n, "paragraph")
	p.nodes(n.Nodes)
	p.close(tag)
	p.raw("\n")
}

// number writes the number of a block in the margin.
func (p *page) number(n *transform.Node, label string) {
	if n.N != "" && n.ID != "" {
		p.element("a", n.N, attr{"class", "number"}, attr{"href", "#" + n.ID}, attr{"aria-label", p.m.Labels.Get(label, "n", n.N)})
	}
}

// verse writes a line of verse. Each fifth is numbered, and in the critical text those
// that the apparatus speaks of.
func verse(p *page, n *transform.Node) {
	tag := "p"
	if hasBlock(n.Nodes) {
		tag = "div"
	}
	p.start(tag, n, classes("l", tagged(n)))
	switch line, err := strconv.Atoi(n.N); {
	case err == nil && line%5 == 0:
		p.number(n, "line")
	case n.Varies:
		p.start("span", &transform.Node{In: critical}, "number")
		p.text(n.N)
		p.close("span")
	}
	p.nodes(n.Nodes)
	p.close(tag)
	p.raw("\n")
}

func rule(p *page, n *transform.Node) {
	if n.Text == "" {
		p.start("hr", n, "")
		return
	}
	p.start("p", n, "separator")
	p.text(n.Text)
	p.close("p")
}

// text writes characters of the source. The blank that stands for a line end may
// stand in all views: beside the line end it is not seen.
func text(p *page, n *transform.Node) {
	class, _ := p.views(n.In)
	if n.Name == "lb" || class == "" && n.Hand == nil {
		p.text(n.Text)
		return
	}
	p.start("span", n, "")
	p.text(n.Text)
	p.close("span")
}

func sign(p *page, n *transform.Node) {
	p.start("span", n, "sign")
	p.text(n.Text)
	p.close("span")
}

// lineBreak ends a line, unless none has begun. Of the numbers of lines each fifth
// is shown.
func lineBreak(p *page, n *transform.Node) {
	if n.Class != transform.FirstLine {
		p.start("br", n, "", attr{"data-n", n.N})
	}
	if line, err := strconv.Atoi(n.N); err == nil && line%5 == 0 {
		p.start("span", &transform.Node{In: n.In & diplomatic}, "number line-number")
		p.text(n.N)
		p.close("span")
	}
}

const (
	diplomatic = transform.Views(1 << transform.Diplomatic)
	critical   = transform.Views(1 << transform.Critical)
)

func pageBreak(p *page, n *transform.Node) {
	if p.o.NoPages {
		p.start("span", &transform.Node{In: n.In, ID: n.ID}, "anchor")
		p.close("span")
		return
	}
	label := n.Title
	mark := *n
	mark.Title = ""
	role := ""
	if n.Name == "pb" {
		role = "doc-pagebreak"
	} else {
		mark.Title, label = label, ""
	}
	p.start("span", &mark, "pb", attr{"role", role}, attr{"aria-label", label})
	p.text(n.Text)
	p.close("span")
}

func link(p *page, n *transform.Node) {
	p.start("a", n, tagged(n), attr{"href", n.Target})
	p.nodes(n.Nodes)
	p.close("a")
}

func handLabel(p *page, n *transform.Node) {
	p.start("sup", n, "hand-label")
	p.text(n.Text)
	p.close("sup")
}
