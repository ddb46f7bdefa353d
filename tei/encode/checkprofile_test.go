package encode_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

const profileHead = "profile: mine\nextends: documentary\nrules:\n"

func profileRule(name, how, text, tei string) string {
	return "  - name: " + name + "\n    " + how + "\n    tei: '<del rend=\"over\">{content}</del>'\n" +
		"    examples: [{text: '" + text + "', tei: '" + tei + "'}]\n"
}

var checkedProfiles = []struct {
	name, text string
	want       []string
}{
	{"a good one", profileHead + profileRule("over", "labels: [over]", "a [over: b]", "a <del rend=\"over\">b</del>"), nil},
	{"an example that becomes something else", profileHead + profileRule("over", "labels: [over]", "a [over: b]", "a <del>c</del>"), []string{
		`p.yaml:7:44: error: rule "over": the example "a [over: b]" becomes a <del rend="over">b</del>, not a <del>c</del> [profile-example]`,
	}},
	{"two rules with one label", profileHead + profileRule("over", "labels: [over]", "a [over: b]", "a <del rend=\"over\">b</del>") +
		profileRule("again", "labels: [over]", "a [over: c]", "a <del>c</del>"), []string{
		`p.yaml:11:24: error: rule "again": another rule reads the example "a [over: c]": over (p.yaml:4) [profile-conflict]`,
	}},
	{"a rule that takes what the base has", profileHead + profileRule("mine", "labels: [restored, deleted]", "a [restored: b]", "a <del rend=\"over\">b</del>"), []string{
		`p.yaml:4:11: warning: rule "mine" reads the example "a [deleted: text] b" of the rule "deleted" (documentary.yaml) [profile-conflict]`,
	}},
	{"a rule in the place of one that the base has", "without: [deleted]\n" + profileHead + profileRule("mine", "labels: [restored, deleted]", "a [restored: b]", "a <del rend=\"over\">b</del>"), nil},
	{"a rule that forgot to name its sign", "brackets: [{open: \"{-\", close: \"-}\"}]\n" + profileHead + profileRule("over", "labels: [over]", "a [over: b]", "a <del rend=\"over\">b</del>"), []string{
		`p.yaml:8:24: error: rule "over": it reads what "{-" opens, and its example "a [over: b]" does not have that [profile-example]`,
	}},
	{"a block rule above another", profileHead[:len(profileHead)-len("rules:\n")] + "blocks:\n" +
		"  - {name: one, role: head, where: start, match: '^X', examples: [{text: X}]}\n" +
		"  - {name: two, role: salute, where: start, max-lines: 1, match: '^X.$', examples: [{text: XY}]}\n", []string{
		`p.yaml:5:92: error: rule "two": another rule reads the example "XY": one (p.yaml:4) [profile-conflict]`,
	}},
	{"examples of what rules do not read", profileHead +
		"  - {name: over, match: '.* over', tei: '<del rend=\"over\">{content}</del>', examples: [{text: 'a [b over]', tei: a <del rend=\"over\">b over</del>}, {text: 'a [over b]', not: true}, {text: 'a [c over]', not: true}]}\n" +
		"blocks:\n  - {name: one, role: head, where: start, match: '^X', except: Y, examples: [{text: XZ}, {text: XY, not: true}, {text: XA, not: true}]}\n", []string{
		`p.yaml:4:189: error: rule "over": it reads "a [c over]", which its examples say it does not [profile-example]`,
		`p.yaml:6:120: error: rule "one": it matches "XA", which its examples say it does not [profile-example]`,
	}},
	{"one that cannot be read", "profile: [", []string{
		`p.yaml:1:10: error: this is no profile: this [ is not closed [profile-syntax]`,
	}},
}

func TestCheckProfile(t *testing.T) {
	for _, test := range checkedProfiles {
		p, list := encode.CheckProfile(source.NewFile("p.yaml", []byte(test.text)))
		var got []string
		for _, d := range list {
			got = append(got, withoutLine(d.String()))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if (p == nil) != list.HasErrors() {
			t.Errorf("%s: a profile is returned with errors, or none without", test.name)
		}
	}
}

// withoutLine takes the lines of the built-in profile away, which change with it.
func withoutLine(message string) string {
	return builtinLine.ReplaceAllString(message, "documentary.yaml")
}

var builtinLine = regexp.MustCompile(`documentary\.yaml:\d+`)
