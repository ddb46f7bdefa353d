package schematron

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	slashpath "path"
	"strings"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// resources is what expressions may read: the folder of the schema. For helium it has
// an address of its own, of which ".." leads out, so that what lies outside is told from what
// lies within.
type resources struct {
	fsys fs.FS
	base string // address of the schema
}

const folderAddress = "file:///folder/of/the/schema/"

func newResources(fsys fs.FS, name string) *resources {
	return &resources{fsys: fsys, base: folderAddress + (&url.URL{Path: name}).EscapedPath()}
}

// read reads what lies at an address, which is relative to the schema or absolute.
func (s *resources) read(address string) (text []byte, at string, err error) {
	base, _ := url.Parse(s.base)
	ref, err := base.Parse(address)
	if err != nil {
		return nil, "", fmt.Errorf("%s is no URI", address)
	}
	at = ref.String()
	inside, ok := strings.CutPrefix(ref.Path, strings.TrimPrefix(folderAddress, "file://"))
	switch {
	case ref.Scheme != "file" || ref.Host != "":
		err = include.ErrNetwork
	case !ok:
		err = include.ErrOutside
	default:
		text, err = include.Read(s.fsys, slashpath.Clean(inside))
	}
	if err != nil {
		return nil, at, fmt.Errorf("%s %w", address, err)
	}
	return text, at, nil
}

// ResolveURI implements [xpath3.URIResolver], for unparsed-text() and others.
func (s *resources) ResolveURI(uri string) (io.ReadCloser, error) {
	text, _, err := s.read(uri)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(text)), nil
}

// Resolve implements helium's resolver for modules of XSLT.
func (s *resources) Resolve(uri string) (io.ReadCloser, error) { return s.ResolveURI(uri) }

// literalAddress is an address in a call that reads a file.
var literalAddress = expression.Lazy(`\b(?:doc|document|doc-available|unparsed-text|unparsed-text-lines|json-doc)\(\s*(?:'([^']*)'|"([^"]*)")`)

// touch reads the files that an expression names, so that whoever keeps the schema with
// all that it opens keeps these too. Those that are not there are the business of
// whoever asks for them.
func (s *resources) touch(expression string) {
	for _, m := range literalAddress().FindAllStringSubmatch(expression, -1) {
		_, _, _ = s.read(m[1] + m[2])
	}
}

// fnDocument is document() and doc(): other documents, each read once a run.
func (r *run) fnDocument(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	var items xpath3.ItemSlice
	for _, address := range stringsOf(args[0]) {
		d, err := r.document(address)
		if err != nil {
			return nil, err
		}
		items = append(items, xpath3.NodeItem{Node: d})
	}
	return items, nil
}

func (r *run) fnDocAvailable(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	_, err := r.document(stringOf(args[0]))
	return xpath3.SingleBoolean(err == nil), nil
}

func (r *run) document(address string) (helium.Node, error) {
	address, id, _ := strings.Cut(address, "#")
	if d, ok := r.documents[address]; ok {
		return at(d, id), nil
	}
	text, uri, err := r.schema.files.read(address)
	if err != nil {
		return nil, err
	}
	t, found := tree.Build(xmltext.NewReader(source.NewFile(address, text), xmltext.Options{}), tree.Options{})
	if t == nil {
		return nil, found.Err()
	}
	t.Document.SetURL(uri)
	r.documents[address] = t.Document
	return at(t.Document, id), nil
}

// at returns the element with an id, or the document.
func at(d *helium.Document, id string) helium.Node {
	if e := d.GetElementByID(id); id != "" && e != nil {
		return e
	}
	return d
}
