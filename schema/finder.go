package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/schema/registry"
	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A Finder finds schemas by the names that users and documents give them: of a
// file, of a registered schema, an address that a catalogue knows. It reads files,
// and never the network. It is safe for concurrent use.
type Finder struct {
	Registry *registry.Registry // nil: no schemas are registered
	Catalog  *catalog.Catalog   // nil: there is no catalogue

	Engine   xsd.Engine // what XML Schemas are compiled for
	Phase    string     // that Schematron validates in; "" leaves it to the document and the schema
	Language string     // preferred in messages of Schematron; "" means English
}

// A Location says where a schema lies: in a file, or in the registry.
type Location struct {
	Path       string // slash-separated; "" if it is registered
	Registered string // the name it is registered under
}

// Named loads the schema that a user means by a name: the embedded schema, a file,
// a registered schema, or an address that a catalogue or a registered schema
// answers to. The error says that there is none; the list, what is wrong with it.
func (f *Finder) Named(name string) (*Schema, diag.List, error) {
	if name == EmbeddedName {
		return Embedded(), nil, nil
	}
	place, ok := Location{Path: filepath.ToSlash(name)}, isFile(name)
	if !ok {
		place, ok = f.lookUp(name)
	}
	if !ok {
		return nil, nil, fmt.Errorf("%s: there is no such file, and no schema is registered under this name", name)
	}
	s, list := f.Load(place)
	return s, list, nil
}

// A folder is a file system of what lies in a folder, and below. Symbolic links do not
// lead out of it. It stays open only while a file is opened, because schemas read files
// as long as they are used.
type folder string

// Open implements fs.FS.
func (d folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.FS().Open(name)
}

// Resolve says where the schema lies that a document names, and whether it is at
// hand at all. The catalogue is asked first, since it is there to overrule what
// documents say; then comes the file, then the registry.
func (f *Finder) Resolve(a Association, doc *source.File) (Location, bool) {
	address := catalog.Resolve(doc.Name(), a.Href)
	for _, name := range []string{address, a.Href} {
		if found, ok := f.inCatalog(name); ok {
			return f.locate(found)
		}
	}
	if !catalog.IsRemote(address) && isFile(address) {
		return Location{Path: address}, true
	}
	for _, name := range []string{address, a.Href} {
		if place, ok := f.inRegistry(name); ok {
			return place, true
		}
	}
	return Location{}, false
}

// lookUp asks the catalogue and the registry for an address.
func (f *Finder) lookUp(address string) (Location, bool) {
	if found, ok := f.inCatalog(address); ok {
		return f.locate(found)
	}
	return f.inRegistry(address)
}

// locate returns the place of an address that a catalogue gave.
func (f *Finder) locate(address string) (Location, bool) {
	if !catalog.IsRemote(address) {
		return Location{Path: address}, true // if it is not there, Load will say so
	}
	return f.inRegistry(address)
}

func (f *Finder) inRegistry(address string) (Location, bool) {
	if f.Registry == nil {
		return Location{}, false
	}
	e := f.Registry.Find(address)
	if e == nil {
		return Location{}, false
	}
	return Location{Registered: e.Name}, true
}

// inCatalog looks an address up as a URI, and if that is not known as a system
// identifier: many catalogues list schemas by that alone.
func (f *Finder) inCatalog(address string) (string, bool) {
	if f.Catalog == nil {
		return "", false
	}
	if found, ok := f.Catalog.URI(address); ok {
		return found, true
	}
	return f.Catalog.External("", address)
}

func isFile(name string) bool {
	info, err := os.Stat(filepath.FromSlash(name))
	return err == nil && !info.IsDir()
}

// Load loads the schema that lies at a place. It may include what lies in its
// file's folder, and below.
func (f *Finder) Load(place Location) (*Schema, diag.List) { return f.loadPhase(place, f.Phase) }

func (f *Finder) loadPhase(place Location, phase string) (*Schema, diag.List) {
	if place.Registered != "" {
		return f.loadRegistered(place.Registered, phase)
	}
	path := filepath.FromSlash(place.Path)
	return f.load(place.Path, filepath.Base(path), folder(filepath.Dir(path)), phase)
}

func (f *Finder) loadRegistered(name, phase string) (*Schema, diag.List) {
	e, err := f.Registry.Get(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	s, list := f.load(name, e.Main, e.FS(), phase)
	return s, list
}

func (f *Finder) load(name, main string, fsys fs.FS, phase string) (*Schema, diag.List) {
	text, err := fs.ReadFile(fsys, main)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return Load(source.NewFile(name, text), LoadOptions{
		FS: fsys, Path: main, Resolve: f.include, Engine: f.Engine, Phase: phase, Language: f.Language})
}

// include finds a file that a schema includes by an address, in the catalogue.
func (f *Finder) include(uri string) (*source.File, error) {
	if f.Catalog == nil {
		return nil, nil
	}
	address, ok := f.Catalog.URI(uri)
	if !ok || catalog.IsRemote(address) {
		return nil, nil
	}
	text, err := os.ReadFile(filepath.FromSlash(address))
	if err != nil {
		return nil, err
	}
	return source.NewFile(address, text), nil
}

func unreadable(name string, err error) diag.List {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return diag.List{{
		Severity: diag.Error,
		Code:     "schema-unreadable",
		Message:  fmt.Sprintf("the schema %s cannot be read: %v", name, err),
		Help:     "check the name; \"siglum schema list\" shows the schemas that are registered",
	}}
}
