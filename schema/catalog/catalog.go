package catalog

import (
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// An Opener opens a catalogue file by its path.
type Opener func(name string) (*source.File, error)

// A Catalog is a list of catalogue files, asked in order. It is safe for
// concurrent use.
type Catalog struct {
	open  Opener
	names []string

	mu    sync.Mutex
	files map[string]file
	list  diag.List
}

// Load returns the catalogue made of the files named. It reads these, and those
// that they refer to when a look-up first comes to them. The list says what is
// wrong with the files named: one that cannot be read is passed over.
func Load(open Opener, names ...string) (*Catalog, diag.List) {
	c := &Catalog{open: open, names: names, files: map[string]file{}}
	for _, name := range names {
		c.file(name)
	}
	return c, c.Diagnostics()
}

// Diagnostics returns what was found in all files read so far.
func (c *Catalog) Diagnostics() diag.List {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.list.Sorted()
}

// URI returns the address that the catalogue gives for a URI (section 7.2), and
// whether it has one.
func (c *Catalog) URI(uri string) (string, bool) {
	if public := unwrapURN(uri); public != uri {
		return c.External(public, "")
	}
	return c.look(c.names, look{uri: normaliseURI(uri)}, map[string]bool{})
}

// External returns the address that the catalogue gives for an external
// identifier, of which either part may be "" (section 7.1).
func (c *Catalog) External(publicID, systemID string) (string, bool) {
	if public := unwrapURN(systemID); public != systemID {
		systemID = ""
		if publicID == "" {
			publicID = public
		}
	}
	return c.look(c.names, look{public: normalisePublic(publicID), system: normaliseURI(systemID)}, map[string]bool{})
}

// look asks catalogue files in order. Seen holds those asked already: files may
// refer to each other in a ring.
func (c *Catalog) look(names []string, l look, seen map[string]bool) (string, bool) {
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		f := c.file(name)
		address, delegates, found := l.in(f)
		if found {
			return address, true
		}
		if len(delegates) > 0 {
			// Who delegates does not look elsewhere (7.1.2, step 5).
			return c.look(delegates, l, map[string]bool{})
		}
		if address, found := c.look(next(f), l, seen); found {
			return address, true
		}
	}
	return "", false
}

func next(f file) []string {
	var names []string
	for _, e := range f.entries {
		if e.kind == nextCatalog {
			names = append(names, e.target)
		}
	}
	return names
}

// file reads a catalogue file once.
func (c *Catalog) file(name string) file {
	c.mu.Lock()
	defer c.mu.Unlock()
	f, ok := c.files[name]
	if ok {
		return f
	}
	text, err := c.open(name)
	if err != nil {
		c.list = append(c.list, diag.Diagnostic{
			Severity: diag.Error,
			Code:     "catalog-unreadable",
			Message:  "the catalogue cannot be read: " + strings.TrimPrefix(err.Error(), "open "),
			Span:     source.NewFile(name, nil).Span(0, 0),
			Help:     "check the name given by --catalog, XML_CATALOG_FILES, or another catalogue",
		})
	} else {
		var list diag.List
		f, list = read(text)
		c.list = append(c.list, list...)
	}
	c.files[name] = f
	return f
}
