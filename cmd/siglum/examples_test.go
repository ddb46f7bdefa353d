package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestExamples asks of each package that others can import for an example that go doc
// shows, and that runs as a test.
func TestExamples(t *testing.T) {
	example := regexp.MustCompile(`(?m)^func Example\w*\(\) \{(?s:.*?)\n\t// Output:`)
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if !strings.Contains(name, "/internal/") && (strings.HasPrefix(name+"/", "tei/") || strings.HasPrefix(name+"/", "schema/") || strings.HasPrefix(name+"/", "transform/")) {
			files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(name), "*_test.go"))
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range files {
				text, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				found = found || example.Match(text)
			}
			if !found {
				t.Errorf("package %s has no example", name)
			}
		}
	}
}
