package schema_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

func TestAssociations(t *testing.T) {
	tests := []struct {
		why, text string
		want      []schema.Association
	}{
		{
			"as TEI projects write them",
			`<?xml version="1.0"?>
<?xml-model href="tei_all.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href='a b&amp;c.sch' schematypens='http://purl.oclc.org/dsdl/schematron' phase="draft"?>
<TEI/>`,
			[]schema.Association{
				{Href: "tei_all.rng", Language: schema.RelaxNG},
				{Href: "a b&c.sch", Language: schema.Schematron, Phase: "draft"},
			},
		},
		{
			"the compact syntax and a DTD have media types of their own",
			`<?xml-model type="application/relax-ng-compact-syntax" href="a.rnc"?><?xml-model href="a.dtd" type="application/xml-dtd"?><a/>`,
			[]schema.Association{{Href: "a.rnc", Language: schema.RelaxNGCompact}, {Href: "a.dtd", Language: schema.DTD}},
		},
		{"without a type the schema's content will say", `<?xml-model href="x"?><a/>`, []schema.Association{{Href: "x"}}},
		{"an instruction without href asks for nothing", `<?xml-model type="application/xml"?><a/>`, nil},
		{"white space may stand around the sign", "<?xml-model href =\n 'x' ?><a/>", []schema.Association{{Href: "x"}}},
		{"what is no pair ends the reading", `<?xml-model href="x" rubbish phase=y?><a/>`, []schema.Association{{Href: "x"}}},
		{"an open quotation mark ends the reading", `<?xml-model href="x?><a/>`, nil},
		{"after the root element begins it is too late", `<a><?xml-model href="x"?></a>`, nil},
		{
			"XML Schemas are named on the root element, for namespaces or for none",
			`<?xml-model href="x"?><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:a a.xsd
    urn:b http://b.org/b.xsd urn:odd" xsi:noNamespaceSchemaLocation=" c.xsd "/>`,
			[]schema.Association{{Href: "x"},
				{Href: "a.xsd", Language: schema.XSD, Located: true, Namespace: "urn:a"},
				{Href: "http://b.org/b.xsd", Language: schema.XSD, Located: true, Namespace: "urn:b"},
				{Href: "c.xsd", Language: schema.XSD, Located: true}},
		},
		{"other attributes are not meant", `<a schemaLocation="urn:a a.xsd"/>`, nil},
		{"other instructions are not meant", `<?xml-stylesheet href="x"?><a/>`, nil},
	}
	for _, tt := range tests {
		got := schema.Associations(source.NewFile("f.xml", []byte(tt.text)))
		if diff := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(schema.Association{}, "Span")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestAssociationSpan(t *testing.T) {
	f := source.NewFile("f.xml", []byte("<?xml-model href='x'?>\n<a/>"))
	if got := schema.Associations(f)[0].Span.Text(); got != "<?xml-model href='x'?>" {
		t.Errorf("the span is of %q, want the whole instruction", got)
	}
}
