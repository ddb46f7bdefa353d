// Package memory opens files whose text is at hand.
package memory

import (
	"bytes"
	"io/fs"
	"time"
)

// A file is one that is open.
type file struct {
	*bytes.Reader
	name string
}

// Open returns an open file with a name, which has no folder in it, and a text.
func Open(name string, text []byte) fs.File {
	return &file{bytes.NewReader(text), name}
}

// Stat implements fs.File.
func (f *file) Stat() (fs.FileInfo, error) { return info{f}, nil }

// Close implements fs.File.
func (f *file) Close() error { return nil }

// An info is what is told of a file.
type info struct{ f *file }

func (i info) Name() string       { return i.f.name }
func (i info) Size() int64        { return i.f.Reader.Size() }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
