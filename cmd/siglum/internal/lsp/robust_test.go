package lsp

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/lint"
)

// TestLifecycle sends what a client should not, and what none can mean: each gets its
// answer, and the session goes on.
func TestLifecycle(t *testing.T) {
	s := start(t, nil)
	for _, test := range []struct{ why, method, params, want string }{
		{"before initialize", "textDocument/hover", "{}", "error: -32002 textDocument/hover: the server waits for initialize"},
		{"parameters that are none", "initialize", "[1]", "error: -32602 the parameters are not those of the method: json: cannot unmarshal array into Go value of type protocol.InitializeParams"},
		{"initialize", "initialize", `{"capabilities":{"general":{"positionEncodings":["utf-32","utf-8"]}}}`, "ok"},
		{"initialize again", "initialize", "{}", "error: -32600 the server was initialized before"},
		{"no such method", "textDocument/moniker", "{}", "error: -32601 there is no method textDocument/moniker"},
		{"no such document", "textDocument/hover", `{"textDocument":{"uri":"file:///x"}}`, "error: -32602 file:///x is not open"},
		{"a position of another type", "textDocument/hover", `{"position":"x"}`, "error: -32602 the parameters are not those of the method: json: cannot unmarshal string into Go struct field PositionParams.position of type protocol.Position"},
		{"null", "textDocument/completion", `null`, "error: -32602  is not open"},
		{"shutdown", "shutdown", "null", "null"},
		{"after shutdown", "textDocument/hover", "{}", "error: -32600 textDocument/hover: the server was shut down"},
	} {
		got := s.request(test.method, test.params)
		if test.want == "ok" && strings.Contains(got, `"positionEncoding":"utf-32"`) {
			got = "ok"
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
	s.send(`{"jsonrpc":"2.0","method":"exit"}`)
	err := <-s.ended
	s.ended <- err
	if err != nil {
		t.Errorf("the end: %v", err)
	}
}

func TestMalformedMessages(t *testing.T) {
	s := begin(t)
	for _, garbage := range []string{
		"{", "[]", "null", `{"jsonrpc":"2.0","id":[],"method":"x"}`, `{"jsonrpc":"1.0","id":1,"method":"x"}`,
		"\xff\xfe", `{"jsonrpc":"2.0","id":1e999,"method":"shutdown"`,
	} {
		s.send(garbage)
		m := s.await(func(m *jsonrpc.Message) bool { return m.Error != nil })
		if m.ID != nil || m.Error.Code != jsonrpc.ParseError && m.Error.Code != jsonrpc.InvalidRequest {
			t.Errorf("%s: %s %v", garbage, m.ID, m.Error)
		}
	}
	for _, ignored := range []string{
		`{"jsonrpc":"2.0","id":77,"result":{}}`, `{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x","version":1},"contentChanges":[{"text":""}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":7}`, `{"jsonrpc":"2.0","method":"no/such"}`,
	} {
		s.send(ignored)
	}
	if _, err := io.WriteString(s.to, "Content-Length: many\r\n\r\nnonsense\nContent-Type: x\r\n"); err != nil {
		t.Fatal(err)
	}
	text := letter("<p><foo/></p>")
	if got := codesOf(text, s.diagnostics(s.open("after.xml", text), 1)); got != "foo:element-unknown" {
		t.Errorf("after all that: %s", got)
	}
}

// requestsAbout are all requests about a place in a document.
func requestsAbout(uri string, line, column int) []string {
	place := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d},"newName":"n","context":{"includeDeclaration":true},`+
		`"range":{"start":{"line":0,"character":0},"end":{"line":%[2]d,"character":%[3]d}},"options":{"tabSize":2,"insertSpaces":true}}`, uri, line, column)
	var all []string
	for i, method := range []string{"completion", "hover", "definition", "references", "prepareRename", "rename", "codeAction", "documentSymbol", "foldingRange", "formatting"} {
		all = append(all, fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/%s","params":%s}`, i, method, place))
	}
	return all
}

// served has a server read messages to their end, and returns what it wrote.
func served(messages []string) string {
	var in, out bytes.Buffer
	for _, m := range append([]string{
		`{"jsonrpc":"2.0","id":"i","method":"initialize","params":{"capabilities":{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}}}`,
	}, messages...) {
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(m), m)
	}
	v := &schema.Validator{Lint: &lint.Config{}}
	_ = Serve(&in, &out, Options{Validator: func(string) (*schema.Validator, error) { return v, nil }, Delay: time.Nanosecond})
	return out.String()
}

// FuzzEdits opens a document, edits it at any place and asks about another: there is an
// answer to all requests, and none of them is an internal error.
func FuzzEdits(f *testing.F) {
	for _, seed := range []string{
		letter(`<p>a <hi rend="x">b</hi><lb/></p>`), `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="a"><ref target="#a"/>`,
		"<", "<a b='", "\ufeff<a>\r\n\U0001F600</a>", "<!DOCTYPE TEI [<!ENTITY a '<p>'>]><TEI>&a;</TEI>",
		"---\ntitle: A\nhands:\n  - {id: h1, labels: [", "Dear [crossed out: Anna] [[Bob]] [", "\r\n\r[a\x00:]",
	} {
		f.Add(seed, 0, 3, 0, 5, "<p", 0, 4, true)
		f.Add(seed, 2, 1, 1, 0, "", 1, 1, false)
	}
	f.Fuzz(func(t *testing.T, text string, line1, column1, line2, column2 int, edit string, line, column int, xml bool) {
		uri := "file:///f.txt"
		if xml {
			uri = "file:///f.xml"
		}
		messages := []string{fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"version":1,"text":%s}}}`, uri, quoted(text))}
		messages = append(messages, requestsAbout(uri, line, column)...)
		messages = append(messages, fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":`+
			`{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%s}]}}`, uri, line1, column1, line2, column2, quoted(edit)))
		messages = append(messages, requestsAbout(uri, line, column)...)
		out := served(messages)
		if strings.Contains(out, "internal error") || strings.Contains(out, "internal-error") {
			t.Fatal(out)
		}
		if n := strings.Count(out, `"id":`) - strings.Count(out, `"id":"i"`); n < 20 {
			t.Fatalf("%d answers to 20 requests", n)
		}
	})
}

// FuzzServe sends anything.
func FuzzServe(f *testing.F) {
	f.Add([]byte("Content-Length: 2\r\n\r\n{}"))
	f.Add([]byte(`Content-Length: 58` + "\r\n\r\n" + `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		var out bytes.Buffer
		_ = Serve(bytes.NewReader(in), &out, Options{Delay: time.Nanosecond})
		if strings.Contains(out.String(), "internal error") {
			t.Fatal(out.String())
		}
	})
}
