package syntax_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write what is said into the archives in testdata")

// TestCompactErrors compares all that is said about the schemas of an archive, in which
// what is said follows each schema.
func TestCompactErrors(t *testing.T) {
	const path = "testdata/compacterrors.txtar"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		schema, want := archive.Files[i], &archive.Files[i+1]
		_, found := syntax.ReadCompact(source.NewFile(schema.Name, schema.Data), "")
		var b strings.Builder
		for _, d := range found {
			fmt.Fprintln(&b, d)
			if d.Help != "" {
				fmt.Fprintf(&b, "\thelp: %s\n", d.Help)
			}
		}
		if *update {
			want.Data = []byte(b.String())
		}
		if diff := cmp.Diff(string(want.Data), b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", schema.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzReadCompact checks that no text makes the reader panic, that what it takes without
// a diagnostic is a tree, and that spans lie in the file.
func FuzzReadCompact(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/compacterrors.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for i := 0; i < len(archive.Files); i += 2 {
		if len(archive.Files[i].Data) < 1000 {
			f.Add(string(archive.Files[i].Data))
		}
	}
	f.Add(`namespace a = "urn:a" ## d` + "\n" + `[a:b="c" a:d ["e"]] start |= grammar { include "x" inherit = a { div { b &= (element (a:* - a:b) | c {mixed{text?}} >> a:e [])+ } } }`)
	f.Fuzz(func(t *testing.T, text string) {
		s, found := syntax.ReadCompact(source.NewFile("s.rnc", []byte(text)), "urn:inherited")
		if !found.HasErrors() && s.Root == nil {
			t.Fatal("no diagnostic, and no tree")
		}
		for _, d := range found {
			if d.Span.Start < 0 || d.Span.End > len(text) || d.Span.Start > d.Span.End {
				t.Fatalf("%v is not in the file", d.Span)
			}
		}
		if s.Root != nil && !found.HasErrors() {
			dump(s.Root)
		}
	})
}

func BenchmarkReadCompact(b *testing.B) {
	text := testData(b, "schemas", "tei-4.12.0", "tei_all-4.12.0.rnc")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := syntax.ReadCompact(source.NewFile("tei_all.rnc", text), ""); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// TestCompactBounded reads long texts that are hardly schemas: none may exhaust the stack, or
// take more than linear time.
func TestCompactBounded(t *testing.T) {
	const size = 100_000
	for _, piece := range []string{"(", "{", "[", "a [", "a = (", "§", `"`, `"a"~`, `\x{`, `\x`, "x", "a = \n", "a= b&", ">>", "##\n",
		"a = [b[]] c\n", "div {\n", "grammar{", "element * - ", "a*", "a|", "]", "}\n", "[b[]]", "a >> b[", "include \"x\" {\n"} {
		text := strings.Repeat(piece, size/len(piece))
		for _, before := range []string{"", "start = ", "start = element p {"} {
			if s, found := syntax.ReadCompact(source.NewFile("s.rnc", []byte(before+text)), ""); s.Root == nil && !found.HasErrors() {
				t.Errorf("%q %q: no tree and no error", before, piece)
			}
		}
	}
}
