package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// readAs reads a schema with the usual namespace declarations on its root, whose start tag
// is left open in front of what is given.
func readAs(t *testing.T, root, text string) *Schema {
	t.Helper()
	start := "<" + root + ` xmlns="` + Namespace + `" xmlns:a="` + NamespaceAnnotations + `"` +
		` xmlns:tei="http://www.tei-c.org/ns/1.0"`
	schema, found := ReadXML(source.NewFile("schema.rng", []byte(start+text+"</"+root+">")), "http://example.org/inherited")
	if len(found) > 0 {
		t.Fatalf("%s: %v", text, found)
	}
	return schema
}

func TestNamesAreResolved(t *testing.T) {
	for _, test := range []struct{ reason, root, text, want string }{
		{"a name without prefix has the namespace that the file inherits", "element", ` name="p"><empty/>`,
			"element {http://example.org/inherited}p"},
		{"an ns attribute comes before it", "element", ` ns="urn:x" name="p"><empty/>`,
			"element {urn:x}p"},
		{"a prefix comes before an ns attribute", "element", ` ns="urn:x" name="tei:p"><empty/>`,
			"element {http://www.tei-c.org/ns/1.0}p"},
		{"white space around a name is dropped", "element", "><name>\n tei:p\t</name><empty/>",
			"element {http://www.tei-c.org/ns/1.0}p"},
		{"ns on the name itself", "element", ` ns="urn:x"><name ns="">p</name><empty/>`,
			"element {}p"},
		{"the name attribute of an attribute has no namespace", "element", ` ns="urn:x" name="p"><attribute name="n"/>`,
			"element {urn:x}p, attribute {}n"},
		{"unless there is an ns attribute on it", "element", ` name="p"><attribute ns="urn:y" name="n"/>`,
			"element {http://example.org/inherited}p, attribute {urn:y}n"},
		{"a name class in an attribute inherits", "element", ` ns="urn:x" name="p"><attribute><name>n</name></attribute>`,
			"element {urn:x}p, attribute {urn:x}n"},
		{"xml is always declared", "element", ` ns="" name="p"><attribute name="xml:id"/>`,
			"element {}p, attribute {http://www.w3.org/XML/1998/namespace}id"},
		{"nsName has the namespace around it", "element", ` ns="urn:x"><nsName/><empty/>`,
			"element {urn:x}*"},
	} {
		e := readAs(t, test.root, test.text).Root.(*Element)
		got := "element " + written(e.Name)
		if a, ok := e.Content[0].(*Attribute); ok {
			got += ", attribute " + written(a.Name)
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.want)
		}
	}
}

func written(n NameClass) string {
	switch n := n.(type) {
	case *Name:
		return "{" + n.Space + "}" + n.Local
	case *NSName:
		return "{" + n.Space + "}*"
	}
	return fmt.Sprintf("%T", n)
}

func TestDatatypesAreResolved(t *testing.T) {
	for _, test := range []struct{ reason, text, want string }{
		{"the library is inherited", ` datatypeLibrary="urn:lib"><group><data type=" date "/></group>`, "urn:lib date"},
		{"and can be set on the data", ` datatypeLibrary="urn:lib"><data datatypeLibrary="" type="token"/>`, " token"},
		{"without any it is RELAX NG's own", `><data type="string"/>`, " string"},
		{"a value of a type has its library", ` datatypeLibrary="urn:lib"><value type="date"> 1 </value>`, `urn:lib date " 1 "`},
		{"a value without type is a token of RELAX NG", ` datatypeLibrary="urn:lib"><value>a</value>`, ` token "a"`},
	} {
		p := readAs(t, "group", test.text).Root.(*Compound).Content[0]
		if g, ok := p.(*Compound); ok {
			p = g.Content[0]
		}
		var got string
		switch p := p.(type) {
		case *Data:
			got = p.Library + " " + p.Type
		case *Value:
			got = fmt.Sprintf("%s %s %q", p.Library, p.Type, p.Text)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, got, test.want)
		}
	}
}

func TestValueKnowsItsNamespaces(t *testing.T) {
	root := readAs(t, "group", ` ns="urn:x" xmlns:y="urn:y"><value xmlns:z="urn:z" type="QName">z:a</value>`).Root
	v := root.(*Compound).Content[0].(*Value)
	if v.NS != "urn:x" {
		t.Errorf("names without prefix are in %q, want urn:x", v.NS)
	}
	for prefix, want := range map[string]string{
		"y": "urn:y", "z": "urn:z", "tei": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace",
	} {
		if got, ok := v.Scope.Namespace(prefix); !ok || got != want {
			t.Errorf("prefix %s stands for %q (%t), want %q", prefix, got, ok, want)
		}
	}
	if uri, ok := v.Scope.Namespace("w"); ok {
		t.Errorf("prefix w is not declared, but stands for %q", uri)
	}
}

