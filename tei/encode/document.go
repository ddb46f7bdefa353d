package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// A builtDocument is the tree that an encoder fills.
type builtDocument struct {
	tree   *etree.Document
	root   *etree.Element
	header *etree.Element
	text   *etree.Element
	body   *etree.Element
}

func newDocument() *builtDocument {
	tree := etree.NewDocument()
	tree.CreateProcInst("xml", ` version="1.0" encoding="UTF-8"`)
	tree.CreateText("\n")
	root := tree.CreateElement("TEI")
	root.CreateAttr("xmlns", tei.Namespace)
	d := &builtDocument{tree: tree, root: root}
	d.header = add(root, "teiHeader")
	d.text = add(root, "text")
	d.body = add(d.text, "body")
	tree.CreateText("\n")
	return d
}

// add appends an element with attributes given as pairs of name and value; a pair
// whose value is empty is left out.
func add(parent *etree.Element, name string, attrs ...string) *etree.Element {
	e := parent.CreateElement(name)
	set(e, attrs...)
	return e
}

func set(e *etree.Element, attrs ...string) {
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			e.CreateAttr(attrs[i], allowed(attrs[i+1]))
		}
	}
}

// addText appends an element that holds text.
func addText(parent *etree.Element, name, text string, attrs ...string) *etree.Element {
	e := add(parent, name, attrs...)
	e.CreateText(allowed(text))
	return e
}

// allowed returns words that were taken from the transcription a second time, for
// the header, without the characters that XML forbids (XML 1.0 2.2).
func allowed(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

// fragment returns TEI elements and text written as XML, which the program or a
// profile holds: it is never part of a transcription.
func fragment(parent *etree.Element, xml string) {
	doc := etree.NewDocument()
	if err := doc.ReadFromString("<x>" + xml + "</x>"); err != nil {
		parent.CreateText(xml)
		return
	}
	for _, child := range append([]etree.Token(nil), doc.Root().Child...) {
		parent.AddChild(child)
	}
}

// structural names the elements that hold elements only, so that white space
// between these means nothing (TEI P5, 1.3.2).
var structural = map[string]bool{
	"TEI": true, "teiHeader": true, "fileDesc": true, "titleStmt": true, "publicationStmt": true,
	"notesStmt": true, "sourceDesc": true, "respStmt": true, "msDesc": true, "msIdentifier": true,
	"msContents": true, "encodingDesc": true, "editorialDecl": true, "transcriptionDesc": true,
	"appInfo": true, "application": true, "profileDesc": true, "creation": false, "langUsage": true, "abstract": true,
	"handNotes": true, "correspDesc": true, "correspAction": true, "text": true, "body": true,
	"div": true, "opener": true, "closer": true, "address": true, "list": true, "table": true,
	"row": true, "availability": true, "textClass": true, "keywords": true, "particDesc": true,
	"listPerson": true, "person": true, "settingDesc": true, "listPlace": true, "place": true,
	"listWit":    true,
	"postscript": true, "floatingText": true, "sp": true, "lg": true, "front": true, "back": true,
}

// indent sets structural elements off on lines of their own. It never touches an
// element that holds text.
func (d *builtDocument) indent() { indent(d.root, 0) }

func indent(e *etree.Element, depth int) {
	if !structural[e.Tag] || hasText(e) || len(e.Child) == 0 {
		return
	}
	for _, child := range takeChildren(e) {
		e.CreateText("\n" + strings.Repeat("  ", depth+1))
		e.AddChild(child)
		if el, ok := child.(*etree.Element); ok {
			indent(el, depth+1)
		}
	}
	e.CreateText("\n" + strings.Repeat("  ", depth))
}

// takeChildren takes all children out of an element, the last first: removing another
// moves all that follow it.
func takeChildren(e *etree.Element) []etree.Token {
	children := slices.Clone(e.Child)
	for i := len(children) - 1; i >= 0; i-- {
		e.RemoveChildAt(i)
	}
	return children
}

// hasText reports whether an element holds text; white space that means nothing is not there yet.
func hasText(e *etree.Element) bool {
	for _, child := range e.Child {
		if _, ok := child.(*etree.CharData); ok {
			return true
		}
	}
	return false
}
