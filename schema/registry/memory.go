package registry

import (
	"bytes"
	"io/fs"
	"time"
)

// A memoryFile is a file whose text is at hand.
type memoryFile struct {
	*bytes.Reader
	name string
}

func newMemoryFile(name string, data []byte) *memoryFile {
	return &memoryFile{Reader: bytes.NewReader(data), name: name}
}

// Stat implements fs.File.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return memoryInfo{f}, nil }

// Close implements fs.File.
func (f *memoryFile) Close() error { return nil }

type memoryInfo struct{ f *memoryFile }

func (i memoryInfo) Name() string       { return i.f.name }
func (i memoryInfo) Size() int64        { return i.f.Reader.Size() }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
