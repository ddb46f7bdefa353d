package relaxng_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestStream finds in a document from a pipe what it finds in a file, also where
// what belongs together is far apart.
func TestStream(t *testing.T) {
	s := loadSchema(t, filepath.Join("testdata", "edition.rng"))
	far := strings.Repeat("<p>far and away, over the hills</p>\n", 20_000)
	document := `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title/></titleStmt>
  <sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div><head xml:id="a">One</head>` + far + `<head>Two</head>
<p xml:id="a"><perName>Anna` + strings.Repeat(" and Anna", 50_000) + `</perName></p>
<div>` + far + `</div><p><app><rdg>` + strings.Repeat("long ", 50_000) + `</rdg><lem/></app></p>text
</div></body></text></TEI>`
	want := s.Validate(xmltext.NewReader(source.NewFile("doc.xml", []byte(document)), xmltext.Options{}), relaxng.Options{})
	got := s.Validate(xmltext.NewStreamReader("doc.xml", strings.NewReader(document), xmltext.Options{}), relaxng.Options{})
	if len(want) < 6 {
		t.Errorf("%d findings in the file: %v", len(want), want)
	}
	var wants, gots []string
	for _, d := range want {
		wants = append(wants, d.String()+" at "+d.Path)
	}
	for _, d := range got {
		gots = append(gots, d.String()+" at "+d.Path)
		for _, r := range d.Related {
			if r.Span.Position().Line == 0 {
				t.Errorf("%v: related to a place that is not known", d)
			}
		}
	}
	if d := cmp.Diff(wants, gots); d != "" {
		t.Errorf("(-file +stream)\n%s", d)
	}
}
