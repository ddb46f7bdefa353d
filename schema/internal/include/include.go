// Package include finds and reads the files that a schema refers to: those in its own
// folder and below, and those that a catalogue knows. Nothing else is read, and nothing
// is fetched.
package include

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// Why a file is not read. Each follows the reference in a message.
var (
	ErrNetwork = errors.New("lies elsewhere, and the network is not used")
	ErrOutside = errors.New("lies outside of the folder of the schema")
	ErrMissing = errors.New("does not exist")
	ErrRefused = errors.New("may not be read")
	ErrNoFiles = errors.New("cannot be read, because no folder was given to read from")
)

// Help says what can be done about an error of this package; "" if it is not known.
func Help(err error) string {
	switch err {
	case ErrNetwork:
		return "save the file beside the schema and refer to the copy, or add it to a catalogue"
	case ErrOutside:
		return "a schema may refer to what lies in its own folder and below"
	case ErrMissing:
		return "check the path: it starts from the folder of the file that refers to it"
	}
	return ""
}

// Locate resolves an address against the file that it stands in. Both are paths in the
// folder of the schema, or absolute URIs. An empty address is the file's own.
func Locate(from, address string) (string, error) {
	ref, err := url.Parse(address)
	if err != nil {
		return "", errors.New("is no URI")
	}
	here, err := url.Parse(from)
	switch {
	case ref.IsAbs():
		return ref.String(), nil
	case address == "":
		return from, nil
	case err == nil && here.IsAbs():
		return here.ResolveReference(ref).String(), nil
	case ref.Host != "" || strings.HasPrefix(ref.Path, "/"):
		return "", ErrOutside
	}
	return path.Join(path.Dir(from), ref.Path), nil
}

// Files are those that a schema may refer to.
type Files struct {
	FS      fs.FS                                  // the folder of the schema; nil: none
	Folder  string                                 // what the names of files in FS begin with
	Resolve func(uri string) (*source.File, error) // asked before FS if it is not nil; it answers nil to leave it to FS
}

// Open reads the file at what [Locate] returned.
func (f Files) Open(uri string) (*source.File, error) {
	if f.Resolve != nil {
		if file, err := f.Resolve(uri); file != nil || err != nil {
			return file, err
		}
	}
	text, err := Read(f.FS, uri)
	if err != nil {
		return nil, err
	}
	return source.NewFile(f.Folder+uri, text), nil
}

// Read reads a file of the schema's folder, which may be nil.
func Read(folder fs.FS, uri string) ([]byte, error) {
	u, err := url.Parse(uri)
	switch {
	case err != nil || u.IsAbs():
		return nil, ErrNetwork
	case folder == nil:
		return nil, ErrNoFiles
	case !fs.ValidPath(uri):
		return nil, ErrOutside
	}
	text, err := fs.ReadFile(folder, uri)
	if err != nil {
		return nil, reason(err)
	}
	return text, nil
}

// reason says in the words of the schema's author why a file cannot be read.
func reason(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case errors.Is(err, fs.ErrPermission):
		return ErrRefused
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}
