package relaxng_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// A testSuite is a suite of James Clark's for RELAX NG: spectest.xml, or compacttest.xml,
// where a case holds one schema in both syntaxes.
type testSuite struct {
	Suites []testSuite `xml:"testSuite"`
	Cases  []testCase  `xml:"testCase"`
}

// A testCase is a schema that is correct or not, and documents that are valid against it
// or not.
type testCase struct {
	Line      int
	Section   []string    `xml:"section"`
	Correct   *fragment   `xml:"correct"`
	Incorrect *fragment   `xml:"incorrect"`
	Valid     []fragment  `xml:"valid"`
	Invalid   []fragment  `xml:"invalid"`
	Resources []resource  `xml:"resource"`
	Dirs      []dir       `xml:"dir"`
	Compact   *syntaxCase `xml:"compact"`
	XML       *syntaxCase `xml:"xml"`
}

// A syntaxCase is what compacttest.xml says of one syntax.
type syntaxCase struct {
	Correct   *fragment  `xml:"correct"`
	Incorrect *fragment  `xml:"incorrect"`
	Resources []resource `xml:"resource"`
	Dirs      []dir      `xml:"dir"`
}

// A fragment is a schema or document: Inner as XML, Text as text.
type fragment struct {
	Inner   string `xml:",innerxml"`
	Text    string `xml:",chardata"`
	Doctype string `xml:"dtd,attr"`
}

type resource struct {
	Name string `xml:"name,attr"`
	fragment
}

type dir struct {
	Name      string     `xml:"name,attr"`
	Resources []resource `xml:"resource"`
	Dirs      []dir      `xml:"dir"`
}

// UnmarshalXML notes the line that a case begins on, which names it in messages.
func (c *testCase) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	type plain testCase
	line, _ := d.InputPos()
	c.Line = line
	return d.DecodeElement((*plain)(c), &start)
}

// readSuite reads a suite of the shared test data.
func readSuite(t testing.TB, name string) []testCase {
	t.Helper()
	text := readData(t, filepath.Join("suites", "relaxng", name))
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = map[string]string{"dii": ""}
	var suite testSuite
	if err := d.Decode(&suite); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return suite.all()
}

func (s *testSuite) all() []testCase {
	cases := s.Cases
	for i := range s.Suites {
		cases = append(cases, s.Suites[i].all()...)
	}
	return cases
}

// testData returns the folder of the shared test data, which lies outside of the repository.
func testData(t testing.TB) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: there is no shared test data")
	}
	return root
}

// readData reads a file of the shared test data.
func readData(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testData(t), path))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// schemaDoctype declares the entity of spectest.xml that schemas and documents use.
const schemaDoctype = "<!DOCTYPE x [<!ENTITY dii \"<&#xE14;&#xE35;/>\">]>"

// document returns the fragment as an XML document.
func (f *fragment) document() string {
	text := strings.TrimSpace(f.Inner)
	if strings.Contains(text, "&dii;") {
		text = schemaDoctype + text
	}
	return text
}

// files makes a file system of the resources of a case. The schema is schema.rng in it.
func files(schema string, resources []resource, dirs []dir, text func(*fragment) string) fstest.MapFS {
	m := fstest.MapFS{"schema.rng": {Data: []byte(schema)}}
	addFiles(m, "", resources, dirs, text)
	return m
}

func addFiles(m fstest.MapFS, folder string, resources []resource, dirs []dir, text func(*fragment) string) {
	for i := range resources {
		m[folder+resources[i].Name] = &fstest.MapFile{Data: []byte(text(&resources[i].fragment))}
	}
	for _, d := range dirs {
		addFiles(m, folder+d.Name+"/", d.Resources, d.Dirs, text)
	}
}
