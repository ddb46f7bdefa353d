package importer

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A webPage is an HTML document while it is read.
type webPage struct {
	*script
	text     []inline // of the block that is open
	pre      bool     // white space counts
	lists    []webList
	label    string // of the item that begins
	level    int
	terms    map[int]termKind          // of blocks, by their numbers
	targets  map[*html.Node]*html.Node // mark of a note → its block
	noteOf   map[*html.Node]inline     // block of a note → its mark
	titleOut *html.Node                // the heading that became the title
}

// A webList is an open list.
type webList struct {
	ordered bool
	next    int
	step    int
	format  string // of the numbers, as Word calls it
}

// readHTML reads a web page.
func readHTML(s *script, f *source.File) diag.List {
	text, found := s.decodeHTML(f)
	if found.HasErrors() {
		return found
	}
	root, err := html.ParseWithOptions(bytes.NewReader(text.Bytes()), html.ParseOptionEnableScripting(false))
	if err != nil {
		return append(found, *damaged(f, "the page cannot be read: "+strings.TrimPrefix(err.Error(), "html: ")))
	}
	p := &webPage{
		script: s, terms: map[int]termKind{}, targets: map[*html.Node]*html.Node{}, noteOf: map[*html.Node]inline{},
	}
	p.findNotes(root)
	p.head(root)
	top := p.main(root)
	p.walk(top, 0)
	p.flush(paragraph, 0)
	p.looseNotes()
	p.takeLabels()
	return found
}

// decodeHTML brings a page into UTF-8, from the encoding that its byte order mark or it itself
// states.
func (s *script) decodeHTML(f *source.File) (*source.File, diag.List) {
	name := s.options.Encoding
	marked := bytes.HasPrefix(f.Bytes(), []byte("\xff\xfe")) || bytes.HasPrefix(f.Bytes(), []byte("\xfe\xff"))
	if name == "" && !marked {
		name = statedEncoding(f.Bytes())
	}
	if name == "" && !marked && !utf8.Valid(f.Bytes()) {
		name = "windows-1252"
		s.doubt(CodeUndecoded, "the page does not state its encoding, and is not UTF-8; it is read as "+name,
			"if letters are wrong, give its true encoding: --encoding NAME")
	}
	if (name == "" || strings.EqualFold(name, "utf-8")) && !marked && !utf8.Valid(f.Bytes()) {
		return nil, diag.List{notUTF8(f)}
	}
	decoded, found := xmltext.DecodePlain(f, name)
	if i := bytes.IndexByte(decoded.Bytes(), 0); i >= 0 && !found.HasErrors() {
		return nil, diag.List{*damaged(f, "there is a NUL character (U+0000) in the page")}
	}
	if text, marked := bytes.CutPrefix(decoded.Bytes(), []byte("\xef\xbb\xbf")); marked {
		decoded = source.NewFile(f.Name(), text)
	}
	return decoded, found
}

// statedEncoding returns the encoding that a page states at its beginning, "" if it states none.
func statedEncoding(page []byte) string {
	head := bytes.Clone(page[:min(len(page), 1024)])
	for i, c := range head {
		if c >= utf8.RuneSelf {
			head[i] = '?' // so that nothing is guessed
		}
	}
	if _, name, _ := charset.DetermineEncoding(head, ""); name != "windows-1252" || bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return name
	}
	return ""
}

func notUTF8(f *source.File) diag.Diagnostic {
	at := 0
	for at < f.Len() {
		r, size := utf8.DecodeRune(f.Bytes()[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return diag.Diagnostic{
		Code: "not-utf-8", Span: named(f).Span(0, 0),
		Message: fmt.Sprintf("the page says it is UTF-8, but the byte 0x%02X, byte %d of the file, is not", f.Bytes()[at], at+1),
		Help:    "give its true encoding: --encoding windows-1252, for example",
	}
}

// main returns the element that holds the text of the page, and leaves the rest of it out.
func (p *webPage) main(root *html.Node) *html.Node {
	body := firstOf(root, atom.Body)
	if body == nil {
		return root
	}
	for _, name := range []atom.Atom{atom.Main, atom.Article} {
		all := allOf(body, name)
		if len(all) == 1 && strings.TrimSpace(textOfHTML(all[0])) != "" {
			p.leaveOthers(body, all[0])
			return all[0]
		}
	}
	return body
}

// leaveOthers leaves out what stands in a page beside its text.
func (p *webPage) leaveOthers(e, text *html.Node) {
	for c := e.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c == text:
		case p.noteOf[c].note != 0:
		case holds(c, text) || hasNotes(p, c):
			p.leaveOthers(c, text)
		default:
			p.leaveSite(c)
		}
	}
}

// leaveSite leaves out a part of the web site.
func (p *webPage) leaveSite(n *html.Node) {
	switch {
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
		p.leave(kindScript, "")
	case n.Type == html.CommentNode:
	default:
		if text := strings.TrimSpace(textOfHTML(n)); text != "" {
			p.leave(kindSite, text)
		}
	}
}

func holds(n, inner *html.Node) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == n {
			return true
		}
	}
	return false
}

func firstOf(n *html.Node, name atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == name && d.Type == html.ElementNode {
			return d
		}
	}
	return nil
}

func allOf(n *html.Node, name atom.Atom) []*html.Node {
	var all []*html.Node
	for d := range n.Descendants() {
		if d.DataAtom == name && d.Type == html.ElementNode {
			all = append(all, d)
		}
	}
	return all
}

// textOfHTML returns the characters of a node that readers see.
func textOfHTML(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return b.String()
}

func writeText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
		return
	}
	if blockElements[n.DataAtom] {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
	if blockElements[n.DataAtom] {
		b.WriteByte(' ')
	}
}

// attrOf returns the value of an attribute, "" if it is not there.
func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
