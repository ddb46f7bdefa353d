package diag_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

func TestText(t *testing.T) {
	letter := source.NewFile("letter.txt", []byte("Dear Sir,\na [handwritten remark\nof two lines\n"))
	long := source.NewFile("long.xml", []byte(strings.Repeat("a ", 100)+"<perName>"+strings.Repeat(" b", 100)))
	wide := source.NewFile("wide.txt", []byte("毛澤東\tx\x1b[31m"))
	tests := []struct {
		why  string
		text diag.Text
		list diag.List
		want string
	}{
		{
			why: "place, message, code, excerpt, help",
			list: diag.List{{Severity: diag.Warning, Code: "unbalanced-bracket",
				Message: "this [ has no closing bracket", Span: letter.Span(12, 13),
				Help: "close it with ],\nor leave it"}},
			want: `letter.txt:2:3: warning: this [ has no closing bracket [unbalanced-bracket]
  |
2 | a [handwritten remark
  |   ^
  = help: close it with ],
          or leave it

`,
		},
		{
			why: "a span over several lines shows its first line and says where it ends",
			list: diag.List{{Code: "c", Message: "m", Span: letter.Span(12, 40),
				Related: []diag.Related{{Span: letter.Span(0, 4), Message: "the letter began here"}, {Message: "no place"}}}},
			want: `letter.txt:2:3: error: m [c]
  |
2 | a [handwritten remark
  |   ^^^^^^^^^^^^^^^^^^^ … to line 3
  :: 1:1: the letter began here
  |
1 | Dear Sir,
  | ^^^^
  = no place

`,
		},
		{
			why:  "a long line is cut on both sides, never at the mark",
			text: diag.Text{Width: 40},
			list: diag.List{{Code: "c", Message: "m", Span: long.Span(200, 209)}},
			want: `long.xml:1:201: error: m [c]
  |
1 | …a a a a a a <perName> b b b b b b …
  |              ^^^^^^^^^

`,
		},
		{
			why:  "wide characters take two columns, a control character never reaches the terminal",
			list: diag.List{{Severity: diag.Info, Code: "c", Message: "a\nb\x1b", Span: wide.Span(10, 11)}},
			want: `wide.txt:1:5: info: a b  [c]
  |
1 | 毛澤東 x␛[31m
  |        ^

`,
		},
		{
			why:  "what stands nowhere has no excerpt",
			list: diag.List{{Code: "no-file", Message: "a.xml: no such file"}},
			want: "error: a.xml: no such file [no-file]\n\n",
		},
		{
			why:  "the rest is counted",
			text: diag.Text{Max: 1, NoSource: true},
			list: diag.List{{Code: "b", Message: "m"}, {Code: "a", Message: "m"}, {Code: "a", Message: "m"}},
			want: "error: m [a]\n… and 1 more\n",
		},
		{
			why:  "colour",
			text: diag.Text{Color: true},
			list: diag.List{{Code: "c", Message: "m", Span: letter.Span(0, 4)}},
			want: "\x1b[1mletter.txt:1:1\x1b[0m: \x1b[1;31merror:\x1b[0m \x1b[1mm\x1b[0m \x1b[2m[c]\x1b[0m\n" +
				"  \x1b[34m|\x1b[0m\n\x1b[34m1\x1b[0m \x1b[34m|\x1b[0m Dear Sir,\n  \x1b[34m|\x1b[0m \x1b[1;31m^^^^\x1b[0m\n\n",
		},
	}
	for _, tt := range tests {
		var b strings.Builder
		if err := tt.text.Write(&b, tt.list); err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestJSON(t *testing.T) {
	f := source.NewFile("a.xml", []byte("é<p>\n</q>"))
	list := diag.List{{
		Severity: diag.Warning, Code: "c", Message: "a < b", Span: f.Span(2, 9), Path: "/p",
		Help: "h", Related: []diag.Related{{Message: "r"}},
		Fixes: []diag.Fix{{Message: "f", Certain: true, Edits: []diag.Edit{{Span: f.Span(8, 9), Text: "p"}}}},
	}, {Code: "x", Message: "m"}}
	var b strings.Builder
	if err := (diag.JSON{}).Write(&b, list); err != nil {
		t.Fatal(err)
	}
	want := `[
  {
    "severity": "error",
    "code": "x",
    "message": "m"
  },
  {
    "severity": "warning",
    "code": "c",
    "message": "a < b",
    "place": {
      "file": "a.xml",
      "line": 1,
      "column": 2,
      "endLine": 2,
      "endColumn": 4,
      "start": 2,
      "end": 9,
      "excerpt": {
        "column": 1,
        "text": "é<p>"
      }
    },
    "path": "/p",
    "help": "h",
    "related": [
      {
        "message": "r"
      }
    ],
    "fixes": [
      {
        "message": "f",
        "certain": true,
        "edits": [
          {
            "place": {
              "file": "a.xml",
              "line": 2,
              "column": 3,
              "endLine": 2,
              "endColumn": 4,
              "start": 8,
              "end": 9
            },
            "text": "p"
          }
        ]
      }
    ]
  }
]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Reset()
	if err := (diag.JSON{}).Write(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no diagnostics are written as %q, %v; want an empty array", b.String(), err)
	}
}

func TestList(t *testing.T) {
	f := source.NewFile("f", []byte("abc"))
	second := diag.Diagnostic{Severity: diag.Warning, Code: "w", Message: "second", Span: f.Span(2, 3)}
	first := diag.Diagnostic{Severity: diag.Error, Code: "e", Message: "first", Span: f.Span(0, 1)}
	list := diag.List{second, first, second}

	if diff := cmp.Diff("f:1:1: error: first [e] (and 1 more)", list.Err().Error()); diff != "" {
		t.Errorf("Err (-want +got):\n%s", diff)
	}
	if got := list.Count(diag.Warning); got != 2 {
		t.Errorf("Count(Warning) = %d, want 2", got)
	}
	warnings := diag.List{second}
	if err := warnings.Err(); err != nil {
		t.Errorf("Err of a list of warnings = %v, want nil", err)
	}
	if err := warnings.Strict().Err(); err == nil || warnings.HasErrors() {
		t.Errorf("Strict must make warnings errors in a copy; got %v, and in the list %v", err, warnings)
	}
	if got := diag.List(nil).Error(); got != "no diagnostics" {
		t.Errorf("Error of an empty list = %q", got)
	}
}

// What is read back from JSON is written as text just as it was at first: places,
// excerpts, related places and fixes.
func TestReadJSON(t *testing.T) {
	letter := source.NewFile("letter.xml", []byte("\uFEFF<p>\n  𝄞 <perName>Anna</perName>\n</p>"+strings.Repeat("long ", 200)+"<x>\r\nlast"))
	at := strings.Index(string(letter.Bytes()), "<perName>")
	far := strings.Index(string(letter.Bytes()), "<x>")
	list := diag.List{
		{Severity: diag.Warning, Code: "a", Message: "m", Span: letter.Span(at, at+9), Path: "/p", Help: "h",
			Related: []diag.Related{{Span: letter.Span(3, 6), Message: "began here"}, {Message: "nowhere"}},
			Fixes:   []diag.Fix{{Message: "f", Certain: true, Edits: []diag.Edit{{Span: letter.Span(at+1, at+8), Text: "persName"}}}}},
		{Code: "b", Message: "over lines", Span: letter.Span(3, far+9)},
		{Code: "c", Message: "far", Span: letter.Span(far, far+3)},
		{Severity: diag.Info, Code: "d", Message: "no place"},
	}
	var first, again strings.Builder
	if err := (diag.JSON{}).Write(&first, list); err != nil {
		t.Fatal(err)
	}
	read, err := diag.ReadJSON([]byte(first.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := (diag.JSON{}).Write(&again, read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.String(), again.String()); diff != "" {
		t.Errorf("JSON (-first +again):\n%s", diff)
	}
	first.Reset()
	again.Reset()
	if err := errors.Join((diag.Text{}).Write(&first, list), (diag.Text{}).Write(&again, read)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.String(), again.String()); diff != "" {
		t.Errorf("text (-first +again):\n%s", diff)
	}
}

func TestReadJSONRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                     "reading diagnostics: json: cannot unmarshal object into Go value of type []diag.jsonDiagnostic",
		`[{"severity":"grave"}]`: `reading diagnostics: there is no severity "grave"`,
		`[{"severity":"error","place":{"file":"a","start":3,"end":2}}]`: "reading diagnostics: a place in a is none: {File:a Line:0 Column:0 EndLine:0 EndColumn:0 Start:3 End:2 Excerpt:<nil>}",
	} {
		if _, err := diag.ReadJSON([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
}
