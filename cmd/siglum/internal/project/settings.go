package project

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// FileName is the name of the file that settings stand in.
const FileName = ".siglum.yaml"

// CodeSettings is the code of what is wrong with a file of settings.
const CodeSettings diag.Code = "settings"

// Settings are what a file says. The zero value says nothing. They are immutable and
// safe for concurrent use.
type Settings struct {
	Folder string // of the file: from there the paths in it go out; "" if there is none

	Lint    lint.Levels // by the codes of rules
	Schemas []Text      // files, or names that schemas are kept under

	Schematron bool // the rules embedded in RELAX NG schemas are checked too

	Profile Text // of transcriptions: a file, or the name of a profile
	Render  Rendering
	Site    Site
}

// A Rendering says how reading versions are made. What is "" is not said.
type Rendering struct {
	View, Lang Text
	Signs      Text // a file, or the name of a set
	CSS        Text // a file
}

// A Site says what the site of a collection is.
type Site struct {
	Title, Description, URL, Publisher, Editor, Email, Licence Text
}

// A Text is a value and where it is written.
type Text struct {
	Value string
	At    source.Span
}

// Named returns the path of a file that the settings name, or the name itself if there
// is no such file.
func (s *Settings) Named(t Text) string {
	if path, ok := s.Path(t); ok {
		return path
	}
	return t.Value
}

// Path returns the path of a file that the settings name, and whether there is one.
func (s *Settings) Path(t Text) (string, bool) {
	path := s.place(t)
	info, err := os.Stat(path)
	return path, err == nil && !info.IsDir()
}

func (s *Settings) place(t Text) string {
	path := filepath.FromSlash(t.Value)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(s.Folder, path)
}

// Read reads a file of settings. If the list has errors, the settings are nil.
func Read(f *source.File) (s *Settings, found diag.List) {
	f = source.NewFile(f.Name(), bytes.TrimPrefix(f.Bytes(), []byte("\ufeff")))
	r := reader{file: f, settings: &Settings{Folder: filepath.Dir(f.Name())}}
	defer func() { // the parser gives up on some texts that are not YAML
		if recover() != nil {
			r.fail(f.Span(0, 0), "this is no YAML", "")
			s, found = nil, r.found
		}
	}()
	if !r.isText() {
		return nil, r.found
	}
	if err := yamltext.CheckDepth(f.Bytes()); err != nil {
		r.broken(err)
		return nil, r.found
	}
	tree, err := parser.ParseBytes(f.Bytes(), 0)
	if err != nil {
		r.broken(err)
		return nil, r.found
	}
	for i, doc := range tree.Docs {
		if i > 0 && doc.Body != nil {
			r.failAt(doc.Body, "a second document begins here", "settings are one document: leave out the line ---")
			break
		}
		r.document(doc.Body)
	}
	if r.found.HasErrors() {
		return nil, r.found.Sorted()
	}
	return r.settings, r.found
}

// document reads what the file holds.
func (r *reader) document(body ast.Node) {
	if isNothing(body) {
		return
	}
	pairs, ok := r.pairs(body, "settings are keys and their values", "write, for instance:\nlint:\n  hand-unused: off")
	if !ok {
		return
	}
	for _, p := range pairs {
		if k := r.key(p.key); k != nil {
			k.read(r, p.value)
		}
	}
	for _, t := range append([]Text{r.settings.Profile, r.settings.Render.Signs, r.settings.Render.CSS}, r.settings.Schemas...) {
		if t.Value != "" && isDevice(r.settings.place(t)) {
			r.fail(t.At, fmt.Sprintf("%s is no file", t.Value), "settings name files, no devices and no pipes")
		}
	}
}
