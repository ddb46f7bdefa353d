package notation_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A transcription becomes a tree, and comes back as it was.
func ExampleParse() {
	profile, err := notation.Builtin(notation.Default)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	f := source.NewFile("letter.txt", []byte("Dear Anna,\n\nwe met [crossed out: once] there.\n"))
	t, list := notation.Parse(f, profile)
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	for _, block := range t.Body {
		for _, node := range block.Content {
			if b, ok := node.(*notation.Bracket); ok {
				fmt.Println(b.Rule.Name.Text, notation.String(b.Content), b.Span.Position())
			}
		}
	}
	if err := notation.Print(os.Stdout, t); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output:
	// crossed-out once 3:8
	// Dear Anna,
	//
	// we met [crossed out: once] there.
}

// A profile is data: what the brackets of an archive mean.
func ExampleReadProfile() {
	profile, list := notation.ReadProfile(source.NewFile("ours.yaml", []byte(`
profile: ours
extends: documentary
rules:
  - name: pencil
    labels: [pencil]
    tei: <add rend="pencil">{content}</add>
    examples: [{text: "[pencil: x]", tei: <add rend="pencil">x</add>}]
`)))
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Println(profile.Name.Text, profile.Extends, profile.Rules[0].Name.Place())
	// Output: ours documentary ours.yaml:5
}
