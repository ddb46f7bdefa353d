package html

import (
	"strconv"

	"github.com/siglum/siglum/transform"
)

const (
	fewestHeads = 3  // with which a page has a table of contents
	openHeads   = 12 // with which it stands open
)

// contents writes the table of contents of an edition with several headings.
func (p *page) contents() {
	if len(p.m.Contents) < fewestHeads {
		return
	}
	p.open("nav", attr{"class", "toc"}, attr{"id", "contents"}, attr{"aria-label", p.m.Labels.Get("contents")})
	p.raw("<details")
	if len(p.m.Contents) <= openHeads {
		p.raw(" open")
	}
	p.raw(">")
	p.element("summary", p.m.Labels.Get("contents"))
	p.raw("\n<ol>\n")
	for _, h := range p.m.Contents {
		p.start("li", &transform.Node{In: h.In, Lang: h.Lang, RTL: h.RTL}, "toc-"+strconv.Itoa(h.Level))
		p.element("a", h.Text, attr{"href", "#" + h.ID})
		p.raw("</li>\n")
	}
	p.raw("</ol></details></nav>\n")
}
