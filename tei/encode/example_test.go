package encode_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A letter becomes an edition, and its paragraph is printed.
func ExampleEncode() {
	letter := source.NewFile("letter.txt", []byte("Dear Anna,\n\nthe meeting will be on [inserted by hand: Monday] in the town hall.\n\nKarl\n"))
	result, messages := encode.Encode(letter, encode.Options{})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	for p := range tei.Find(result.Document.Root(), "add") {
		fmt.Println(tei.Path(p), tei.Phrase(p))
	}
	// Output: /TEI/text[1]/body[1]/div[1]/p[1]/add[1] Monday
}

// A transcription is read by an archive's own profile, which extends the built-in
// one.
func ExampleOptions_profile() {
	profile, messages := notation.ReadProfile(source.NewFile("ours.yaml", []byte(`
profile: ours
version: "1"
extends: documentary
rules:
  - name: pencil
    labels: [pencil]
    tei: <add rend="pencil">{content}</add>
    examples: [{text: "[pencil: x]", tei: <add rend="pencil">x</add>}]
`)))
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	letter := source.NewFile("letter.txt", []byte("The meeting will be on [pencil: Monday] in the town hall.\n"))
	result, _ := encode.Encode(letter, encode.Options{Profile: profile})
	for _, d := range result.Decisions {
		if d.Rule == "pencil" {
			fmt.Println(d.Span.Position(), d.Place, d.Path)
		}
	}
	text, _ := encode.Decode(result.Document, encode.Options{Profile: profile})
	fmt.Printf("%s", text)
	// Output:
	// 1:24 ours.yaml:6 /TEI/text[1]/body[1]/div[1]/p[1]/add[1]
	// The meeting will be on [pencil: Monday] in the town hall.
}
