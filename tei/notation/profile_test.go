package notation

import (
	"fmt"
	"slices"
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
		"p.yaml:2:8: error: this is no profile: this [ is not closed [profile-syntax]",
	}},
	{"an unknown field", "profile: x\ncolour: red\n", []string{
		`p.yaml:2:1: error: this is no profile: it has the key "colour", which profiles do not have here [profile-syntax]`,
	}},
	{"a value where a list is wanted", "profile: x\n" + rest + "rules:\n  - name: sic\n    labels: sic\n", []string{
		`p.yaml:5:13: error: this is no profile: a list is wanted here [profile-syntax]`,
	}},
	{"a list where a value is wanted", "profile: x\n" + rest + "rules:\n  - name: [sic]\n", []string{
		`p.yaml:4:11: error: this is no profile: a single value is wanted here; this is read as a list or a map [profile-syntax]`,
	}},
	{"no name", rest, []string{
		`p.yaml:1:1: error: rule "profile": the profile has no name [profile-rule]`,
	}},
	{"no brackets", "profile: x\n", []string{
		`p.yaml:1:10: error: rule "profile": the profile has no bracket shapes [profile-rule]`,
	}},
	{"a shape without a closing sign", "profile: x\nbrackets: [{open: '|'}]\n", []string{
		`p.yaml:2:13: error: rule "brackets": "|" and "" are no pair of brackets [profile-rule]`,
	}},
	{"two shapes with one sign", "profile: x\nbrackets: [{open: '[', close: ']'}, {open: '[', close: ')'}]\n", []string{
		`p.yaml:2:45: error: rule "brackets": two shapes begin with "[" [profile-rule]`,
	}},
	{"a shape that is not declared", "profile: x\n" + rest + "rules:\n  - name: del\n    open: '<'\n    tei: <del>{content}</del>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:12: error: rule "del": the profile has no brackets that open with "<" [profile-rule]`,
	}},
	{"a table that is not there", "profile: x\n" + rest + "rules:\n  - name: add\n    label: 'in the (?P<where>.*)'\n    tei: <add place=\"{where:margin}\">{content}</add>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:6:28: error: rule "add": the profile has no table "margin" under maps [profile-rule]`,
	}},
	{"a word that a key does not take", "profile: x\n" + rest + "blocks:\n  - {name: top, role: head, where: begin, match: X, examples: [{text: X}]}\n", []string{
		`p.yaml:4:36: error: rule "top": "begin" is no value of the key "where" [profile-rule]`,
	}},
	{"a group that is marked and not there", "profile: x\n" + rest + "blocks:\n  - {name: top, role: head, match: X, marks: {who: persName}, examples: [{text: X}]}\n", []string{
		`p.yaml:4:52: error: rule "top": the expression has no group "who", which the rule marks [profile-rule]`,
	}},
	{"a block rule without example", "profile: x\n" + rest + "blocks:\n  - {name: top, role: head, match: X}\n", []string{
		`p.yaml:4:12: error: rule "top": the rule has no example [profile-rule]`,
	}},
	{"a rule to leave out that is not there", "profile: x\nextends: documentary\nwithout: [suplied]\n", []string{
		`p.yaml:3:11: error: rule "without": the profile "documentary" has no rule "suplied" to leave out [profile-rule]`,
	}},
	{"a wrong expression", "profile: x\n" + rest + "rules:\n  - name: sic\n    match: '(sic'\n    tei: <sic>{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		"p.yaml:5:13: error: rule \"sic\": the expression is wrong: this ( has no closing ) [profile-rule]",
	}},
	{"an unknown word list", "profile: x\n" + rest + "rules:\n  - name: sic\n    match: '{{sics}}'\n    tei: <sic>{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:15: error: rule "sic": the expression uses {{sics}}, but the profile has neither a word list nor an expression of that name [profile-rule]`,
	}},
	{"an expression with a name that uses another", "profile: x\n" + rest + "expressions: {one: a, two: '{{one}}b'}\n", []string{
		`p.yaml:3:31: error: rule "two": the expression uses {{one}}, but the profile has neither a word list nor an expression of that name [profile-rule]`,
	}},
	{"an expression with the name of a word list", "profile: x\n" + rest + "words: {one: [a]}\nexpressions: {one: a}\n", []string{
		`p.yaml:4:20: error: rule "one": a word list has this name too [profile-rule]`,
	}},
	{"a template that is no XML", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic>{content}\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:10: error: rule "sic": the TEI template is not well-formed: <sic> is still open [profile-rule]`,
	}},
	{"a hole that nothing fills", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic n=\"{number}\">{content}</sic>\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:5:18: error: rule "sic": nothing fills the hole {number} of the template [profile-rule]`,
	}},
	{"no example", "profile: x\n" + rest + "rules:\n  - name: sic\n    tei: <sic>{content}</sic>\n", []string{
		`p.yaml:4:11: error: rule "sic": the rule has no example [profile-rule]`,
	}},
	{"no template", "profile: x\n" + rest + "rules:\n  - name: sic\n    examples: [{text: a, tei: a}]\n", []string{
		`p.yaml:4:11: error: rule "sic": the rule has no TEI template [profile-rule]`,
	}},
	{"an unknown base", "profile: x\nextends: y\n" + rest, []string{
		`p.yaml:2:10: error: the profile "y", which this one extends, is not known [profile-rule]`,
	}},
}

