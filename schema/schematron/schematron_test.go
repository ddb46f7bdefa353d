package schematron_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/internal/golden"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/schema/schematron"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var update = flag.Bool("update", false, "write what is found into the archives in testdata")

// load compiles the first of the files, which may refer to the others.
func load(files []txtar.File, o schematron.LoadOptions) (*schematron.Schema, diag.List) {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	o.FS = fsys
	return schematron.Load(source.NewFile(files[0].Name, files[0].Data), o)
}

// check validates a document.
func check(s *schematron.Schema, name string, text []byte, o schematron.ValidateOptions) diag.List {
	t, found := tree.Build(xmltext.NewReader(source.NewFile(name, text), xmltext.Options{}), tree.Options{})
	if t == nil {
		return found
	}
	return s.Validate(t, o)
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
			fmt.Fprintf(&b, "\t%s:%s: %s\n", r.Span.File.Name(), r.Span.Position(), r.Message)
		}
		for line := range strings.Lines(d.Help) {
			fmt.Fprintf(&b, "\thelp: %s\n", strings.TrimSuffix(line, "\n"))
		}
	}
	return b.String()
}

// TestDocuments compares all that is said about documents, whose names end in .xml.
func TestDocuments(t *testing.T) {
	golden.Run(t, "testdata/documents/*.txtar", *update, func(t *testing.T, files []txtar.File) string {
		s, found := load(files, schematron.LoadOptions{})
		if s == nil || len(found) > 0 {
			t.Fatalf("the schema: %s", said(found))
		}
		var b strings.Builder
		for _, f := range files[1:] {
			if strings.HasPrefix(f.Name, "d") {
				b.WriteString(said(check(s, f.Name, f.Data, schematron.ValidateOptions{})))
			}
		}
		return b.String()
	})
}

// TestSchemas compares all that is said about schemas.
func TestSchemas(t *testing.T) {
	golden.Run(t, "testdata/schemas/*.txtar", *update, func(t *testing.T, files []txtar.File) string {
		s, found := load(files, schematron.LoadOptions{})
		if s == nil != found.HasErrors() {
			t.Errorf("schema: %t, errors: %t", s != nil, found.HasErrors())
		}
		if s != nil {
			found = append(found, s.Remarks()...)
		}
		return said(found)
	})
}
