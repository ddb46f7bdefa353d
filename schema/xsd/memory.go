package xsd

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"
	"time"
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
	return &memoryFile{Reader: bytes.NewReader(text), name: base}, nil
}

// A memoryFile is an open document, and what is told of it.
type memoryFile struct {
	*bytes.Reader
	name string
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Name() string               { return f.name }
func (f *memoryFile) Mode() fs.FileMode          { return 0o444 }
func (f *memoryFile) ModTime() time.Time         { return time.Time{} }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }
