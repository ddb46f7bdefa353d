package schematron

import (
	"errors"
	"fmt"
	"io/fs"
	slashpath "path"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// LoadOptions says how to load a schema. The zero value is the default.
type LoadOptions struct {
	// FS holds the files that the schema may include and that its expressions may
	// read; nothing outside of it is read, and the network never. Nil: none.
	FS fs.FS

	// Path is the schema's own path in FS; "" means the last element of its file's
	// name.
	Path string

	// Resolve, if not nil, is asked before FS for each file that the schema
	// includes: a catalogue, say. It returns nil to leave the answer to FS.
	Resolve func(uri string) (*source.File, error)

	// Phase is the phase to validate with: the id of one, #ALL, or #DEFAULT, which
	// "" stands for.
	Phase string

	// Language is the one preferred where a schema states the same rule in several,
	// as a tag of BCP 47; "" means English.
	Language string
}

// maxFiles bounds the files of a schema.
const maxFiles = 500

// A schemaFile is one file of a schema.
type schemaFile struct {
	uri     string // path in FS, or what Resolve was asked for
	root    element
	outside map[string]string // prefixes declared around the root
}

// A loader reads the files of a schema.
type loader struct {
	options LoadOptions
	folder  string // what names of files in FS begin with
	files   map[string]*schemaFile
	open    []string // what is being included, outermost first
	diags   diag.List
}

func newLoader(name string, o LoadOptions) *loader {
	if o.Path == "" {
		o.Path = slashpath.Base(strings.ReplaceAll(name, `\`, "/"))
	}
	folder, found := strings.CutSuffix(name, o.Path)
	if !found {
		folder = ""
	}
	return &loader{options: o, folder: folder, files: map[string]*schemaFile{}}
}

// read reads a file; nil if it is not well-formed.
func (l *loader) read(f *source.File, uri string) *schemaFile {
	return l.build(xmltext.NewReader(f, xmltext.Options{}), uri)
}

func (l *loader) build(events tree.Events, uri string) *schemaFile {
	t, found := tree.Build(events, tree.Options{})
	l.diags = append(l.diags, found...)
	if t == nil {
		return nil
	}
	file := &schemaFile{uri: uri}
	file.root = element{t.Document.DocumentElement(), t, file}
	l.files[uri] = file
	return file
}

var (
	errMany   = fmt.Errorf("is one file too many: a schema may have %d", maxFiles)
	errLoop   = errors.New("includes itself")
	errBroken = errors.New("is not well-formed")
)

// follow returns the element that the href of e refers to: the root of another file, or
// what has the id after "#".
func (l *loader) follow(e element) (element, bool) {
	href := e.attr("href")
	if href == nil {
		l.report(CodeSchema, e.span(), `write <`+e.at().Name.String()+` href="FILE"/>`, "<%s> lacks its href", e.at().Name)
		return element{}, false
	}
	address, id, _ := strings.Cut(strings.TrimSpace(href.Value), "#")
	file, err := l.fileAt(e.file, address)
	if err != nil {
		l.report(CodeInclude, href.ValueSpan, include.Help(err), "%s %s", href.Value, err)
		return element{}, false
	}
	if id == "" {
		return file.root, true
	}
	found, ok := file.root.find(id)
	if !ok {
		l.report(CodeInclude, href.ValueSpan, "check the id", "%s has no element with the id %q", address, id)
	}
	return found, ok
}

func (l *loader) fileAt(from *schemaFile, address string) (*schemaFile, error) {
	uri, err := include.Locate(from.uri, address)
	switch {
	case err != nil:
		return nil, err
	case l.files[uri] != nil:
		return l.files[uri], nil
	case len(l.files) >= maxFiles:
		return nil, errMany
	}
	f, err := include.Files{FS: l.options.FS, Folder: l.folder, Resolve: l.options.Resolve}.Open(uri)
	if err != nil {
		return nil, err
	}
	if file := l.read(f, uri); file != nil {
		return file, nil
	}
	return nil, errBroken
}

// enter notes that an element is being read in place of a reference, and reports
// whether that is possible: none may hold itself.
func (l *loader) enter(at, target element) bool {
	key := target.file.uri + "#" + target.at().Path()
	if slices.Contains(l.open, key) {
		l.report(CodeInclude, at.span(), "take out one of the references", "<%s> %s", at.at().Name, errLoop)
		return false
	}
	l.open = append(l.open, key)
	return true
}

func (l *loader) leave() { l.open = l.open[:len(l.open)-1] }

func (l *loader) report(code diag.Code, span source.Span, help, format string, args ...any) {
	l.add(diag.Error, code, span, help, format, args...)
}

func (l *loader) add(severity diag.Severity, code diag.Code, span source.Span, help, format string, args ...any) {
	l.diags = append(l.diags, diag.Diagnostic{Severity: severity, Code: code, Span: span, Help: help,
		Message: fmt.Sprintf(format, args...)})
}