const rule = "  - {name: %s, tei: '<note>{content}</note>', examples: [{text: a, tei: a}], %s}\n"

var conflictingProfiles = []struct {
	name  string
	rules []string // name and conditions
	want  []string
}{
	{"rules that differ", []string{"one", "labels: [x]", "two", "labels: [y]", "three", "match: x", "four", "after: letter, match: x+"}, nil},
	{"one label for two", []string{"one", "labels: [x, y]", "two", "labels: [Y, z]"}, []string{
		`p.yaml:5:12: warning: rule "two": "one" above it has the label "Y" too and takes it [profile-conflict]`,
	}},
	{"a rule below one without condition", []string{"one", "print: x", "two", "match: x"}, []string{
		`p.yaml:5:12: warning: rule "two": the rule never reads a bracket: "one" above it takes all [profile-conflict]`,
	}},
	{"one expression for two", []string{"one", "match: x, after: letter", "two", "match: x", "three", "match: x"}, []string{
		`p.yaml:6:12: warning: rule "three": the rule never reads a bracket: "two" above it takes all [profile-conflict]`,
	}},
	{"labels that an expression takes", []string{"one", "label: '[xy]'", "two", "labels: [x]"}, []string{
		`p.yaml:5:12: warning: rule "two": the rule never reads a bracket: "one" above it takes all [profile-conflict]`,
	}},
	{"one name for two", []string{"one", "match: x", "one", "match: y"}, []string{
		`p.yaml:5:12: error: rule "one": another rule has this name [profile-conflict]`,
	}},
}

