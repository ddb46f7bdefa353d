package text_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/text"
)

const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>Dear Anna, we met <del>once</del> <add>twice</add>.</p></body></text></TEI>`

// Two views of one letter.
func ExampleWrite() {
	d, list := tei.Load(source.NewFile("letter.xml", []byte(letter)), tei.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	if err := text.Write(os.Stdout, d, text.Options{View: transform.Flow}); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output: Dear Anna, we met twice.
}
