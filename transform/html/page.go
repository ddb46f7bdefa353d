package html

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

func (p *page) write() {
	p.look()
	switch {
	case p.o.Template != nil:
		p.template()
	case p.o.Fragment:
		p.fragment()
	default:
		p.document()
	}
}

// document writes a page of its own.
func (p *page) document() {
	css := p.styleSheet()
	p.raw("<!DOCTYPE html>\n")
	p.open("html", attr{"lang", p.m.Labels.Lang})
	p.raw("\n")
	p.head(css)
	p.open("body", p.item()...)
	p.raw("\n")
	p.element("a", p.m.Labels.Get("skip"), attr{"class", "skip"}, attr{"href", "#text"})
	p.raw("\n" + string(p.o.Top))
	p.parts("main")
	p.raw("</body>\n</html>\n")
}

// parts writes what the edition consists of, its text in an element of a name.
func (p *page) parts(main string) {
	p.switches()
	p.masthead()
	p.contents()
	p.open(main, attr{"class", "main"}, attr{"id", "text"})
	p.raw("\n")
	p.article()
	p.parallel()
	p.notes()
	p.entries("textual-notes", false)
	p.entries("apparatus", true)
	p.legend()
	p.index()
	p.behind()
	p.close(main)
	p.raw("\n")
	p.colophon()
}

func (p *page) head(css string) {
	p.raw("<head>\n<meta charset=\"utf-8\">\n")
	p.meta("http-equiv", "Content-Security-Policy", p.policy(css))
	p.meta("name", "viewport", "width=device-width, initial-scale=1")
	p.meta("name", "generator", "Siglum")
	p.meta("name", "color-scheme", "light dark")
	p.element("title", p.title())
	p.raw("\n")
	p.metadata()
	if address := p.home(); address != "" {
		p.open("link", attr{"rel", "canonical"}, attr{"href", address})
		p.raw("\n")
	}
	p.style(css)
	p.raw("</head>\n")
}

// title is the title of the page: given, stated by the header, or the name of the
// file.
func (p *page) title() string {
	for _, title := range []string{p.o.Title, p.m.Title, p.m.File} {
		if strings.TrimSpace(title) != "" {
			return title
		}
	}
	return p.m.Labels.Get("untitled")
}

// switches writes the buttons that choose the view.
func (p *page) switches() {
	p.open("nav", attr{"class", "bar"}, attr{"aria-label", p.m.Labels.Get("view")})
	p.raw("<fieldset class=\"views\">")
	p.element("legend", p.m.Labels.Get("view"))
	for _, v := range shown {
		p.button(v.String(), v == p.first && !p.o.Parallel)
	}
	if p.m.Parallel != nil {
		p.button(witnesses, p.o.Parallel)
	}
	p.raw("</fieldset></nav>\n")
}

func (p *page) button(view string, checked bool) {
	id := "view-" + view
	p.raw(`<span class="view"><input type="radio" name="view" id="` + id + `"`)
	if checked {
		p.raw(" checked")
	}
	p.raw(">")
	p.element("label", p.m.Labels.Get(view), attr{"for", id})
	p.raw("</span>")
}

func (p *page) masthead() {
	p.raw("<header class=\"masthead\">\n")
	p.element("h"+strconv.Itoa(1+p.shift), p.title(), attr{"class", "title"}, attr{"itemprop", "name"})
	p.raw("\n")
	for _, subtitle := range p.m.Subtitles {
		p.element("p", subtitle, attr{"class", "subtitle"})
		p.raw("\n")
	}
	p.microdata()
	p.card()
	p.raw("</header>\n")
}

func (p *page) article() {
	n := transform.Node{In: transform.AllViews, Lang: p.m.Lang, RTL: p.m.RTL}
	p.start("article", &n, "")
	p.raw("\n")
	p.nodes(p.m.Text)
	p.raw("</article>\n")
}

// colophon says how to cite a place.
func (p *page) colophon() {
	p.raw("<footer class=\"colophon\">\n")
	p.cite()
	p.element("p", p.m.Labels.Get("cite-help"))
	if p.m.File != "" {
		p.raw("\n<p>")
		p.text(p.m.Labels.Get("made-from", "file", p.m.File))
		p.raw("</p>")
	}
	p.raw("\n</footer>\n")
}

// heading and subheading write headings of the page itself.
func (p *page) heading(text string)    { p.element("h"+strconv.Itoa(2+p.shift), text) }
func (p *page) subheading(text string) { p.element("h"+strconv.Itoa(3+p.shift), text) }
