package catalog_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/tei/source"
)

// open serves catalogue files out of a map from paths to what stands between the
// root's tags.
func open(files map[string]string) catalog.Opener {
	return func(name string) (*source.File, error) {
		body, ok := files[name]
		if !ok {
			return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
		}
		if !strings.HasPrefix(body, "<?xml") {
			body = `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" xmlns:x="urn:x">` + body + `</catalog>`
		}
		return source.NewFile(name, []byte(body)), nil
	}
}

func TestURI(t *testing.T) {
	files := map[string]string{
		"cat/main.xml": `
			<uri name="http://tei.org/all.rng" uri="schemas/all.rng"/>
			<uri name="http://tei.org/a b.rng" uri="schemas/a%20b.rng"/>
			<x:other><uri name="http://tei.org/foreign" uri="wrong"/></x:other>
			<group xml:base="deep/"><uri name="http://tei.org/deep" uri="deep.rng"/></group>
			<rewriteURI uriStartString="http://tei.org/r/" rewritePrefix="short/"/>
			<rewriteURI uriStartString="http://tei.org/r/long/" rewritePrefix="file:///abs/long/"/>
			<uriSuffix uriSuffix="/lite.rng" uri="lite.rng"/>
			<uriSuffix uriSuffix="my/lite.rng" uri="mylite.rng"/>
			<delegateURI uriStartString="http://other.org/" catalog="other.xml"/>
			<public publicId="-//TEI//DTD All//EN" uri="all.dtd"/>
			<nextCatalog catalog="next.xml"/>`,
		"cat/other.xml": `<uri name="http://other.org/x" uri="x.rng"/><nextCatalog catalog="other.xml"/>`,
		"cat/next.xml": `
			<uri name="http://tei.org/next" uri="https://mirror.org/next.rng"/>
			<uri name="http://other.org/never" uri="never.rng"/>
			<nextCatalog catalog="main.xml"/>`,
	}
	tests := []struct{ why, uri, want string }{
		{"an entry of that name", "http://tei.org/all.rng", "cat/schemas/all.rng"},
		{"names are compared percent-encoded", "http://tei.org/a%20b.rng", "cat/schemas/a b.rng"},
		{"xml:base of a group", "http://tei.org/deep", "cat/deep/deep.rng"},
		{"what stands in a foreign element does not count", "http://tei.org/foreign", ""},
		{"a prefix is rewritten", "http://tei.org/r/x.rng", "cat/short/x.rng"},
		{"the longest prefix wins", "http://tei.org/r/long/x.rng", "/abs/long/x.rng"},
		{"a suffix", "https://a.org/lite.rng", "cat/lite.rng"},
		{"the longest suffix wins", "https://a.org/my/lite.rng", "cat/mylite.rng"},
		{"another catalogue answers for a prefix", "http://other.org/x", "cat/x.rng"},
		{"and nobody else does", "http://other.org/never", ""},
		{"the next catalogue", "http://tei.org/next", "https://mirror.org/next.rng"},
		{"a ring of catalogues ends", "http://nobody.org/", ""},
		{"a public identifier as URN", "urn:publicid:-:TEI:DTD+All:EN", "cat/all.dtd"},
	}
	c, list := catalog.Load(open(files), "cat/main.xml")
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range tests {
		got, ok := c.URI(tt.uri)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: URI(%q) = %q, %v, want %q", tt.why, tt.uri, got, ok, tt.want)
		}
	}
}

