package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Project is a folder of files that refer to each other. What its files hold is read
// when something first points to it. It is safe for concurrent use.
type Project struct {
	folder string // absolute
	root   *os.Root

	mu    sync.Mutex
	files map[string]*projectFile // by path in the folder
}

// A projectFile is what is known of a file.
type projectFile struct {
	once    sync.Once
	missing bool
	ids     []string // sorted
	unread  bool     // it is no XML, or not all of it was read: an id may be there
}

// OpenProject opens a folder. Nothing outside of it is read.
func OpenProject(folder string) (*Project, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("opening the project: %w", err)
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("opening the project: %w", err)
	}
	return &Project{folder: abs, root: root, files: map[string]*projectFile{}}, nil
}

// locate returns the path in the project of an address in a file, or false if it is
// not in the project.
func (p *Project) locate(file, address string) (string, bool) {
	abs, err := filepath.Abs(filepath.Join(filepath.Dir(file), filepath.FromSlash(address)))
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(p.folder, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// file returns what is known of a file in the project.
func (p *Project) file(name string) *projectFile {
	p.mu.Lock()
	f, ok := p.files[name]
	if !ok {
		f = &projectFile{}
		p.files[name] = f
	}
	p.mu.Unlock()
	f.once.Do(func() { f.read(p.root, name) })
	return f
}

func (f *projectFile) read(root *os.Root, name string) {
	info, err := root.Stat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.missing = true
		return
	case err != nil || info.IsDir() || !slices.Contains(xmlExtensions, strings.ToLower(path.Ext(name))):
		f.unread = true
		return
	}
	text, err := root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		f.unread = true
		return
	}
	f.readIDs(source.NewFile(name, text))
}

// xmlExtensions are those of files in which ids are looked for.
var xmlExtensions = []string{".xml", ".tei", ".odd"}

func (f *projectFile) readIDs(file *source.File) {
	r := xmltext.NewReader(file, xmltext.Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		f.unread = f.unread || e.Kind == xmltext.EntityReference || e.Name.Space == xinclude
		if e.Kind != xmltext.StartElement {
			continue
		}
		for i := range e.Attrs {
			if a := &e.Attrs[i]; a.ID || a.Name.Is(xmltext.NamespaceXML, "id") {
				f.ids = append(f.ids, strings.TrimSpace(a.Value))
			}
		}
	}
	f.unread = f.unread || r.Diagnostics().HasErrors()
	slices.Sort(f.ids)
}

func (f *projectFile) has(id string) bool {
	_, ok := slices.BinarySearch(f.ids, id)
	return ok
}
