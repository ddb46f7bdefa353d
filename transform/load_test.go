package transform

import (
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// fragment loads the content of a body, with a header that declares two hands and
// three witnesses.
func fragment(t testing.TB, body string) *tei.Document {
	t.Helper()
	return corpus.Load(t, "fragment.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><listWit><witness xml:id="A">a</witness><witness xml:id="B">b</witness><witness xml:id="C">c</witness></listWit></sourceDesc>
</fileDesc><profileDesc><handNotes><handNote xml:id="h1" scope="minor">first corrector</handNote>
<handNote xml:id="h2" scope="minor">second corrector</handNote></handNotes></profileDesc></teiHeader>
<text><body>`+body+`</body></text></TEI>`)
}