func TestExternal(t *testing.T) {
	files := map[string]string{
		"c.xml": `
			<group prefer="system"><public publicId="-//A//B//EN" uri="second-choice.dtd"/></group>
			<public publicId="-//C   D//EN" uri="cd.dtd"/>
			<system systemId="http://a.org/a.dtd" uri="a.dtd"/>
			<rewriteSystem systemIdStartString="http://a.org/r/" rewritePrefix="r/"/>
			<systemSuffix systemIdSuffix="tei.dtd" uri="tei.dtd"/>
			<delegatePublic publicIdStartString="-//Z" catalog="z.xml"/>
			<delegateSystem systemIdStartString="http://z.org/" catalog="z.xml"/>`,
		"z.xml": `<public publicId="-//Z//1//EN" uri="z1.dtd"/><system systemId="http://z.org/2" uri="z2.dtd"/>`,
	}
	tests := []struct{ why, public, system, want string }{
		{"a system identifier", "", "http://a.org/a.dtd", "a.dtd"},
		{"is asked before the public one", "-//C D//EN", "http://a.org/a.dtd", "a.dtd"},
		{"white space in public identifiers is folded", "-//C\n D//EN", "", "cd.dtd"},
		{"a public identifier beside an unknown system identifier", "-//C D//EN", "unknown", "cd.dtd"},
		{"unless the catalogue prefers system identifiers", "-//A//B//EN", "unknown", ""},
		{"which says nothing where there is none", "-//A//B//EN", "", "second-choice.dtd"},
		{"a rewritten prefix", "", "http://a.org/r/x/y.dtd", "r/x/y.dtd"},
		{"a suffix", "", "http://b.org/tei.dtd", "tei.dtd"},
		{"a delegated public identifier", "-//Z//1//EN", "", "z1.dtd"},
		{"a delegated system identifier", "", "http://z.org/2", "z2.dtd"},
		{"a system identifier that is a URN is a public one", "", "urn:publicid:-:C+D:EN", "cd.dtd"},
		{"nothing to look for", "", "", ""},
	}
	c, _ := catalog.Load(open(files), "c.xml")
	for _, tt := range tests {
		got, ok := c.External(tt.public, tt.system)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: External(%q, %q) = %q, %v, want %q", tt.why, tt.public, tt.system, got, ok, tt.want)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	files := map[string]string{
		"a.xml":    `<uri name="x"/><system uri="y"/><uri name="good" uri="good.rng"/>`,
		"root.xml": `<?xml version="1.0"?><catalogue/>`,
		"ill.xml":  `<?xml version="1.0"?><catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri></catalog>`,
	}
	c, list := catalog.Load(open(files), "a.xml", "root.xml", "missing.xml")
	want := []string{
		"a.xml:1:79: error: <uri> has no uri: this entry of the catalogue cannot be used [catalog-attribute-missing]",
		"a.xml:1:94: error: <system> has no systemId: this entry of the catalogue cannot be used [catalog-attribute-missing]",
		"missing.xml:1:1: error: the catalogue cannot be read: missing.xml: file does not exist [catalog-unreadable]",
		"root.xml:1:23: error: this is no XML catalogue: its root element is <catalogue> [not-a-catalog]",
	}
	var got []string
	for _, d := range list {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, ok := c.URI("good"); got != "good.rng" || !ok {
		t.Errorf("a bad entry must not spoil the others: got %q, %v", got, ok)
	}
	if _, list := catalog.Load(open(files), "ill.xml"); !list.HasErrors() {
		t.Error("an ill-formed catalogue is not reported")
	}
}

func TestResolve(t *testing.T) {
	tests := []struct{ base, ref, want string }{
		{"a/b.xml", "c.rng", "a/c.rng"},
		{"a/b.xml", "../c%20d.rng", "c d.rng"},
		{"a/b.xml", "/c.rng", "/c.rng"},
		{"a/b.xml", "file:///x/c.rng", "/x/c.rng"},
		{"a/b.xml", "file:/x/c.rng", "/x/c.rng"},
		{"a/b.xml", "file://localhost/x/c.rng", "/x/c.rng"},
		{"a/b.xml", "file:///C:/x.rng", "C:/x.rng"},
		{"a/b.xml", "C:/x.rng", "C:/x.rng"},
		{"a/b.xml", "http://h/x", "http://h/x"},
		{"http://h/a/b", "c", "http://h/a/c"},
		{"-", "c.rng", "c.rng"},
		{"a/b.xml", "100%.rng", "a/100%.rng"},
	}
	for _, tt := range tests {
		if got := catalog.Resolve(tt.base, tt.ref); got != tt.want {
			t.Errorf("Resolve(%q, %q) = %q, want %q", tt.base, tt.ref, got, tt.want)
		}
	}
	if !catalog.IsRemote("https://x/") || catalog.IsRemote("C:/x") || catalog.IsRemote("a/b:c") {
		t.Error("IsRemote takes a path for a URI, or a URI for a path")
	}
}
