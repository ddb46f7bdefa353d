package html

import (
	"strings"

	"github.com/siglum/siglum/transform"
)

// entries writes the textual notes or the apparatus.
func (p *page) entries(id string, apparatus bool) {
	var list []*transform.Entry
	var in transform.Views
	for _, e := range p.m.Entries {
		if e.Apparatus == apparatus {
			list = append(list, e)
			in |= e.In
		}
	}
	if len(list) == 0 {
		return
	}
	p.start("section", &transform.Node{In: in, ID: id}, "apart", attr{"aria-label", p.m.Labels.Get(id)})
	p.raw("\n")
	p.heading(p.m.Labels.Get(id))
	p.raw("\n<ol class=\"keyed\">\n")
	line := ""
	for _, e := range list {
		p.entry(e, e.Keyed && e.Line == line)
		line = e.Line
	}
	p.raw("</ol>\n</section>\n")
}

// entry writes one entry: lemma] A; reading B C. The number of a line is not seen again
// before further entries on it.
func (p *page) entry(e *transform.Entry, again bool) {
	p.start("li", &transform.Node{In: e.In, ID: e.ID}, "")
	p.entryKey(e, again)
	if e.Lemma != "" {
		p.element("span", e.Lemma, attr{"class", "lemma"})
		p.raw("] ")
	}
	sigla := e.Sigla
	if p.m.Negative && e.Apparatus {
		sigla = nil
	}
	if e.Omit && len(sigla) > 0 {
		p.element("i", p.m.Labels.Get("om"))
		p.raw(" ")
	}
	p.sigla(sigla)
	p.text(e.Remark)
	if e.Remark == "" {
		p.by(e.Hand, "")
	} else {
		p.by(e.Hand, ", ")
	}
	p.comments(e.Notes)
	for i, r := range e.Readings {
		if i > 0 || e.Remark != "" || len(sigla) > 0 {
			p.raw("; ")
		}
		p.reading(r)
		p.comments(r.Notes)
	}
	p.otherPlace(e)
	p.back(e.Ref)
	p.raw("</li>\n")
}

// entryKey writes what leads from an entry to its place: letters, or the number of its line,
// which is not seen where it is that of the entry before.
func (p *page) entryKey(e *transform.Entry, again bool) {
	switch {
	case again:
		p.element("span", e.Line, attr{"class", "key at again"})
	case e.Keyed:
		p.element("span", e.Line, attr{"class", "key at"})
	default:
		p.open("span", attr{"class", "key"})
		p.keys(e)
		p.close("span")
	}
	p.raw(" ")
	if e.Line != "" && !e.Keyed {
		p.element("span", e.Line, attr{"class", "at"})
		p.raw(" ")
	}
}

// otherPlace leads from one entry of a transposition to the other.
func (p *page) otherPlace(e *transform.Entry) {
	if e.Other == nil {
		return
	}
	key := e.Other.Keys[transform.Critical]
	if key == "" {
		key = e.Other.Line
	}
	p.raw("; ")
	p.open("a", attr{"class", "other"}, attr{"href", "#" + e.Other.ID})
	p.text("⇄ " + p.m.Labels.Get("transposed", "key", key))
	p.close("a")
}

func (p *page) comments(notes [][]*transform.Node) {
	for _, nodes := range notes {
		p.raw(" ")
		p.body(nodes)
	}
}

func (p *page) reading(r transform.Rdg) {
	if r.Words != "" {
		p.text(r.Words + " ")
	}
	tag := "span"
	if hasBlock(r.Nodes) {
		tag = "div"
	}
	class := "rdg"
	if r.Omit {
		class = "rdg omitted"
	}
	p.open(tag, attr{"class", class})
	if r.Omit {
		p.element("i", p.m.Labels.Get("om"))
	}
	p.nodes(r.Nodes)
	p.close(tag)
	if len(r.Sigla) > 0 {
		p.raw(" ")
	}
	p.sigla(r.Sigla)
	p.by(r.Hand, " ")
}

func (p *page) sigla(sigla []string) {
	if len(sigla) > 0 {
		p.element("span", strings.Join(sigla, " "), attr{"class", "sigla"})
	}
}

func (p *page) by(h *transform.Hand, separator string) {
	if h != nil {
		p.text(separator)
		p.element("span", h.Label, attr{"class", classes("hand-name", handClass(h))})
	}
}
