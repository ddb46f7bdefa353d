package notation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

const rest = "brackets: [{open: '[', close: ']'}]\n"

var badProfiles = []struct {
	name, text string
	want       []string
}{
	{"no YAML", "profile: x\nrules: [\n", []string{
		"p.yaml:2:1: error: this is no profile: sequence end token ']' not found [profile-syntax]",
	}},
	{"an unknown field", "profile: x\ncolour: red\n", []string{
		`p.yaml:2:1: error: this is no profile: unknown field "colour" [profile-syntax]`,
	}},
	{"no name", rest, []string{
		`p.yaml:1:1: error: rule "profile": the profile has no name [profile-rule]`,
	}},
	{"no brackets", "profile: x\n", []string{
		`p.yaml:1:1: error: rule "profile": the profile has no bracket shapes [profile-rule]`,
	}},
	{"one sign for both", "profile: x\nbrackets: [{open: '|', close: '|'}]\n", []string{
		`p.yaml:1:1: error: rule "brackets": "|" and "|" are no pair of brackets [profile-rule]`,
	}},
	{"a wrong expression", "profile: x\n" + rest + "rules:\n  - name: sic\n    match: '(sic'\n    tei: <sic>{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		"p.yaml:5:1: error: rule \"sic\": the expression is wrong: missing closing ): `(sic` [profile-rule]",
	}},
	{"an unknown word list", "profile: x\n" + rest + "rules:\n  - name: sic\n    match: '{{sics}}'\n    tei: <sic>{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:1: error: rule "sic": the expression uses the word list "sics", which the profile does not have [profile-rule]`,
	}},
	{"a template that is no XML", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic>{content}\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:1: error: rule "sic": the TEI template is not well-formed: XML syntax error on line 1: unexpected EOF [profile-rule]`,
	}},
	{"a hole that nothing fills", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic n=\"{number}\">{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:1: error: rule "sic": nothing fills the hole {number} of the template [profile-rule]`,
	}},
	{"no example", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic>{content}</sic>\n", []string{
		`p.yaml:4:1: error: rule "sic": the rule has no example [profile-rule]`,
	}},
	{"no template", "profile: x\n" + rest + "rules:\n  - name: sic\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:4:1: error: rule "sic": the rule has no TEI template [profile-rule]`,
	}},
	{"an unknown base", "profile: x\nextends: y\n" + rest, []string{
		`p.yaml:1:1: error: the profile "y", which this one extends, is not known [profile-rule]`,
	}},
}

func TestProfileErrors(t *testing.T) {
	for _, test := range badProfiles {
		p, list := ReadProfile(source.NewFile("dir/p.yaml", []byte(test.text)))
		if p != nil {
			t.Errorf("%s: a profile was returned", test.name)
		}
		var got []string
		for _, d := range list {
			got = append(got, strings.TrimPrefix(d.String(), "dir/"))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestAProfileThatExtends(t *testing.T) {
	text := "profile: mine\nversion: '2'\nextends: documentary\nrules:\n  - name: guess\n    match: 'perhaps .*'\n    tei: <note>{content}</note>\n    examples: [{text: '[perhaps so]', tei: <note>perhaps so</note>}]\n"
	p, list := ReadProfile(source.NewFile("mine.yaml", []byte(text)))
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got := p.Rules[0].Name.Place(); got != "mine.yaml:5" {
		t.Errorf("the own rule is placed at %q, want mine.yaml:5", got)
	}
	base := documentary(t)
	if got, want := len(p.Rules), len(base.Rules)+1; got != want {
		t.Errorf("%d rules, want %d: those of the base and one more", got, want)
	}
	if got := p.Rule("supplied").Name.Place(); !strings.HasPrefix(got, "documentary.yaml:") {
		t.Errorf("an inherited rule is placed at %q, want documentary.yaml", got)
	}
}
