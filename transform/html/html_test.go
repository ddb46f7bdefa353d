package html

import (
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/internal/corpus"
)

var update = flag.Bool("update", false, "write what is made into the files that tests compare with")

// Whole editions, from <body> on: what is before it depends on the style sheet.
func TestEditions(t *testing.T) {
	const file = "testdata/editions.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := txtar.Archive{Comment: archive.Comment}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".xml"); ok {
			page := pageOf(t, corpus.Load(t, f.Name, string(f.Data)), Options{})
			_, rest, _ := strings.Cut(page, "</head>\n")
			made.Files = append(made.Files, f, txtar.File{Name: name + ".html", Data: []byte(rest)})
		}
	}
	for _, f := range made.Files {
		if diff := cmp.Diff(want[f.Name], string(f.Data)); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The policy of a page names its style sheet by hash and allows no script.
func TestPolicyAllowsOnlyTheStyleSheet(t *testing.T) {
	page := pageOf(t, corpus.Load(t, "a.xml", body(`<p rend="indent(8)">a</p>`)), Options{CSS: "p{color:#333}/*</style><script>*/"})
	var style, policy string
	find(parse(t, page), func(n *html.Node) {
		switch {
		case n.Data == "style":
			style = n.FirstChild.Data
		case attribute(n, "http-equiv") == "Content-Security-Policy":
			policy = attribute(n, "content")
		case n.Data == "script":
			t.Error("the page has a script element")
		}
	})
	sum := sha256.Sum256([]byte(style))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("the policy is\n%s\nwant\n%s", policy, want)
	}
	if !strings.Contains(style, ".indent-8{") {
		t.Error("the style sheet has no rule for the indentation that the document states")
	}
}

