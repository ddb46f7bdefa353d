package encode_test

import (
	"strings"
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
		`p.yaml:4:1: error: rule "over": the example "a [over: b]" becomes a <del rend="over">b</del>, not a <del>c</del> [profile-example]`,
	}},
	{"two rules with one label", profileHead + profileRule("over", "labels: [over]", "a [over: b]", "a <del rend=\"over\">b</del>") +
		profileRule("again", "labels: [over]", "a [over: c]", "a <del>c</del>"), []string{
		`p.yaml:8:1: error: rule "again": another rule reads the example "a [over: c]": over (p.yaml:4) [profile-example]`,
	}},
	{"a rule that takes what the base has", profileHead + profileRule("mine", "labels: [restored, deleted]", "a [restored: b]", "a <del rend=\"over\">b</del>"), []string{
		`documentary.yaml: error: rule "deleted": another rule reads the example "a [deleted: text] b": mine (p.yaml:4) [profile-example]`,
	}},
	{"one that cannot be read", "profile: [", []string{
		`p.yaml:1:1: error: this is no profile: sequence end token ']' not found [profile-syntax]`,
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

// withoutLine takes line and column of the built-in profile away, which change with it.
func withoutLine(message string) string {
	if rest, ok := strings.CutPrefix(message, "documentary.yaml:"); ok {
		_, rest, _ = strings.Cut(rest, " ")
		return "documentary.yaml: " + rest
	}
	return message
}
