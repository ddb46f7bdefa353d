package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"strings"

	"github.com/siglum/siglum/transform/html"
)

var (
	//go:embed pages
	pageFiles embed.FS
	//go:embed top.css
	topCSS string
	//go:embed site.css
	siteCSS string
	//go:embed search.js
	searchJS string
)

// assets is all that pages are made of besides editions.
func assets() string {
	all := html.StyleSheet() + topCSS + siteCSS + searchJS
	for _, name := range []string{"layout", "home", "search"} {
		text, _ := pageFiles.ReadFile("pages/" + name + ".html")
		all += string(text)
	}
	return hash([]byte(all))
}

// navigationStyle is what pages of editions need for what stands at their top.
func navigationStyle() string { return topCSS }

// templates returns the parts of pages, with the words of a language.
func (m *maker) templates() *template.Template {
	functions := template.FuncMap{"label": func(key string) string { return m.labels.Get("site." + key) }}
	return template.Must(template.New("").Funcs(functions).ParseFS(pageFiles, "pages/*.html"))
}

// A way leads to a page of the site.
type way struct {
	Page, Label string
}

// A topPart is what stands at the top of each page.
type topPart struct {
	Root, Site, Current string
	Ways                []way
	Previous, Next      *way
}

// top is what stands at the top of the page of an edition: the ways to the indexes and
// to its neighbours.
func (m *maker) top(e *edition) template.HTML {
	part := topPart{Root: root(e.Page), Site: m.o.Title, Ways: m.ways}
	if i := e.place; i > 0 {
		part.Previous = wayTo(m.c.editions[i-1])
	}
	if i := e.place; i+1 < len(m.c.editions) {
		part.Next = wayTo(m.c.editions[i+1])
	}
	return m.fill("top", part)
}

func wayTo(e *edition) *way { return &way{Page: address(e.Page), Label: e.Title} }

// fill fills a part of a page. The parts are the program's own: that they fit their
// data is a matter of its tests.
func (m *maker) fill(part string, data any) template.HTML {
	var out bytes.Buffer
	if err := m.parts.ExecuteTemplate(&out, part, data); err != nil {
		panic(err)
	}
	return template.HTML(out.String())
}

// A sitePage is a page of the site that is no edition.
type sitePage struct {
	name, title, class string
	script             string // the one script that it has, "" if none
	sends              bool   // it has a form that leads to another page
	body               template.HTML
}

// document is a page as a whole.
func (m *maker) document(p sitePage) []byte {
	var out strings.Builder
	escape := template.HTMLEscapeString
	css := "\n" + html.StyleSheet() + topCSS + siteCSS + m.o.Page.CSS
	css = strings.ReplaceAll(css, "</", `<\/`)
	title := p.title + " · " + m.o.Title
	if p.title == "" {
		title = m.o.Title
	}
	out.WriteString("<!DOCTYPE html>\n<html lang=\"" + escape(m.labels.Lang) + "\">\n<head>\n<meta charset=\"utf-8\">\n")
	out.WriteString(`<meta http-equiv="Content-Security-Policy" content="` + escape(p.policy(css)) + "\">\n")
	out.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta name="generator" content="Siglum">` + "\n" + `<meta name="color-scheme" content="light dark">` + "\n")
	out.WriteString("<title>" + escape(title) + "</title>\n")
	if m.feeds() {
		out.WriteString(`<link rel="alternate" type="application/atom+xml" href="` + root(p.name) + feedName + `" title="` + escape(m.o.Title) + "\">\n")
	}
	out.WriteString("<style>" + css + "</style>\n</head>\n<body")
	if p.class != "" {
		out.WriteString(` class="` + p.class + `"`)
	}
	out.WriteString(">\n" + `<a class="skip" href="#text">` + escape(m.labels.Get("site.skip")) + "</a>\n")
	out.WriteString(string(m.fill("top", topPart{Root: root(p.name), Site: m.o.Title, Current: p.name, Ways: m.ways})))
	out.WriteString(`<main class="main wide" id="text">` + "\n" + string(p.body) + "</main>\n")
	out.WriteString(m.foot(p))
	out.WriteString("</body>\n</html>\n")
	return []byte(out.String())
}

// foot names what other programs read.
func (m *maker) foot(p sitePage) string {
	var links string
	add := func(file, label string) {
		links += `<li><a href="` + root(p.name) + file + `">` + template.HTMLEscapeString(m.labels.Get(label)) + "</a></li>"
	}
	if m.feeds() {
		add(feedName, "site.feed")
	}
	if m.corresponds() {
		add(cmifName, "site.cmif")
	}
	if links == "" {
		return ""
	}
	return `<footer class="colophon"><ul>` + links + "</ul></footer>\n"
}

// policy is the Content-Security-Policy of a page of the site: its own style, and its
// script if it has one.
func (p sitePage) policy(css string) string {
	policy := "default-src 'none'; style-src " + source64(css) + "; img-src data:; base-uri 'none'"
	if p.script != "" {
		policy += "; script-src " + source64(p.script)
	}
	if !p.sends {
		policy += "; form-action 'none'"
	}
	return policy
}

// source64 names a style sheet or a script by its hash (CSP 3, 2.3.1).
func source64(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
