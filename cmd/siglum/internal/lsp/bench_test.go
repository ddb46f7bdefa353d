package lsp

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// book returns an edition of a bit more than 3 MB: paragraphs with many tags, in
// divisions.
func book() string {
	paragraph := `<p>On <date when="1883-05-04">4 May</date> <persName>Clara Wendt</persName> wrote <del rend="overstrike">eleven</del> ` +
		`<add place="above" hand="#h1">twelve</add> letters to <placeName>Ostrand</placeName>, <lb/>of which <hi rend="italic">one</hi> is here.</p>` + "\n"
	division := "<div><head>A month</head>\n" + strings.Repeat(paragraph, 100) + "</div>\n"
	return letter(strings.Repeat(division, 3_100_000/len(division)))
}

// BenchmarkCompletion types a letter at the end of a book of 3 MB, and asks what may
// stand there: the change, the look at the whole text, and the answer as JSON.
func BenchmarkCompletion(b *testing.B) {
	b.Run("embedded", func(b *testing.B) { benchmarkCompletion(b, schema.Embedded()) })
	b.Run("tei_all", func(b *testing.B) {
		root := os.Getenv("SIGLUM_TESTDATA")
		if root == "" {
			b.Skip("SIGLUM_TESTDATA is not set")
		}
		rules, err := os.ReadFile(filepath.Join(root, "schemas/tei-4.12.0/tei_all-4.12.0.rng"))
		if err != nil {
			b.Fatal(err)
		}
		all, list := schema.Load(source.NewFile("tei_all.rng", rules), schema.LoadOptions{})
		if list.HasErrors() {
			b.Fatal(list)
		}
		benchmarkCompletion(b, all)
	})
}

func benchmarkCompletion(b *testing.B, grammar *schema.Schema) {
	text := book()
	end := strings.LastIndex(text, " is here.")
	s := newServer(strings.NewReader(""), nil, Options{})
	v := &schema.Validator{Schemas: []*schema.Schema{grammar}}
	now := s.snapshot(snapshot{uri: "file:///book.xml", file: source.NewFile("/book.xml", []byte(text)), validator: v})
	s.documents[now.uri] = &document{now: now}
	place := s.position(now.file, end)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		changed := s.changed(now.file, protocol.ContentChange{Range: &protocol.Range{Start: place, End: place}, Text: "<"})
		s.documents[now.uri].now = s.snapshot(snapshot{uri: now.uri, file: source.NewFile("/book.xml", changed), validator: v})
		place := protocol.Position{Line: place.Line, Character: place.Character + 1}
		result, failure := s.completion(&protocol.PositionParams{TextDocument: protocol.TextDocumentIdentifier{URI: now.uri}, Position: place})
		if failure != nil {
			b.Fatal(failure)
		}
		if _, err := json.Marshal(result); err != nil {
			b.Fatal(err)
		}
		if items := result.(protocol.CompletionList).Items; len(items) < 20 {
			b.Fatal(fmt.Sprint(items))
		}
	}
}

// BenchmarkDiagnostics finds what is wrong in a book of 3 MB.
func BenchmarkDiagnostics(b *testing.B) {
	for _, test := range []struct{ name, text string }{
		{"valid", book()},
		{"broken", strings.Replace(book(), "</div>", "", 1)},
	} {
		b.Run(test.name, func(b *testing.B) {
			s := newServer(strings.NewReader(""), nil, Options{})
			b.SetBytes(int64(len(test.text)))
			b.ReportAllocs()
			for b.Loop() {
				s.check(s.snapshot(snapshot{file: source.NewFile("/book.xml", []byte(test.text)), validator: &schema.Validator{}}))
			}
		})
	}
}
