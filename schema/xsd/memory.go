package xsd

import (
	"io/fs"
	"path"
	"path/filepath"

	memoryfile "github.com/siglum/siglum/schema/internal/memory"
)

// A memory is a file system of the documents of a schema, all in one folder.
type memory map[string][]byte

func newMemory(c *collection) memory {
	m := memory{}
	for _, d := range c.documents {
		m[d.name] = d.text
	}
	return m
}

// Open opens a document. The name may begin with a folder, which engines put there.
func (m memory) Open(name string) (fs.File, error) {
	base := path.Base(filepath.ToSlash(name))
	text, ok := m[base]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return memoryfile.Open(base, text), nil
}
