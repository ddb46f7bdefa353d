package encode_test

import (
	"bytes"
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// An edition gives back the transcription that it was made of.
func ExampleDecode() {
	letter := source.NewFile("letter.txt", []byte("Dear Anna,\n\nwe meet on [crossed out: Sunday] Monday, in the town hall of Bern.\n\nKarl\n"))
	result, messages := encode.Encode(letter, encode.Options{})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	text, messages := encode.Decode(result.Document, encode.Options{})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	fmt.Println(bytes.Equal(text, letter.Bytes()))
	// Output: true
}

// What is found at a place of the edition, by a schema, say, is told where the transcription has it.
func ExampleResult_SourceMap() {
	letter := source.NewFile("letter.txt", []byte("Dear Anna,\n\nwe meet on [inserted by hand: Monday], in the town hall of Bern.\n"))
	result, messages := encode.Encode(letter, encode.Options{SourceMap: true})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	written, err := result.Document.Bytes()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	edition := source.NewFile("letter.xml", written)
	origins, err := result.SourceMap(edition)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	at := origins.At(bytes.Index(edition.Bytes(), []byte("<add ")))
	fmt.Println(at.Position(), at.Text())
	// Output: 3:12 [inserted by hand: Monday]
}

// Names of an archive's list are marked where the text has them.
func ExampleOptions_persons() {
	persons, messages := authority.Read(source.NewFile("persons.csv", []byte("name,variants,gnd\nClara Wendt,C. Wendt,118529579\n")), authority.Persons)
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	letter := source.NewFile("letter.txt", []byte("Yesterday C. Wendt came to the town hall of Bern with her seeds.\n"))
	result, messages := encode.Encode(letter, encode.Options{Persons: persons})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	for name := range tei.Find(tei.Descend(result.Document.Root(), "text"), "persName") {
		fmt.Println(tei.Phrase(name), name.SelectAttrValue("ref", ""))
	}
	// Output: C. Wendt #person-clara-wendt
}
