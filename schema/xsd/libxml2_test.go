//go:build cgo && libxml2

package xsd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// essence writes what both engines must agree on: all but the help, for which libxml2
// tells more.
func essence(list diag.List) string {
	short := make(diag.List, len(list))
	for i, d := range list {
		d.Help = ""
		short[i] = d
	}
	return said(short)
}

// disagreements are the documents of which the engines do not say the same, with the reason.
var disagreements = map[string]string{
	"dangling-keyref": "libxml2 names the element that the keyref is defined on, helium the one that refers",
	"entity":          "its second half is a dangling keyref too",
	"nil":             "libxml2 also says that the element is empty, which follows from xsi:nil",
}

// TestAgreeOnDocuments holds libxml2 to what helium says about documents.
func TestAgreeOnDocuments(t *testing.T) {
	helium, libxml2 := letterSchema(t, xsd.Helium), letterSchema(t, xsd.LibXML2)
	paths, err := filepath.Glob("testdata/documents/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := source.NewFile("document.xml", archive.Files[0].Data)
		want := essence(validate(helium, doc))
		got := essence(validate(libxml2, doc))
		reason, listed := disagreements[strings.TrimSuffix(filepath.Base(path), ".txtar")]
		switch diff := cmp.Diff(want, got); {
		case diff == "" && listed:
			t.Errorf("%s: the engines agree, though they are listed not to: %s", path, reason)
		case diff != "" && !listed:
			t.Errorf("%s (-helium +libxml2):\n%s", path, diff)
		}
	}
}

// TestAgreeOnTEI compares the engines on a document with several mistakes.
func TestAgreeOnTEI(t *testing.T) {
	s := teiSchema(t, "tei_simplePrint.xsd", xsd.LibXML2)
	helium := teiSchema(t, "tei_simplePrint.xsd", xsd.Helium)
	doc := source.NewFile("d.xml", []byte(teiDocument))
	want, got := essence(validate(helium, doc)), essence(validate(s, doc))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-helium +libxml2):\n%s", diff)
	}
}

// TestAgreeOnMistakes compares what the engines say of typical mistakes by the whole of
// TEI: severity, code and place of each finding.
func TestAgreeOnMistakes(t *testing.T) {
	if testing.Short() {
		t.Skip("tei_all.xsd takes long to load")
	}
	helium, libxml2 := teiSchema(t, "tei_all.xsd", xsd.Helium), teiSchema(t, "tei_all.xsd", xsd.LibXML2)
	paths, err := filepath.Glob(filepath.Join(os.Getenv("SIGLUM_TESTDATA"), "mistakes", "*.xml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := source.NewFile(filepath.Base(path), text)
		want, got := essence(validate(helium, doc)), essence(validate(libxml2, doc))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-helium +libxml2):\n%s", path, diff)
		}
	}
}

// TestAgreeOnSchemas asks whether both engines take and refuse the same schemas, and name
// the same places.
func TestAgreeOnSchemas(t *testing.T) {
	paths, err := filepath.Glob("testdata/schemas/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no schemas (%v)", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files := archive.Files[:len(archive.Files)-1]
		_, helium := load(files, xsd.Helium)
		_, libxml2 := load(files, xsd.LibXML2)
		if diff := cmp.Diff(places(helium), places(libxml2)); diff != "" {
			t.Errorf("%s (-helium +libxml2):\n%s", path, diff)
		}
	}
}

// places writes severity, code and place of diagnostics.
func places(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		d.Message = ""
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// TestCorpusVerdicts compares the verdicts of the engines on real documents.
func TestCorpusVerdicts(t *testing.T) {
	helium, libxml2 := teiSchema(t, "tei_simplePrint.xsd", xsd.Helium), teiSchema(t, "tei_simplePrint.xsd", xsd.LibXML2)
	paths, err := filepath.Glob(filepath.Join(os.Getenv("SIGLUM_TESTDATA"), "corpus", "*", "*.xml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > 200_000 {
			continue // the large ones add time, but no kinds of mistakes
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := source.NewFile(filepath.Base(path), text)
		h, l := validate(helium, doc), validate(libxml2, doc)
		if h.HasErrors() != l.HasErrors() {
			t.Errorf("%s: helium %v; libxml2 %v", path, h, l)
		}
	}
}
