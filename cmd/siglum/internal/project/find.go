package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A Finder finds the settings for documents. It reads each file once. The zero value
// is ready, and safe for concurrent use.
type Finder struct {
	mu      sync.Mutex
	folders map[string]*found // by absolute path
}

// found are the settings of a folder.
type found struct {
	settings *Settings
	list     diag.List
}

var nothing = found{settings: &Settings{}}

// For returns the settings for a document: those of the nearest file, in its folder or
// above. They are nil if the list has errors, and the same for all documents that share
// a file. The path of standard input, "-", stands in the current folder.
func (f *Finder) For(document string) (*Settings, diag.List) {
	folder, err := filepath.Abs(filepath.Dir(document))
	if err != nil {
		return nothing.settings, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folders == nil {
		f.folders = map[string]*found{}
	}
	of := f.folder(folder)
	return of.settings, of.list
}

func (f *Finder) folder(path string) *found {
	if of, ok := f.folders[path]; ok {
		return of
	}
	of := read(filepath.Join(path, FileName))
	if up := filepath.Dir(path); of == nil && up != path {
		of = f.folder(up)
	}
	if of == nil {
		of = &nothing
	}
	f.folders[path] = of
	return of
}

// read reads a file; it returns nil if there is none.
func read(path string) *found {
	text, err := readFile(path)
	if err != nil {
		if _, missing := os.Lstat(path); missing != nil {
			return nil
		}
		d := diag.Diagnostic{Code: CodeSettings, Message: fmt.Sprintf("%s cannot be read", shown(path)), Help: err.Error()}
		return &found{list: diag.List{d}}
	}
	of := &found{}
	of.settings, of.list = Read(source.NewFile(shown(path), text))
	return of
}

// readFile reads a file; a device, perhaps behind a link, might have no end.
func readFile(path string) ([]byte, error) {
	if isDevice(path) {
		return nil, errDevice
	}
	return os.ReadFile(path)
}

var errDevice = errors.New("it is no file")

// isDevice reports whether there is something at a path that is no file and no folder.
func isDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// shown returns a path as people write it: from the current folder, where that is
// shorter.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if short, err := filepath.Rel(here, path); err == nil && len(short) < len(path) {
		return short
	}
	return path
}
