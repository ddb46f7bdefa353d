package schematron_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/schema/schematron"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// notSchematron are files that are called so and are none.
var notSchematron = map[string]string{
	"projects/dharma-inscription.sch": "a stylesheet that was made from Schematron",
}

// TestRealSchemas compiles the Schematron of TEI and of projects, alone and embedded in
// RELAX NG: each assertion that stands in a file must be there afterwards.
func TestRealSchemas(t *testing.T) {
	for _, pattern := range []string{"*/*.sch", "*/*.rng", "*/*.rnc"} {
		paths, err := filepath.Glob(testData(t, "schemas", pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("there are no schemas %s (%v)", pattern, err)
		}
		for _, path := range paths {
			name := filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := source.NewFile(name, text)
			s, found := loadAny(f)
			reason, listed := notSchematron[name]
			switch {
			case listed && s != nil:
				t.Errorf("%s is taken, though it is %s", name, reason)
			case listed:
			case s == nil:
				t.Errorf("%s: %s", name, said(found))
			case filepath.Ext(name) != ".rnc":
				_, asserts, reports := s.Rules()
				if diff := cmp.Diff(written(f), fmt.Sprintf("%d asserts, %d reports", asserts, reports)); diff != "" {
					t.Errorf("%s (-written +compiled):\n%s", name, diff)
				}
			}
		}
	}
}

// loadAny loads a schema that is Schematron or holds some, with the patterns of all phases.
func loadAny(f *source.File) (*schematron.Schema, diag.List) {
	o := schematron.LoadOptions{Phase: "#ALL"}
	if strings.HasSuffix(f.Name(), ".sch") {
		return schematron.Load(f, o)
	}
	grammar, found := relaxng.Load(f, relaxng.LoadOptions{})
	if found.HasErrors() {
		return nil, found
	}
	var fragments []schematron.Fragment
	for _, foreign := range grammar.Foreign {
		fragments = append(fragments, schematron.Fragment{Events: foreign.Events, Namespaces: foreign.Scope.Prefixes()})
	}
	return schematron.LoadEmbedded(f, fragments, o)
}

// written counts the assertions that stand in a file.
func written(f *source.File) string {
	asserts, reports := 0, 0
	r := xmltext.NewReader(f, xmltext.Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		switch {
		case e.Kind != xmltext.StartElement || e.Name.Space != schematron.Namespace:
		case e.Name.Local == "assert":
			asserts++
		case e.Name.Local == "report":
			reports++
		}
	}
	return fmt.Sprintf("%d asserts, %d reports", asserts, reports)
}
