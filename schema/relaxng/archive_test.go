package relaxng_test

import (
	"bytes"
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/internal/golden"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write what is found into the archives in testdata")

// TestErrors compares all that Load says about the schemas in testdata/errors. Each archive
// holds a schema, the first file, and what it includes; the last file is what Load says.
func TestErrors(t *testing.T) {
	golden.Run(t, "testdata/errors/*.txtar", *update, func(t *testing.T, files []txtar.File) string { return said(loadArchive(files)) })
}

// TestSimplification compares the simple form of the schemas in testdata/simple. Each archive
// holds a schema, the first file, what it includes, and last the simple form.
func TestSimplification(t *testing.T) {
	golden.Run(t, "testdata/simple/*.txtar", *update, func(t *testing.T, files []txtar.File) string {
		g, found := loadArchive(files)
		if g == nil {
			return said(g, found)
		}
		return writeSimple(g)
	})
}

// loadArchive loads the first of the files, which may include the others.
func loadArchive(files []txtar.File) (*relaxng.Grammar, diag.List) {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	schema := source.NewFile(files[0].Name, bytes.TrimSuffix(files[0].Data, []byte("\n")))
	return relaxng.Load(schema, relaxng.LoadOptions{FS: fsys})
}

// said writes diagnostics in full, and those about ID types that the grammar keeps.
func said(g *relaxng.Grammar, found diag.List) string {
	if g != nil {
		found = append(found, g.IDConflicts...)
	}
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintln(&b, d)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "\t%s:%s: %s\n", r.Span.File.Name(), r.Span.Position(), r.Message)
		}
		if d.Help != "" {
			fmt.Fprintf(&b, "\thelp: %s\n", d.Help)
		}
	}
	if g == nil != found.HasErrors() {
		fmt.Fprintf(&b, "grammar: %t, though errors: %t\n", g != nil, found.HasErrors())
	}
	return b.String()
}
