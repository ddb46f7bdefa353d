package registry_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/siglum/siglum/schema/registry"
)

// A schema is kept under a name, with a checksum of each file.
func ExampleRegistry() {
	folder, err := os.MkdirTemp("", "siglum")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer os.RemoveAll(folder)
	origin := filepath.Join(folder, "letters.rnc")
	if err := os.WriteFile(origin, []byte("element letter { text }"), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fetched, err := (&registry.Fetcher{}).Fetch(context.Background(), origin, func(string, fs.FS) error { return nil })
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	r := registry.Open(filepath.Join(folder, "schemas"))
	if _, err := r.Add("letters", fetched, "https://example.org/letters.rnc"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	entry := r.Find("https://example.org/letters.rnc")
	text, err := fs.ReadFile(entry.FS(), entry.Main)
	fmt.Printf("%s: %s %v\n", entry.Name, text, err)
	// Output: letters: element letter { text } <nil>
}
