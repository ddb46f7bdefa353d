package relaxng_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// validate validates a document given as text.
func validate(s *relaxng.Schema, document string) diag.List {
	return validateWith(s, document, relaxng.Options{})
}

func validateWith(s *relaxng.Schema, document string, o relaxng.Options) diag.List {
	return s.Validate(xmltext.NewReader(source.NewFile("doc.xml", []byte(document)), xmltext.Options{}), o)
}

// compile compiles a schema given as text.
func compile(t testing.TB, schema string) *relaxng.Schema {
	t.Helper()
	g, found := relaxng.Load(source.NewFile("schema.rng", []byte(schema)), relaxng.LoadOptions{})
	if g == nil {
		t.Fatalf("the schema is refused: %v", found)
	}
	return relaxng.Compile(g)
}

// letter is the schema of small letters that tests use.
const letter = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="letter">
  <optional><attribute name="n"><data type="integer"/></attribute></optional>
  <element name="head"><text/></element>
  <oneOrMore><element name="p"><ref name="inline"/></element></oneOrMore>
  <optional><element name="signed"><text/></element></optional>
</element></start>
<define name="inline"><zeroOrMore><choice><text/>
  <element name="hi"><optional><attribute name="rend"/></optional><ref name="inline"/></element>
  <element name="date"><attribute name="when"><data type="date"/></attribute><text/></element>
</choice></zeroOrMore></define>
</grammar>`

// TestMessages compares whole messages.
func TestMessages(t *testing.T) {
	s := compile(t, letter)
	for _, c := range []struct{ document, want string }{
		{`<letter><head>A</head><p>B <hi>C</hi></p></letter>`, `no diagnostics`},
		{`<letter><head/><p><p/></p></letter>`, `doc.xml:1:20: error: <p> cannot stand inside <p> [element-not-allowed]`},
		{`<letter><p/></letter>`, `doc.xml:1:10: error: <head> is missing in <letter>, before <p> [element-missing]`},
		{`<letter><head/></letter>`, `doc.xml:1:18: error: <letter> is incomplete: <p> is missing [element-missing]`},
		{`<letter><head/><p/>x</letter>`, `doc.xml:1:20: error: text cannot stand directly inside <letter> [text-not-allowed]`},
	} {
		if got := validate(s, c.document).Error(); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.document, got, c.want)
		}
	}
}

// loadSchema compiles the schema in a file.
func loadSchema(t testing.TB, name string) *relaxng.Schema {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, string(text))
}

// dataFolder returns the folder of the shared test data.
func dataFolder(t testing.TB) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: there is no shared test data")
	}
	return root
}

// teiAll compiles TEI's schema of everything.
func teiAll(t testing.TB) *relaxng.Schema {
	t.Helper()
	return loadSchema(t, filepath.Join(dataFolder(t), "schemas", "tei-4.12.0", "tei_all-4.12.0.rng"))
}
