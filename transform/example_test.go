package transform_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>Dear Anna, we met <del>once</del> <add>twice</add>.</p></body></text></TEI>`

// The reading model of an edition, of which every node says in which views it stands.
func ExampleBuild() {
	d, list := tei.Load(source.NewFile("letter.xml", []byte(letter)), tei.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	model, err := transform.Build(d, transform.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(model.Title)
	// Output: A letter
}
