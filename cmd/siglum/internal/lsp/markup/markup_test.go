package markup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// shown writes events in short: (p a="1" for a start tag, ) for an end.
func shown(next func() *xmltext.Event) string {
	var b strings.Builder
	for e := next(); e != nil; e = next() {
		switch e.Kind {
		case xmltext.StartElement:
			fmt.Fprintf(&b, "(%s", e.Name)
			for _, a := range e.Attrs {
				fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
			}
			b.WriteByte(' ')
		case xmltext.EndElement:
			b.WriteString(") ")
		case xmltext.Text, xmltext.CData:
			fmt.Fprintf(&b, "%q ", e.Text)
		case xmltext.Comment:
			fmt.Fprintf(&b, "comment:%q ", e.Text)
		case xmltext.ProcessingInstruction:
			fmt.Fprintf(&b, "%s:%q ", e.Name.Local, e.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

func TestBrokenDocuments(t *testing.T) {
	for _, test := range []struct{ why, text, want string }{
		{"nothing is broken", `<p n="1">a<hi>b</hi><lb/></p>`, `(p n="1" "a" (hi "b" ) (lb ) )`},
		{"an end tag is missing", `<p>a<hi>b</p>`, `(p "a" (hi "b" ) )`},
		{"all of them are", `<p><hi>b`, `(p (hi "b" ) )`},
		{"an end tag too many", `<p>a</hi>b</p>`, `(p "a" "b" )`},
		{"elements that overlap", `<p><a>x<b>y</a>z</b></p>`, `(p (a "x" (b "y" ) ) "z" )`},
		{"a start tag begun", `<p>a <hi some text</p>`, `(p "a " (hi ) " some text" )`},
		{"one with an attribute", `<p>a <hi n="1" some text</p>`, `(p "a " (hi n="1" ) " some text" )`},
		{"at the end", `<p>a <hi`, `(p "a " (hi ) )`},
		{"an attribute without value", `<p><hi rend>x</hi></p>`, `(p (hi "x" ) )`},
		{"an attribute without quotes", `<p><hi rend=bold>x</hi></p>`, `(p (hi "x" ) )`},
		{"an attribute that is not closed", `<p><hi rend="bold>x</hi></p>`, `(p (hi "x" ) )`},
		{"one in an empty element", `<p><lb n="1/>x</p>`, `(p (lb ) "x" )`},
		{"an attribute that is there twice", `<p n="1" n="2"/>`, `(p n="1" )`},
		{"an end tag begun", `<p>a<hi>b</hi</p>`, `(p "a" (hi "b" ) )`},
		{"a mere <", `<p>a < b <</p>`, `(p "a < b <" )`},
		{"an end tag without a name", `<p>a</</p>`, `(p "a" )`},
		{"a mere &", `<p>a & b &amp; &c;</p>`, `(p "a & b & &c;" )`},
		{"a comment that is not closed", "<p>a<!-- x\n<lb/></p>", `(p "a" comment:" x" "\n" (lb ) )`},
		{"a CDATA section that is not closed", "<p><![CDATA[x\n</p>", `(p "x" "\n" )`},
		{"an instruction that is not closed", "<p><?a b\n</p>", `(p a:"b" "\n" )`},
		{"two roots", `<p>a</p><p>b</p>`, `(p "a" )`},
		{"nothing", ``, ``},
		{"no markup", `a < b`, ``},
		{"a document type", `<!DOCTYPE p [<!ENTITY a "<b>">]><p/>`, `(p )`},
		{"one that is not closed", "<!DOCTYPE p [\n<p/>", `(p )`},
		{"a name that is none", `<p><1>a</1></p>`, `(p "<1>a" "1>" )`},
	} {
		f := source.NewFile("test.xml", []byte(test.text))
		if got := shown(Scan(f.Bytes()).Events(f).Next); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.why, test.text, got, test.want)
		}
	}
}

// TestReadsAsExactReader reads real documents, which must give the events that the exact
// reader gives: only declared entities and attributes are beyond a scanner.
func TestReadsAsExactReader(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set")
	}
	files, err := filepath.Glob(filepath.Join(root, "corpus/*/*.xml"))
	if err != nil || len(files) < 100 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(path, raw)
		exact := xmltext.NewReader(f, xmltext.Options{})
		if exact.File() != f || strings.Contains(string(raw), "<!ENTITY") || len(raw) > 1<<20 {
			continue
		}
		want := placed(exact.Next)
		if exact.Diagnostics().HasErrors() {
			continue
		}
		if diff := cmp.Diff(want, placed(Scan(raw).Events(f).Next)); diff != "" {
			t.Errorf("%s: %.3000s", path, diff)
		}
	}
}

