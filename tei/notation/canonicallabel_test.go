package notation

import (
	"testing"
)

var canonicalLabels = []struct{ rule, want string }{
	{"restored", "crossed out, then restored"},                     // the first label
	{"translators-note", "Translator's note"},                      // that of the printed form
	{"changed", "changed from {old} to"},                           // with a hole
	{"handwritten-in-margin", "handwritten in the {where} margin"}, // that of the example
	{"supplied", ""}, // it has none
}

func TestCanonicalLabels(t *testing.T) {
	p := documentary(t)
	for _, test := range canonicalLabels {
		if got := p.Rule(test.rule).CanonicalLabel(); got != test.want {
			t.Errorf("%s: %q, want %q", test.rule, got, test.want)
		}
	}
}

// The word of a hole may stand elsewhere in the label too.
func TestLabelForms(t *testing.T) {
	p := documentary(t)
	if got, want := p.Rule("changed").LabelForm("Changed  from a to"), "Changed from {old} to"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := p.Rule("page").MatchForm("leaf 2"), "leaf 2"; got != want {
		t.Errorf("%q, want %q: the expression does not match", got, want)
	}
	if got, want := p.Rule("page").MatchForm("Page 1 of 10"), "Page {n}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
