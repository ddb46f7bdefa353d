package schema_test

import (
	"fmt"
	"os/exec"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// embeddedVerdicts returns what the embedded schema complains of first in each
// document; "" where it accepts it. Where jing is installed, it must agree.
func embeddedVerdicts(t testing.TB, documents []string) []string {
	t.Helper()
	said := make([]string, len(documents))
	for i, d := range documents {
		found := schema.Embedded().Validate(source.NewFile("document.xml", []byte(d)), schema.Options{})
		if found.HasErrors() {
			said[i] = fmt.Sprint(found[0])
		}
	}
	if _, err := exec.LookPath("jing"); err == nil {
		mustAgree(t, documents, said, jing(t, embeddedFile(t), documents))
	}
	return said
}

func mustAgree(t testing.TB, documents, said, jingSaid []string) {
	t.Helper()
	for i, d := range documents {
		if (said[i] == "") != (jingSaid[i] == "") {
			t.Errorf("siglum and jing disagree: siglum says %q, jing says %q\n%s", said[i], jingSaid[i], d)
		}
	}
}
