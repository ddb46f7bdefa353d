package xsd

import (
	_ "embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const schemaNamespace = "http://www.w3.org/2001/XMLSchema"

// maxDocuments bounds the files of a schema.
const maxDocuments = 500

// xmlSchema declares the attributes of the namespace xml. It stands in where a schema
// imports them from the web.
//
//go:embed xml.xsd
var xmlSchema []byte

// A document is one file of a schema.
type document struct {
	name string // for the engines: "0.xsd"
	uri  string // path in the file system, or what Resolve was asked for
	file *source.File
	text []byte // with the locations that it refers to replaced by names

	tags []xmltext.Event // start tags, for the place of an error
}

// A collection is all files of a schema, the main one first. The engines see these and
// no others.
type collection struct {
	options    Options
	folder     string // what the names of files in FS begin with
	documents  []*document
	byURI      map[string]*document
	namespaces map[string]bool // those of documents that were imported, and the main one
	open       []string        // URIs of the documents being read, outermost first
	names      *names
	diags      diag.List
}

// collect reads a schema and what it refers to.
func collect(f *source.File, o Options) *collection {
	if o.Path == "" {
		o.Path = path.Base(strings.ReplaceAll(f.Name(), `\`, "/"))
	}
	folder, found := strings.CutSuffix(f.Name(), o.Path)
	if !found {
		folder = ""
	}
	c := &collection{options: o, folder: folder, byURI: map[string]*document{}, namespaces: map[string]bool{}, names: newNames()}
	c.add(f, o.Path)
	c.diags = append(c.diags, c.names.undefined()...)
	return c
}

// byName returns the document that an engine calls by a name; nil if none is.
func (c *collection) byName(name string) *document {
	for _, d := range c.documents {
		if path.Base(strings.ReplaceAll(name, `\`, "/")) == d.name {
			return d
		}
	}
	return nil
}

// add reads a document and what it refers to, depth first, as engines do.
func (c *collection) add(f *source.File, uri string) *document {
	d := &document{name: fmt.Sprintf("%d.xsd", len(c.documents)), uri: uri}
	c.documents = append(c.documents, d)
	c.byURI[uri] = d
	r := xmltext.NewReader(f, xmltext.Options{})
	d.file = r.File()
	c.open = append(c.open, uri)
	edits := c.read(d, r)
	c.open = c.open[:len(c.open)-1]
	for _, found := range r.Diagnostics() {
		if found.Code == "entity-unread" {
			found.Severity = diag.Error // an engine would find the entity undefined
		}
		c.diags = append(c.diags, found)
	}
	d.text = d.edited(edits)
	return d
}

// An edit replaces the location that a document refers to.
type edit struct {
	span source.Span
	text string
}

func (c *collection) read(d *document, r *xmltext.Reader) []edit {
	var edits []edit
	var scopes *scope
	depth := 0
	for ev := r.Next(); ev != nil; ev = r.Next() {
		switch ev.Kind {
		case xmltext.Declaration:
			edits = append(edits, edit{ev.Span, plainDeclaration(ev.Span.Text())})
			continue
		case xmltext.Doctype:
			edits = append(edits, withoutExternals(ev)...)
			continue
		case xmltext.EndElement:
			depth--
			scopes = scopes.outer
			continue
		case xmltext.StartElement:
		default:
			continue
		}
		depth++
		scopes = scopes.enter(ev)
		c.names.see(ev, depth, scopes)
		d.tags = append(d.tags, xmltext.Event{Name: ev.Name, Span: ev.Span, NameSpan: ev.NameSpan})
		if depth == 1 {
			c.root(ev)
		}
		if depth == 2 && ev.Name.Space == schemaNamespace {
			edits = append(edits, c.reference(d, ev)...)
		}
	}
	return edits
}

// plainDeclaration returns an XML declaration that names no encoding, since the text is
// in UTF-8 whatever it was, with as many lines.
func plainDeclaration(declaration string) string {
	return `<?xml version="1.0"` + lineEnds(declaration) + "?>"
}

// withoutExternals removes a document type declaration that refers to other files, which
// an engine would open.
func withoutExternals(ev *xmltext.Event) []edit {
	text := ev.Span.Text()
	if !strings.Contains(text, "SYSTEM") && !strings.Contains(text, "PUBLIC") {
		return nil
	}
	head, internal, found := strings.Cut(text, "[")
	if !found {
		return []edit{{ev.Span, lineEnds(text)}}
	}
	name, _, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(head, "<!DOCTYPE")), " ")
	internal = externalEntity().ReplaceAllStringFunc(internal, lineEnds)
	return []edit{{ev.Span, "<!DOCTYPE " + name + lineEnds(head) + " [" + internal}}
}

var externalEntity = expression.Lazy(`<!ENTITY\s[^>"']*(?:SYSTEM|PUBLIC)[^>]*>`)

// lineEnds returns the line ends of a text, which keep the lines after it where they are.
func lineEnds(text string) string { return strings.Repeat("\n", strings.Count(text, "\n")) }

// root checks the root element, and notes the target namespace of the main document.
func (c *collection) root(ev *xmltext.Event) {
	if !ev.Name.Is(schemaNamespace, "schema") {
		c.report(diag.Error, CodeSchema, ev.NameSpan, "an XML Schema begins with <xs:schema> in the namespace "+schemaNamespace,
			"the root element <%s> is no XML Schema", ev.Name)
	}
	if len(c.documents) == 1 {
		c.namespaces[attribute(ev, "targetNamespace")] = true
	}
}

func attribute(ev *xmltext.Event, name string) string {
	if a := ev.Attr("", name); a != nil {
		return a.Value
	}
	return ""
}

// reference follows include, redefine and import. An import of a namespace that is already
// there is not followed (XML Schema 1, 4.2.3), so that two schemas that import each other's
// namespaces from elsewhere do not collide.
func (c *collection) reference(d *document, ev *xmltext.Event) []edit {
	location := ev.Attr("", "schemaLocation")
	if location == nil {
		return nil
	}
	switch ev.Name.Local {
	case "include", "redefine":
		if uri, err := c.locate(d, location.Value); err == nil && slices.Contains(c.open, uri) {
			return []edit{{location.ValueSpan, c.nothing().name}}
		}
		if target := c.follow(d, location, diag.Error); target != nil {
			return []edit{{location.ValueSpan, target.name}}
		}
	case "import":
		return []edit{c.importDocument(d, ev, location)}
	}
	return nil
}

// nothing returns a document that declares nothing. Where documents include each other,
// it stands for the one that is being read already.
func (c *collection) nothing() *document {
	const uri = "data:,nothing"
	if d := c.byURI[uri]; d != nil {
		return d
	}
	return c.add(source.NewFile("nothing.xsd", []byte(`<xs:schema xmlns:xs="`+schemaNamespace+`"/>`)), uri)
}

func (c *collection) importDocument(d *document, ev *xmltext.Event, location *xmltext.Attr) edit {
	nowhere := edit{span: attributeSpan(location)}
	namespace := attribute(ev, "namespace")
	if c.namespaces[namespace] {
		if uri, err := c.locate(d, location.Value); err == nil && c.byURI[uri] == nil {
			c.report(diag.Info, CodeInclude, location.ValueSpan, "", "%s is not read, because the namespace %q was read from another file before", location.Value, namespace)
		}
		return nowhere
	}
	c.namespaces[namespace] = true
	if namespace == xmltext.NamespaceXML && strings.Contains(location.Value, "://") && c.options.Resolve == nil {
		target := c.add(source.NewFile("xml.xsd", xmlSchema), location.Value)
		return edit{location.ValueSpan, target.name}
	}
	target := c.follow(d, location, diag.Warning)
	if target == nil {
		return nowhere
	}
	return edit{location.ValueSpan, target.name}
}

// attributeSpan returns the span of name and value, with the quotation marks.
func attributeSpan(a *xmltext.Attr) source.Span {
	s := a.NameSpan.Cover(a.ValueSpan)
	s.End++
	return s
}

func (c *collection) report(severity diag.Severity, code diag.Code, span source.Span, help, format string, args ...any) {
	c.diags = append(c.diags, diag.Diagnostic{Severity: severity, Code: code, Span: span, Help: help,
		Message: fmt.Sprintf(format, args...)})
}

// edited returns the text of the document with edits, which are in order. No edit changes
// the number of lines.
func (d *document) edited(edits []edit) []byte {
	text := d.file.Bytes()
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, text[at:e.span.Start]...), e.text...)
		at = e.span.End
	}
	return append(out, text[at:]...)
}

// tagOnLine returns where the first start tag of an element stands that ends on a line, or
// begins there: parsers differ in what they call the line of an element.
func (d *document) tagOnLine(line int, local string) source.Span {
	for i := range d.tags {
		t := &d.tags[i]
		if local != "" && t.Name.Local != local {
			continue
		}
		if t.NameSpan.Position().Line == line || d.file.Position(t.Span.End-1, source.Bytes).Line == line {
			return t.NameSpan
		}
	}
	return d.file.LineSpan(line)
}
