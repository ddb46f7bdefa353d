package relaxng

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// maxFiles bounds the files that a schema is read from. A file read for two inherited
// namespaces counts twice.
const maxFiles = 1000

// A loader reads the files of a schema, each once for each namespace that it
// inherits, and finds out that none includes itself (RELAX NG 4.5 to 4.7).
type loader struct {
	options LoadOptions
	folder  string // what names of included files begin with
	diags   diag.List

	read    map[inherited]*syntax.Schema
	targets map[syntax.Pattern]*syntax.Schema  // of external references
	include map[*syntax.Include]*syntax.Schema // of includes
	open    []string                           // the files being read, outermost first
	files   []*source.File
	foreign []*syntax.Foreign
}

// An inherited names a file as read with a namespace from outside.
type inherited struct{ uri, ns string }

func newLoader(f *source.File, o LoadOptions) *loader {
	if o.Path == "" {
		o.Path = path.Base(strings.ReplaceAll(f.Name(), `\`, "/"))
	}
	folder, _ := strings.CutSuffix(f.Name(), o.Path)
	if folder == f.Name() {
		folder = ""
	}
	return &loader{
		options: o,
		folder:  folder,
		read:    map[inherited]*syntax.Schema{},
		targets: map[syntax.Pattern]*syntax.Schema{},
		include: map[*syntax.Include]*syntax.Schema{},
	}
}

// load reads the outermost file and all that it refers to.
func (l *loader) load(f *source.File) *syntax.Schema {
	return l.file(f, inherited{uri: l.options.Path})
}

func (l *loader) file(f *source.File, key inherited) *syntax.Schema {
	schema, found := syntax.Read(f, key.ns)
	l.diags = append(l.diags, found...)
	l.files = append(l.files, schema.File)
	l.foreign = append(l.foreign, schema.Foreign...)
	l.read[key] = schema
	if schema.Root == nil {
		return nil
	}
	l.open = append(l.open, key.uri)
	l.follow(schema.Root)
	l.open = l.open[:len(l.open)-1]
	return schema
}

// A reference is an include or an external reference.
type reference struct {
	section  string // of the specification that it is made by
	href, ns string
	span     source.Span
}

// refer returns the schema that a reference leads to, or nil after reporting why it
// leads to none.
func (l *loader) refer(r reference) *syntax.Schema {
	if r.href == "" || syntax.BadHref(r.href) != "" {
		return nil // the reader reported it
	}
	uri, err := include.Locate(l.open[len(l.open)-1], r.href)
	if err != nil {
		l.report(r, err)
		return nil
	}
	if slices.Contains(l.open, uri) {
		l.loop(r, uri)
		return nil
	}
	key := inherited{uri, r.ns}
	if schema, ok := l.read[key]; ok {
		return schema
	}
	f, err := l.fetch(uri)
	if err != nil {
		l.report(r, err)
		return nil
	}
	return l.file(f, key)
}

var errMany = fmt.Errorf("is one file too many: a schema may have %d", maxFiles)

// fetch opens a file.
func (l *loader) fetch(uri string) (*source.File, error) {
	if len(l.files) >= maxFiles {
		return nil, errMany
	}
	return include.Files{FS: l.options.FS, Folder: l.folder, Resolve: l.options.Resolve}.Open(uri)
}
