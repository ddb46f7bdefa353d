package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/diag"
)

// codeInSource finds the codes that a package gives to findings.
var codeInSource = regexp.MustCompile(`(?:diag\.Code += |d\.Code(?:, d\.\w+)? = |Code: +)"([a-z0-9.-]+)"`)

// ofSchemas are the beginnings of codes of what is wrong with schemas and catalogues, not
// with documents.
var ofSchemas = regexp.MustCompile(`^(schema-|catalog-|not-a-catalog|format-)`)

// Each code that validation can give to a finding in a document is explained, and no
// other.
func TestCodesAreExplained(t *testing.T) {
	used := map[diag.Code]bool{}
	for _, folder := range []string{"schema", "tei/xmltext", "tei/xinclude"} {
		err := filepath.WalkDir(filepath.Join("../../../..", folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range codeInSource.FindAllSubmatch(text, -1) {
				used[diag.Code(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for code := range used {
		if explainCode(code).Summary == "" && !ofSchemas.MatchString(string(code)) {
			t.Errorf("the code %s is not explained", code)
		}
	}
	seen := map[diag.Code]bool{}
	for _, m := range meanings {
		if m.code != "" && !used[m.code] {
			t.Errorf("the code %s is explained, and not used", m.code)
		}
		if m.code != "" && seen[m.code] || strings.HasSuffix(m.summary, ".") || m.summary == "" {
			t.Errorf("%s: %q", m.code, m.summary)
		}
		seen[m.code] = true
	}
}
