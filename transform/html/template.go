package html

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// CodeTemplate is the code of what is wrong with a template.
const CodeTemplate diag.Code = "template"

// A Template is a page of a project's own into which editions are put. It is HTML
// with placeholders in double braces:
//
//	{{lang}}      the language of the labels, in text or an attribute
//	{{title}}     the title of the edition, in text or an attribute
//	{{metadata}}  meta elements for catalogues and reference managers, in the head
//	{{style}}     the style element of the edition, in the head
//	{{edition}}   the edition: its card, text, notes and apparatus, in the body
//
// What else the page holds, its own style sheets and scripts, is the project's
// affair. A template is immutable.
type Template struct {
	parts []string // text and the names of placeholders, in turn
}

// The placeholders; those of which the value is true hold elements.
var placeholders = map[string]bool{"lang": false, "title": false, "metadata": true, "style": true, "edition": true}

// ReadTemplate reads a template. If the list has errors, the template is nil; each
// error says where and what is wrong.
func ReadTemplate(f *source.File) (*Template, diag.List) {
	r := templateReader{file: f, tokens: html.NewTokenizer(strings.NewReader(string(f.Bytes())))}
	for r.tokens.Next() != html.ErrorToken {
		r.token()
	}
	if !slices.Contains(r.found, "edition") {
		r.refuse(0, 0, "the template has no place for the edition", "write {{edition}} into its body")
	}
	if len(r.list) > 0 {
		return nil, r.list.Sorted()
	}
	return &Template{parts: split(string(f.Bytes()))}, nil
}

// split cuts a text at its placeholders.
func split(text string) []string {
	var parts []string
	for {
		before, rest, ok := strings.Cut(text, "{{")
		name, after, closed := strings.Cut(rest, "}}")
		parts = append(parts, before)
		if !ok || !closed {
			return parts
		}
		parts = append(parts, strings.TrimSpace(name))
		text = after
	}
}

type templateReader struct {
	file   *source.File
	tokens *html.Tokenizer
	at     int      // where the token begins
	inside string   // the element whose text is no markup: script, style, title …
	found  []string // placeholders so far
	list   diag.List
}

// token checks the placeholders of one token of the template.
func (r *templateReader) token() {
	raw := string(r.tokens.Raw())
	token := r.tokens.Token()
	for offset := 0; ; {
		begin := strings.Index(raw[offset:], "{{")
		if begin < 0 {
			break
		}
		begin += offset
		end := strings.Index(raw[begin:], "}}")
		if end < 0 {
			r.refuse(r.at+begin, 2, "{{ is not closed by }} where it stands", "")
			break
		}
		offset = begin + end + 2
		r.placeholder(token, strings.TrimSpace(raw[begin+2:offset-2]), r.at+begin, end+2)
	}
	r.at += len(raw)
	switch token.Type {
	case html.StartTagToken:
		r.inside = token.Data
	case html.EndTagToken:
		r.inside = ""
	}
}

// textOnly are the attributes in which a word of the edition is no more than a word.
var textOnly = []string{"lang", "content", "title", "alt", "aria-label", "value", "data-title", "data-lang"}

func (r *templateReader) placeholder(token html.Token, name string, at, length int) {
	elements, known := placeholders[name]
	r.found = append(r.found, name)
	switch {
	case !known:
		r.refuse(at, length, fmt.Sprintf("there is no placeholder {{%s}}", name), "there is {{lang}}, {{title}}, {{metadata}}, {{style}}, {{edition}}")
	case name == "edition" && slices.Contains(r.found[:len(r.found)-1], name):
		r.refuse(at, length, "{{edition}} stands twice", "")
	case token.Type == html.TextToken && (r.inside == "script" || r.inside == "style"):
		r.refuse(at, length, fmt.Sprintf("{{%s}} stands in <%s>, where words of an edition could do harm", name, r.inside), "put it into an element outside")
	case token.Type == html.TextToken && elements && (r.inside == "title" || r.inside == "textarea"):
		r.refuse(at, length, fmt.Sprintf("{{%s}} holds elements, which <%s> cannot", name, r.inside), "")
	case token.Type == html.TextToken:
	case token.Type == html.CommentToken || token.Type == html.DoctypeToken:
		r.refuse(at, length, fmt.Sprintf("{{%s}} stands in a comment", name), "")
	case elements || !r.inAttribute(token, name):
		r.refuse(at, length, fmt.Sprintf("{{%s}} cannot stand here", name),
			"{{lang}} and {{title}} may stand in the quoted attributes "+strings.Join(textOnly[:6], ", ")+"; the others between elements")
	}
}

// inAttribute reports whether a placeholder stands in the quoted value of an attribute
// that is only text, and nowhere else in its tag.
func (r *templateReader) inAttribute(token html.Token, name string) bool {
	for _, a := range token.Attr {
		if strings.Contains(a.Val, "{{"+name+"}}") {
			raw := string(r.file.Bytes()[r.at:])
			quoted := strings.Contains(raw, `"`+a.Val+`"`) || strings.Contains(raw, `'`+a.Val+`'`)
			return quoted && slices.Contains(textOnly, a.Key)
		}
	}
	return false
}

func (r *templateReader) refuse(at, length int, message, help string) {
	r.list = append(r.list, diag.Diagnostic{Code: CodeTemplate, Message: message, Span: r.file.Span(at, at+length), Help: help})
}

// template writes the page into the template of the project.
func (p *page) template() {
	css := p.styleSheet()
	for i, part := range p.o.Template.parts {
		if i%2 == 0 {
			p.raw(part)
			continue
		}
		switch part {
		case "lang":
			p.text(p.m.Labels.Lang)
		case "title":
			p.text(p.title())
		case "metadata":
			p.metadata()
		case "style":
			p.style(css)
		case "edition":
			p.edition()
		}
	}
}
