package html

import (
	"bufio"
	"strings"

	"github.com/siglum/siglum/transform"
)

// A page is the state of writing one page. Errors of the writer below stay in
// out, which reports them when it is flushed.
type page struct {
	out   *bufio.Writer
	m     *transform.Model
	o     Options
	first transform.View

	within  int // header and footer elements that are open: they hold none of their kind
	address int // address elements that are open: those hold neither

	survey
	bytes int64 // of the images in the page so far
	shift int   // by which headings are lower than in a page of their own
}

// An attr is an attribute of an element. One without a value is not written.
type attr struct{ name, value string }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "\u00a0", "&nbsp;")

func (p *page) raw(s string)  { p.out.WriteString(s) }
func (p *page) text(s string) { escaper.WriteString(p.out, s) }

func (p *page) open(tag string, attrs ...attr) {
	p.raw("<" + tag)
	for _, a := range attrs {
		if a.value != "" {
			p.raw(" " + a.name + `="`)
			p.text(a.value)
			p.raw(`"`)
		}
	}
	p.raw(">")
}

func (p *page) close(tag string) { p.raw("</" + tag + ">") }

// element writes an element that holds text.
func (p *page) element(tag, text string, attrs ...attr) {
	p.open(tag, attrs...)
	p.text(text)
	p.close(tag)
}

// start opens the element of a node: with its classes, its id, its language and
// the views it stands in.
func (p *page) start(tag string, n *transform.Node, class string, more ...attr) {
	views, hidden := p.views(n.In)
	attrs := []attr{
		{"class", classes(class, n.Class, handClass(n.Hand), indentClass(n), rowClass(n.Row), views)},
		{"id", n.ID}, {"lang", n.Lang}, {"dir", p.direction(n)}, {"title", n.Title},
	}
	p.raw("<" + tag)
	for _, a := range append(attrs, more...) {
		if a.value != "" {
			p.raw(" " + a.name + `="`)
			p.text(a.value)
			p.raw(`"`)
		}
	}
	if hidden {
		p.raw(" hidden")
	}
	p.raw(">")
}

// direction is the direction of a node that states a language other than what
// surrounds it.
func (p *page) direction(n *transform.Node) string {
	switch {
	case n.Lang == "":
		return ""
	case n.RTL:
		return "rtl"
	case p.m.RTL:
		return "ltr"
	}
	return ""
}

// tagged is the class of a node made from a TEI element.
func tagged(n *transform.Node) string {
	if n.Name == "" {
		return ""
	}
	return "tei-" + safe(n.Name)
}

// safe leaves of a name what can stand in a class.
func safe(name string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F || r == 0xA0 {
			return -1
		}
		return r
	}, name)
}

func classes(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " ")
}
