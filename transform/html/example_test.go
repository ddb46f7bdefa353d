package html_test

import (
	"bytes"
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/html"
)

const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>Dear Anna, we met <del>once</del> <add>twice</add>.</p></body></text></TEI>`

// A page in one file, and that part of it which another page takes in.
func ExampleWrite() {
	d, list := tei.Load(source.NewFile("letter.xml", []byte(letter)), tei.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	var page bytes.Buffer
	if err := html.Write(&page, d, html.Options{View: transform.Diplomatic, Lang: "de"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(bytes.HasPrefix(page.Bytes(), []byte("<!DOCTYPE html>")), bytes.Contains(page.Bytes(), []byte("<script")))
	// Output: true false
}
