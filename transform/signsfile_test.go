package transform

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// Signs of a project's own: what they say, and what is said where they are wrong.
func TestReadSigns(t *testing.T) {
	f := source.NewFile("own.yaml", []byte("extends: leiden\ndel: {open: '<<', close: '>>', means: struck out}\nadd.above: {open: '^', close: '^'}\n"))
	set, list := ReadSigns(f)
	if len(list) > 0 {
		t.Fatal(list)
	}
	m, err := Build(fragment(t, `<p>a <del>b</del> <add place="above">c</add> <gap reason="illegible" unit="char" quantity="2"/></p>`), Options{SignSet: set})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shownText(m.Text, Diplomatic), "a <<b>> ^c^ ++"; got != want {
		t.Errorf("the text is %s, want %s", got, want)
	}
	meanings := ""
	for _, e := range m.Legend {
		meanings += e.Key + ": " + e.Meaning + "\n"
	}
	if !strings.Contains(meanings, "del: struck out\n") {
		t.Errorf("the legend is\n%s", meanings)
	}
}

func TestSignsWithMistakes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"dell: {open: x}\n", "own.yaml:1:1: error: there is no phenomenon \"dell\" [signs]\n\tDid you mean del?"},
		{"del: {opne: x}\n", "own.yaml:1:7: error: del: unknown field \"opne\" [signs]"},
		{"del:\n  open: [a]\n", "own.yaml:2:9: error: del: cannot unmarshal"},
		{"add: {open: '['}\ndel: {open: 'x}\n", "own.yaml:2:13: error: could not find end character of single-quoted text [signs]"},
		{"extends: klingon\n", "own.yaml:1:10: error: there are no signs \"klingon\" to extend [signs]\n\tThere is: ascii, documentary, leiden."},
		{"- a\n", "own.yaml:1:1: error: a file of signs is a mapping from phenomena to their signs [signs]"},
	} {
		set, list := ReadSigns(source.NewFile("own.yaml", []byte(test.text)))
		got := ""
		if len(list) > 0 {
			got = list[0].String() + "\n\t" + list[0].Help
		}
		if set != nil || !strings.HasPrefix(got, test.want) {
			t.Errorf("%q:\n%s, want\n%s", test.text, got, test.want)
		}
	}
}

// A set of signs that every typewriter has puts nothing else around a text.
func TestASCII(t *testing.T) {
	m, err := Build(fragment(t, `<p>a <del>b</del> <add place="above">c</add> <supplied reason="omitted">d</supplied> <corr>e</corr> <cb n="2"/><gap/>
<restore><del>f</del></restore> <subst><del rend="overwritten">g</del><add>h</add></subst> <subst><del>i</del><add>j</add></subst> <ptr target="#k"/></p>`), Options{Signs: "ascii"})
	if err != nil {
		t.Fatal(err)
	}
	want := `a [[b]] \c/ [corrected: e] ||2 [...] [[f]] [restored] [over erasure: h](a) [[i]] [changed to: j] -> #k`
	if got := shownText(m.Text, Diplomatic); got != want {
		t.Errorf("the text is %s, want %s", got, want)
	}
	for _, e := range m.Entries {
		if strings.Contains(e.Remark, "[[") {
			t.Errorf("the entry %s quotes a sign", e.Remark)
		}
	}
}
