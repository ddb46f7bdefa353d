package importer_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// document returns a document of Word with a body.
func document(body string) []byte {
	return packed([]txtar.File{{Name: "d/document.xml", Data: []byte(`<w:document ` + wordNamespace + `><w:body>` + body + `</w:body></w:document>`)}})
}

func zipOf(t *testing.T, name, text string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRefused shows what is said of files that cannot be imported.
func TestRefused(t *testing.T) {
	bomb := document(strings.Repeat("<w:p/>", 3<<20))
	tests := []struct {
		name, text, want string
	}{
		{"nothing", "", `f:1:1: error: the file is empty [import-unknown]`},
		{"plain text", "Dear Johan,\n", `f:1:1: error: the file is plain text, which need not be imported [import-unknown]`},
		{"TEI", `<TEI xmlns="http://www.tei-c.org/ns/1.0"/>`, `f:1:1: error: the file is TEI [import-unknown]`},
		{"other XML", `<mets/>`, `f:1:1: error: the file is XML of another kind: its root element is <mets> [import-unknown]`},
		{"PDF", "%PDF-1.7\n", `f:1:1: error: the file is a PDF [import-unknown]`},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", `f:1:1: error: the file is an old document of Word (.doc), or is encrypted [import-unknown]`},
		{"a broken archive", "PK\x03\x04 and no more", `f:1:1: error: the file is a damaged ZIP archive: zip: not a valid zip file [import-unknown]`},
		{"another archive", string(zipOf(t, "a.txt", "a")), `f:1:1: error: the file is a ZIP archive [import-unknown]`},
		{"OpenDocument", string(zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text")), `f:1:1: error: the file is OpenDocument or EPUB [import-unknown]`},
		{"a package without a document", string(zipOf(t, "[Content_Types].xml", contentTypes)), `f:1:1: error: the file is no document of Word [import-unknown]`},
		{"a bomb", string(bomb), `f:1:1: error: its part word/document.xml unpacks to more than 2 MB [import-too-large]`},
		{"no text", string(document("<w:p/>")), `f:1:1: error: there is no text in the file [import-empty]`},
		{"a page in another encoding", "<meta charset=utf-8><p>\xe9t\xe9", `f:1:1: error: the page says it is UTF-8, but the byte 0xE9, byte 24 of the file, is not [not-utf-8]`},
		{"NUL in a page", "<p>a\x00b", `f:1:1: error: there is a NUL character (U+0000) in the page [import-damaged]`},
		{"a page nested too deep", strings.Repeat("<div>", 10_000), `f:1:1: error: the page cannot be read: open stack of elements exceeds 512 nodes [import-damaged]`},
		{"XML nested too deep", "<alto>" + strings.Repeat("<a>", 10_000), `f:1:1504: error: <a> is inside 500 other elements, which is more than is read [depth-exceeded]`},
		{"entities in entities", `<!DOCTYPE alto [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]><alto>&h;</alto>`,
			`f:1:357: error: with &a;, entities expand to more than is allowed, 10000000 bytes [expansion-exceeded]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result, list := importer.Import([]*source.File{source.NewFile("f", []byte(test.text))}, importer.Options{})
			if result != nil || len(list) == 0 {
				t.Fatalf("it was imported: %v", list)
			}
			if diff := cmp.Diff(test.want, list[0].String()); diff != "" {
				t.Errorf("the message (-want +got):\n%s", diff)
			}
		})
	}
}

// TestByteOrderMarks reads pages that say by a byte order mark alone in which encoding they are.
func TestByteOrderMarks(t *testing.T) {
	for _, e := range []encoding.Encoding{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM), unicode.UTF8BOM} {
		page, err := e.NewEncoder().String("<html><body><p>naïve café 毛 𝄞")
		if err != nil {
			t.Fatal(err)
		}
		result, list := importer.Import([]*source.File{source.NewFile("f", []byte(page))}, importer.Options{})
		if result == nil || string(result.Text) != "naïve café 毛 𝄞\n" || len(list) > 0 {
			t.Errorf("%v: %v, %v", e, result, list)
		}
	}
}

// TestNothingOutsideIsRead imports a document with an external entity, which must stay unread.
func TestNothingOutsideIsRead(t *testing.T) {
	page := `<!DOCTYPE PcGts [<!ENTITY x SYSTEM "file:///etc/passwd">]><PcGts><Page><TextRegion><TextLine><TextEquiv><Unicode>a &x; b</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>`
	text, messages := imported(sample{files: []*source.File{source.NewFile("p.xml", []byte(page))}})
	want := "[new page]\n\na  b\n"
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("the transcription (-want +got):\n%s", diff)
	}
	if want := "left out: entity that is declared elsewhere: &x;\n"; !strings.Contains(messages, want) {
		t.Errorf("got the messages\n%s\nwithout %q", messages, want)
	}
}

// TestManyBrackets imports pages of nothing but brackets, in time that grows with their number only: a
// quadratic step would take minutes.
func TestManyBrackets(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 1<<17), strings.Repeat("]", 1<<17), strings.Repeat("[]", 1<<16), strings.Repeat("[", 1<<16) + strings.Repeat("]", 1<<16)} {
		for _, literal := range []bool{false, true} {
			result, list := importer.Import([]*source.File{source.NewFile("f", []byte("<p>"+text+"</p>"))}, importer.Options{Literal: literal})
			if result == nil {
				t.Fatal(list)
			}
			if n := bytes.Count(result.Text, []byte("[")) + bytes.Count(result.Text, []byte("]")); n < len(text) {
				t.Errorf("%d of %d brackets are left", n, len(text))
			}
		}
	}
}

// TestManyNotes imports a document with more notes than the notation has numbers for: the others stand in the text.
func TestManyNotes(t *testing.T) {
	var body, notes strings.Builder
	for i := range 1005 {
		id := string(rune('0'+i/1000)) + string(rune('0'+i/100%10)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10))
		body.WriteString(`<w:p><w:r><w:t>word</w:t></w:r><w:r><w:footnoteReference w:id="` + id + `"/></w:r></w:p>`)
		notes.WriteString(`<w:footnote w:id="` + id + `"><w:p><w:r><w:t>note ` + id + `</w:t></w:r></w:p></w:footnote>`)
	}
	raw := packed([]txtar.File{
		{Name: "d/document.xml", Data: []byte(`<w:document ` + wordNamespace + `><w:body><w:p><w:r><w:t>see [12]</w:t></w:r></w:p>` + body.String() + `</w:body></w:document>`)},
		{Name: "d/footnotes.xml", Data: []byte(`<w:footnotes ` + wordNamespace + `>` + notes.String() + `</w:footnotes>`)},
	})
	text, _ := imported(sample{files: []*source.File{source.NewFile("d.docx", raw)}})
	for _, want := range []string{"word[13]\n", "\n[13] note 0000\n", "\n[999] note 0986\n", "word[footnote: note 0987]\n", "word[footnote: note 1004]\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the transcription has no %q", want)
		}
	}
}
