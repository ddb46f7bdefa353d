package tree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const document = `<?xml version="1.0"?>
<!DOCTYPE TEI [<!ATTLIST p rend CDATA "plain"> <!ENTITY e "<hi>é</hi>">]>
<!-- before -->
<TEI xmlns="urn:tei" xmlns:x="urn:x">
<p xml:id="a">one <![CDATA[two]]><x:q n="&#x31;"/><?do it?></p><p>&e; three</p><!-- after -->
</TEI>
`

func build(t *testing.T, text string) *tree.Tree {
	t.Helper()
	r := xmltext.NewReader(source.NewFile("d.xml", []byte(text)), xmltext.Options{})
	tr, found := tree.Build(r, tree.Options{})
	if tr == nil {
		t.Fatal(found)
	}
	return tr
}

// TestTree writes the tree with the span and path of each node.
func TestTree(t *testing.T) {
	tr := build(t, document)
	var b strings.Builder
	write(&b, tr, tr.Document, 0)
	want := `comment " before " at "<!-- before -->"
element {urn:tei}TEI at "<TEI xmlns=\"urn:tei\" xmlns:x=\"urn:x\">" /TEI
 text "\n" at "\n"
 element {urn:tei}p at "<p xml:id=\"a\">" /TEI/p[1]
 @{http://www.w3.org/XML/1998/namespace}id="a" at "a"
 @rend="plain" at "p"
  text "one two" at "one <![CDATA[two]]>"
  element {urn:x}q at "<x:q n=\"&#x31;\"/>" /TEI/p[1]/x:q[1]
  @n="1" at "&#x31;"
  instruction do "it" at "<?do it?>"
 element {urn:tei}p at "<p>" /TEI/p[2]
 @rend="plain" at "p"
  element {urn:tei}hi at "&e;" /TEI/p[2]/hi[1]
   text "é" at "&e;"
  text " three" at " three"
 comment " after " at "<!-- after -->"
 text "\n" at "\n"
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func write(b *strings.Builder, tr *tree.Tree, n helium.Node, depth int) {
	indent := strings.Repeat(" ", max(0, depth-1))
	at := tr.Span(n).Text()
	switch n := n.(type) {
	case *helium.Element:
		fmt.Fprintf(b, "%selement %s at %q %s\n", indent, helium.ClarkName(n.URI(), n.LocalName()), at, tr.Element(n).Path())
		for _, a := range n.Attributes() {
			name := a.LocalName()
			if a.URI() != "" {
				name = helium.ClarkName(a.URI(), name)
			}
			fmt.Fprintf(b, "%s@%s=%q at %q\n", indent, name, a.Value(), tr.Span(a).Text())
		}
	case *helium.Text:
		fmt.Fprintf(b, "%stext %q at %q\n", indent, n.Content(), at)
	case *helium.Comment:
		fmt.Fprintf(b, "%scomment %q at %q\n", indent, n.Content(), at)
	case *helium.ProcessingInstruction:
		fmt.Fprintf(b, "%sinstruction %s %q at %q\n", indent, n.Name(), n.Content(), at)
	}
	for c := range helium.Children(n) {
		write(b, tr, c, depth+1)
	}
}

// TestDescend follows the numbers of child elements.
func TestDescend(t *testing.T) {
	tr := build(t, document)
	for _, c := range []struct {
		steps []int
		want  string
	}{
		{nil, "/TEI"}, {[]int{1}, "/TEI/p[2]"}, {[]int{0, 0}, "/TEI/p[1]/x:q[1]"},
	} {
		if got := tr.Descend(c.steps).Path(); got != c.want {
			t.Errorf("%v leads to %s, want %s", c.steps, got, c.want)
		}
	}
	if e := tr.Descend([]int{7}); e != nil {
		t.Errorf("a step to nowhere leads to %s", e.Path())
	}
}

// TestRefused builds no tree of what is not well-formed or too large.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"<a><b></a>", 0, "end-tag-mismatch"},
		{"", 0, "document-empty"},
		{"<a><b/><b/></a>", 2, "tree-too-large"},
		{`<a b="" c=""/>`, 2, "tree-too-large"},
	} {
		r := xmltext.NewReader(source.NewFile("d.xml", []byte(c.text)), xmltext.Options{})
		tr, found := tree.Build(r, tree.Options{MaxNodes: c.most})
		if tr != nil || len(found) != 1 || string(found[0].Code) != c.want {
			t.Errorf("%q: %v, want %s", c.text, found, c.want)
		}
	}
}
