package importer_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write what importing makes into testdata")

// A sample is a document of testdata: one file, the pages of one, or the parts of a package.
type sample struct {
	name    string
	literal bool
	files   []*source.File
}

// samples returns the documents of an archive: in a folder each, which says in its first word
// what is in it: docx, html, page, alto. What importing makes of NAME stands in NAME.txt and NAME.msg.
func samples(a *txtar.Archive) []sample {
	var list []sample
	parts := map[string][]txtar.File{}
	for _, f := range a.Files {
		dir, _, ok := strings.Cut(f.Name, "/")
		if !ok {
			continue
		}
		if parts[dir] == nil {
			list = append(list, sample{name: dir, literal: strings.HasSuffix(dir, "-literal")})
		}
		parts[dir] = append(parts[dir], f)
	}
	for i := range list {
		list[i].files = sourcesOf(list[i].name, parts[list[i].name])
	}
	return list
}

func sourcesOf(name string, parts []txtar.File) []*source.File {
	if strings.HasPrefix(name, "docx") {
		return []*source.File{source.NewFile(name+".docx", packed(parts))}
	}
	var files []*source.File
	for _, p := range parts {
		files = append(files, source.NewFile(path.Base(p.Name), p.Data))
	}
	return files
}

// The parts of a package that are the same in all documents of testdata.
const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	rootRels     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>`
)

// packed makes a package of the parts of a document, with relations to all that stand beside it.
func packed(parts []txtar.File) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write := func(name string, text []byte) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(text)
		}
		if err != nil {
			panic(err) // a buffer does not fail
		}
	}
	write("[Content_Types].xml", []byte(contentTypes))
	write("_rels/.rels", []byte(rootRels))
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="link" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/seeds" TargetMode="External"/>`
	for _, p := range parts {
		_, name, _ := strings.Cut(p.Name, "/")
		if name == "core.xml" {
			write("docProps/core.xml", p.Data)
			continue
		}
		write("word/"+name, p.Data)
		kind := strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789")
		rels += `<Relationship Id="` + name + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + name + `"/>`
	}
	write("word/_rels/document.xml.rels", []byte(rels+`</Relationships>`))
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func archives(t testing.TB) map[string]*txtar.Archive {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents in testdata (%v)", err)
	}
	m := map[string]*txtar.Archive{}
	for _, name := range names {
		if m[name], err = txtar.ParseFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// TestImport imports the documents of testdata, and encodes what it made: the edition must be
// valid, and decoding must give the transcription back.
func TestImport(t *testing.T) {
	for name, a := range archives(t) {
		for _, s := range samples(a) {
			text, messages := imported(s)
			if *update {
				setFile(a, s.name+".txt", text)
				setFile(a, s.name+".msg", messages)
				continue
			}
			t.Run(s.name, func(t *testing.T) {
				if diff := cmp.Diff(fileOf(a, s.name+".txt"), text); diff != "" {
					t.Errorf("the transcription (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(fileOf(a, s.name+".msg"), messages); diff != "" {
					t.Errorf("the messages (-want +got):\n%s", diff)
				}
				encoded(t, s.name, text)
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// imported returns the transcription of a sample and the messages, what was left out among them.
func imported(s sample) (text, messages string) {
	result, list := importer.Import(s.files, importer.Options{Literal: s.literal})
	var b strings.Builder
	for _, d := range list.Sorted() {
		b.WriteString(d.String() + "\n")
	}
	if result == nil {
		return "", b.String()
	}
	for _, l := range result.Left {
		b.WriteString("left out: " + l.What + ": " + l.Text + "\n")
	}
	return string(result.Text), b.String()
}

func encoded(t *testing.T, name, text string) {
	if text == "" {
		return
	}
	result, list := encode.Encode(source.NewFile(name+".txt", []byte(text)), encode.Options{})
	for _, d := range list {
		t.Errorf("encoding the transcription: %s", d)
	}
	if list.HasErrors() {
		return
	}
	var edition bytes.Buffer
	if err := result.Document.Write(&edition); err != nil {
		t.Fatal(err)
	}
	for _, d := range schema.Embedded().Validate(source.NewFile(name+".xml", edition.Bytes()), schema.Options{}) {
		t.Errorf("the edition: %s", d)
	}
	back, list := encode.Decode(result.Document, encode.Options{})
	for _, d := range list {
		t.Errorf("decoding the edition: %s", d)
	}
	if diff := cmp.Diff(text, string(back)); diff != "" {
		t.Errorf("decoding (-want +got):\n%s", diff)
	}
}

func fileOf(a *txtar.Archive, name string) string {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return ""
	}
	return string(a.Files[i].Data)
}

func setFile(a *txtar.Archive, name, text string) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	switch {
	case i >= 0 && text == "":
		a.Files = slices.Delete(a.Files, i, i+1)
	case i >= 0:
		a.Files[i].Data = []byte(text)
	case text != "":
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
	}
}
