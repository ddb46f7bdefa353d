package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/source"
)

// textAt returns what stands in a range of a text.
func textAt(text string, r protocol.Range) string {
	f := source.NewFile("", []byte(text))
	offset := func(p protocol.Position) int {
		return f.Offset(source.Position{Line: p.Line + 1, Column: p.Character + 1}, source.UTF16)
	}
	return text[offset(r.Start):offset(r.End)]
}

func TestHover(t *testing.T) {
	s := begin(t)
	for _, test := range []struct{ why, text, range_, says string }{
		{"an element", "<p>a <a|dd>b</add></p>", "add", "`<add>`\n\nLetters, words or lines added in the source, by whatever hand."},
		{"an end tag", "<p>a <add>b</ad|d></p>", "add", "`<add>`\n\nLetters, words or lines added in the source, by whatever hand."},
		{"an attribute", `<p><add pl|ace="above">b</add></p>`, "place", "`@place`\n\nWhere it stands: above, below, margin, left, inline …; several words allowed."},
		{"a value", `<p><add place="margin l|eft">b</add></p>`, "margin left", "`left`\n\nTo the left."},
		{"a pointer", `<p><add hand="#|h1">b</add></p>`, "#h1", "`<handNote xml:id=\"h1\">`\n\nThe main hand"},
		{"an unknown element", "<p><wr|ong/></p>", "", ""},
		{"text", "<p>te|xt</p>", "", ""},
		{"a tag that is not finished", "<p>a <ad|d </p>", "add", "`<add>`\n\nLetters, words or lines added in the source, by whatever hand."},
	} {
		text, place := marked(letter(test.text))
		uri := s.open("hover.xml", text)
		h := into[*protocol.Hover](t, s.request("textDocument/hover", at(uri, place)))
		if h == nil {
			h = &protocol.Hover{}
		}
		if got := textAt(text, h.Range); h.Contents.Value != test.says || got != test.range_ {
			t.Errorf("%s: %q of %q, want %q of %q", test.why, h.Contents.Value, got, test.says, test.range_)
		}
	}
}

// mentioned is a document with an id that is mentioned in all the ways there are.
var mentioned = letter(`<p xml:id="p1"><add hand="#h1">a</add><add hand=" #h1 ">b</add>
<ref target="#h1 #A other.xml#h1">#h1</ref><add hand="#h12"/><handShift new='#h1'/><!-- hand="#h1" --></p>`)

func TestIDs(t *testing.T) {
	s := begin(t)
	uri := s.open("ids.xml", mentioned)
	f := source.NewFile("", []byte(mentioned))
	place := func(word string) protocol.Position {
		p := f.Position(strings.Index(mentioned, word)+len(word)-1, source.UTF16)
		return protocol.Position{Line: p.Line - 1, Character: p.Column - 1}
	}
	lines := func(list []protocol.Range) string {
		var b strings.Builder
		for _, r := range list {
			fmt.Fprintf(&b, "%d:%d-%d ", r.Start.Line, r.Start.Character, r.End.Character)
		}
		return strings.TrimSpace(b.String())
	}
	definition := into[protocol.Location](t, s.request("textDocument/definition", at(uri, place(`hand="#h1`))))
	if got := lines([]protocol.Range{definition.Range}); got != "7:44-46" || definition.URI != uri {
		t.Errorf("definition: %s", got)
	}
	for declaration, want := range map[bool]string{
		true:  "7:44-46 9:40-42 9:64-66 10:14-16 10:78-80",
		false: "9:40-42 9:64-66 10:14-16 10:78-80",
	} {
		params := strings.TrimSuffix(at(uri, place(`xml:id="h1`)), "}") + fmt.Sprintf(`,"context":{"includeDeclaration":%t}}`, declaration)
		var ranges []protocol.Range
		for _, l := range into[[]protocol.Location](t, s.request("textDocument/references", params)) {
			ranges = append(ranges, l.Range)
		}
		if got := lines(ranges); got != want {
			t.Errorf("references: %s, want %s", got, want)
		}
	}
	rename := func(word, name string) string {
		return s.request("textDocument/rename", strings.TrimSuffix(at(uri, place(word)), "}")+fmt.Sprintf(`,"newName":%q}`, name))
	}
	edit := into[protocol.WorkspaceEdit](t, rename(`xml:id="h1`, "scribe"))
	want := strings.NewReplacer(`xml:id="h1"`, `xml:id="scribe"`, `<add hand="#h1"`, `<add hand="#scribe"`, `" #h1 "`, `" #scribe "`,
		`"#h1 #A`, `"#scribe #A`, `'#h1'`, `'#scribe'`).Replace(mentioned)
	if got := applied(mentioned, edit.Changes[uri]); got != want {
		t.Errorf("renamed: %s", got)
	}
	for _, test := range []struct{ got, want string }{
		{rename(`xml:id="h1`, "p1"), `error: -32803 the id "p1" is given already`},
		{rename(`xml:id="h1`, "1 x"), `error: -32803 "1 x" is no id: an id begins with a letter and holds letters, digits, hyphens and full stops`},
		{rename(`<title`, "x"), "error: -32803 only ids can be renamed: place the cursor on an xml:id or a pointer to one"},
		{rename(`other.xml#h1`, "x"), "error: -32803 the id is given in other.xml: rename it there"},
		{s.request("textDocument/prepareRename", at(uri, place(`hand="#h1`))), `{"range":{"start":{"line":9,"character":40},"end":{"line":9,"character":42}},"placeholder":"h1"}`},
		{s.request("textDocument/definition", at(uri, place(`#h12`))), "null"},
		{s.request("textDocument/definition", at(uri, place(`<body`))), "null"},
	} {
		if test.got != test.want {
			t.Errorf("got  %s\nwant %s", test.got, test.want)
		}
	}
}

