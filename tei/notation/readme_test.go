package notation

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheREADMEHasAllKeys holds the tables of keys to the keys that profiles have.
func TestTheREADMEHasAllKeys(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "### All keys")
	section, _, _ = strings.Cut(section, "\n## ")
	words := regexp.MustCompile(`[\w-]+`).FindAllString(section, -1)
	for _, key := range profileKeys() {
		if !slices.Contains(words, key) {
			t.Errorf("the README does not say what the key %q is", key)
		}
	}
}