func TestDocumentation(t *testing.T) {
	schema := readAs(t, "element", ` name="p">
		<a:documentation>A <b xmlns="">paragraph</b>.</a:documentation>
		<attribute name="n"><a:documentation xml:lang="en"> A number. </a:documentation>
			<a:documentation>Or a letter.</a:documentation>
			<choice>
				<value>1</value><a:documentation>one</a:documentation>
				<value>2</value><a:documentation/>
				<group><empty/></group><a:documentation>of the choice</a:documentation>
			</choice>
		</attribute>`)
	p := schema.Root.(*Element)
	n := p.Content[0].(*Attribute)
	c := n.Content[0].(*Compound)
	got := []string{
		p.Documentation, n.Documentation, c.Documentation,
		c.Content[0].(*Value).Documentation, c.Content[1].(*Value).Documentation, c.Content[2].(*Compound).Documentation,
	}
	want := []string{"A paragraph.", "A number.\nOr a letter.", "of the choice", "one", "", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documentation (-want +got):\n%s", diff)
	}
	if len(schema.Foreign) != 0 {
		t.Errorf("documentation is kept as %d foreign elements", len(schema.Foreign))
	}
}

func TestForeignElementsAreKept(t *testing.T) {
	const rule = `<sch:rule context="tei:p"><sch:report test="a &lt; b">x<!--c--> y</sch:report></sch:rule>`
	schema := readAs(t, "grammar", ` xmlns:sch="http://purl.oclc.org/dsdl/schematron">`+rule+
		`<start><element name="p"><empty/><b xmlns=""/></element></start>`)
	if len(schema.Foreign) != 2 {
		t.Fatalf("%d foreign elements, want 2", len(schema.Foreign))
	}
	f := schema.Foreign[0]
	if got := f.Span.Text(); got != rule {
		t.Errorf("span is %s, want %s", got, rule)
	}
	if uri, ok := f.Scope.Namespace("tei"); !ok || uri != "http://www.tei-c.org/ns/1.0" {
		t.Errorf("prefix tei stands for %q (%t)", uri, ok)
	}
	var got strings.Builder
	for _, ev := range f.Events {
		fmt.Fprintf(&got, "%d %s %q", ev.Kind, ev.Name.Local, ev.Text)
		for _, a := range ev.Attrs {
			fmt.Fprintf(&got, " %s=%s", a.Name.Local, a.Value)
		}
		got.WriteString("\n")
	}
	want := `3 rule "" context=tei:p
3 report "" test=a < b
5  "x"
7  "c"
5  " y"
4 report ""
4 rule ""
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestReferencesAreResolved(t *testing.T) {
	for _, test := range []struct{ reason, base, ref, want string }{
		{"no base", "", "b.rng", "b.rng"},
		{"a file beside the base", "sub/a.rng", "b.rng", "sub/b.rng"},
		{"a base that is a folder", "sub/", "b.rng", "sub/b.rng"},
		{"a base in no folder", "a.rng", "b.rng", "b.rng"},
		{"upwards", "sub/a.rng", "../b.rng", "sub/../b.rng"},
		{"an absolute base", "http://example.org/x/a.rng", "../b.rng", "http://example.org/b.rng"},
		{"an absolute reference", "sub/a.rng", "http://example.org/b.rng", "http://example.org/b.rng"},
		{"a path from the root", "sub/a.rng", "/b.rng", "/b.rng"},
		{"nothing", "sub/a.rng", "", "sub/a.rng"},
	} {
		if got := resolve(test.base, test.ref); got != test.want {
			t.Errorf("%s: resolve(%q, %q) = %q, want %q", test.reason, test.base, test.ref, got, test.want)
		}
	}
}

func TestReferencesKnowBaseAndNamespace(t *testing.T) {
	schema := readAs(t, "grammar", ` xml:base="sub/" ns="urn:x"><div xml:base="sub2/"><include href="a.rng" ns="urn:y"/></div>
		<start><externalRef href="b.rng"/></start>`)
	g := schema.Root.(*Grammar)
	i := g.Content[0].(*Div).Content[0].(*Include)
	e := g.Content[1].(*Define).Content[0].(*ExternalRef)
	got := []string{i.Href, i.NS, e.Href, e.NS}
	if diff := cmp.Diff([]string{"sub/sub2/a.rng", "urn:y", "sub/b.rng", "urn:x"}, got); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
}

func TestIsNCName(t *testing.T) {
	for _, test := range []struct {
		reason, name string
		want         bool
	}{
		{"letters, digits and signs", "a-b.c_1", true},
		{"an underscore first", "_a", true},
		{"letters of any script", "ἀβγ", true},
		{"a letter that the first editions of XML did not know", "ꙁ", true},
		{"a combining mark after a letter", "\u0E14\u0E35", true},
		{"a combining mark first", "\u0E35", false},
		{"a digit first", "1a", false},
		{"a digit of another script first", "١a", false},
		{"a hyphen first", "-a", false},
		{"a colon", "a:b", false},
		{"white space", "a b", false},
		{"nothing", "", false},
		{"bytes that are no UTF-8", "a\xff", false},
	} {
		if got := isNCName(test.name); got != test.want {
			t.Errorf("%s: isNCName(%q) = %t", test.reason, test.name, got)
		}
	}
}
