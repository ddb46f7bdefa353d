package lsp

import (
	"bytes"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// A document is one that is open in the editor.
type document struct {
	now *snapshot

	timer  *time.Timer // until its diagnostics are made; nil if they are not to be
	making sync.Mutex  // held while they are
	found  *findings   // the last ones
}

// cancel stops diagnostics that have not begun. The caller holds the lock.
func (s *server) cancel(d *document) {
	if d.timer != nil && d.timer.Stop() {
		s.work.Done()
	}
}

// A snapshot is a document at one moment. It does not change.
type snapshot struct {
	uri           string
	version       int
	file          *source.File
	transcription bool // else it is XML
	validator     *schema.Validator

	markup  func() *markup.Document
	ids     func() map[string]declaration
	grammar func() *relaxng.Schema
	encoded func() (*encoded, error) // of a transcription
}

// snapshot returns what a document is at one moment, of which uri, version, file,
// transcription and validator are given.
func (s *server) snapshot(given snapshot) *snapshot {
	now, text := &given, given.file.Bytes()
	now.markup = sync.OnceValue(func() *markup.Document { return markup.Scan(text) })
	now.ids = sync.OnceValue(func() map[string]declaration { return declarations(now.markup()) })
	now.grammar = sync.OnceValue(func() *relaxng.Schema { return grammarOf(now.validator, now.file) })
	now.encoded = sync.OnceValues(func() (*encoded, error) { return encodedOf(now.file, s.options.Profile) })
	return now
}

// grammarOf returns the RELAX NG schema for a document; the embedded one if that which it
// names cannot be used.
func grammarOf(v *schema.Validator, doc *source.File) *relaxng.Schema {
	if grammar, _ := v.Grammar(doc); grammar != nil {
		return grammar
	}
	return schema.Embedded().RelaxNG()
}

// isTranscription reports whether a document is a transcription: by what the editor
// says of it, its name, or how it begins.
func isTranscription(item protocol.TextDocumentItem) bool {
	switch {
	case item.LanguageID == "xml":
		return false
	case item.LanguageID == "siglum":
		return true
	}
	extension := strings.ToLower(filepath.Ext(pathOf(item.URI)))
	return slices.Contains([]string{".txt", ".text"}, extension) && !strings.HasPrefix(strings.TrimSpace(item.Text), "<")
}

// pathOf returns the path of the file that a URI names; another URI as it is.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return uri
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path)
}

// uriOf returns the URI of a file.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// open returns an open document as it is now.
func (s *server) open(uri string) (*snapshot, *jsonrpc.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.documents[uri]
	if d == nil {
		return nil, jsonrpc.Errorf(jsonrpc.InvalidParams, "%s is not open", uri)
	}
	return d.now, nil
}

func (s *server) didOpen(p *protocol.DidOpenParams) (any, *jsonrpc.Error) {
	item := p.TextDocument
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.documents[item.URI]; old != nil {
		s.cancel(old)
	}
	path := pathOf(item.URI)
	d := &document{now: s.snapshot(snapshot{
		uri: item.URI, version: item.Version, file: source.NewFile(path, []byte(item.Text)),
		transcription: isTranscription(item), validator: s.validator(path),
	})}
	s.documents[item.URI] = d
	s.diagnose(d, 0)
	return nil, nil
}

// validator returns what validates a document of a path.
func (s *server) validator(path string) *schema.Validator {
	v, err := s.options.Validator(path)
	if err != nil {
		s.tell(1, err.Error())
	}
	// What an editor sends is UTF-8, whatever the XML declaration says of the file.
	if v.Options.Reader.Encoding == "" {
		v.Options.Reader.Encoding = "UTF-8"
	}
	return v
}

func (s *server) didChange(p *protocol.DidChangeParams) (any, *jsonrpc.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.documents[p.TextDocument.URI]
	if d == nil {
		return nil, jsonrpc.Errorf(jsonrpc.InvalidParams, "%s is not open", p.TextDocument.URI)
	}
	text := d.now.file.Bytes()
	for i, change := range p.ContentChanges {
		f := d.now.file
		if i > 0 {
			f = source.NewFile("", text)
		}
		text = s.changed(f, change)
	}
	d.now = s.snapshot(snapshot{
		uri: d.now.uri, version: p.TextDocument.Version, file: source.NewFile(d.now.file.Name(), text),
		transcription: d.now.transcription, validator: d.now.validator,
	})
	s.diagnose(d, s.options.Delay)
	return nil, nil
}

// changed returns a text after a change. A range that ends before it starts is taken
// for the one between its ends.
func (s *server) changed(f *source.File, change protocol.ContentChange) []byte {
	if change.Range == nil {
		return []byte(change.Text)
	}
	start, end := s.offset(f, change.Range.Start), s.offset(f, change.Range.End)
	start, end = min(start, end), max(start, end)
	return bytes.Join([][]byte{f.Bytes()[:start], []byte(change.Text), f.Bytes()[end:]}, nil)
}

// didSave makes diagnostics anew: other files, which the document refers to, may have
// changed.
func (s *server) didSave(p *protocol.DocumentParams) (any, *jsonrpc.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.documents[p.TextDocument.URI]; d != nil {
		s.diagnose(d, s.options.Delay)
	}
	return nil, nil
}

func (s *server) didClose(p *protocol.DocumentParams) (any, *jsonrpc.Error) {
	s.mu.Lock()
	d := s.documents[p.TextDocument.URI]
	delete(s.documents, p.TextDocument.URI)
	if d != nil {
		s.cancel(d)
	}
	s.mu.Unlock()
	if d != nil {
		s.publish(p.TextDocument.URI, d.now.version, nil)
	}
	return nil, nil
}
