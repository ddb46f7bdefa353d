package encode

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// decodeCritical prints any TEI document in the critical notation. Its header becomes front
// matter if encoding that gives the same header, else it stays as it is, in raw TEI.
func decodeCritical(doc *tei.Document, p *notation.Profile, o Options) ([]byte, diag.List) {
	c := criticalReader{doc: doc}
	d := c.document()
	if c.list.HasErrors() {
		return nil, c.list
	}
	withoutRecord(d.Root, p.Name.Text)
	c.frontMatter(d, p)
	var b bytes.Buffer
	if err := critical.Print(&b, d, p, criticalRules(o.Rules)...); err != nil {
		return nil, diag.List{{Code: CodeNoTEI, Message: err.Error()}}
	}
	text := c.withLayout(b.Bytes(), d, p, o)
	return text, c.list
}

// A criticalReader makes the tree of the critical notation of an edition.
type criticalReader struct {
	doc     *tei.Document
	foreign int // elements of other namespaces that are open
	list    diag.List
}

// document returns the root element, and the comments and instructions round it.
func (c *criticalReader) document() *critical.Document {
	d := &critical.Document{}
	for _, n := range c.nodes(c.doc.Tree().Child) {
		switch n := n.(type) {
		case *critical.Element:
			d.Root = n
			continue
		case *critical.Text:
			continue
		case *critical.Instruction:
			if n.Target == "xml" {
				continue
			}
		}
		if d.Root == nil {
			d.Before = append(d.Before, n)
		} else {
			d.After = append(d.After, n)
		}
	}
	return d
}

// nodes returns tokens as nodes, adjacent texts as one.
func (c *criticalReader) nodes(tokens []etree.Token) []critical.Node {
	var list []critical.Node
	for i := 0; i < len(tokens); i++ {
		switch t := tokens[i].(type) {
		case *etree.CharData:
			var words strings.Builder
			for ; i < len(tokens); i++ {
				more, ok := tokens[i].(*etree.CharData)
				if !ok {
					break
				}
				words.WriteString(more.Data)
			}
			i--
			if words.Len() > 0 {
				list = append(list, &critical.Text{Text: words.String()})
			}
		case *etree.Element:
			list = append(list, c.element(t))
		case *etree.Comment:
			list = append(list, &critical.Comment{Text: t.Data})
		case *etree.ProcInst:
			list = append(list, &critical.Instruction{Target: t.Target, Text: t.Inst})
		case *etree.Directive:
			c.directive(t)
		}
	}
	return list
}

// directive refuses a reference to an entity that is declared elsewhere: nothing in a
// transcription could stand for it.
func (c *criticalReader) directive(d *etree.Directive) {
	if name, ok := tei.EntityReference(d); ok {
		c.list = append(c.list, diag.Diagnostic{
			Code: CodeNoForm, Span: c.doc.Span(d.Parent()),
			Message: fmt.Sprintf("the entity &%s; is not declared in the document; a transcription has no form for it", name),
			Help:    "put the character or text in its place that it stands for",
		})
	}
}

func (c *criticalReader) element(e *etree.Element) *critical.Element {
	if c.foreign > 0 || e.NamespaceURI() != tei.Namespace {
		return c.exact(e)
	}
	n := &critical.Element{Name: e.Tag, Children: critical.WithoutLayout(e.Tag, c.nodes(e.Child))}
	for _, a := range e.Attr {
		if a.FullKey() != "xmlns" {
			n.Attrs = append(n.Attrs, critical.Attr{Name: a.FullKey(), Value: a.Value})
		}
	}
	return n
}

// exact returns an element of another namespace as it is, with all in it.
func (c *criticalReader) exact(e *etree.Element) *critical.Element {
	n := &critical.Element{Name: e.FullTag()}
	for _, a := range e.Attr {
		n.Attrs = append(n.Attrs, critical.Attr{Name: a.FullKey(), Value: a.Value})
	}
	if c.foreign == 0 && e.Space == "" && e.SelectAttr("xmlns") == nil {
		n.Attrs = append(n.Attrs, critical.Attr{Name: "xmlns", Value: e.NamespaceURI()})
	}
	c.foreign++
	n.Children = c.nodes(e.Child)
	c.foreign--
	return n
}