func TestConflictsBetweenRules(t *testing.T) {
	for _, test := range conflictingProfiles {
		text := "profile: x\n" + rest + "rules:\n"
		for i := 0; i < len(test.rules); i += 2 {
			text += fmt.Sprintf(rule, test.rules[i], test.rules[i+1])
		}
		_, list := ReadProfile(source.NewFile("p.yaml", []byte(text)))
		var got []string
		for _, d := range list {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestTenThousandRules reads as many, of which two are about one label.
func TestTenThousandRules(t *testing.T) {
	var text strings.Builder
	text.WriteString("profile: x\n" + rest + "rules:\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, rule, fmt.Sprintf("r%d", i), fmt.Sprintf("labels: [label %d]", i%9_999))
	}
	p, list := ReadProfile(source.NewFile("p.yaml", []byte(text.String())))
	want := `p.yaml:10003:12: warning: rule "r9999": the rule never reads a bracket: "r0" above it takes all [profile-conflict]`
	if p == nil || len(list) != 1 || list[0].String() != want {
		t.Errorf("%.300v, want %s", list, want)
	}
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

// What a profile says of shapes, words and labels is added to what its base says.
func TestAProfileAddsToItsBase(t *testing.T) {
	text := "profile: mine\nextends: documentary\nwithout: [completion]\n" +
		"brackets: [{open: '<<', close: '>>'}]\nwords: {closings: [Mit Gruß]}\nheader: {labels: [{field: date, names: [Datum]}]}\n"
	p, list := ReadProfile(source.NewFile("mine.yaml", []byte(text)))
	if len(list) > 0 {
		t.Fatal(list)
	}
	base := documentary(t)
	if p.Rule("completion") != nil || base.Rule("completion") == nil {
		t.Error("the rule left out is there, or the base has lost it")
	}
	if got := []string{p.Brackets[0].Open, p.Brackets[1].Open, p.Rule("supplied").Open}; !slices.Equal(got, []string{"<<", "[", "["}) {
		t.Errorf("shapes and the shape of an inherited rule: %q", got)
	}
	if got := p.Label("date").Names; !slices.Equal(got, []string{"Datum", "Date"}) {
		t.Errorf("labels of the date: %q", got)
	}
	closing := func(p *Profile) *BlockRule {
		return p.Blocks[slices.IndexFunc(p.Blocks, func(r *BlockRule) bool { return r.Name.Text == "closing" })]
	}
	if !closing(p).Match.MatchString("Mit Gruß") || !closing(p).Match.MatchString("Yours truly,") || closing(base).Match.MatchString("Mit Gruß") {
		t.Error("words are not added to a list of the base, or to the base itself")
	}
}

// An expression with a name may be that of the base, or replace it also in the rules of the base.
func TestExpressionsWithAName(t *testing.T) {
	text := "profile: mine\nextends: documentary\nwords: {units: [verses]}\nrules:\n  - name: burnt\n    match: '{{extent}} burnt'\n" +
		"    tei: <gap reason=\"burnt\" quantity=\"{n}\"/>\n    examples: [{text: '[3 lines burnt]', tei: '<gap reason=\"burnt\" quantity=\"3\"/>'}]\n"
	p, list := ReadProfile(source.NewFile("mine.yaml", []byte(text)))
	if len(list) > 0 {
		t.Fatal(list)
	}
	if m := p.Rule("burnt").Match; !m.MatchWhole("2 verses burnt") || !m.MatchWhole("about two lines burnt") || m.MatchWhole("verses burnt") {
		t.Error("an expression of the base is not that of the base, or does not know the words added to its list")
	}
	if p.Rule("illegible-by-extent").Match.MatchWhole("2 verses illegible") == documentary(t).Rule("illegible-by-extent").Match.MatchWhole("2 verses illegible") {
		t.Error("a rule of the base does not know words added to a list that it uses by an expression, or the base itself does")
	}
	p, list = ReadProfile(source.NewFile("mine.yaml", []byte(text+"expressions: {extent: '(?P<n>all) the {{units}}'}\n")))
	if len(list) > 0 {
		t.Fatal(list)
	}
	if m := p.Rule("illegible-by-extent").Match; !m.MatchWhole("all the lines illegible") || m.MatchWhole("two lines illegible") {
		t.Error("an expression that replaces one of the base does not hold in its rules")
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

// TestBuiltinProfilesAreRight checks what is trusted when a built-in profile is read for use.
func TestBuiltinProfilesAreRight(t *testing.T) {
	for _, name := range Names() {
		f, err := BuiltinFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, list := ReadProfile(f)
		for _, d := range list {
			t.Errorf("%s", d)
		}
		used, err := Builtin(name)
		if err != nil || p == nil || len(used.Rules) != len(p.Rules) {
			t.Errorf("the profile %s is read in two ways (%v)", name, err)
		}
	}
}
