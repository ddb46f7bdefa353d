package tei_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// A document is read, looked at, changed and written.
func Example() {
	d, list := tei.Load(source.NewFile("letter.xml", []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p>Dear <persName>Anna</persName>,</p>
</body></text></TEI>`)), tei.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	for name := range tei.Find(d.Root(), "persName") {
		fmt.Println(tei.Path(name), tei.Phrase(name), "at", d.Span(name).Position())
		name.CreateAttr("ref", "#anna")
	}
	if err := d.Write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output:
	// /TEI/text[1]/body[1]/p[1]/persName[1] Anna at 2:9
	// <TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
	// <p>Dear <persName ref="#anna">Anna</persName>,</p>
	// </body></text></TEI>
}
