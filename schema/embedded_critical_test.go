package schema_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// Whatever the embedded schema accepts can be printed in the critical notation, and
// reading that gives the same tree: of random documents, and of the samples. The real
// editions are all that are well-formed, whatever a schema says of them.
func TestCriticalNotationHoldsGeneratedDocuments(t *testing.T) {
	c := newCriticalLaw(t, embeddedGrammar(t))
	for i, made := range generated(t, *seed, *perElement) {
		c.check(t, fmt.Sprintf("generated-%d.xml", i), []byte(made.String()))
		if t.Failed() {
			return
		}
	}
}

func TestCriticalNotationHoldsSamples(t *testing.T) {
	c := newCriticalLaw(t, embeddedGrammar(t))
	files, err := filepath.Glob("../samples/*/edition.xml")
	if err != nil || len(files) < 3 {
		t.Fatalf("found %v, %v; want three samples", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c.check(t, "edition.xml", text)
	}
}

func TestCriticalNotationHoldsRealEditions(t *testing.T) {
	c := newCriticalLaw(t, teiGrammar(t))
	held := 0
	files, err := filepath.Glob(testData(t, "corpus/*/*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, list := tei.Load(source.NewFile(file, text), tei.LoadOptions{})
		if root := doc.Root(); list.HasErrors() || root == nil || !tei.Is(root, "TEI") && !tei.Is(root, "teiCorpus") {
			continue // no document of its own
		}
		if filepath.Base(file) == "Test__testdocbook4.xml" {
			continue // it has no teiHeader, so that encoding makes one
		}
		held++
		c.check(t, filepath.Base(file), text)
	}
	if held < 150 {
		t.Errorf("only %d real editions were tried", held)
	}
}

// What the profile "documentary" makes of real transcriptions is among what the critical
// notation holds.
func TestCriticalNotationHoldsEncodedTranscriptions(t *testing.T) {
	c := newCriticalLaw(t, embeddedGrammar(t))
	files, err := filepath.Glob(testData(t, "transcriptions/*.txt"))
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d transcriptions, %v", len(files), err)
	}
	more, _ := filepath.Glob(testData(t, "seed/*.txt"))
	samples, _ := filepath.Glob("../samples/*/transcription.txt")
	for _, file := range slices.Concat(files, more, samples) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, list := encode.Encode(source.NewFile(filepath.Base(file), text), encode.Options{})
		if list.HasErrors() {
			t.Fatal(list)
		}
		var b bytes.Buffer
		if err := r.Document.Write(&b); err != nil {
			t.Fatal(err)
		}
		c.check(t, strings.TrimSuffix(filepath.Base(file), ".txt")+".xml", b.Bytes())
	}
}

// The critical notation and the embedded schema agree on which elements hold text.
func TestCriticalNotationKnowsElements(t *testing.T) {
	for name, e := range elementsOf(t, embeddedGrammar(t)) {
		if got, want := critical.IsLayout(name, " "), !holdsText(e.Content); got != want && name != "*" {
			t.Errorf("white space in <%s> is layout: %v, but the schema lets it hold text: %v", name, got, !want)
		}
	}
}

// A criticalLaw compares documents with what the critical notation gives back of them.
type criticalLaw struct {
	profile *notation.Profile
	mixed   map[string]bool // the elements that hold text, as a schema says
}

func newCriticalLaw(t *testing.T, g *relaxng.Grammar) criticalLaw {
	t.Helper()
	p, err := notation.Builtin("critical")
	if err != nil {
		t.Fatal(err)
	}
	c := criticalLaw{profile: p, mixed: map[string]bool{}}
	for name, e := range elementsOf(t, g) {
		c.mixed[name] = holdsText(e.Content)
	}
	return c
}

func holdsText(p relaxng.Pattern) bool {
	switch p.(type) {
	case *relaxng.Text, *relaxng.Data, *relaxng.Value:
		return true
	}
	return slices.ContainsFunc(partsOf(p), holdsText)
}

func (c criticalLaw) check(t *testing.T, name string, text []byte) {
	t.Helper()
	doc, list := tei.Load(source.NewFile(name, text), tei.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	typed, list := encode.Decode(doc, encode.Options{Profile: c.profile})
	if len(list) > 0 {
		t.Errorf("%s: decoding is not without remarks: %v", name, list)
		return
	}
	again, list := encode.Encode(source.NewFile(strings.TrimSuffix(name, ".xml")+".txt", typed), encode.Options{Profile: c.profile, Version: version(doc)})
	for _, d := range list {
		if d.Code != critical.CodeWitness && d.Code != critical.CodeHand { // the random documents declare neither
			t.Errorf("%s: encoding: %v", name, d)
		}
	}
	if again == nil {
		return
	}
	var b bytes.Buffer
	if err := again.Document.Write(&b); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	loaded, _ := tei.Load(source.NewFile(name, b.Bytes()), tei.LoadOptions{})
	want, got := c.canonical(doc), c.canonical(loaded)
	if want != got {
		t.Errorf("%s: encoded again (-document +again):\n%s\n%s", name, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")), beginning(typed))
	}
}

func beginning(text []byte) []byte { return text[:min(len(text), 4000)] }

func version(doc *tei.Document) string {
	for e := range tei.Find(doc.Root(), "application") {
		return e.SelectAttrValue("version", "")
	}
	return ""
}

// canonical writes a document, a token a line: expanded names, attributes in order, text,
// comments, instructions; without the white space that is layout.
func (c criticalLaw) canonical(doc *tei.Document) string {
	var b strings.Builder
	for _, token := range doc.Tree().Child {
		c.token(&b, token)
	}
	return b.String()
}

func (c criticalLaw) token(b *strings.Builder, token etree.Token) {
	switch token := token.(type) {
	case *etree.Comment:
		fmt.Fprintf(b, "<!-- %q\n", token.Data)
	case *etree.ProcInst:
		if token.Target != "xml" {
			fmt.Fprintf(b, "<? %q %q\n", token.Target, token.Inst)
		}
	case *etree.Element:
		fmt.Fprintf(b, "<{%s}%s\n", token.NamespaceURI(), token.Tag)
		for _, a := range attributesIn(token) {
			fmt.Fprintf(b, "@%s\n", a)
		}
		c.children(b, token)
		fmt.Fprintf(b, ">\n")
	}
}

func attributesIn(e *etree.Element) []string {
	var list []string
	for _, a := range e.Attr {
		if a.FullKey() != "xmlns" && a.Space != "xmlns" {
			list = append(list, fmt.Sprintf("%s=%q", a.FullKey(), a.Value))
		}
	}
	slices.Sort(list)
	return list
}

func (c criticalLaw) children(b *strings.Builder, e *etree.Element) {
	text := ""
	flush := func() {
		if text != "" && !c.isLayout(e, text) {
			fmt.Fprintf(b, "%q\n", text)
		}
		text = ""
	}
	for _, child := range e.Child {
		if data, ok := child.(*etree.CharData); ok {
			text += data.Data
			continue
		}
		flush()
		c.token(b, child)
	}
	flush()
}

// isLayout reports white space between elements where the schema allows no text, and line ends
// between the elements of an opener or closer.
func (c criticalLaw) isLayout(e *etree.Element, text string) bool {
	if strings.Trim(text, " \t\r\n") != "" || e.NamespaceURI() != tei.Namespace {
		return false
	}
	return !c.mixed[e.Tag] || (e.Tag == "opener" || e.Tag == "closer") && strings.Contains(text, "\n")
}
