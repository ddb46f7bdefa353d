package collate

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

func decide(t *testing.T, text string, list []*Witness) (*Choices, string) {
	t.Helper()
	d, found := ReadDecisions(source.NewFile("decisions.yaml", []byte(text)))
	if found.HasErrors() {
		t.Fatal(found)
	}
	c, found := d.Resolve(list)
	return c, messages(found)
}

func TestDecisions(t *testing.T) {
	texts := []string{"The black cat saw the white cat.", "The cat, and the cat."}
	for _, c := range []struct{ name, decisions, table, apparatus string }{
		{"align", "- align: {A: 'black [cat]', B: 'and the [cat]'}",
			"The|black|-|-|-|cat|saw|the|white|cat|.\nThe|cat|,|and|the|cat|-|-|-|-|.\n", ""},
		{"apart", "- apart: {A: 'white [cat]', B: 'and the [cat]'}", "The|black|cat|-|saw|the|white|cat|.\nThe|-|cat|,|and|the|cat|-|.\n", ""},
		{"join", "- join: {A: '[black cat saw]'}", "", `The <app xml:id="app-1" type="substantive"><lem wit="#A">black cat saw</lem><rdg wit="#B">cat, and</rdg></app> the`},
		{"split", "- join: {A: '[black cat saw]'}\n- split: {A: 'black [cat]'}\n  note: both at once", "", `<lem wit="#A">black cat saw</lem>`},
		{"lemma", "- lemma: B\n  at: {A: 'cat [saw] the'}", "", `<lem wit="#B">, and</lem><rdg wit="#A"> saw</rdg>`},
		{"type", "- type: orthographic\n  at: {A: 'cat [saw] the'}", "", `type="orthographic"><lem wit="#A"> saw</lem>`},
		{"nothing", "# nothing yet\n", "The|black|cat|-|saw|the|white|cat|.\nThe|-|cat|,|and|the|-|cat|.\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := witnesses(t, texts...)
			choices, found := decide(t, c.decisions, list)
			if found != "" {
				t.Error(found)
			}
			table := mustAlign(t, list, Options{Constraints: choices.Constraints})
			if got := draw(table); c.table != "" && got != c.table {
				t.Errorf("got\n%swant\n%s", got, c.table)
			}
			checkTexts(t, table, ApparatusOptions{Choices: choices})
			if _, got := written(t, table, ApparatusOptions{Choices: choices}); !strings.Contains(got, c.apparatus) {
				t.Errorf("%s is missing in\n%s", c.apparatus, got)
			}
		})
	}
}

// TestDecisionsAfterCorrection finds words again after the text was corrected.
func TestDecisionsAfterCorrection(t *testing.T) {
	for _, c := range []struct{ name, words, text, want string }{
		{"unchanged", "saw the [white] cat", "The black cat saw the white cat.", ""},
		{"spelling and punctuation", "fáw, the [white] cat", "the CAT ſaw The, White cat", "2:13: warning: the text around these words has changed: now it is \"ſaw The, [White] cat\" [decision-moved]"},
		{"another word before", "saw the [white] cat", "The black cat found the white cat.", "2:13: warning: the text around these words has changed: now it is \"cat found the [white] cat.\" [decision-moved]"},
		{"the word itself", "saw the [white] cat", "The cat saw the whitish cat.", "2:13: warning: the text around these words has changed: now it is \"cat saw the [whitish] cat.\" [decision-moved]"},
		{"gone", "saw the [white] cat", "The dog slept.", "2:13: warning: these words are not in witness A any more [decision-place]"},
		{"several places", "the [cat]", "the cat and the cat", "2:13: warning: these words stand 2 times in witness A [decision-place]"},
		{"several places, with context", "and the [cat]", "the cat and the cat", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := decide(t, "# a comment\n- join: {A: '"+c.words+"'}\n", witnesses(t, c.text))
			want := c.want
			if want != "" {
				want = "decisions.yaml:" + want + "\n"
			}
			if got != want {
				t.Errorf("got  %swant %s", got, want)
			}
		})
	}
}

func TestDecisionMessages(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"align: {A: b}", "decisions.yaml:1:6: error: decisions are a list [decision]"},
		{"- align: {A: 'a [b]'}", "decisions.yaml:1:8: error: align needs the words of at least 2 witnesses [decision]"},
		{"- join: {A: 'a b'}", "decisions.yaml:1:13: error: the words that are meant are not marked [decision]"},
		{"- mend: {A: 'a [b]'}", `decisions.yaml:1:3: error: a decision cannot be "mend" [decision]`},
		{"- type: odd\n  at: {A: 'a [b]'}", `decisions.yaml:1:3: error: an entry cannot be of the type "odd" [decision]`},
		{"- type: addition\n  lemma: B", `decisions.yaml:2:3: error: one item is one decision: it has type already [decision]`},
		{"- align: [", "decisions.yaml:1:1: error: these are no decisions"},
	} {
		_, found := ReadDecisions(source.NewFile("decisions.yaml", []byte(c.text)))
		if got := messages(found); !strings.HasPrefix(got, c.want) {
			t.Errorf("got  %swant %s", got, c.want)
		}
	}
}

// TestDecisionsThatContradict reports the decision that was not followed.
func TestDecisionsThatContradict(t *testing.T) {
	list := witnesses(t, "a b c d", "a b c d")
	choices, _ := decide(t, "- align: {A: '[b]', B: '[c]'}\n- align: {A: '[c]', B: '[b]'}\n", list)
	table := mustAlign(t, list, Options{Constraints: choices.Constraints})
	got := messages(choices.Check(table))
	want := "decisions.yaml:2:3: warning: this decision contradicts another, or the order of the words, and was not followed [decision-ignored]\n"
	if got != want {
		t.Errorf("got %swant %s", got, want)
	}
}
