package html

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/siglum/siglum/transform/internal/corpus"
)

// facsimiled is an edition whose pages have images, by address, surface and zone.
const facsimiled = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>
<facsimile xml:base="img/" sameAs="https://a.example/iiif/manifest.json">
<surface xml:id="s1" ulx="0" uly="0" lrx="1000" lry="2000"><graphic type="thumb" url="small.png"/><graphic url="one.png"/>
 <zone xml:id="z1" ulx="100" uly="500" lrx="600" lry="700"/><zone xml:id="z2" points="0,0 500,0 500,1000"/></surface>
<surface xml:id="s2"><graphic url="two.png"/></surface><surface><graphic url="unused.png"/></surface></facsimile>
<text><body><pb n="1" facs="#s1"/><p facs="#z1">one</p><pb n="2" facs="#s2"/><p>two <pb n="3" facs="#z2"/>three</p>
<pb n="4" facs="https://iiif.example/a/info.json"/><p>four</p><pb n="5" facs="http://x.example/b.jpg"/><p>five</p>
<pb n="6" facs="../../secret.png"/><p>six</p><pb n="7" facs="javascript:alert(1)"/><p>seven</p><pb n="8" facs="ARCHIVE-1-2"/><p>eight</p>
<pb n="9" facs="https://a.example/9/manifest.json"/><p>nine</p><pb n="10" facs="#nowhere"/></body></text></TEI>`

var facsimileFolder = fstest.MapFS{"img/one.png": {Data: []byte("ONE")}, "img/two.png": {Data: []byte("TWO")}, "secret.png": {Data: []byte("NO")}}

// seen lists what a page shows of images: their addresses and texts.
func seen(t *testing.T, page string) []string {
	var list []string
	find(parse(t, page), func(n *html.Node) {
		switch {
		case n.Data == "img":
			list = append(list, "img "+attribute(n, "src")+" "+attribute(n, "alt"))
		case hasClass(n, "facs-link"), hasClass(n, "image"):
			list = append(list, "a "+attribute(n, "href")+" "+n.FirstChild.Data)
		case hasClass(n, "zone"):
			list = append(list, "zone "+attribute(n, "href")+" "+attribute(n, "title"))
		}
	})
	return list
}

// Images of pages stand beside the text: those in the edition's folder in the page,
// others as links, and none that leads out of the folder.
func TestFacsimile(t *testing.T) {
	page := pageOf(t, corpus.Load(t, "a.xml", facsimiled), Options{Images: facsimileFolder})
	want := []string{
		"img data:image/png;base64,T05F image of page 1", "zone #at-1 one",
		"img data:image/png;base64,VFdP image of page 2",
		"img data:image/png;base64,T05F image of page 3",
		"a https://iiif.example/a/full/max/0/default.jpg Image",
		"a http://x.example/b.jpg Image", "a ../../secret.png Image",
		"a https://a.example/9/manifest.json IIIF manifest",
		"a img/unused.png [Image: unused.png]",
	}
	if diff := cmp.Diff(want, seen(t, page)); diff != "" {
		t.Error(diff)
	}
	for _, rule := range []string{
		"#zone-at-1{left:10.00%;top:25.00%;width:50.00%;height:10.00%}",
		":root:has(#zone-at-1:is(:hover,:focus)) #at-1{background:var(--lit)}",
		".crop-1 img{width:200.00%;margin:-0.00% 0 0 -0.00%}", "img-src data:;",
		`<a href="https://a.example/iiif/manifest.json">IIIF manifest</a>`,
	} {
		if !strings.Contains(page, rule) {
			t.Errorf("the page has no %s", rule)
		}
	}
}

// Images on servers are loaded only where that is allowed, and then from those
// servers alone.
func TestRemoteImages(t *testing.T) {
	page := pageOf(t, corpus.Load(t, "a.xml", facsimiled), Options{RemoteImages: true})
	list := seen(t, page)
	for _, want := range []string{"img https://iiif.example/a/full/!1400,2000/0/default.jpg image of page 4", "img http://x.example/b.jpg image of page 5"} {
		if !slices.Contains(list, want) {
			t.Errorf("no %s in %q", want, list)
		}
	}
	if want := "img-src data: http://x.example https://iiif.example;"; !strings.Contains(page, want) {
		t.Errorf("the policy has no %s", want)
	}
}

// Images may stand beside the page instead of in it.
func TestCopiedImages(t *testing.T) {
	var copied []string
	page := pageOf(t, corpus.Load(t, "a.xml", facsimiled), Options{Images: facsimileFolder, Copy: func(name string) string {
		copied = append(copied, name)
		return "pictures of A/" + name
	}})
	if want := []string{"img/one.png", "img/two.png", "img/one.png"}; !slices.Equal(copied, want) {
		t.Errorf("the page has %q, want %q", copied, want)
	}
	if list := seen(t, page); list[0] != "img pictures%20of%20A/img/one.png image of page 1" || !strings.Contains(page, "img-src data: &#39;self&#39;;") {
		t.Errorf("the page shows %q", list)
	}
}
