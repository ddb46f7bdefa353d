package notation

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestNeeds(t *testing.T) {
	for _, test := range []struct {
		expr string
		want []string // words divided by |
	}{
		{`Telegram`, []string{"telegram"}},
		{`January|June`, []string{"january|june"}},
		{`\d{1,2} (?:May|March) \d{4}`, []string{" march | may ", "0|1|2|3|4|5|6|7|8|9"}},
		{`(?i:top secret|confidential)`, []string{"confidential|ecret"}}, // the long s is an S, too
		{`(?i)sic`, []string{"ic"}},
		{`[Tt]ranslated (?:by|from)\b`, []string{"translated by|translated from"}},
		{`(?P<place>\p{Lu}\p{L}+), .*: $`, []string{", ", ": "}},
		{`(?:copy )?(?:no )?x+`, nil},
		{`x(?:ab|cd)+y?`, []string{"ab|cd"}},
		{`(?:ab){2,}`, []string{"ab"}},
		{`(?:ab)*|cd`, nil},
		{`^\p{Lu}.*$`, nil},
		{`É|é`, nil}, // one letter in two cases
		{`É|ä`, []string{"É|ä"}},
		{`(?i)élan`, []string{"lan"}},
		{"a\x00b|cd", nil},
	} {
		re, err := syntax.Parse(test.expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		got := needsOf(re)
		for i, need := range got {
			got[i] = strings.ReplaceAll(need, wordEnd, "|")
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s needs (-want +got):\n%s", test.expr, diff)
		}
	}
}

// TestHintsAllowExamples tries the expressions of the built-in profiles on the examples of all, as
// they are and in other cases.
func TestHintsAllowExamples(t *testing.T) {
	for _, p := range documentary(t).patterns() {
		for _, text := range exampleTexts(t) {
			checkHints(t, p, text)
		}
	}
}

func FuzzHints(f *testing.F) {
	for _, p := range documentary(f).patterns() {
		f.Add(p.text(), "12 October 1948")
	}
	for _, text := range exampleTexts(f) {
		f.Add(`(?i)(?:no\.? |nº )?\d+[a-c]|[^x]K|ſ`, text)
	}
	f.Fuzz(func(t *testing.T, expr, text string) {
		if len(expr) > 2000 || len(text) > 2000 {
			return
		}
		if _, err := regexp.Compile(`\A(?:` + expr + `)\z`); err != nil {
			return
		}
		p := &Pattern{Source: expr}
		if p.compile(nil, nil, false) == nil {
			checkHints(t, p, text)
		}
	})
}

// checkHints checks that the hints of an expression allow a text that it matches.
func checkHints(t *testing.T, p *Pattern, text string) {
	t.Helper()
	h := p.hints()
	if p.anywhere().MatchString(text) && !h.allow(text) {
		t.Errorf("hints %q of %s forbid %q, which it matches", h.Needs, p.Source, text)
	}
	if p.all().MatchString(text) && !h.allowWhole(text) {
		t.Errorf("hints %q of %s forbid %q, which it matches as a whole", h.Needs, p.Source, text)
	}
}

// exampleTexts returns the examples of the built-in profiles, each in its own case and others.
func exampleTexts(t testing.TB) []string {
	var texts []string
	for _, name := range Names() {
		p, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Rules {
			for _, x := range r.Examples {
				texts = append(texts, x.Text, strings.Trim(x.Text, "[]"))
			}
		}
		for _, r := range p.Blocks {
			for _, x := range r.Examples {
				texts = append(texts, x.Text)
			}
		}
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	for _, text := range slices.Clone(texts) {
		texts = append(texts, strings.ToUpper(text), strings.Map(otherCase, text))
	}
	return texts
}

// otherCase returns the next letter that is the same but for its case.
func otherCase(r rune) rune { return unicode.SimpleFold(r) }
