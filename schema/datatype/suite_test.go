package datatype_test

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/datatype"
)

// A node is an element of a test suite, read as a small tree.
type node struct {
	name     string
	attrs    map[string]string
	prefixes map[string]string // declared here or above
	text     string
	children []*node
}

func (n *node) all(name string) (found []*node) {
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

func readSuite(t *testing.T, name string) *node {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the RELAX NG suites are not at hand")
	}
	f, err := os.Open(filepath.Join(root, "suites", "relaxng", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return readNode(t, xml.NewDecoder(f))
}

func readNode(t *testing.T, d *xml.Decoder) *node {
	top := &node{}
	stack := []*node{top}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return top.children[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		last := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}, prefixes: map[string]string{}}
			for p, uri := range last.prefixes {
				n.prefixes[p] = uri
			}
			for _, a := range token.Attr {
				if a.Name.Space == "xmlns" {
					n.prefixes[a.Name.Local] = a.Value
				}
				n.attrs[a.Name.Local] = a.Value
			}
			last.children = append(last.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
}

// Namespace and UnparsedEntity make a node the context of its text.
func (n *node) Namespace(prefix string) (string, bool) {
	uri, ok := n.prefixes[prefix]
	return uri, ok
}

func (n *node) UnparsedEntity(name string) bool {
	return strings.Contains(n.attrs["internalSubset"], "<!ENTITY "+name+" ")
}

func mustNew(t *testing.T, name string, params ...datatype.Param) *datatype.Datatype {
	t.Helper()
	d, err := datatype.New(datatype.XSD, name, params)
	if err != nil {
		t.Fatalf("New(%s, %v): %v", name, params, err)
	}
	return d
}

func TestXSDSuite(t *testing.T) {
	for _, n := range readSuite(t, "xsdtest.xml").all("datatype") {
		t.Run(n.attrs["name"], func(t *testing.T) {
			d := mustNew(t, n.attrs["name"])
			testValidity(t, d, n)
			for _, e := range n.all("equiv") {
				testEquivalence(t, d, e)
			}
			for _, l := range n.all("length") {
				testLength(t, d.Name(), l)
			}
			for _, l := range n.all("lessThan") {
				testOrder(t, d.Name(), l, true)
			}
			for _, l := range n.all("incomparable") {
				testOrder(t, d.Name(), l, false)
			}
		})
	}
}

func testValidity(t *testing.T, d *datatype.Datatype, n *node) {
	for _, v := range n.all("valid") {
		if err := d.Check(v.text, v); err != nil {
			t.Errorf("%q is valid, Check says: %v", v.text, err)
		}
	}
	for _, v := range n.all("invalid") {
		if d.Check(v.text, v) == nil {
			t.Errorf("%q is invalid, Check accepts it", v.text)
		}
	}
}

func testEquivalence(t *testing.T, d *datatype.Datatype, n *node) {
	type member struct {
		class int
		text  string
		value datatype.Value
	}
	var members []member
	for class, c := range n.all("class") {
		for _, v := range c.all("value") {
			value, err := d.Value(v.text, v)
			if err != nil {
				t.Errorf("%q is valid, Value says: %v", v.text, err)
			}
			members = append(members, member{class, v.text, value})
		}
	}
	for _, a := range members {
		for _, b := range members {
			if got, want := d.Equal(a.value, b.value), a.class == b.class; got != want {
				t.Errorf("Equal(%q, %q) = %v", a.text, b.text, got)
			}
		}
	}
}

func testLength(t *testing.T, name string, n *node) {
	want, err := strconv.Atoi(n.attrs["value"])
	if err != nil {
		t.Fatal(err)
	}
	for length := max(0, want-1); length <= want+1; length++ {
		value := strconv.Itoa(length)
		for facet, ok := range map[string]bool{
			"length": length == want, "minLength": length <= want, "maxLength": length >= want,
		} {
			d := mustNew(t, name, datatype.Param{Name: facet, Value: value})
			if got := d.Check(n.text, n) == nil; got != ok {
				t.Errorf("%q, %s %s: valid is %v", n.text, facet, value, got)
			}
		}
	}
}

// testOrder checks two values by all four bounds, in both directions. Where the
// suite calls two values incomparable, neither is less than the other.
func testOrder(t *testing.T, name string, n *node, less bool) {
	values := n.all("value")
	low, high := values[0].text, values[1].text
	for _, c := range []struct {
		facet, bound, value string
		want                bool
	}{
		{"minExclusive", low, high, less},
		{"maxExclusive", high, low, less},
		{"minExclusive", high, low, false},
		{"maxExclusive", low, high, false},
	} {
		d := mustNew(t, name, datatype.Param{Name: c.facet, Value: c.bound})
		if got := d.Check(c.value, n) == nil; got != c.want {
			t.Errorf("%q, %s %q: valid is %v", c.value, c.facet, c.bound, got)
		}
	}
}

func TestRegexSuite(t *testing.T) {
	for i, n := range readSuite(t, "regextest.xml").all("testCase") {
		for _, c := range n.all("incorrect") {
			if _, err := datatype.New(datatype.XSD, "string", pattern(c.text)); err == nil {
				t.Errorf("case %d: the pattern %q is accepted", i+1, c.text)
			}
		}
		for _, c := range n.all("correct") {
			d, err := datatype.New(datatype.XSD, "string", pattern(c.text))
			if err != nil {
				t.Errorf("case %d: the pattern %q is refused: %v", i+1, c.text, err)
				continue
			}
			testValidity(t, d, n)
		}
	}
}

func pattern(p string) []datatype.Param { return []datatype.Param{{Name: "pattern", Value: p}} }
