package lsp

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/notation"
)

const front = "---\ntitle: Letter to Anna\nhands:\n  - {id: h2, label: An archivist, labels: [crossed out]}\n---\n\n"

func TestTranscriptionCompletion(t *testing.T) {
	s := begin(t)
	for _, test := range []completing{
		{"a label", "Dear Anna,\n\nwe met [|\n", "", "crossed out", "Dear Anna,\n\nwe met [crossed out: $1]\n"},
		{"a label by its first letters", "Dear Anna, [cro|]\n", "", "crossed out", "Dear Anna, [crossed out: $1]\n"},
		{"a bracket without label", "Dear Anna, [|\n", "", "name not declassified", "Dear Anna, [name not declassified]\n"},
		{"the labels of hands first", front + "Dear [|\n", "crossed out", "crossed out", front + "Dear [crossed out: $1]\n"},
		{"front matter", "---\nti|\n---\nDear Anna\n", "author citation", "title", "---\ntitle: \n---\nDear Anna\n"},
		{"the labels of a hand", "---\nhands:\n  - {id: h2, labels: [inserted by hand, cro|]}\n---\nDear\n", "above the line added", "crossed out",
			"---\nhands:\n  - {id: h2, labels: [inserted by hand, crossed out]}\n---\nDear\n"},
		{"a language", "---\nlanguage: Eng|\n---\nDear\n", "", "English", "---\nlanguage: English\n---\nDear\n"},
		{"a label of the header", "Letter to Anna\n\nSumm|\n", "", "Summary:", "Letter to Anna\n\nSummary:\n"},
		{"text behind a bracket", "Dear [crossed out: Anna|\n", "", "", ""},
		{"text", "Dear Anna,\n\nwe |\n", "", "", ""},
	} {
		test.check(t, s)
	}
}

// A completing is a place in a transcription: what is offered there first, and what the
// text becomes with one of the offers.
type completing struct{ why, text, first, take, becomes string }

func (test completing) check(t *testing.T, s *session) {
	t.Helper()
	items := offered(t, s, "letter.txt", test.text)
	var labels []string
	for _, item := range items {
		labels = append(labels, item.Label)
	}
	if got := strings.Join(labels, " "); !strings.HasPrefix(got, test.first) || test.take == "" && got != "" {
		t.Errorf("%s: offered %s, want %s first", test.why, got, test.first)
	}
	i := slices.Index(labels, test.take)
	if i < 0 {
		if test.take != "" {
			t.Errorf("%s: %s is not offered, but %s", test.why, test.take, labels)
		}
		return
	}
	text, _ := marked(test.text)
	if got := applied(text, []protocol.TextEdit{*items[i].TextEdit}); got != test.becomes {
		t.Errorf("%s: becomes %q, want %q", test.why, got, test.becomes)
	}
}

// In the critical notation labels are those of its profile, and braces name hands and
// witnesses.
func TestCriticalCompletion(t *testing.T) {
	profile, err := notation.Builtin("critical")
	if err != nil {
		t.Fatal(err)
	}
	s := beginWith(t, profile)
	const front = "---\ntitle: A\nhands:\n  - {id: h2, label: An archivist}\nwitnesses:\n  A: London\n  B: Paris\n---\n\n"
	for _, test := range []completing{
		{"a label", front + "a [de|\n", "", "del", front + "a [del: $1]\n"},
		{"a witness", front + "a [app: b {|} | c {B}]\n", "A B h2", "A", front + "a [app: b {A} | c {B}]\n"},
		{"a second witness", front + "a [app: b {A |}]\n", "A B h2", "B", front + "a [app: b {A B}]\n"},
		{"a hand", front + "a {++b++}{above h|}\n", "A B h2", "h2", front + "a {++b++}{above h2}\n"},
		{"a hand behind #", front + "a [add hand=#|: b]\n", "A B h2", "h2", front + "a [add hand=#h2: b]\n"},
		{"text behind braces", front + "a {++b++}{above} c|\n", "", "", ""},
	} {
		test.check(t, s)
	}
	text := front + "a [app: b {A} | c {C}]\n"
	if got := codesOf(text, s.diagnostics(s.open("critical.txt", text), 1)); got != "B:witness-unused C:witness-undeclared" {
		t.Errorf("found %s", got)
	}
}

func TestTranscriptionHover(t *testing.T) {
	s := begin(t)
	const letter = front + "Ostrand, 4 May 1883\n\nDear Anna,\n\nwe met [crossed out: once] or twice.\n\nKarl\n"
	for _, test := range []struct{ word, text, says string }{
		{"once", "[crossed out: once]", "```xml\n<del rend=\"overstrike\">once</del>\n```\n\ncrossed out, by the rule crossed-out"},
		{"May", "4 May 1883", "```xml\n<date when=\"1883-05-04\">4 May 1883</date>\n```\n\ndate 1883-05-04, by the rule place-and-date"},
		{"twice", "we met [crossed out: once] or twice.", "```xml\n<p>we met <del rend=\"overstrike\">once</del> or twice.</p>\n```"},
	} {
		for _, lines := range []string{"\n", "\r\n"} {
			text, place := marked(strings.Replace(letter, test.word, "|"+test.word, 1))
			text = strings.ReplaceAll(text, "\n", lines)
			h := into[*protocol.Hover](t, s.request("textDocument/hover", at(s.open("hover.txt", text), place)))
			if h == nil {
				h = &protocol.Hover{}
			}
			if got := textAt(text, h.Range); got != test.text || h.Contents.Value != test.says {
				t.Errorf("%s: %q of %q, want %q of %q", test.word, h.Contents.Value, got, test.says, test.text)
			}
		}
	}
}

func TestTranscriptionDiagnosticsAndOutline(t *testing.T) {
	s := begin(t)
	text := "May 4, 1883\r\n\r\nLetter to Anna\r\n\r\nCitation:\r\n\r\nArchive\r\n\r\nSummary:\r\n\r\nThanks\r\n\r\nOriginal Language:\r\n\r\nEnglish\r\n\r\nContents:\r\n\r\nTranscript\r\n\r\nOstrand, 4 May 1883\r\n\r\nDear Anna,\r\n\r\nwe [met.\r\n\r\nKarl\r\n"
	uri := s.open("letter.txt", text)
	if got := codesOf(text, s.diagnostics(uri, 1)); got != "[:bracket-not-closed" {
		t.Errorf("found %s", got)
	}
	params := fmt.Sprintf(`{"textDocument":{"uri":%q},"options":{}}`, uri)
	got := outlineOf(into[[]protocol.DocumentSymbol](t, s.request("textDocument/documentSymbol", params)), "")
	if want := "date May 4, 1883\ntitle Letter to Anna\ncitation Citation: Archive\nsummary Summary: Thanks\nlanguage Original Language: English\n" +
		"contents Contents:\nheading, or else a paragraph Transcript\ndateline Ostrand, 4 May 1883\nsalutation Dear Anna,\nsignature, or else a paragraph Karl\n"; got != want {
		t.Errorf("outline:\n%s", got)
	}
	for method, want := range map[string]string{
		"foldingRange": "[]", "formatting": "[]",
	} {
		if got := s.request("textDocument/"+method, params); got != want {
			t.Errorf("%s: %s", method, got)
		}
	}
}
