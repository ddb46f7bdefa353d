package xsd_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/schema/internal/golden"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var update = flag.Bool("update", false, "write what helium says into the archives in testdata")

// load compiles the first of the files, which may refer to the others.
func load(files []txtar.File, engine xsd.Engine) (*xsd.Schema, diag.List) {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return xsd.Load(source.NewFile(files[0].Name, files[0].Data), xsd.Options{FS: fsys, Engine: engine})
}

// letterSchema returns the schema of testdata/letter.txtar.
func letterSchema(t *testing.T, engine xsd.Engine) *xsd.Schema {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/letter.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s, found := load(archive.Files, engine)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return s
}

// validate says what is wrong with a document, or why it is none.
func validate(s *xsd.Schema, doc *source.File) diag.List {
	t, found := tree.Build(xmltext.NewReader(doc, xmltext.Options{}), tree.Options{})
	if t == nil {
		return found
	}
	return append(found, s.Validate(t, xsd.ValidateOptions{})...).Sorted()
}

func treeOf(doc *source.File) *tree.Tree {
	t, _ := tree.Build(xmltext.NewReader(doc, xmltext.Options{}), tree.Options{})
	return t
}

// said writes diagnostics in full.
func said(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintln(&b, d)
		if d.Path != "" {
			fmt.Fprintf(&b, "\tin %s\n", d.Path)
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "\t%s: %s\n", r.Span.Position(), r.Message)
		}
		if d.Help != "" {
			fmt.Fprintf(&b, "\thelp: %s\n", d.Help)
		}
	}
	return b.String()
}

// TestDocuments compares all that is said about documents.
func TestDocuments(t *testing.T) {
	s := letterSchema(t, xsd.Helium)
	golden.Run(t, "testdata/documents/*.txtar", *update, func(t *testing.T, files []txtar.File) string {
		return said(validate(s, source.NewFile(files[0].Name, files[0].Data)))
	})
}

// TestSchemas compares all that is said about schemas.
func TestSchemas(t *testing.T) {
	golden.Run(t, "testdata/schemas/*.txtar", *update, func(t *testing.T, files []txtar.File) string {
		s, found := load(files, xsd.Helium)
		if s == nil != found.HasErrors() {
			t.Errorf("schema: %t, errors: %t", s != nil, found.HasErrors())
		}
		return said(found)
	})
}

// TestEncoding validates against a schema, and a document, that are not in UTF-8.
func TestEncoding(t *testing.T) {
	utf16 := func(s string) []byte {
		out := []byte{0xFF, 0xFE}
		for _, r := range s {
			out = append(out, byte(r), byte(r>>8))
		}
		return out
	}
	schema := utf16(`<?xml version="1.0" encoding="UTF-16"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="é" type="xs:date"/></xs:schema>`)
	document := utf16(`<?xml version="1.0" encoding="UTF-16"?><é>x</é>`)
	for _, engine := range engines() {
		s, found := xsd.Load(source.NewFile("s.xsd", schema), xsd.Options{Engine: engine})
		if s == nil {
			t.Errorf("%v: %v", engine, found)
			continue
		}
		got := said(validate(s, source.NewFile("d.xml", document)))
		if !strings.HasPrefix(got, "d.xml:1:43: error: \"x\" is no content that <é> can have [content-invalid]\n") {
			t.Errorf("%v: %s", engine, got)
		}
	}
}

// engines returns the engines that are built in.
func engines() []xsd.Engine {
	if xsd.HasLibXML2() {
		return []xsd.Engine{xsd.Helium, xsd.LibXML2}
	}
	return []xsd.Engine{xsd.Helium}
}

// TestNoEngine asks for libxml2 where it is not built in.
func TestNoEngine(t *testing.T) {
	if xsd.HasLibXML2() {
		t.Skip("libxml2 is built in")
	}
	s, found := xsd.Load(source.NewFile("s.xsd", nil), xsd.Options{Engine: xsd.LibXML2})
	want := "s.xsd:1:1: error: libxml2 is not built into this program [schema-engine]\n\thelp: use the engine helium, or build with -tags libxml2\n"
	if got := said(found); s != nil || got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLimits ends at the number of findings asked for, and refuses large trees.
func TestLimits(t *testing.T) {
	s := letterSchema(t, xsd.Helium)
	doc := source.NewFile("d.xml", []byte(`<letter xmlns="urn:letters" a="" b="" c=""/>`))
	if got := s.Validate(treeOf(doc), xsd.ValidateOptions{MaxErrors: 2}); len(got) != 3 || got[2].Code != finding.TooMany {
		t.Errorf("MaxErrors 2 gives %d findings: %v", len(got), got)
	}
	want := "d.xml:1:42: error: the document has more than 3 nodes, too many to check it as a whole [tree-too-large]\n" +
		"\thelp: divide it, or validate it with RELAX NG alone, which takes documents of any size\n"
	if _, found := tree.Build(xmltext.NewReader(doc, xmltext.Options{}), tree.Options{MaxNodes: 3}); said(found) != want {
		t.Errorf("got %s, want %s", said(found), want)
	}
}

// TestNoFileIsOpened puts references to files into a document and a schema. If an engine opened
// them, the document would be valid, or the schema would have its type.
func TestNoFileIsOpened(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "year.txt")
	if err := os.WriteFile(secret, []byte("1947"), 0o600); err != nil {
		t.Fatal(err)
	}
	document := `<!DOCTYPE letter SYSTEM "` + secret + `" [<!ENTITY x SYSTEM "` + secret + `"><!ENTITY % p SYSTEM "` + secret + `"> %p;]>
<letter xmlns="urn:letters" xmlns:p="urn:persons"><date iso="1948-10-12"/><p:person key="a"/><text><year>&x;</year></text></letter>`
	schema := `<!DOCTYPE xs:schema [<!ENTITY x SYSTEM "` + secret + `">]>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="y"><xs:annotation><xs:documentation>&x;</xs:documentation></xs:annotation></xs:element></xs:schema>`
	for _, engine := range engines() {
		got := validate(letterSchema(t, engine), source.NewFile("d.xml", []byte(document)))
		if !strings.Contains(said(got), "the content of <year> is not what it should be [content-invalid]") {
			t.Errorf("%v: the document is judged with the file that it refers to: %s", engine, said(got))
		}
		if s, found := xsd.Load(source.NewFile("s.xsd", []byte(schema)), xsd.Options{Engine: engine}); s != nil || !strings.Contains(said(found), "&x;") {
			t.Errorf("%v: the schema is taken, or refused without naming the entity: %s", engine, said(found))
		}
	}
}

// TestConcurrent validates with one schema in several goroutines.
func TestConcurrent(t *testing.T) {
	for _, engine := range engines() {
		s := letterSchema(t, engine)
		doc := source.NewFile("d.xml", []byte(`<letter xmlns="urn:letters" xmlns:p="urn:persons"><date iso="x"/><p:person key="a"/><text/></letter>`))
		want := said(validate(s, doc))
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				for range 20 {
					if got := said(validate(s, doc)); got != want {
						t.Errorf("%v: got %s, want %s", engine, got, want)
					}
				}
			})
		}
		group.Wait()
	}
}
