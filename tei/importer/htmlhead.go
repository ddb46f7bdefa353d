package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// metaFields are the fields of front matter that a page states by its meta elements: HTML's own
// names and those of Dublin Core.
var metaFields = map[string]string{
	"author": "author", "description": "summary", "keywords": "keywords",
	"dc.title": "title", "dc.creator": "author", "dc.description": "summary", "dc.subject": "keywords", "dc.date": "date",
	"dc.source": "source", "dc.rights": "rights", "dc.identifier": "url",
	"dcterms.title": "title", "dcterms.creator": "author", "dcterms.abstract": "summary", "dcterms.subject": "keywords",
	"dcterms.created": "date", "dcterms.source": "source", "dcterms.rights": "rights",
}

// technical are meta elements that speak of the page to programs.
var technical = expression.Lazy(`^(?:viewport|generator|robots|theme-color|referrer|format-detection|msapplication.*|google.*|twitter:.*|og:.*|fb:.*|apple.*|mobile.*|handheld.*|csrf.*|color-scheme|)$`)

// head takes over what the head of a page states of the document.
func (p *webPage) head(root *html.Node) {
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Meta:
			p.metaElement(strings.ToLower(strings.TrimSpace(attrOf(n, "name"))), attrOf(n, "content"))
		case n.DataAtom == atom.Link && strings.EqualFold(attrOf(n, "rel"), "canonical"):
			p.state("url", attrOf(n, "href"))
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
			if n.Parent != nil && n.Parent.DataAtom == atom.Head {
				p.leave(kindScript, "")
			}
		}
	}
	p.title(root)
}

func (p *webPage) metaElement(name, content string) {
	content = strings.Join(strings.Fields(content), " ")
	field, known := metaFields[name]
	switch {
	case content == "":
	case known && (!strings.Contains(field, "url") || strings.HasPrefix(content, "http")):
		p.state(field, content)
	case !technical().MatchString(name):
		p.leave(kindMeta, name+": "+content)
	}
}

// state takes over a field, unless it is stated already.
func (p *webPage) state(field, text string) {
	switch {
	case field == "keywords":
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
			if word = strings.TrimSpace(word); word != "" {
				p.meta.Keywords = append(p.meta.Keywords, notation.Value{Text: word})
			}
		}
	case p.meta.Value(field).Text == "":
		p.meta.Set(field, notation.Value{Text: text})
	case p.meta.Value(field).Text != text:
		p.leave(kindMeta, field+": "+text)
	}
}

// title takes the title of the page over. Where its only first heading says the same, without the
// name of the web site, this is the title.
func (p *webPage) title(root *html.Node) {
	text := ""
	if n := firstOf(root, atom.Title); n != nil {
		text = strings.Join(strings.Fields(textOfHTML(n)), " ")
	}
	if text == "" {
		return
	}
	headings := allOf(root, atom.H1)
	if len(headings) == 1 {
		own := strings.Join(strings.Fields(textOfHTML(headings[0])), " ")
		if own != "" && strings.Contains(text, own) && p.meta.Title.Text == "" {
			p.titleOut = headings[0]
			p.meta.Title = notation.Value{Text: own}
			p.leave(kindMeta, "title: "+text)
			return
		}
	}
	p.state("title", text)
}
