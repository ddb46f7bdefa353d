package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/lint"
)

// The README lists every rule, and no other code in its table.
func TestReadmeListsRules(t *testing.T) {
	text, err := os.ReadFile("../../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "### What no schema says")
	section, _, _ = strings.Cut(section, "`siglum help lint`")
	for _, r := range lint.Rules() {
		if !strings.Contains(section, "`"+string(r.Code)+"`") {
			t.Errorf("the README does not list the rule %s", r.Code)
		}
	}
	for line := range strings.Lines(section) {
		codes, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " |")
		for code := range strings.SplitSeq(codes, ", ") {
			if code, ok := strings.CutPrefix(code, "`"); ok && lint.Nearest(strings.TrimSuffix(strings.TrimSpace(code), "`")) == "" {
				t.Errorf("the README lists %s, which is no rule", code)
			}
		}
	}
}
