package lsp

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A session is a client with a server of its own, to which pipes lead.
type session struct {
	t        testing.TB
	to       *io.PipeWriter
	messages chan *jsonrpc.Message
	ended    chan error
	next     int
}

// begin starts a session, and introduces a client that takes snippets.
func begin(t testing.TB) *session {
	t.Helper()
	return beginWith(t, nil)
}

// beginWith starts a session in which transcriptions are read by a profile.
func beginWith(t testing.TB, profile *notation.Profile) *session {
	t.Helper()
	s := start(t, profile)
	s.request("initialize", `{"capabilities":{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}}`)
	s.send(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
	return s
}

// start starts a session.
func start(t testing.TB, profile *notation.Profile) *session {
	t.Helper()
	in, to := io.Pipe()
	from, out := io.Pipe()
	s := &session{t: t, to: to, messages: make(chan *jsonrpc.Message, 1000), ended: make(chan error, 1)}
	go func() {
		v := &schema.Validator{Lint: &lint.Config{}}
		s.ended <- Serve(in, out, Options{Validator: func(string) (*schema.Validator, error) { return v, nil }, Profile: profile, Delay: time.Nanosecond})
		out.Close()
	}()
	go func() {
		defer close(s.messages)
		c := jsonrpc.NewConn(from, io.Discard)
		for m, err := c.Read(); err == nil; m, err = c.Read() {
			s.messages <- m
		}
	}()
	t.Cleanup(func() { to.Close(); <-s.ended })
	return s
}

// send sends what it is given in a frame.
func (s *session) send(content string) {
	s.t.Helper()
	if _, err := fmt.Fprintf(s.to, "Content-Length: %d\r\n\r\n%s", len(content), content); err != nil {
		s.t.Fatal(err)
	}
}

// request sends a request and returns its result, or its error after "error: ".
func (s *session) request(method, params string) string {
	s.t.Helper()
	s.next++
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, s.next, method, params))
	m := s.await(func(m *jsonrpc.Message) bool { return string(m.ID) == fmt.Sprint(s.next) })
	if m.Error != nil {
		return fmt.Sprintf("error: %d %s", m.Error.Code, m.Error.Message)
	}
	return string(m.Result)
}

// await returns the next message that is wanted; others are dropped.
func (s *session) await(wanted func(m *jsonrpc.Message) bool) *jsonrpc.Message {
	s.t.Helper()
	timeout := time.After(time.Minute)
	for {
		select {
		case m, ok := <-s.messages:
			if !ok {
				s.t.Fatal("the server has ended")
			}
			if wanted(m) {
				return m
			}
		case <-timeout:
			s.t.Fatal("the server does not answer")
		}
	}
}

// open opens a document whose name says what it is, and returns its URI.
func (s *session) open(name, text string) string {
	s.t.Helper()
	uri := "file:///editions/" + name
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"languageId":"","version":1,"text":%s}}}`, uri, quoted(text)))
	return uri
}

// diagnostics waits for those of a version of a document.
func (s *session) diagnostics(uri string, version int) []protocol.Diagnostic {
	s.t.Helper()
	var p protocol.PublishDiagnosticsParams
	s.await(func(m *jsonrpc.Message) bool {
		p = protocol.PublishDiagnosticsParams{}
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == uri && p.Version == version
	})
	return p.Diagnostics
}

func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// into decodes a result.
func into[T any](t testing.TB, result string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(result), &v); err != nil {
		t.Fatalf("%v: %s", err, result)
	}
	return v
}

// marked returns a text without the | in it, and the position of that.
func marked(text string) (string, protocol.Position) {
	at := strings.IndexByte(text, '|')
	text = strings.Replace(text, "|", "", 1)
	p := source.NewFile("", []byte(text)).Position(at, source.UTF16)
	return text, protocol.Position{Line: p.Line - 1, Character: p.Column - 1}
}

// at returns the parameters of a request about a place.
func at(uri string, p protocol.Position) string {
	return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, uri, p.Line, p.Character)
}

// letter is an edition with the places that tests need; a text stands in its body.
func letter(body string) string {
	return `<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <teiHeader>
  <fileDesc>
   <titleStmt><title>A letter</title></titleStmt>
   <publicationStmt><p>Unpublished</p></publicationStmt>
   <sourceDesc><listWit><witness xml:id="A">The first copy</witness><witness xml:id="B">The second</witness></listWit></sourceDesc>
  </fileDesc>
  <profileDesc><handNotes><handNote xml:id="h1">The main hand</handNote></handNotes></profileDesc>
 </teiHeader>
 <text><body>` + body + `</body></text>
</TEI>
`
}

// applied returns a text after edits, which do not overlap.
func applied(text string, edits []protocol.TextEdit) string {
	f := source.NewFile("", []byte(text))
	offset := func(p protocol.Position) int {
		return f.Offset(source.Position{Line: p.Line + 1, Column: p.Character + 1}, source.UTF16)
	}
	for i := len(edits) - 1; i >= 0; i-- {
		last := i
		for k := range edits[:i+1] {
			if before(edits[last].Range.Start, edits[k].Range.Start) {
				last = k
			}
		}
		e := edits[last]
		text = text[:offset(e.Range.Start)] + e.NewText + text[offset(e.Range.End):]
		edits[last], edits[i] = edits[i], edits[last]
	}
	return text
}
