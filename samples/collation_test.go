package samples_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/tei/source"
)

const (
	songFolder = "song-six-witnesses"
	songTable  = "table.txt"
	songPage   = "collation.html"
	songTitle  = "The Salt Road"
)

// TestCollation collates the witnesses of a song, which gives its edition, from which
// every witness comes back. It stands before the test of all samples, which reads the
// edition.
func TestCollation(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(songFolder, "witnesses", "*.txt"))
	if err != nil || len(files) != 6 {
		t.Fatalf("found %v, %v; want six witnesses", files, err)
	}
	rules, list := collate.Normalization{}.With(read(t, songFolder, "spelling.yaml"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	var witnesses []*collate.Witness
	for _, path := range files {
		f := read(t, ".", path)
		id := strings.TrimSuffix(filepath.Base(path), ".txt")
		w, list := collate.FromText(id, f, rules)
		if len(list) > 0 {
			t.Fatal(list)
		}
		witnesses = append(witnesses, w)
	}
	decisions, list := collate.ReadDecisions(read(t, songFolder, "decisions.yaml"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	choices, list := decisions.Resolve(witnesses)
	if len(list) > 0 {
		t.Fatal(list)
	}
	table, err := collate.Align(t.Context(), witnesses, collate.Options{Near: true, Constraints: choices.Constraints})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := collate.Apparatus(table, collate.ApparatusOptions{Title: songTitle, Verse: true, Choices: choices}).Write(&b); err != nil {
		t.Fatal(err)
	}
	compare(t, songFolder, edition, b.Bytes())
	d, list := tei.Load(source.NewFile(edition, b.Bytes()), tei.LoadOptions{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, w := range witnesses {
		if got := collate.Reconstruct(d, w.ID); got != w.Text() {
			t.Errorf("witness %s became %q", w.ID, got)
		}
	}
	b.Reset()
	if err := table.WriteText(&b, table.Columns()); err != nil {
		t.Fatal(err)
	}
	compare(t, songFolder, songTable, b.Bytes())
	b.Reset()
	if err := table.WriteHTML(&b, songTitle, table.Segments()); err != nil {
		t.Fatal(err)
	}
	compare(t, songFolder, songPage, b.Bytes())
}
