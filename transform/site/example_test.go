package site_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"

	"github.com/siglum/siglum/transform/site"
)

const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>Dear Anna, we met in <placeName>Basel</placeName>.</p></body></text></TEI>`

// A memory is a folder that a site is written to, as others would write to a disk or
// to a store on the web.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if data, ok := m.files[name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) Write(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name] = data
	return nil
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	return nil
}

// A collection of one letter becomes a site; made again, nothing changes.
func ExampleMake() {
	folder := &memory{files: map[string][]byte{}}
	sources := []site.Source{{
		Name: "letter.xml", Path: "letter.xml", Page: "letter.html",
		Read: func() ([]byte, error) { return []byte(letter), nil },
	}}
	for range 2 {
		result, err := site.Make(sources, folder, site.Options{Title: "Letters"})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		fmt.Println(result.Pages, "page;", slices.Contains(result.Written, "letter.html"))
	}
	fmt.Println(slices.Contains(slices.Collect(maps.Keys(folder.files)), "index.html"))
	// Output:
	// 1 page; true
	// 1 page; false
	// true
}
