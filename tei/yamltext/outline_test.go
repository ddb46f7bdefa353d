package yamltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

func ExampleOutline() {
	f := source.NewFile("p.yaml", []byte("rules:\n  - name: sic\n    match: '(sic'\n"))
	o := yamltext.NewOutline(f)
	fmt.Println(o.In("rules", 0, "match").Span().Position(), o.In("rules", 0, "match").Span().Text())
	rule := o.Around(o.In("rules", 0, "name").Span())
	fmt.Println(rule.In("match").Part(1, 4).Position())
	// Output:
	// 3:13 (sic
	// 3:14
}

// In each value the word that stands between ‹ and › must be found where it is written.
var scalars = []struct{ why, text string }{
	{"plain", "k: ‹one›"},
	{"plain, in the middle, after what is no ASCII", "k: äö ‹one› 世"},
	{"single quotation marks", "k: 'it''s ''‹one›'''"},
	{"double quotation marks", `k: "a\tb\u00e4\x41\"\\\U0001F600 ‹one›"`},
	{"double quotation marks over lines", "k: \"a \\\n   b\n\n   ‹one› c\""},
	{"plain over lines", "k: a b\n   c\n   d ‹one› e"},
	{"kept lines", "k: |\n  a\n\n    b\n  ‹one› c\n"},
	{"kept lines, the first indented", "k: |2\n    a\n   b ‹one›\n  c\n"},
	{"kept lines, none at the end", "k: |-\n  ‹one›\n"},
	{"folded lines", "k: >\n  a\n  b\n\n  c\n   d\n  ‹one› f\n"},
	{"a flow map", "k: {a: [b, '‹one›'], c: d}"},
	{"a list", "k:\n- a: b\n- c: d\n  e: ‹one›"},
	{"behind a block scalar", "a: |\n  b\n\nk: ‹one›"},
	{"behind a comment", "a: b # ä\n# c\nk:   ‹one› # d"},
	{"an anchor above", "a: &x {b: c}\nk: ‹one›\nd: *x"},
	{"a number", "k: ‹100›"},
}

func TestPartsOfScalars(t *testing.T) {
	for _, test := range scalars {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			text := strings.ReplaceAll(test.text, "\n", end)
			want := strings.Index(text, "‹")
			_, word, _ := strings.Cut(text, "‹")
			word, _, _ = strings.Cut(word, "›")
			f := source.NewFile("f.yaml", []byte(strings.NewReplacer("‹", "", "›", "").Replace(text)))
			o := yamltext.NewOutline(f)
			var got []source.Span
			walk(o.In(), func(p yamltext.Place) {
				if i := strings.Index(p.Text(), word); i >= 0 {
					got = append(got, p.Part(i, i+len(word)))
				}
			})
			if len(got) != 1 || got[0].Start != want || got[0].Text() != word {
				t.Errorf("%s, line ends %q: %q found at %v, want it at %d", test.why, end, word, got, want)
			}
		}
	}
}

// walk visits the scalars below a place; keys of the maps are single letters.
func walk(p yamltext.Place, visit func(yamltext.Place)) {
	if p.Text() != "" {
		visit(p)
	}
	for key := 'a'; key <= 'z'; key++ {
		if q := p.In(string(key)); !q.IsZero() {
			walk(q, visit)
		}
	}
	for i := range 9 {
		if q := p.In(i); !q.IsZero() {
			walk(q, visit)
		}
	}
}

func TestComments(t *testing.T) {
	f := source.NewFile("f.yaml", []byte("a: b # c\nd: 'e # f'\ng: h#i\nj: {k: l} # m\nn: 'o' # p\n"))
	o := yamltext.NewOutline(f)
	for key, want := range map[string]string{"a": "# c", "d": "", "g": "", "j": "", "n": "", "x": ""} {
		if got := o.In(key).Comment().Text(); got != want {
			t.Errorf("the comment behind %s is %q, want %q", key, got, want)
		}
	}
}

func TestPlacesThatAreNone(t *testing.T) {
	f := source.NewFile("f.yaml", []byte("a: [b]\nempty:\nd: {e: f}\n"))
	o := yamltext.NewOutline(f)
	for _, path := range [][]any{{"x"}, {"a", 1}, {"a", "b"}, {"a", -1}, {0}, {"empty", "y"}} {
		if p := o.In(path...); !p.IsZero() || !p.Span().IsZero() || !p.Part(0, 1).IsZero() {
			t.Errorf("%v is a place", path)
		}
	}
	for path, want := range map[string]string{"a": "1:1 a", "empty": "2:1 empty", "d": "3:1 d"} {
		s := o.In(path).Span()
		if got := s.Position().String() + " " + s.Text(); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
	if s := o.In("a", 0).Part(0, 9); s.Text() != "b" {
		t.Errorf("a part beyond the end is %q, want the whole", s.Text())
	}
	for _, broken := range []string{"", "a: [", strings.Repeat("[", 1000), "# c"} {
		if !yamltext.NewOutline(source.NewFile("f.yaml", []byte(broken))).In().IsZero() {
			t.Errorf("%.20q has a place", broken)
		}
	}
}
