package yamltext_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/siglum/siglum/tei/yamltext"
)

func TestCheckDepth(t *testing.T) {
	for _, test := range []struct {
		why, text string
		column    int // of the place where it is too deep; 0 if it is not
	}{
		{"nothing", "", 0},
		{"what people write", "a:\n  - b: [c, {d: e}]\n  - f\n", 0},
		{"many beside each other", strings.Repeat("- [a]\n", 1000), 0},
		{"brackets in words", "a: \"" + strings.Repeat("[", 1000) + "\"\n", 0},
		{"never closed", "a: " + strings.Repeat("[", 100000), 104},
		{"maps", "a: " + strings.Repeat("{a: ", 1000), 404},
		{"lists in lists", strings.Repeat("- ", 100000), 201},
		{"keys of keys", strings.Repeat("? ", 1000), 201},
		{"as many keys as are read", strings.Repeat("a: b\n", 10_000), 0},
		{"keys of a million records", strings.Repeat("- a: b\n  c: d\n", 100_000), 0},
		{"keys above and below a list", strings.Repeat("a:\n- b: c\n", 6_000), 0},
		{"too many keys", strings.Repeat("a: b\n", 100_000), 2},
		{"too many keys with lists", strings.Repeat("a:\n- b: c\n", 20_000), 2},
		{"too many keys below a key", "a:\n" + strings.Repeat("  b: c\n", 100_000), 4},
		{"more closed than opened", strings.Repeat("]", 1000), 0},
	} {
		var at yaml.Error
		column := 0
		if err := yamltext.CheckDepth([]byte(test.text)); errors.As(err, &at) {
			column = at.GetToken().Position.Column
		} else if err != nil {
			t.Errorf("%s: %v", test.why, err)
		}
		if column != test.column {
			t.Errorf("%s: too deep in column %d, want %d", test.why, column, test.column)
		}
	}
}
