package main_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/siglum/siglum/"

// mayImport says which of our own packages, and which of the libraries that this
// house keeps on a leash, a package may import directly, besides the low layer:
// tei/source, tei/diag and tei/expression. A name ending in "/" allows what is below it. A package
// that is not listed may import nothing of either kind, so that a new room is
// entered here first.
var mayImport = map[string][]string{
	"tei/source":                  {},
	"tei/diag":                    {},
	"tei/expression":              {},
	"tei/diag/report":             {},
	"tei/xmltext":                 {},
	"tei/yamltext":                {}, // what is asked of YAML wherever it is read
	"tei/xinclude":                {"tei/xmltext"},
	"tei":                         {"tei/xmltext", "tei/xinclude", etree},
	"tei/table":                   {},
	"tei/notation":                {"tei/table", "tei/xmltext", "tei/yamltext"},
	"tei/notation/critical":       {"tei/notation", "tei/xmltext"},
	"tei/authority":               {"tei/notation", "tei/table"},
	"tei/encode":                  {"tei", "tei/authority", "tei/notation", "tei/notation/critical", "tei/xmltext", "tei/yamltext", etree},
	"tei/collate":                 {"tei", "tei/xmltext", "tei/yamltext", etree}, // it reads a file beside its tree: see places.go
	"tei/merge":                   {"tei", etree},
	"tei/importer":                {"tei/notation", "tei/xmltext"}, // its results are text, which tei/encode reads
	"schema":                      {"schema/", "tei/xmltext", "tei/xinclude"},
	"schema/catalog":              {"tei/xmltext"},
	"schema/datatype":             {},
	"schema/finding":              {},
	"schema/internal/golden":      {}, // for tests
	"schema/internal/include":     {},
	"schema/internal/memory":      {},
	"schema/registry":             {"schema/internal/memory"},
	"schema/relaxng":              {"schema/relaxng/", "schema/datatype", "schema/finding", "schema/internal/include", "tei/xmltext"},
	"schema/relaxng/syntax":       {"tei/xmltext"},
	"schema/internal/tree":        {"tei/xmltext", helium},
	"schema/schematron":           {"schema/finding", "schema/internal/include", "schema/internal/tree", "tei/xmltext", helium},
	"schema/xsd":                  {"schema/internal/", "schema/finding", "tei/xmltext", helium, libxml2},
	"schema/lint":                 {"tei/xmltext"},
	"schema/format":               {"schema/relaxng", "tei/xmltext"},
	"schema/fix":                  {"tei/xmltext"},
	"transform":                   {"tei", "tei/yamltext", etree},
	"transform/internal/corpus":   {"tei"}, // for tests
	"transform/xslt":              {"tei/xmltext", helium},
	"transform/html":              {"transform", "tei", etree},
	"transform/site":              {"transform", "transform/html", "tei", etree},
	"transform/text":              {"transform", "tei", etree},
	"cmd/siglum":                  {"cmd/siglum/internal/cli"},
	"cmd/siglum/internal/cli":     {"tei", "tei/", "schema", "schema/", "transform", "transform/", "cmd/siglum/internal/", cli},
	"cmd/siglum/internal/project": {"schema/lint", "tei/yamltext", "transform"},
	"cmd/siglum/internal/ui":      {"tei", "tei/", "schema", "schema/", "transform", "transform/"},
	"samples":                     {},

	// The edition of a transcription, with findings placed in the transcription.
	"cmd/siglum/internal/edition": {"schema", "tei/encode", "tei/notation"},

	// The language server; below it, what knows nothing of TEI or of documents.
	"cmd/siglum/internal/lsp":          {"cmd/siglum/internal/edition", "cmd/siglum/internal/lsp/", "schema", "schema/", "tei", "tei/"},
	"cmd/siglum/internal/lsp/markup":   {"tei/xmltext"},
	"cmd/siglum/internal/lsp/jsonrpc":  {},
	"cmd/siglum/internal/lsp/protocol": {},

	// The local page; what is shown, and by which rules, its caller gives.
	"cmd/siglum/internal/preview": {"cmd/siglum/internal/edition", "cmd/siglum/internal/watch", "schema", "tei", "tei/notation", "tei/xmltext"},
	"cmd/siglum/internal/watch":   {},
}

const (
	etree   = "github.com/beevik/etree"
	helium  = "github.com/lestrrat-go/helium"
	libxml2 = "github.com/lestrrat-go/libxml2"
	cli     = "github.com/urfave/cli/v2"
)

var lowLayer = []string{"tei/source", "tei/diag", "tei/expression"}

type goPackage struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, ok := mayImport[name]
		if !ok {
			t.Errorf("package %s is not in the table of this test", name)
			continue
		}
		for _, path := range p.Imports {
			if dep := leashed(path); dep != "" && !isAllowed(dep, allowed) {
				t.Errorf("%s imports %s, which the table does not allow", name, dep)
			}
		}
	}
}

// TestSchemaKnowsNoTEI holds schema and what is under it to validating any XML:
// whatever knows TEI documents or transcriptions lies beside it, not below.
func TestSchemaKnowsNoTEI(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if name != "schema" && !strings.HasPrefix(name, "schema/") {
			continue
		}
		for _, forbidden := range []string{"tei", "tei/notation", "tei/encode", "tei/collate"} {
			if slices.Contains(p.Deps, module+forbidden) {
				t.Errorf("%s depends on %s", name, forbidden)
			}
		}
	}
}

// leashed returns the short name of an import that the table governs, else "".
func leashed(path string) string {
	if own, ok := strings.CutPrefix(path, module); ok {
		return own
	}
	for _, library := range []string{etree, helium, libxml2, cli} {
		if path == library || strings.HasPrefix(path, library+"/") {
			return library
		}
	}
	return ""
}

func isAllowed(dep string, allowed []string) bool {
	if slices.Contains(lowLayer, dep) || slices.Contains(allowed, dep) {
		return true
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return strings.HasSuffix(a, "/") && strings.HasPrefix(dep, a)
	})
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", module+"...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}
