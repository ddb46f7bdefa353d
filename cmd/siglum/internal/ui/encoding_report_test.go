package ui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

var withoutLine = regexp.MustCompile(`documentary.yaml:\d+`)

func TestEncodingReport(t *testing.T) {
	f := source.NewFile("a.txt", []byte("It is said that the [one of [a] was gone, and so it was.\n"))
	result, found := encode.Encode(f, encode.Options{})
	for format, want := range map[string]string{
		"json": `[
{"file":"a.txt","line":1,"column":1,"kind":"guess","what":"title: the name of the file, since the text has none","rule":"title","element":"/TEI/teiHeader[1]/fileDesc[1]/titleStmt[1]/title[1]"},
{"file":"a.txt","line":1,"column":21,"kind":"warning","what":"this [ has no closing bracket; it stays in the text as it is","text":"[","code":"bracket-not-closed","help":"if a bracket is meant, add the closing one where it ends"},
{"file":"a.txt","line":1,"column":29,"kind":"decision","what":"supplied","text":"[a]","rule":"supplied","ruleAt":"documentary.yaml","element":"/TEI/text[1]/body[1]/div[1]/p[1]/supplied[1]"},
{"file":"a.txt","line":1,"column":29,"kind":"label","what":"opening of a bracket: supplied","text":"["},
{"file":"a.txt","line":1,"column":31,"kind":"label","what":"closing of a bracket: supplied","text":"]"}
]
`,
		"csv": `file,line,column,kind,what,text,rule,ruleAt,element,code,help
a.txt,1,1,guess,"title: the name of the file, since the text has none",,title,,/TEI/teiHeader[1]/fileDesc[1]/titleStmt[1]/title[1],,
a.txt,1,21,warning,this [ has no closing bracket; it stays in the text as it is,[,,,,bracket-not-closed,"if a bracket is meant, add the closing one where it ends"
a.txt,1,29,decision,supplied,[a],supplied,documentary.yaml,/TEI/text[1]/body[1]/div[1]/p[1]/supplied[1],,
a.txt,1,29,label,opening of a bracket: supplied,[,,,,,
a.txt,1,31,label,closing of a bracket: supplied,],,,,,
`,
	} {
		var b strings.Builder
		r := NewEncodingReport(&b, format, false)
		if err := r.Add("a.txt", result, found); err != nil {
			t.Fatal(err)
		}
		if err := r.End(); err != nil {
			t.Fatal(err)
		}
		got := withoutLine.ReplaceAllString(b.String(), "documentary.yaml")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

func TestEmptyEncodingReport(t *testing.T) {
	for format, want := range map[string]string{"json": "[]\n", "csv": "file,line,column,kind,what,text,rule,ruleAt,element,code,help\n"} {
		var b strings.Builder
		if err := NewEncodingReport(&b, format, false).End(); err != nil || b.String() != want {
			t.Errorf("%s: %q (%v), want %q", format, b.String(), err, want)
		}
	}
}

// TestCellsAreNoFormulas keeps what a transcription holds from being run by a spreadsheet
// program.
func TestCellsAreNoFormulas(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-1": "'-1", "a=b": "a=b", "": ""} {
		if got := harmless(cell); got != want {
			t.Errorf("%q is written %q, want %q", cell, got, want)
		}
	}
}
