package encode_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// TestMistakesOfProfiles holds what is said of each mistake to what is written down, so that it can be
// read as somebody reads it who knows no YAML.
func TestMistakesOfProfiles(t *testing.T) {
	const path = "testdata/profile-mistakes.txtar"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		given, want := archive.Files[i], &archive.Files[i+1]
		_, list := encode.CheckProfile(source.NewFile(given.Name, given.Data))
		if len(list) == 0 {
			t.Errorf("%s: nothing is wrong", given.Name)
		}
		got := told(list)
		if *update {
			want.Data = []byte(got)
		}
		if diff := cmp.Diff(string(want.Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", given.Name, diff)
		}
		for _, d := range list {
			if p := d.Span.Position(); p.Line == 1 && p.Column == 1 && strings.Count(string(given.Data), "\n") > 3 && want.Name != "no-names" {
				t.Errorf("%s: %s says no place", given.Name, d)
			}
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// told returns what is said of mistakes, and of what place.
func told(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		line, _, _ := strings.Cut(d.Span.Text(), "\n")
		b.WriteString(withoutNumber(withoutLine(d.String())) + "\n  at: " + line + "\n  help: " + d.Help + "\n")
	}
	return b.String()
}

// withoutNumber takes away how many rules the built-in profile has, and which come first.
func withoutNumber(message string) string {
	return manyRules.ReplaceAllString(message, "of N rules of the profile documentary: …")
}

var manyRules = regexp.MustCompile(`of \d+ rules of the profile documentary: .* …`)
