package encode_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// TestMetadata encodes the transcriptions of testdata/metadata, NAME.txt, and compares the
// header of the edition with NAME.header, the messages with NAME.msg and what decoding gives with NAME.back. The
// edition must be valid, and what decoding gives must encode to the same.
func TestMetadata(t *testing.T) {
	files, err := filepath.Glob("testdata/metadata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pairs in testdata/metadata (%v)", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := files2map(archive)
		made := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			key, ok := strings.CutSuffix(f.Name, ".txt")
			if !ok {
				continue
			}
			made.Files = append(made.Files, f)
			for i, content := range metadataPair(t, key, string(f.Data)) {
				part := key + []string{".header", ".msg", ".back"}[i]
				if content != "" {
					made.Files = append(made.Files, txtar.File{Name: part, Data: []byte(content)})
				}
				if diff := cmp.Diff(want[part], content); diff != "" && !*update {
					t.Errorf("%s: %s (-want +got):\n%s", name, part, diff)
				}
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(made), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestParagraphsOfFrontMatter has paragraphs of which some are written with signs of YAML.
func TestParagraphsOfFrontMatter(t *testing.T) {
	for _, key := range []string{"summary", "citation", "rights", "credits"} {
		text := "---\n" + key + ": \"A \\\"quoted\\\" word.\\n\\nPlain words, and more of them than that.\\n\\nAnother \\\"word\\\".\"\n---\n\nx\n"
		r, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{})
		if len(list) > 0 {
			t.Errorf("%s: %s", key, list)
		}
		if got := decoded(t, r.Document); got != text {
			t.Errorf("%s: decoding gives %q, want %q", key, got, text)
		}
	}
}

func metadataPair(t *testing.T, name, text string) (parts [3]string) {
	r, list := encode.Encode(source.NewFile(name+".txt", []byte(text)), encode.Options{})
	var messages strings.Builder
	for _, d := range list {
		messages.WriteString(d.String() + "\n")
	}
	parts[1] = messages.String()
	if list.HasErrors() {
		return parts
	}
	whole := xml(t, r.Document)
	for _, d := range schema.Embedded().Validate(source.NewFile(name+".xml", []byte(whole)), schema.Options{}) {
		t.Errorf("%s: %s", name, d)
	}
	_, header, _ := strings.Cut(whole, "<teiHeader")
	header, _, _ = strings.Cut(header, "</teiHeader>")
	parts[0] = "<teiHeader" + header + "</teiHeader>\n"
	parts[2] = decoded(t, r.Document)
	again, _ := encode.Encode(source.NewFile(name+".txt", []byte(parts[2])), encode.Options{})
	if again == nil {
		t.Errorf("%s: what decoding gives cannot be encoded:\n%s", name, parts[2])
	} else if diff := cmp.Diff(whole, xml(t, again.Document)); diff != "" {
		t.Errorf("%s: decoded and encoded again (-first +again):\n%s", name, diff)
	}
	return parts
}

// TestJingAcceptsMetadata asks jing whether tei_all allows the headers that are made of
// metadata.
func TestJingAcceptsMetadata(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	args := []string{testdata(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")}
	dir := t.TempDir()
	files, _ := filepath.Glob("testdata/metadata/*.txtar")
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) != ".txt" {
				continue
			}
			r, list := encode.Encode(source.NewFile(f.Name, f.Data), encode.Options{})
			if list.HasErrors() {
				continue
			}
			file := filepath.Join(dir, f.Name+".xml")
			if err := os.WriteFile(file, []byte(xml(t, r.Document)), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
	}
	if out, err := exec.Command(jing, args...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}

// TestGivenMetadata encodes with metadata from elsewhere: front matter wins over it, and
// it over the header block. Decoding writes it as front matter.
func TestGivenMetadata(t *testing.T) {
	text := "---\ntitle: Mine\n---\nText.\n"
	r, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Metadata: &notation.Metadata{
		Title:    notation.Value{Text: "Theirs"},
		Keywords: []notation.Value{{Text: "piano"}},
	}})
	want := `a.txt:2:8: warning: the front matter gives the title as "Mine", the metadata given for the file as "Theirs"; the front matter is taken [metadata-differs]`
	if got := list.Err(); list.HasErrors() || len(list) != 1 || list[0].String() != want {
		t.Errorf("messages %v (%v), want %s", list, got, want)
	}
	if got := tei.Phrase(tei.Descend(r.Document.Root(), "teiHeader", "fileDesc", "titleStmt", "title")); got != "Mine" {
		t.Errorf("title %q, want Mine", got)
	}
	if diff := cmp.Diff("---\ntitle: Mine\nkeywords: piano\n---\nText.\n", decoded(t, r.Document)); diff != "" {
		t.Errorf("decoding (-want +got):\n%s", diff)
	}
	r, _ = encode.Encode(source.NewFile("b.txt", []byte("Date:\n1948\n\nTitle:\nTheirs\n\nContents:\nTranscript - English\n\nText.\n")),
		encode.Options{Metadata: &notation.Metadata{Title: notation.Value{Text: "Ours"}}})
	if got := tei.Phrase(tei.Descend(r.Document.Root(), "teiHeader", "fileDesc", "titleStmt", "title")); got != "Ours" {
		t.Errorf("title %q, want Ours", got)
	}
}

// TestManyFields encodes front matter of many fields that nobody understands: some are told one by one, and more than any
// map can have are refused.
func TestManyFields(t *testing.T) {
	front := func(n int) *source.File {
		var text strings.Builder
		text.WriteString("---\n")
		for i := range n {
			fmt.Fprintf(&text, "field%d: value\n", i)
		}
		text.WriteString("---\n\nHello.\n")
		return source.NewFile("t.txt", []byte(text.String()))
	}
	r, list := encode.Encode(front(5_000), encode.Options{})
	want := "t.txt:52:1: warning: 4950 more fields of the front matter are not understood, the first of them is \"field50\"; they are kept as notes [front-matter-unknown]"
	if r == nil || len(list) != 51 || list.Sorted()[50].String() != want {
		t.Errorf("%d messages, the last %v, want 51 and %s", len(list), list[len(list)-1], want)
	}
	_, list = encode.Encode(front(1_000_000), encode.Options{})
	want = "t.txt:10002:1: error: the front matter cannot be read: a map has more than 10000 keys [front-matter]"
	if len(list) != 1 || list[0].String() != want {
		t.Errorf("%.300v, want %s", list, want)
	}
}
