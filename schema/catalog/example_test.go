package catalog_test

import (
	"fmt"

	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/tei/source"
)

// A catalogue says where the schema lies that a document names by a public address.
func ExampleLoad() {
	open := func(string) (*source.File, error) {
		return source.NewFile("catalog.xml", []byte(`<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="https://example.org/letters.rng" uri="schemas/letters.rng"/>
</catalog>`)), nil
	}
	c, list := catalog.Load(open, "catalog.xml")
	if list.HasErrors() {
		fmt.Println(list)
		return
	}
	fmt.Println(c.URI("https://example.org/letters.rng"))
	// Output: schemas/letters.rng true
}
