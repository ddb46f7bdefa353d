package schematron_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/schematron"
)

// A suiteCase is a schema of James Clark's suite, with documents and how each is to be
// judged.
type suiteCase struct {
	Resources []struct {
		Name string `xml:"name,attr"`
		Text string `xml:",innerxml"`
	} `xml:"resource"`
	Schema    *suiteText  `xml:"correct"`
	Incorrect *suiteText  `xml:"incorrect"`
	Valid     []suiteText `xml:"valid"`
	Invalid   []suiteText `xml:"invalid"`
}

type suiteText struct {
	DTD  string `xml:"dtd,attr"`
	Text string `xml:",innerxml"`
}

func testData(t *testing.T, path ...string) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: suites and real documents are not at hand")
	}
	return filepath.Join(append([]string{root}, path...)...)
}

// TestSuite judges all documents of schematrontest.xml.
func TestSuite(t *testing.T) {
	text, err := os.ReadFile(testData(t, "suites", "schematrontest.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var suite struct {
		Cases []suiteCase `xml:"testCase"`
	}
	if err := xml.Unmarshal(text, &suite); err != nil {
		t.Fatal(err)
	}
	documents, schemas := 0, 0
	for i, c := range suite.Cases {
		schemas++
		if c.Incorrect != nil {
			if s, found := loadSuite(c, c.Incorrect); s != nil || !found {
				t.Errorf("case %d: an incorrect schema is taken", i+1)
			}
			continue
		}
		s, _ := loadSuite(c, c.Schema)
		if s == nil {
			t.Errorf("case %d: a correct schema is refused", i+1)
			continue
		}
		for j, d := range c.Valid {
			documents++
			if found := check(s, "d.xml", d.document(), schematron.ValidateOptions{}); len(found) > 0 {
				t.Errorf("case %d, valid %d: %s", i+1, j+1, said(found))
			}
		}
		for j, d := range c.Invalid {
			documents++
			if found := check(s, "d.xml", d.document(), schematron.ValidateOptions{}); len(found) == 0 {
				t.Errorf("case %d, invalid %d: nothing is found", i+1, j+1)
			}
		}
	}
	if schemas != 20 || documents != 42 {
		t.Errorf("the suite has %d schemas and %d documents; it had 20 and 42 when this test was written", schemas, documents)
	}
}

func (d suiteText) document() []byte { return []byte(d.DTD + strings.TrimSpace(d.Text)) }

func loadSuite(c suiteCase, schema *suiteText) (*schematron.Schema, bool) {
	files := []txtar.File{{Name: "schema.sch", Data: []byte(strings.TrimSpace(schema.Text))}}
	for _, r := range c.Resources {
		files = append(files, txtar.File{Name: r.Name, Data: []byte(strings.TrimSpace(r.Text))})
	}
	s, found := load(files, schematron.LoadOptions{})
	return s, found.HasErrors()
}
