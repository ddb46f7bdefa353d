package relaxng_test

import (
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// TestCompactSuite holds Load to the suite of the compact syntax: incorrect schemas are
// refused. That correct ones mean what they should is tested in package syntax; some
// of them are no whole schemas.
func TestCompactSuite(t *testing.T) {
	incorrect := 0
	for i, c := range readSuite(t, "compacttest.xml") {
		if c.Compact == nil || c.Compact.Incorrect == nil {
			continue
		}
		incorrect++
		text := c.Compact.Incorrect.Text
		if g, found := relaxng.Load(source.NewFile("schema.rnc", []byte(text)), relaxng.LoadOptions{}); g != nil {
			t.Errorf("case %d is taken, but it is incorrect:\n%s", i+1, text)
		} else {
			t.Logf("case %d: %v", i+1, found)
		}
	}
	if incorrect != 31 {
		t.Errorf("the suite has %d incorrect schemas; it should have 31", incorrect)
	}
}
