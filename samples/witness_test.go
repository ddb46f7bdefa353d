package samples_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/text"
)

// The text of a witness as it is rendered has the words that collation rebuilds from the
// apparatus.
func TestWitnessTexts(t *testing.T) {
	d, list := tei.Load(read(t, songFolder, edition), tei.LoadOptions{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, w := range d.Header().Witnesses() {
		var b bytes.Buffer
		if err := text.Write(&b, d, text.Options{View: transform.Flow, Witness: w.ID}); err != nil {
			t.Fatal(err)
		}
		got, want := strings.Fields(b.String()), strings.Fields(collate.Reconstruct(d, w.ID))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("witness %s is rendered as\n%s\nand rebuilt as\n%s", w.ID, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}
