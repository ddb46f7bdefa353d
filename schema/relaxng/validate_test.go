package relaxng_test

import (
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
  <element name="hi"><ref name="inline"/></element>
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
