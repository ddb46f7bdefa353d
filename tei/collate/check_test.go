package collate

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

func TestCheck(t *testing.T) {
	list := witnesses(t, "The quick brown fox jumps.", "The quick fox jumped.", "The swift brown fox jumps.")
	table := mustAlign(t, list, Options{})
	_, made := written(t, table, ApparatusOptions{})
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing is changed", "", "", ""},
		{"white space and a note", "<p>The", "<p>\n  The<note>Cf. p. 2.</note>", ""},
		{"a reading is not that of the witness", `<rdg wit="#C">swift`, `<rdg wit="#C">slow`,
			`error: witness C reads "swift" here, not "slow" [check-text]`},
		{"a witness is at the wrong reading", `<lem wit="#A #C">brown </lem><rdg wit="#B"/>`, `<lem wit="#A #B #C">brown </lem>`,
			`error: witness B does not have "brown" [check-text]`},
		{"words are lost", "fox ", "", `error: witness A has "fox" here, which the edition lacks [check-text]`},
		{"a witness is missing", `<witness xml:id="C">C</witness>`, "", `error: witness C is not in this edition [check-witness]`},
		{"a witness is one too many", `<witness xml:id="C">C</witness>`, `<witness xml:id="C">C</witness><witness xml:id="D">D</witness>`,
			`error: witness D is not among those given [check-witness]`},
		{"another lemma", `<lem wit="#A #B">quick</lem><rdg wit="#C">swift</rdg>`, `<lem wit="#C">swift</lem><rdg wit="#A #B">quick</rdg>`,
			`info: the lemma is "swift" here, "quick" in the collation [check-entry]`},
		{"another type", `type="omission"`, `type="substantive"`, `info: the type is "substantive" here, "omission" in the collation [check-entry]`},
		{"two entries are one", `<rdg wit="#C">swift</rdg></app> <app xml:id="app-2" type="omission"><lem wit="#A #C">brown </lem><rdg wit="#B"/></app>`,
			`<rdg wit="#C">swift</rdg></app> brown `, `info: an entry of the collation is not in this edition: brown A C; om. B [check-entry]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(made, c.old) {
				t.Fatalf("%s is not in\n%s", c.old, made)
			}
			d, found := tei.Load(source.NewFile("edited.xml", []byte(strings.Replace(made, c.old, c.new, 1))), tei.LoadOptions{})
			if found.HasErrors() {
				t.Fatal(found)
			}
			found, err := Check(t.Context(), d, table, ApparatusOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got := messages(found)
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got\n%swant %s", got, c.want)
			}
		})
	}
}

func TestLacuna(t *testing.T) {
	list := append(fromTEI(t, "A", `<p>One two three <gap reason="lost"/> nine ten.</p>`),
		witnesses(t, "x", "One two three four five six seven eight nine ten.", "One two tree four five six seven ate nine ten.")[1:]...)
	table := mustAlign(t, list, Options{})
	checkTexts(t, table, ApparatusOptions{})
	_, text := written(t, table, ApparatusOptions{})
	for _, want := range []string{
		`<lacunaStart wit="#A"/></rdg>`, `<rdg wit="#A"><lacunaEnd wit="#A"/>nine</rdg>`, `<lem wit="#B">eight</lem><rdg wit="#C">ate</rdg>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
}
