package collate

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write what the tests get into their golden files")

// bodyFile is the part of an archive that holds the apparatus.
const bodyFile = "text.xml"

// TestApparatus makes the apparatus of the witnesses in each archive of
// testdata/apparatus. Its comment says in a line of options how: near, layers, verse,
// join, split, base=A, double-end-point, location-referenced.
func TestApparatus(t *testing.T) {
	files, err := filepath.Glob("testdata/apparatus/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := bodyOf(t, archive)
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == bodyFile })
			if *update {
				if i < 0 {
					archive.Files, i = append(archive.Files, txtar.File{Name: bodyFile}), len(archive.Files)
				}
				archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if i < 0 {
				t.Fatalf("there is no %s", bodyFile)
			}
			if diff := cmp.Diff(string(archive.Files[i].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// bodyOf returns the text of the apparatus of an archive, from which the witnesses come
// back.
func bodyOf(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	var align Options
	var o ApparatusOptions
	var read TEIOptions
	_, options, _ := strings.Cut(string(archive.Comment), "options:")
	options, _, _ = strings.Cut(options, "\n")
	for _, x := range strings.Fields(options) {
		switch name, value, _ := strings.Cut(x, "="); name {
		case "near":
			align.Near = true
		case "layers":
			read.Layers = true
		case "verse":
			o.Verse = true
		case "join":
			o.Group = GroupAll
		case "split":
			o.Group = GroupNone
		case "base":
			o.Base = value
		case "double-end-point":
			o.Method = DoubleEndPoint
		case "location-referenced":
			o.Method = LocationReferenced
		default:
			t.Fatalf("there is no option %q", x)
		}
	}
	list := archiveWitnesses(t, archive, read)
	table := mustAlign(t, list, align)
	if o.Method != LocationReferenced {
		checkTexts(t, table, o)
	}
	_, text := written(t, table, o)
	_, text, _ = strings.Cut(text, "<text>")
	text, _, _ = strings.Cut(text, "</text>")
	return text + "\n"
}

// archiveWitnesses reads the files of an archive as witnesses, those with the ending
// .xml as the body of a TEI document.
func archiveWitnesses(t *testing.T, archive *txtar.Archive, o TEIOptions) []*Witness {
	t.Helper()
	var list []*Witness
	for _, f := range archive.Files {
		id, ending, _ := strings.Cut(f.Name, ".")
		data := bytes.TrimSuffix(f.Data, []byte("\n"))
		switch {
		case f.Name == bodyFile:
		case ending == "xml":
			header := `<teiHeader><profileDesc><handNotes><handNote xml:id="h2">in pencil</handNote></handNotes></profileDesc></teiHeader>`
			text := `<TEI xmlns="http://www.tei-c.org/ns/1.0">` + header + `<text><body>` + string(data) + `</body></text></TEI>`
			d, found := tei.Load(source.NewFile(id, []byte(text)), tei.LoadOptions{})
			if found.HasErrors() {
				t.Fatal(found)
			}
			layers, found := FromTEI(id, d, o)
			if found.HasErrors() {
				t.Fatal(found)
			}
			list = append(list, layers...)
		default:
			list = append(list, witness(t, id, string(data)))
		}
	}
	return list
}
