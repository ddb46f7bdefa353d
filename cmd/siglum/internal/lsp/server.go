package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// Options says how to serve. The zero value is the default.
type Options struct {
	// Validator returns what validates a document of a path. It is asked when the document
	// is opened, and always returns a validator; the error is for the user to see. If it is
	// nil, the embedded schema validates all documents.
	Validator func(path string) (*schema.Validator, error)

	Profile *notation.Profile // of transcriptions; nil: the default one
	Version string            // of Siglum, as the client is told it
	Delay   time.Duration     // between a change and new diagnostics, if no other change comes; 0 means 150 ms
}

// Serve serves a client until it says good-bye, or its messages end. The error is that
// of the connection, or that the client left without a word.
func Serve(in io.Reader, out io.Writer, o Options) error {
	s := newServer(in, out, o)
	defer s.stop()
	for {
		m, err := s.conn.Read()
		var malformed *jsonrpc.Error
		switch {
		case errors.As(err, &malformed):
			err = s.conn.Reply(nil, nil, malformed)
		case errors.Is(err, io.EOF):
			return errEnded
		case err == nil && m.Method == "exit":
			if s.stage == leaving {
				return nil
			}
			return errEnded
		case err == nil:
			err = s.take(m)
		}
		if err != nil {
			return err
		}
	}
}

var errEnded = errors.New("the client ended without asking the server to")

// A stage is how far a session is.
type stage int

const (
	strange stage = iota // the client has not introduced itself
	serving
	leaving
)

// A server is one session.
type server struct {
	options  Options
	conn     *jsonrpc.Conn
	stage    stage
	unit     source.Unit // of columns
	snippets bool        // the client can take them

	mu        sync.Mutex // guards what diagnostics, made meanwhile, need too
	documents map[string]*document
	work      sync.WaitGroup
}

func newServer(in io.Reader, out io.Writer, o Options) *server {
	if o.Validator == nil {
		embedded := &schema.Validator{}
		o.Validator = func(string) (*schema.Validator, error) { return embedded, nil }
	}
	if o.Profile == nil {
		o.Profile, _ = notation.Builtin(notation.Default)
	}
	if o.Delay == 0 {
		o.Delay = 150 * time.Millisecond
	}
	return &server{options: o, conn: jsonrpc.NewConn(in, out), unit: source.UTF16, documents: map[string]*document{}}
}

// stop waits for diagnostics that are being made.
func (s *server) stop() {
	s.mu.Lock()
	for _, d := range s.documents {
		s.cancel(d)
	}
	s.mu.Unlock()
	s.work.Wait()
}

// take answers a request, or does what a notification is for.
func (s *server) take(m *jsonrpc.Message) error {
	result, failure := s.handle(m)
	switch {
	case m.IsRequest():
		return s.conn.Reply(m.ID, result, failure)
	case failure != nil && failure.Code == jsonrpc.InternalError:
		return s.tellFailure(failure)
	}
	return nil
}

// tell shows a message to the user.
func (s *server) tell(severity protocol.Severity, message string) {
	// If the client is gone, reading will tell.
	_ = s.conn.Notify("window/showMessage", protocol.ShowMessageParams{Type: severity, Message: message})
}

func (s *server) tellFailure(failure *jsonrpc.Error) error {
	return s.conn.Notify("window/logMessage", protocol.ShowMessageParams{Type: 1, Message: failure.Message})
}

func (s *server) handle(m *jsonrpc.Message) (result any, failure *jsonrpc.Error) {
	method, known := methods[m.Method]
	switch {
	case m.Method == "": // a response, and nothing was asked
		return nil, nil
	case !known && !m.IsRequest() && strings.HasPrefix(m.Method, "$/"): // may be ignored
		return nil, nil
	case s.stage == strange && m.Method != "initialize":
		return nil, jsonrpc.Errorf(jsonrpc.NotInitialized, "%s: the server waits for initialize", m.Method)
	case s.stage == leaving:
		return nil, jsonrpc.Errorf(jsonrpc.InvalidRequest, "%s: the server was shut down", m.Method)
	case !known:
		return nil, jsonrpc.Errorf(jsonrpc.MethodNotFound, "there is no method %s", m.Method)
	}
	failure = guard(func() { result, failure = method(s, m.Params) }, &failure)
	if failure != nil {
		result = nil
	}
	return result, failure
}

