package relaxng

import (
	"io/fs"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// LoadOptions says where a schema finds the files that it includes. With the zero value
// it may include none.
type LoadOptions struct {
	// FS holds the files that the schema may include: nothing outside it is read, and
	// the network never. For the folder that the schema lies in take [os.Root.FS], which
	// symbolic links cannot leave.
	FS fs.FS

	// Path is the schema's own path in FS, which the references in it are relative to;
	// "" means the last element of its file's name.
	Path string

	// Resolve, if not nil, is asked before FS for each reference, made absolute if
	// the reference or an xml:base is: a catalogue, say. If it returns nil and no
	// error, FS is asked; what it returns is named as its file is named.
	Resolve func(uri string) (*source.File, error)
}

// Load reads a schema with all that it includes, in the XML or the compact syntax,
// whichever each file is in, simplifies it (RELAX NG 4) and checks the restrictions
// (4.16, 7). The grammar is nil if and only if the diagnostics have an error; all that
// stands in the schema is checked, also what no document can reach. Spans refer to
// the file of the mistake, which may be an included one.
func Load(f *source.File, o LoadOptions) (*Grammar, diag.List) {
	l := newLoader(f, o)
	schema := l.load(f)
	if schema == nil || l.diags.HasErrors() {
		return nil, l.diags.Sorted()
	}
	s := newSimplifier(l)
	g := s.grammar(schema)
	if !s.diags.HasErrors() {
		restrict(g, s)
	}
	found := append(l.diags, s.diags...).Sorted()
	if found.HasErrors() {
		return nil, found
	}
	return g, found
}
