package notation

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var labelCases = []struct{ text, message, help string }{
	{"a [crosed out: x] b", `t.txt:1:4: warning: no rule has the label "crosed out"; the bracket is read as if it had none, by the rule "supplied" [bracket-label-unknown]`, `did you mean "crossed out"?`},
	{"a [Handwriten: x] b", `t.txt:1:4: warning: no rule has the label "Handwriten"; the bracket is read as if it had none, by the rule "supplied" [bracket-label-unknown]`, `did you mean "handwritten"?`},
	{"a [ overwritten : x] b", `t.txt:1:5: warning: no rule has the label "overwritten"; the bracket is read as if it had none, by the rule "supplied" [bracket-label-unknown]`,
		"if it is a label, use one that the profile has (siglum profile show --examples NAME lists them), or give it a rule; if these are words of the text, all is well"},
	{"a [crossed with a red pen: x] b", `t.txt:1:4: warning: no rule has the label "crossed with a red pen"; the bracket is read as if it had none, by the rule "supplied" [bracket-label-unknown]`,
		`labels that begin so: "crossed out", "crossed out, then restored" (all of them: siglum profile show --examples NAME); or give it a rule in a profile of your own`},
	{"a [crossed out: x] b", "", ""},
	{"a [Moscow: Politizdat] b", "", ""},
	{"a [at 19:55] b", "", ""},
	{"a [as he said to the Embassy: no] b", "", ""},
	{"a [in all that he did: no] b", "", ""},
	{"a [sic: x] b", "", ""},
	{"a [: x] b", "", ""},
}

func TestUnknownLabels(t *testing.T) {
	for _, test := range labelCases {
		_, list := Parse(source.NewFile("t.txt", []byte(test.text)), documentary(t))
		var got diag.Diagnostic
		for _, d := range list {
			if d.Code == CodeLabel {
				got = d
			}
		}
		message := ""
		if got.Code != "" {
			message = got.String()
		}
		if diff := cmp.Diff([]string{test.message, test.help}, []string{message, got.Help}); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}