// A line of verse hangs, and its indentation comes on top of that.
func TestIndentedVerse(t *testing.T) {
	page := pageOf(t, corpus.Load(t, "a.xml", body(`<lg><l rend="indent(2)">a</l></lg>`)), Options{})
	for _, want := range []string{
		".l{position:relative;margin:0;padding-inline-start:2em;text-indent:-2em;",
		".l.indent-2{padding-inline-start:calc(2em + min(2ch,30vw))}",
		`<p class="l tei-l indent-2" id="line-1">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// A blank that only some views have stands in no other.
func TestBlanksOfViews(t *testing.T) {
	d := corpus.Load(t, "a.xml", body(`<p>a <del>b</del> c <del>d</del>, e</p>`))
	for view, want := range map[transform.View]string{transform.Reading: "a c, e", transform.Diplomatic: "a ⟦b⟧ c ⟦d⟧, e", transform.Critical: "aa cb, e"} {
		find(parse(t, pageOf(t, d, Options{View: view})), func(n *html.Node) {
			if text := unhidden(n); attribute(n, "id") == "p1" && text != want {
				t.Errorf("%s: %q, want %q", view, text, want)
			}
		})
	}
}

// The first view is the one that programs without style sheets show.
func TestFirstView(t *testing.T) {
	d := corpus.Load(t, "a.xml", body(`<p>a <del>b</del> <choice><orig>vnto</orig><reg>unto</reg></choice></p>`))
	for view, want := range map[transform.View]string{transform.Reading: "a unto", transform.Diplomatic: "a ⟦b⟧ vnto"} {
		root := parse(t, pageOf(t, d, Options{View: view}))
		var checked, text string
		find(root, func(n *html.Node) {
			if n.Data == "input" && hasAttribute(n, "checked") {
				checked = attribute(n, "id")
			}
			if n.Data == "p" && attribute(n, "id") == "p1" {
				text = strings.Join(strings.Fields(unhidden(n)), " ")
			}
		})
		if checked != "view-"+view.String() || text != want {
			t.Errorf("%s: the button %s is on and the page shows %q, want %q", view, checked, text, want)
		}
	}
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// unhidden is the text that is not hidden, without the number of a paragraph.
func unhidden(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if hasAttribute(n, "hidden") || hasClass(n, "number") {
		return ""
	}
	text := ""
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		text += unhidden(child)
	}
	return text
}

func TestOptionsThatDoNotExist(t *testing.T) {
	d := corpus.Load(t, "a.xml", body(`<p>a</p>`))
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{View: transform.Flow}, `a page has no view "flow": it is reading, diplomatic or critical`},
		{Options{Lang: "tlh"}, `there are no labels "tlh": there are de, en, es, fr, it, ru`},
		{Options{Signs: "own"}, `there are no signs "own": there are ascii, documentary, leiden`},
		{Options{Witness: "Z"}, `the document has no witness "Z": it declares none`},
	} {
		var out strings.Builder
		err := Write(&out, d, test.o)
		if err == nil || err.Error() != test.want || out.Len() > 0 {
			t.Errorf("%+v: the error is %v, want %s; %d bytes written", test.o, err, test.want, out.Len())
		}
	}
}

// An image of the edition's folder becomes part of the page; all others are links.
func TestImages(t *testing.T) {
	folder := fstest.MapFS{"img/a.png": {Data: []byte("PNG")}}
	d := corpus.Load(t, "a.xml", body(`<figure><graphic url="img/a.png"/><figDesc>A ship</figDesc></figure><figure><graphic url="../b.png"/></figure>
<figure><graphic url="https://example.org/c.png"/></figure><figure><graphic url="data:text/html,x"/></figure>`))
	var got []string
	find(parse(t, pageOf(t, d, Options{Images: folder})), func(n *html.Node) {
		if n.Data == "img" {
			got = append(got, "img "+attribute(n, "src")+" "+attribute(n, "alt"))
		}
		if hasClass(n, "image") {
			got = append(got, "a "+attribute(n, "href"))
		}
	})
	want := []string{"img data:image/png;base64,UE5H A ship", "a ../b.png", "a https://example.org/c.png"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/editions.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if strings.HasSuffix(f.Name, ".xml") {
			first := pageOf(t, corpus.Load(t, f.Name, string(f.Data)), Options{})
			for range 5 {
				if again := pageOf(t, corpus.Load(t, f.Name, string(f.Data)), Options{}); again != first {
					t.Fatalf("%s: a second page differs", f.Name)
				}
			}
		}
	}
}

// What catalogues and reference managers read in the head of a page.
func TestMetadata(t *testing.T) {
	d := corpus.Load(t, "a.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc>
<titleStmt><title>T</title><author>Ann Lee</author><editor>Jo Roe</editor><respStmt><resp>encoded by</resp><name>Jo Roe</name><name>Max Poe</name></respStmt></titleStmt>
<publicationStmt><publisher>An Archive</publisher><date when="2021-05-04">May</date><idno type="DOI">https://doi.org/10.1234/5</idno>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability></publicationStmt>
<sourceDesc><p>A &lt;source></p></sourceDesc></fileDesc><profileDesc><creation><date when="1883-05-04"/></creation></profileDesc></teiHeader><text><body><p>a</p></body></text></TEI>`)
	var got []string
	find(parse(t, pageOf(t, d, Options{})), func(n *html.Node) {
		if name := attribute(n, "name"); strings.HasPrefix(name, "DC.") || strings.HasPrefix(name, "citation_") {
			got = append(got, name+": "+attribute(n, "content"))
		}
	})
	want := []string{"DC.title: T", "DC.creator: Ann Lee", "DC.contributor: Jo Roe", "DC.contributor: Max Poe", "DC.publisher: An Archive",
		"DC.date: 1883-05-04", "DC.type: Text", "DC.language: de", "DC.rights: https://creativecommons.org/licenses/by/4.0/",
		"citation_title: T", "citation_author: Ann Lee", "citation_editor: Jo Roe", "citation_editor: Max Poe", "citation_publisher: An Archive",
		"citation_publication_date: 2021/05/04", "citation_language: de", "DC.identifier: doi:10.1234/5", "citation_doi: 10.1234/5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An edition with several headings has a table of them, of which each line leads
// to its heading.
func TestContents(t *testing.T) {
	const two = `<div><head>One<note>n</note></head><div><head>Two <del>x</del></head><p>a</p></div></div>`
	list := func(content string) string {
		root, text := parse(t, pageOf(t, corpus.Load(t, "a.xml", body(content)), Options{})), ""
		p := newParsed(root)
		find(root, func(n *html.Node) {
			if strings.HasPrefix(attribute(n, "class"), "toc-") {
				target := p.byID[strings.TrimPrefix(attribute(n.FirstChild, "href"), "#")]
				text += attribute(n, "class") + " " + unhidden(n) + " → " + target.Data + "; "
			}
		})
		return text
	}
	if got := list(two); got != "" {
		t.Errorf("two headings have the table %s", got)
	}
	want := "toc-1 One → h2; toc-2 Two → h3; toc-1 Three → h2; "
	if got := list(two + `<div><head xml:id="three">Three</head><p>b</p></div>`); got != want {
		t.Errorf("the table is %s, want %s", got, want)
	}
}

// What a collection puts at the top of a page comes after the way past it, and stays
// out of what becomes part of another page.
func TestTop(t *testing.T) {
	d := corpus.Load(t, "a.xml", body(`<p>a</p>`))
	o := Options{Top: `<nav class="site"><a href="../index.html">Letters</a></nav>`}
	if page, want := pageOf(t, d, o), `href="#text">Skip to the text</a>`+"\n"+string(o.Top)+`<nav class="bar"`; !strings.Contains(page, want) {
		t.Errorf("the page has no %s", want)
	}
	o.Fragment = true
	if page := pageOf(t, d, o); strings.Contains(page, string(o.Top)) {
		t.Error("a fragment has the top of a page")
	}
}
