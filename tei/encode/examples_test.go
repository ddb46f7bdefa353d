package encode_test

import (
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
)

func TestBuiltinProfilesDoWhatTheirExamplesShow(t *testing.T) {
	for _, name := range notation.Names() {
		p, err := notation.Builtin(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, d := range encode.CheckExamples(p) {
			t.Errorf("%s", d)
		}
	}
}
