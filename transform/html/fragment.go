package html

import "strings"

// fragment writes the edition as elements that can be put into another page.
func (p *page) fragment() {
	p.style(p.styleSheet())
	p.edition()
}

// embedded reports whether the edition becomes part of another page.
func (p *page) embeds() bool { return p.o.Fragment || p.o.Template != nil }

// edition writes what can stand in another page: all but the head and the body.
func (p *page) edition() {
	p.open("div", append([]attr{{"class", "siglum"}, {"lang", p.m.Labels.Lang}}, p.item()...)...)
	p.raw("\n")
	p.parts("div")
	p.raw("</div>\n")
}

func (p *page) style(css string) {
	p.raw("<style>")
	p.raw(css)
	p.raw("</style>\n")
}

// scoped confines a style sheet to the elements of the edition (CSS Nesting 1): what
// it says of the whole page, it then says of the edition.
var scoped = strings.NewReplacer(":root", "&", "\nbody{", "\n&{")

func scope(css string) string { return ".siglum{" + scoped.Replace(css) + "}\n" }
