package xmltext

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A conformanceCase is one document of the W3C XML conformance suite.
type conformanceCase struct {
	id, kind, entities, about string
	path, output              string // in the archive
}

// suite reads the archive of the suite and its catalogue.
func suite(t *testing.T) (map[string][]byte, []conformanceCase) {
	t.Helper()
	data := os.Getenv("SIGLUM_TESTDATA")
	if data == "" {
		t.Skip("SIGLUM_TESTDATA does not name the folder of the test data")
	}
	archive, err := readArchive(filepath.Join(data, "suites", "xmlconf.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	cases := catalogue(t, archive["cleaned/xmlconf-flattened.xml"])
	if len(cases) == 0 {
		t.Fatal("the catalogue has no cases")
	}
	return archive, cases
}

func readArchive(name string) (map[string][]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		switch {
		case err == io.EOF:
			return files, nil
		case err != nil:
			return nil, err
		}
		if files[path.Clean(h.Name)], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
}

// catalogue reads the cases that XML 1.0, fifth edition, has to judge.
func catalogue(t *testing.T, text []byte) []conformanceCase {
	var cases []conformanceCase
	base := ""
	r := NewReader(source.NewFile("xmlconf-flattened.xml", text), Options{})
	for e := range r.Events() {
		value := func(name string) string {
			if a := e.Attr("", name); a != nil {
				return a.Value
			}
			return ""
		}
		switch {
		case e.Kind == Text && len(cases) > 0:
			cases[len(cases)-1].about += string(e.Text)
		case e.Kind != StartElement:
		case e.Name.Local == "TESTCASES":
			if a := e.Attr(NamespaceXML, "base"); a != nil {
				base = a.Value
			}
		case e.Name.Local == "TEST":
			if value("VERSION") == "1.1" || strings.HasSuffix(value("RECOMMENDATION"), "1.1") ||
				value("EDITION") != "" && !strings.Contains(value("EDITION"), "5") || strings.Contains(base, "1.1") {
				continue
			}
			c := conformanceCase{id: value("ID"), kind: value("TYPE"), entities: value("ENTITIES"), path: path.Join("xmlconf", base, value("URI"))}
			if value("OUTPUT") != "" {
				c.output = path.Join("xmlconf", base, value("OUTPUT"))
			}
			cases = append(cases, c)
		}
	}
	if r.Diagnostics().HasErrors() {
		t.Fatal(r.Diagnostics())
	}
	return cases
}

// namespaceCodes are the codes of errors of Namespaces in XML, which documents of
// the suite may have that are otherwise well-formed.
var namespaceCodes = []diag.Code{"name-not-qualified", "name-with-colon", "prefix-undeclared", "prefix-reserved", "namespace-reserved", "namespace-empty"}

// skipped are the cases that are judged otherwise than the suite asks, with the
// reason.
var skipped = map[string]string{}

// judge returns what is wrong with the verdict on a case, "" if it is right.
func judge(c conformanceCase, diags diag.List) string {
	switch accepted := !diags.HasErrors(); {
	case c.kind == "not-wf" && accepted:
		return "is accepted, but is not well-formed"
	case (c.kind == "valid" || c.kind == "invalid") && !accepted:
		last := diags[len(diags)-1]
		if slices.Contains(namespaceCodes, last.Code) && !strings.Contains(c.path, "namespaces") {
			return "" // written before there were namespaces
		}
		return fmt.Sprintf("is refused, but is well-formed: %v", last)
	}
	return ""
}

// fromArchive opens external entities of a case.
func fromArchive(archive map[string][]byte) func(ExternalID) (*source.File, error) {
	return func(id ExternalID) (*source.File, error) {
		name := path.Join(path.Dir(id.Base.Name()), id.System)
		text, ok := archive[name]
		if !ok {
			return nil, fmt.Errorf("%s is not in the archive", name)
		}
		return source.NewFile(name, text), nil
	}
}

// Every document is judged rightly with its external entities; by default, without
// them, every one that needs none is.
func TestConformance(t *testing.T) {
	archive, cases := suite(t)
	count := map[string]int{}
	for _, c := range cases {
		for _, o := range []Options{{}, {External: fromArchive(archive)}} {
			if o.External == nil && c.kind == "not-wf" && c.entities != "none" && c.entities != "" {
				continue
			}
			r := NewReader(source.NewFile(c.path, archive[c.path]), o)
			for range r.Events() {
			}
			count[c.kind]++
			fault := judge(c, r.Diagnostics())
			if reason, skip := skipped[c.id]; skip && fault == "" {
				t.Errorf("%s is judged rightly; take it off the list of what is skipped (%s)", c.id, reason)
			} else if !skip && fault != "" {
				t.Errorf("%s (%s, external: %v) %s\n%s", c.id, c.path, o.External != nil, fault, strings.TrimSpace(c.about))
			}
		}
	}
	t.Log("judged:", count)
}

// The events of valid documents are those that the suite's canonical forms show.
func TestConformanceOutput(t *testing.T) {
	archive, cases := suite(t)
	for _, c := range cases {
		if c.output == "" || c.kind == "not-wf" || archive[c.output] == nil {
			continue
		}
		want := string(archive[c.output])
		if strings.Contains(want, "<!DOCTYPE") { // notations and instructions of the DTD, which are no events
			_, want, _ = strings.Cut(want, "]>\n")
		}
		r := NewReader(source.NewFile(c.path, archive[c.path]), Options{External: fromArchive(archive)})
		got := canonicalForm(r)
		if r.Diagnostics().HasErrors() {
			continue // TestConformance judges that
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (%s): (-want +got)\n%s", c.id, c.path, diff)
		}
	}
}

// canonicalForm writes the rest of a document in the form of the suite.
func canonicalForm(r *Reader) string {
	var b bytes.Buffer
	for e := range r.Events() {
		switch e.Kind {
		case StartElement:
			fmt.Fprintf(&b, "<%s", e.Name)
			attrs := slices.SortedFunc(slices.Values(e.Attrs), func(a, b Attr) int { return strings.Compare(a.Name.String(), b.Name.String()) })
			for _, a := range attrs {
				fmt.Fprintf(&b, ` %s="%s"`, a.Name, canonicalText(a.Value))
			}
			b.WriteByte('>')
		case EndElement:
			fmt.Fprintf(&b, "</%s>", e.Name)
		case ProcessingInstruction:
			fmt.Fprintf(&b, "<?%s %s?>", e.Name, e.Text)
		case Text, CData:
			if r.Depth() > 0 {
				b.WriteString(canonicalText(string(e.Text)))
			}
		}
	}
	return b.String()
}

func canonicalText(s string) string {
	return canonicalEscapes().Replace(s)
}

var canonicalEscapes = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
})
