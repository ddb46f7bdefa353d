package collate

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

func TestNormalization(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		words, want      string
	}{
		{"nothing", "", "", "Café ſon VP & ye", "café ſon vp & ye"},
		{"general rules", "r.yaml", "letters: ignore\naccents: ignore\ncase: match\n", "Café ſon VP Jan", "Cafe son UP Ian"},
		{"words", "r.yaml", "words:\n  '&': and\n  Ye: the\n", "& ye yes", "and the yes"},
		{"spellings, in their order", "r.yaml", "spellings:\n  ck: k\n  y: i\n", "Backyard", "bakiard"},
		{"a word is found as it is spelt", "r.yaml", "spellings:\n  y: i\nwords:\n  ye: the\n", "ye my", "the mi"},
		{"characters that do not count", "r.yaml", "drop: \"-'\"\n", "to-day o'er -", "today oer -"},
		{"one punctuation mark is like another", "r.yaml", "punctuation: ignore\n", "a , b ;", "a . b ."},
		{"CSV", "r.csv", "# abbreviations\nye,the\nck,k,spelling\n\"&\",and,word\n", "ye back &", "the bak and"},
		{"an empty file", "r.yaml", "", "A", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, found := Normalization{}.With(source.NewFile(c.file, []byte(c.text)))
			if len(found) > 0 {
				t.Fatal(found)
			}
			var got []string
			for _, w := range strings.Fields(c.words) {
				got = append(got, n.Apply(w))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestNormalizationMessages(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"r.yaml", "letters: ignore\naccents: yes\n", "r.yaml:2:1: error: accents cannot be \"yes\" [normalization]"},
		{"r.yaml", "letter: ignore\n", "r.yaml:1:1: error: these are no rules for comparing words: unknown field \"letter\" [normalization]"},
		{"r.csv", "ye,the\nck\n", "r.csv:2:1: error: this line is no rule for comparing words [normalization]"},
	} {
		_, found := Normalization{}.With(source.NewFile(c.file, []byte(c.text)))
		if len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) {
			t.Errorf("got %v, want %s", found, c.want)
		}
	}
}
