package relaxng_test

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
)

// TestVerbose lists everything that is allowed, and only if asked to.
func TestVerbose(t *testing.T) {
	s := compile(t, letter)
	for _, c := range []struct{ document, verbose string }{
		{`<letter><head/><x/><p/></letter>`, "elements allowed here: <p>"},
		{`<letter><head/><p m=""/></letter>`, ""},
		{`<letter m=""><head/><p/></letter>`, "attributes allowed here: @n"},
		{`<letter><head/><p><y/></p></letter>`, "elements allowed here: <date>, <hi>"},
		{`<letter><head/>text<p/></letter>`, "elements allowed here: <p>"},
	} {
		brief := validate(s, c.document)
		full := validateWith(s, c.document, relaxng.Options{Verbose: true})
		if len(full) != 1 || len(brief) != 1 {
			t.Errorf("%s: found %v", c.document, full)
			continue
		}
		if help := strings.TrimPrefix(strings.TrimPrefix(full[0].Help, brief[0].Help), "\n"); help != c.verbose {
			t.Errorf("%s: help when verbose is %q, and without %q; want %q more", c.document, full[0].Help, brief[0].Help, c.verbose)
		}
	}
}

// TestIDs: IDs are checked, unless that is switched off or the schema contradicts
// itself about which attributes are IDs.
func TestIDs(t *testing.T) {
	const id = `<attribute name="id"><data type="ID"/></attribute>`
	sound := grammarOf(`<element name="r"><zeroOrMore><element name="e">` + id + `</element></zeroOrMore></element>`)
	unsound := grammarOf(`<element name="r"><zeroOrMore><choice><element name="e">` + id + `</element><element name="e"><attribute name="id"/><text/></element></choice></zeroOrMore></element>`)
	wildcard := grammarOf(`<element name="r"><zeroOrMore><choice><element name="e">` + id + `</element><element><anyName/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element></choice></zeroOrMore></element>`)
	const document = `<r><e id="a"/><e id="a"/></r>`
	for _, c := range []struct {
		name, schema string
		options      relaxng.Options
		want         string
	}{
		{"sound", sound, relaxng.Options{}, `doc.xml:1:22: error: the id "a" is given twice: @id must be different on every element [duplicate-id]`},
		{"switched off", sound, relaxng.Options{IgnoreIDs: true}, "no diagnostics"},
		{"contradiction", unsound, relaxng.Options{}, "no diagnostics"},
		{"wildcard", wildcard, relaxng.Options{}, "no diagnostics"},
	} {
		if got := validateWith(compile(t, c.schema), document, c.options).Error(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestUnparsedEntities: what an ENTITY refers to is known from the document.
func TestUnparsedEntities(t *testing.T) {
	s := compile(t, grammarOf(`<element name="r"><attribute name="entity"><data type="ENTITY"/></attribute></element>`))
	const declared = `<!DOCTYPE r [<!NOTATION n SYSTEM "n"><!ENTITY picture SYSTEM "p" NDATA n>]>`
	if found := validate(s, declared+`<r entity="picture"/>`); found.HasErrors() {
		t.Errorf("the entity is declared, but: %v", found)
	}
	if found := validate(s, declared+`<r entity="photo"/>`); !found.HasErrors() {
		t.Error("the entity is not declared, and is taken")
	}
}
