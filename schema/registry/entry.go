package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/siglum/siglum/schema/internal/memory"
	"github.com/siglum/siglum/tei/expression"
)

// An Entry is a registered schema.
type Entry struct {
	Name   string   `json:"name"`
	Origin string   `json:"origin"`         // the path or URL that it was added from
	URIs   []string `json:"uris,omitempty"` // addresses by which documents may name it, besides Origin
	Main   string   `json:"main"`           // the file to load, one of Files
	Files  []File   `json:"files"`

	fsys fs.FS
}

// A File is one file of a registered schema.
type File struct {
	Name   string `json:"name"` // slash-separated, relative to the main file's folder
	Size   int    `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Answers reports whether documents that name an address mean this schema.
func (e *Entry) Answers(address string) bool {
	return address == e.Name || address == e.Origin || slices.Contains(e.URIs, address)
}

// FS returns the files of the schema. A file that was changed since it was added
// cannot be opened.
func (e *Entry) FS() fs.FS { return checked{e} }

// checked is the file system of an entry, which compares checksums.
type checked struct{ e *Entry }

// Open implements fs.FS.
func (c checked) Open(name string) (fs.File, error) {
	data, err := c.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return memory.Open(path.Base(name), data), nil
}

// ReadFile implements fs.ReadFileFS.
func (c checked) ReadFile(name string) ([]byte, error) {
	i := slices.IndexFunc(c.e.Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	data, err := fs.ReadFile(c.e.fsys, name)
	if err != nil {
		return nil, err
	}
	if checksum(data) != c.e.Files[i].SHA256 {
		return nil, fmt.Errorf("%s of the registered schema %q was changed since it was added: add it again", name, c.e.Name)
	}
	return data, nil
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A name becomes a folder and stands in commands: no separators, no leading dot
// or hyphen, nothing that a file system or shell would take for its own.
var validName = expression.Lazy(`^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$`)

// CheckName returns an error that says what a name may look like, if this is none.
func CheckName(name string) error {
	if !validName().MatchString(name) {
		return fmt.Errorf("%q cannot name a schema: use letters, digits, and . _ - after the first", name)
	}
	return nil
}
