package registry

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A Registry is a folder of registered schemas.
type Registry struct {
	dir string
}

// Open returns the registry in a folder, which is made when a schema is added.
func Open(dir string) *Registry { return &Registry{dir: dir} }

// DefaultDir returns the folder for the user's schemas: below XDG_DATA_HOME or
// what stands for it on the system.
func DefaultDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "siglum", "schemas"), nil
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return "", fmt.Errorf("no folder for schemas: %w", err)
		}
		return filepath.Join(dir, "siglum", "schemas"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no folder for schemas: %w", err)
	}
	return filepath.Join(home, ".local", "share", "siglum", "schemas"), nil
}

const entryFile = "entry.json"

// ErrNotRegistered is returned for names that no schema is registered under.
var ErrNotRegistered = errors.New("no schema is registered under this name")

// List returns the registered schemas by name. Folders that hold none are passed
// over.
func (r *Registry) List() ([]*Entry, error) {
	folders, err := os.ReadDir(r.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the registered schemas: %w", err)
	}
	var entries []*Entry
	for _, f := range folders {
		if e, err := r.Get(f.Name()); err == nil {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

// Get returns the schema registered under a name, or [ErrNotRegistered].
func (r *Registry) Get(name string) (*Entry, error) {
	if CheckName(name) != nil {
		return nil, ErrNotRegistered
	}
	data, err := os.ReadFile(filepath.Join(r.dir, name, entryFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotRegistered
	}
	if err != nil {
		return nil, fmt.Errorf("reading the registered schema %q: %w", name, err)
	}
	var e Entry
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("the entry of the registered schema %q is damaged; remove it and add it again: %w", name, err)
	}
	e.fsys = os.DirFS(filepath.Join(r.dir, name, "files"))
	return &e, nil
}

// Find returns the schema that answers to an address, or nil.
func (r *Registry) Find(address string) *Entry {
	entries, err := r.List()
	if err != nil {
		return nil
	}
	if i := slices.IndexFunc(entries, func(e *Entry) bool { return e.Answers(address) }); i >= 0 {
		return entries[i]
	}
	return nil
}

// Add registers a schema under a name, in place of one that had it before. Files
// holds its text and that of all it includes, by names relative to the main
// file's folder, without "..".
func (r *Registry) Add(name string, s *Fetched, uris ...string) (*Entry, error) {
	if err := CheckName(name); err != nil {
		return nil, err
	}
	e := &Entry{Name: name, Origin: s.Origin, URIs: uris, Main: s.Main}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return nil, fmt.Errorf("registering %q: %w", name, err)
	}
	// Written beside and renamed, so that nobody sees half a schema.
	temp, err := os.MkdirTemp(r.dir, ".adding-")
	if err != nil {
		return nil, fmt.Errorf("registering %q: %w", name, err)
	}
	defer os.RemoveAll(temp)
	if err := e.write(temp, s.Files); err != nil {
		return nil, fmt.Errorf("registering %q: %w", name, err)
	}
	target := filepath.Join(r.dir, name)
	if err := os.RemoveAll(target); err != nil {
		return nil, fmt.Errorf("registering %q: %w", name, err)
	}
	if err := os.Rename(temp, target); err != nil {
		return nil, fmt.Errorf("registering %q: %w", name, err)
	}
	return r.Get(name)
}

func (e *Entry) write(dir string, files map[string][]byte) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !fs.ValidPath(name) || strings.HasPrefix(path.Base(name), ".") {
			return fmt.Errorf("%q is no name for a file of a schema", name)
		}
		if err := writeFile(filepath.Join(dir, "files", filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
		e.Files = append(e.Files, File{Name: name, Size: len(files[name]), SHA256: checksum(files[name])})
	}
	data, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, entryFile), append(data, '\n'))
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// Remove forgets a schema. The error is [ErrNotRegistered] if there is none of
// that name.
func (r *Registry) Remove(name string) error {
	if _, err := r.Get(name); errors.Is(err, ErrNotRegistered) {
		return err
	}
	if err := os.RemoveAll(filepath.Join(r.dir, name)); err != nil {
		return fmt.Errorf("removing the registered schema %q: %w", name, err)
	}
	return nil
}