// placed lists the tags of a document with their places.
func placed(next func() *xmltext.Event) []string {
	var list []string
	for e := next(); e != nil; e = next() {
		if e.Kind != xmltext.StartElement && e.Kind != xmltext.EndElement {
			continue
		}
		line := fmt.Sprintf("%d %v %v %d-%d %d-%d", e.Kind, e.Name, e.Empty, e.Span.Start, e.Span.End, e.NameSpan.Start, e.NameSpan.End)
		for _, a := range e.Attrs {
			line += fmt.Sprintf(" %v=%q %d-%d", a.Name, strings.Join(strings.Fields(a.Value), " "), a.ValueSpan.Start, a.ValueSpan.End)
		}
		list = append(list, line)
	}
	return list
}

func TestAround(t *testing.T) {
	text := `<a><b x="1">t</b><c/>u`
	d := Scan([]byte(text))
	name := func(i int) string {
		if i == None {
			return "-"
		}
		return d.Name(i)
	}
	var got strings.Builder
	for offset := range len(text) + 1 {
		got.WriteString(name(d.Around(offset)))
	}
	if want := `---aaaaaaaaabbbbbaaaaaa`; got.String() != want {
		t.Errorf("%s\n%s\n%s", text, got.String(), want)
	}
}

func TestScope(t *testing.T) {
	text := `<t:a xmlns:t="urn:t" xmlns="urn:d"><b xmlns=""><c t:x="1" xml:id="i"/></b></t:a>`
	f := source.NewFile("test.xml", []byte(text))
	d := Scan(f.Bytes())
	scope := d.Scope(1)
	name, attrs, _ := d.Tag(2, scope, f)
	got := fmt.Sprint(name.Space, "|", attrs[0].Name.Space, "|", attrs[1].Name.Space)
	for _, space := range []string{"urn:t", "urn:d", "", xmltext.NamespaceXML} {
		element, ok := scope.Write(space, "n", false)
		attribute, can := scope.Write(space, "n", true)
		got += fmt.Sprint("|", element, ok, attribute, can)
	}
	want := "|urn:t|" + xmltext.NamespaceXML + "|t:n true t:n true|n false n false|n true n true|xml:n true xml:n true"
	if got = strings.ReplaceAll(got, "true", " true "); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// FuzzScan reads anything: tokens stand in order and within the text, and events are
// well-formed, which the exact writer confirms for their nesting.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		`<p n="1">a<hi>b</hi><lb/></p>`, `<a><b>x</a></b>`, `<p n='<`, `<!DOCTYPE a [<!--`, `<?x`, `</`, `<a b=c d>`, "<é:ü/>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := Scan([]byte(text))
		at := 0
		for i := range d.Tokens {
			token := &d.Tokens[i]
			if token.Start < at || token.End <= token.Start || token.End > len(text) || token.NameEnd > token.End || token.Last < i {
				t.Fatalf("token %d: %+v", i, *token)
			}
			at = token.End
			if end := d.EndOf(i); token.Kind == StartTag && (end < token.End || end > len(text)) {
				t.Fatalf("the element of token %d ends at %d", i, end)
			}
			d.Path(i)
			d.Attributes(i)
		}
		for offset := range len(text) + 1 {
			d.Around(offset)
		}
		depth := 0
		events := d.Events(source.NewFile("fuzz.xml", []byte(text)))
		for e := events.Next(); e != nil; e = events.Next() {
			switch e.Kind {
			case xmltext.StartElement:
				depth++
			case xmltext.EndElement:
				depth--
			}
			if depth < 0 || e.Span.Start > e.Span.End || e.Span.End > len(text) {
				t.Fatalf("depth %d at %+v", depth, e)
			}
		}
		if depth != 0 {
			t.Fatalf("%d elements stay open", depth)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	text := []byte("<text>" + strings.Repeat(`<p n="1">Some <hi rend="italic">words</hi> of a book, <lb/>with tags.</p>`+"\n", 40_000) + "</text>")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Scan(text)
	}
}