// frontMatter puts front matter in the place of a header that says no more than encoding
// that front matter would say.
func (c *criticalReader) frontMatter(d *critical.Document, p *notation.Profile) {
	header := c.doc.Header()
	if header == nil || d.Root.Name != "TEI" || !isFirst(d.Root, "teiHeader") {
		return
	}
	front, made := c.again(p)
	if made == nil {
		return
	}
	again := criticalReader{doc: made}
	want, got := again.nodes(made.Root().Child[:1]), d.Root.Children[:1]
	if !critical.Equal(want, got) || !c.dropLanguages(d.Root, made.Root()) {
		return
	}
	d.Front = front
	d.Root.Children = d.Root.Children[1:]
}

func isFirst(e *critical.Element, name string) bool {
	if len(e.Children) == 0 {
		return false
	}
	first, ok := e.Children[0].(*critical.Element)
	return ok && first.Name == name
}

// again returns the front matter that the header of the edition states, nil if it states none,
// and an edition with the header that encoding makes of it; nil if it makes none.
func (c *criticalReader) again(p *notation.Profile) (*notation.FrontMatter, *tei.Document) {
	text := c.frontText(p)
	f := source.NewFile(c.name(), []byte(text+"x\n"))
	front, _, list, ok := notation.ReadFront(f)
	if !ok || len(list) > 0 {
		return nil, nil
	}
	o := Options{Version: c.version()}
	e := newEncoder(&notation.Transcription{File: f, Front: front}, p, o)
	e.doc = newDocument()
	if body := tei.Descend(c.doc.Root(), "text", "body"); body != nil {
		e.doc.body = body // its first heading may be the title
	}
	e.readHeader()
	e.header()
	return front, tei.NewDocument(e.doc.tree)
}

// frontText returns the front matter of the edition as YAML between its lines, "" if it
// states nothing.
func (c *criticalReader) frontText(p *notation.Profile) string {
	d := newDecoder(c.doc, p)
	keys := strings.Fields(d.terms[termFront])
	if len(keys) == 0 {
		return ""
	}
	f := d.frontMatter()
	return f.Open.Text + f.YAML + f.Close.Text
}

// name returns a name for the transcription that gives the edition the title it has, if that is the name
// of the file.
func (c *criticalReader) name() string {
	title := tei.Descend(c.doc.Header().Element, "fileDesc", "titleStmt", "title")
	if title == nil {
		return ""
	}
	return tei.Content(title) + ".txt"
}

// version returns the version of Siglum that the edition names.
func (c *criticalReader) version() string {
	for e := range tei.Find(c.doc.Root(), "application") {
		if e.SelectAttrValue("ident", "") == "siglum" {
			return e.SelectAttrValue("version", "")
		}
	}
	return ""
}

// dropLanguages takes the attributes out of TEI and text that encoding gives them anew. It reports
// whether these are the same.
func (c *criticalReader) dropLanguages(root *critical.Element, made *etree.Element) bool {
	var text *critical.Element
	for _, n := range root.Children {
		if e, ok := n.(*critical.Element); ok && e.Name == "text" {
			text = e
			break
		}
	}
	if text == nil {
		return false
	}
	anew := map[*critical.Element]*etree.Element{root: made, text: tei.Descend(made, "text")}
	for e, made := range anew {
		for _, a := range made.Attr {
			if a.FullKey() != "xmlns" && e.Attr(a.FullKey()) != a.Value {
				return false
			}
		}
	}
	for e, made := range anew {
		e.Attrs = slices.DeleteFunc(e.Attrs, func(a critical.Attr) bool { return made.SelectAttr(a.Name) != nil })
	}
	return true
}
