package site_test

import (
	"fmt"
	"io/fs"
	"os"
	"sync"

	"github.com/siglum/siglum/transform/site"
)

// memory is a folder that is nowhere.
type memory struct{ files sync.Map }

func (m *memory) Read(name string) ([]byte, error) {
	if data, ok := m.files.Load(name); ok {
		return data.([]byte), nil
	}
	return nil, fs.ErrNotExist
}

func (m *memory) Write(name string, data []byte) error {
	m.files.Store(name, data)
	return nil
}

func (m *memory) Remove(name string) error {
	m.files.Delete(name)
	return nil
}

// The site of one letter, and what a second run writes of it after a change.
func ExampleMake() {
	text := `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Dear Anna</p></body></text></TEI>`
	letter := site.Source{Name: "letter.xml", Path: "letter.xml", Page: "letter.html",
		Read: func() ([]byte, error) { return []byte(text), nil }}
	folder := &memory{}
	for range 2 {
		result, err := site.Make([]site.Source{letter}, folder, site.Options{Title: "Letters"})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		fmt.Println(result.Written)
		text = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Dear Anne</p></body></text></TEI>`
	}
	// Output:
	// [index.html index/dates.html index/search.html index/titles.html letter.html]
	// [index/search.html letter.html]
}