func TestQuickFix(t *testing.T) {
	s := begin(t)
	text := letter("<p>é <persname>Anna</persname></p>")
	uri := s.open("fix.xml", text)
	found := s.diagnostics(uri, 1)
	if len(found) != 1 || found[0].Code != "element-unknown" || textAt(text, found[0].Range) != "persname" {
		t.Fatalf("found %+v", found)
	}
	r, err := json.Marshal(found[0].Range)
	if err != nil {
		t.Fatal(err)
	}
	actions := into[[]protocol.CodeAction](t, s.request("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":%s,"context":{"diagnostics":[]}}`, uri, r)))
	if len(actions) != 1 || actions[0].Title != "rename to <persName>" || !actions[0].IsPreferred {
		t.Fatalf("actions: %+v", actions)
	}
	if got := applied(text, actions[0].Edit.Changes[uri]); got != letter("<p>é <persName>Anna</persName></p>") {
		t.Errorf("mended: %s", got)
	}
	none := s.request("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}}}`, uri))
	if none != "[]" {
		t.Errorf("elsewhere: %s", none)
	}
}

// outlineOf writes an outline with indentation.
func outlineOf(symbols []protocol.DocumentSymbol, indent string) string {
	var b strings.Builder
	for _, s := range symbols {
		fmt.Fprintf(&b, "%s%s %s\n%s", indent, s.Name, s.Detail, outlineOf(s.Children, indent+" "))
	}
	return b.String()
}

func TestOutline(t *testing.T) {
	s := begin(t)
	uri := s.open("outline.xml", letter("\n<div n=\"1\"><head>The <hi>first</hi> part</head><p>a</p><div type=\"poem\"><lg>\n<l>b</l>\n</lg></div></div>\n"))
	params := fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uri)
	got := outlineOf(into[[]protocol.DocumentSymbol](t, s.request("textDocument/documentSymbol", params)), "")
	want := `TEI 
 teiHeader 
  fileDesc 
   titleStmt 
   sourceDesc 
    listWit 
     witness A
     witness B
  profileDesc 
   handNotes 
    handNote h1
 text 
  body 
   div The first part
    div poem
     lg 
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
	folds := s.request("textDocument/foldingRange", params)
	if want := `[{"startLine":0,"endLine":13},{"startLine":1,"endLine":7},{"startLine":2,"endLine":5},{"startLine":9,"endLine":12},{"startLine":9,"endLine":12},{"startLine":10,"endLine":11},{"startLine":10,"endLine":11},{"startLine":10,"endLine":11}]`; folds != want {
		t.Errorf("folds: %s", folds)
	}
	uri = s.open("schema.xml", "<a><b><c><d/></c></b><b n=\"2\"/></a>")
	got = outlineOf(into[[]protocol.DocumentSymbol](t, s.request("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uri))), "")
	if want := "a \n b \n  c \n b 2\n"; got != want {
		t.Errorf("of other documents: got\n%s", got)
	}
}

func TestFormatting(t *testing.T) {
	s := begin(t)
	text := letter("<div><p>a  b <hi>c</hi></p>\n\n\n<p>d</p></div>")
	format := func(uri string) string {
		return s.request("textDocument/formatting", fmt.Sprintf(`{"textDocument":{"uri":%q},"options":{"tabSize":1,"insertSpaces":true}}`, uri))
	}
	uri := s.open("format.xml", text)
	edits := into[[]protocol.TextEdit](t, format(uri))
	got := applied(text, edits)
	_, body, _ := strings.Cut(got, "<text>")
	want := "\n  <body>\n   <div>\n    <p>a  b <hi>c</hi></p>\n\n    <p>d</p>\n   </div>\n  </body>\n </text>\n</TEI>\n"
	if body != want {
		t.Errorf("got %s", body)
	}
	if again := format(s.open("again.xml", got)); again != "[]" {
		t.Errorf("formatted again: %s", again)
	}
	if got := format(s.open("broken.xml", "<a>")); !strings.HasPrefix(got, "error: -32803 the document is not formatted: ") {
		t.Errorf("broken: %s", got)
	}
}
