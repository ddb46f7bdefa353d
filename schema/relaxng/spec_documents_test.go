package relaxng_test

import (
	"fmt"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// TestSpecDocuments holds validation to the suite of the specification: 289
// documents are valid and 291 are not.
func TestSpecDocuments(t *testing.T) {
	var valid, invalid int
	for _, c := range readSuite(t, "spectest.xml") {
		if c.Correct == nil {
			continue
		}
		t.Run(fmt.Sprintf("line %d, section %v", c.Line, c.Section), func(t *testing.T) {
			text := c.Correct.document()
			g, found := relaxng.Load(source.NewFile("schema.rng", []byte(text)),
				relaxng.LoadOptions{FS: files(text, c.Resources, c.Dirs, (*fragment).document)})
			if g == nil {
				t.Fatalf("the schema is refused: %v", found)
			}
			s := relaxng.Compile(g)
			for i := range c.Valid {
				if found := validate(s, suiteDocument(&c.Valid[i])); found.HasErrors() {
					t.Errorf("%s\nis valid, but: %v\nschema: %s", suiteDocument(&c.Valid[i]), found, text)
				}
			}
			for i := range c.Invalid {
				if found := validate(s, suiteDocument(&c.Invalid[i])); !found.HasErrors() {
					t.Errorf("%s\nis taken, but not valid\nschema: %s", suiteDocument(&c.Invalid[i]), text)
				}
			}
		})
		valid += len(c.Valid)
		invalid += len(c.Invalid)
	}
	if valid != 289 || invalid != 291 {
		t.Errorf("the suite has %d valid and %d invalid documents; it should have 289 and 291", valid, invalid)
	}
}

// suiteDocument returns a document of the suite with the declarations that it
// brings.
func suiteDocument(f *fragment) string {
	if f.Doctype != "" {
		return f.Doctype + f.document()
	}
	return f.document()
}
