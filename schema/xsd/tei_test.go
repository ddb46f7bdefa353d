package xsd_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/source"
)

// teiSchema loads one of TEI's schemas, which stand in several files.
func teiSchema(t *testing.T, name string, engine xsd.Engine) *xsd.Schema {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the schemas of TEI are not at hand")
	}
	folder := filepath.Join(root, "schemas", "xsd")
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	s, found := xsd.Load(source.NewFile(name, text), xsd.Options{FS: os.DirFS(folder), Engine: engine})
	if s == nil {
		t.Fatal(found)
	}
	return s
}

const teiDocument = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
<text><body>
<p>a <Date/> b</p>
<p><date when="12.10.1948">x</date></p>
<p><lb>text</lb></p>
<p part="Z" xml:id="p1"/>
<p xml:id="p1"/>
</body></text></TEI>`

const teiFindings = `d.xml:4:7: error: the schema does not know <Date> [element-unknown]
	in /TEI/text[1]/body[1]/p[1]/Date[1]
	help: did you mean <date>?
d.xml:5:16: error: "12.10.1948" is no value that when can have [attribute-value-invalid]
	in /TEI/text[1]/body[1]/p[2]/date[1]
d.xml:6:8: error: <lb> cannot hold text [text-not-allowed]
	in /TEI/text[1]/body[1]/p[3]/lb[1]
d.xml:7:10: error: "Z" is no value that part can have [attribute-value-invalid]
	in /TEI/text[1]/body[1]/p[4]
d.xml:8:12: error: another element has the xml:id "p1" too [duplicate-id]
	in /TEI/text[1]/body[1]/p[5]
	help: give one of them another xml:id, and change what refers to it
`

// TestTEI validates against a schema of TEI in several files and namespaces.
func TestTEI(t *testing.T) {
	s := teiSchema(t, "tei_simplePrint.xsd", xsd.Helium)
	if got := said(validate(s, source.NewFile("d.xml", []byte(teiDocument)))); got != teiFindings {
		t.Errorf("got %s, want %s", got, teiFindings)
	}
}

// TestTEIAll loads the whole of TEI. It takes some ten seconds: the engines check each
// content model for ambiguity.
func TestTEIAll(t *testing.T) {
	if testing.Short() {
		t.Skip("tei_all.xsd takes long to load")
	}
	s := teiSchema(t, "tei_all.xsd", xsd.Helium)
	if got := said(validate(s, source.NewFile("d.xml", []byte(teiDocument)))); got != teiFindings {
		t.Errorf("got %s, want %s", got, teiFindings)
	}
}
