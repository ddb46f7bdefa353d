package relaxng_test

import (
	"fmt"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// TestSpecSchemas holds Load to the suite of the specification: correct schemas
// are taken and incorrect ones refused.
func TestSpecSchemas(t *testing.T) {
	var correct, incorrect int
	for _, c := range readSuite(t, "spectest.xml") {
		t.Run(fmt.Sprintf("line %d, section %v", c.Line, c.Section), func(t *testing.T) {
			schema := c.Correct
			if schema == nil {
				schema = c.Incorrect
			}
			text := schema.document()
			fsys := files(text, c.Resources, c.Dirs, (*fragment).document)
			g, found := relaxng.Load(source.NewFile("schema.rng", []byte(text)), relaxng.LoadOptions{FS: fsys})
			switch {
			case c.Correct != nil && g == nil:
				t.Errorf("refused: %v\n%s", found, text)
			case c.Correct == nil && g != nil:
				t.Errorf("taken, but it is incorrect:\n%s", text)
			case c.Correct == nil:
				t.Log(found)
			}
		})
		if c.Correct != nil {
			correct++
		} else {
			incorrect++
		}
	}
	if correct != 172 || incorrect != 213 {
		t.Errorf("the suite has %d correct and %d incorrect schemas; it should have 172 and 213", correct, incorrect)
	}
}