// guard calls f; a panic in it, which is a mistake of ours, becomes a failure, so that
// the session goes on.
func guard(f func(), failure **jsonrpc.Error) (outcome *jsonrpc.Error) {
	defer func() {
		if cause := recover(); cause != nil {
			outcome = jsonrpc.Errorf(jsonrpc.InternalError, "internal error: %v\n%s", cause, debug.Stack())
		}
	}()
	f()
	return *failure
}

// A method answers a request, or does what a notification is for.
type method func(s *server, params json.RawMessage) (any, *jsonrpc.Error)

// methods are what the server understands. It is filled when the program starts since
// the methods need it themselves.
var methods map[string]method

func init() {
	methods = map[string]method{
		"initialize":  with((*server).initialize),
		"initialized": nothing,
		"shutdown":    func(s *server, _ json.RawMessage) (any, *jsonrpc.Error) { s.stage = leaving; return nil, nil },

		"textDocument/didOpen":   with((*server).didOpen),
		"textDocument/didChange": with((*server).didChange),
		"textDocument/didSave":   with((*server).didSave),
		"textDocument/didClose":  with((*server).didClose),

		"textDocument/completion":     with((*server).completion),
		"textDocument/hover":          with((*server).hover),
		"textDocument/definition":     with((*server).definition),
		"textDocument/references":     with((*server).references),
		"textDocument/prepareRename":  with((*server).prepareRename),
		"textDocument/rename":         with((*server).rename),
		"textDocument/codeAction":     with((*server).codeAction),
		"textDocument/documentSymbol": with((*server).documentSymbol),
		"textDocument/foldingRange":   with((*server).foldingRange),
		"textDocument/formatting":     with((*server).formatting),

		"workspace/didChangeConfiguration": nothing,
		"workspace/didChangeWatchedFiles":  nothing,
	}
}

func nothing(*server, json.RawMessage) (any, *jsonrpc.Error) { return nil, nil }

// with makes a method of a function that takes its parameters as a struct.
func with[P any](f func(*server, *P) (any, *jsonrpc.Error)) method {
	return func(s *server, raw json.RawMessage) (any, *jsonrpc.Error) {
		var params P
		if err := json.Unmarshal(raw, &params); err != nil {
			return nil, jsonrpc.Errorf(jsonrpc.InvalidParams, "the parameters are not those of the method: %s", err)
		}
		return f(s, &params)
	}
}

// initialize agrees with the client on what both can do.
func (s *server) initialize(p *protocol.InitializeParams) (any, *jsonrpc.Error) {
	if s.stage != strange {
		return nil, jsonrpc.Errorf(jsonrpc.InvalidRequest, "the server was initialized before")
	}
	s.stage = serving
	s.snippets = p.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
	encoding := "utf-16" // what all clients know
	for _, wanted := range p.Capabilities.General.PositionEncodings {
		if unit, known := units[wanted]; known {
			s.unit, encoding = unit, wanted
			break
		}
	}
	return protocol.InitializeResult{
		Capabilities: json.RawMessage(fmt.Sprintf(capabilities, encoding)),
		ServerInfo:   protocol.ServerInfo{Name: "siglum", Version: s.options.Version},
	}, nil
}

// units are the encodings of positions: what columns count.
var units = map[string]source.Unit{"utf-8": source.Bytes, "utf-16": source.UTF16, "utf-32": source.CodePoints}

// capabilities are what the server can do.
const capabilities = `{
"positionEncoding": %q,
"textDocumentSync": {"openClose": true, "change": 2, "save": {}},
"completionProvider": {"triggerCharacters": ["<", "/", " ", "\"", "'", "#", "["]},
"hoverProvider": true,
"definitionProvider": true,
"referencesProvider": true,
"renameProvider": {"prepareProvider": true},
"codeActionProvider": {"codeActionKinds": ["quickfix"]},
"documentSymbolProvider": true,
"foldingRangeProvider": true,
"documentFormattingProvider": true
}`
