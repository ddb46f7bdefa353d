package lsp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
)

// codesOf lists findings: what they stand on and their codes.
func codesOf(text string, found []protocol.Diagnostic) string {
	var list []string
	for _, d := range found {
		list = append(list, fmt.Sprintf("%s:%s", textAt(text, d.Range), d.Code))
	}
	return strings.Join(list, " ")
}

func TestDiagnostics(t *testing.T) {
	s := begin(t)
	for i, test := range []struct{ why, body, want string }{
		{"nothing is wrong", "<p>a</p>", ""},
		{"the schema", "<p><foo/></p>", "foo:element-unknown"},
		{"lint", `<p><add hand="#h2">a</add></p>`, "#h2:hand-undeclared"},
		{"columns beyond the first plane", "<p>\U0001F600é<foo/></p>", "foo:element-unknown"},
		{"an end tag is missing, the rest is looked at", "<p>a <hi>b</p><p><foo/></p>", "</p>:end-tag-mismatch foo:element-unknown"},
		{"a tag that is being typed", "<p>a <h </p><p><foo/></p>", "<:tag-unclosed foo:element-unknown"},
		{"a value that is being typed", "<p><hi rend=\"a b</hi></p><p><foo/></p>", "<:less-than-in-value foo:element-unknown"},
		{"two tags are not closed", "<p><hi>a</p><p><hi>b</p><foo/>", "</p>:end-tag-mismatch <hi:end-tag-missing foo:element-unknown"},
		{"an end tag too many", "<p>a</hi></p><p>b</add></p>", "</hi>:end-tag-mismatch </add:end-tag-unexpected"},
	} {
		text := letter(test.body)
		uri := s.open(fmt.Sprintf("d%d.xml", i), text)
		if got := codesOf(text, s.diagnostics(uri, 1)); got != test.want {
			t.Errorf("%s: %s: found %s, want %s", test.why, test.body, got, test.want)
		}
	}
}

func TestDeclaredEncoding(t *testing.T) {
	s := begin(t)
	text := `<?xml version="1.0" encoding="ISO-8859-1"?>` + "\n" + letter("<p>é<foo/></p>")
	if got := codesOf(text, s.diagnostics(s.open("latin.xml", text), 1)); got != "foo:element-unknown" {
		t.Errorf("found %s", got)
	}
}

func TestChanges(t *testing.T) {
	s := begin(t)
	uri := s.open("change.xml", letter("<p>\U0001F600<foo/></p>"))
	s.diagnostics(uri, 1)
	change := func(version int, changes string) {
		s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}}`, uri, version, changes))
	}
	edit := func(line, start, end int, text string) string {
		return fmt.Sprintf(`{"range":{"start":{"line":%d,"character":%d},"end":{"line":%[1]d,"character":%[3]d}},"text":%q}`, line, start, end, text)
	}
	for i, test := range []struct{ changes, body, want string }{
		{edit(9, 19, 22, "hi"), "<p>\U0001F600<hi/></p>", ""},
		{edit(9, 19, 21, "f") + "," + edit(9, 20, 20, "oo"), "<p>\U0001F600<foo/></p>", "foo:element-unknown"},
		{edit(9, 99, 99, "") + "," + edit(99, 0, 5, ""), "<p>\U0001F600<foo/></p>", "foo:element-unknown"},
		{edit(9, 18, 13, ""), "<foo/></p>", "foo:element-unknown </p>:end-tag-mismatch"},
		{fmt.Sprintf(`{"text":%q}`, letter("<p/>")), "<p/>", ""},
	} {
		change(i+2, test.changes)
		if got := codesOf(letter(test.body), s.diagnostics(uri, i+2)); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: found %s, want %s", test.changes, got, test.want)
		}
	}
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":%q}}}`, uri))
	if found := s.diagnostics(uri, 6); len(found) != 0 {
		t.Errorf("closed: %v", found)
	}
}
