package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/cli"
)

// These tests run James Clark's suites for RELAX NG through the command: the exit
// codes and messages that users get, of schemas and documents in files.

// A suiteCase is a case of a suite: a schema, or what stands for it, and documents.
type suiteCase struct {
	Line      int
	Correct   *fragment       `xml:"correct"`
	Incorrect *fragment       `xml:"incorrect"`
	Valid     []fragment      `xml:"valid"`
	Invalid   []fragment      `xml:"invalid"`
	Resources []suiteResource `xml:"resource"`
	Dirs      []suiteDir      `xml:"dir"`
	Compact   *suiteCase      `xml:"compact"`
	XML       *suiteCase      `xml:"xml"`
}

type fragment struct {
	Inner   string `xml:",innerxml"`
	Text    string `xml:",chardata"`
	Doctype string `xml:"dtd,attr"`
}

type suiteResource struct {
	Name string `xml:"name,attr"`
	fragment
}

type suiteDir struct {
	Name      string          `xml:"name,attr"`
	Resources []suiteResource `xml:"resource"`
	Dirs      []suiteDir      `xml:"dir"`
}

func (c *suiteCase) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	type plain suiteCase
	line, _ := d.InputPos()
	c.Line = line
	return d.DecodeElement((*plain)(c), &start)
}

type suite struct {
	Suites []suite     `xml:"testSuite"`
	Cases  []suiteCase `xml:"testCase"`
}

func (s *suite) all() []suiteCase {
	cases := s.Cases
	for i := range s.Suites {
		cases = append(cases, s.Suites[i].all()...)
	}
	return cases
}

func readSuite(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testdata(t), "suites", "relaxng", name))
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(string(text)))
	d.Entity = map[string]string{"dii": ""}
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// document returns the fragment as the text of a file.
func (f *fragment) document() string {
	text := strings.TrimSpace(f.Inner)
	if strings.Contains(text, "&dii;") {
		text = "<!DOCTYPE x [<!ENTITY dii \"<&#xE14;&#xE35;/>\">]>" + text
	}
	return f.Doctype + text
}

func writeResources(t *testing.T, folder string, resources []suiteResource, dirs []suiteDir, text func(*fragment) string) {
	t.Helper()
	for i := range resources {
		writeFile(t, filepath.Join(folder, resources[i].Name), text(&resources[i].fragment))
	}
	for _, d := range dirs {
		writeResources(t, filepath.Join(folder, d.Name), d.Resources, d.Dirs, text)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// invoke runs the program within the test, and returns its exit code and what it
// writes.
func invoke(args ...string) (code int, stdout, stderr string) {
	var out, err strings.Builder
	code = cli.Main(args, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &err}, "")
	return code, out.String(), err.String()
}

// restriction matches a message that names what a schema breaks, by the section of
// the specification; or that it is no schema at all.
var restriction = regexp.MustCompile(`error: (RELAX NG \d+(\.\d+)*: |this is no schema: )`)

// checkSchema holds "schema check" to a verdict.
func checkSchema(t *testing.T, path string, correct bool) bool {
	t.Helper()
	code, _, stderr := invoke("schema", "check", path)
	switch {
	case correct && code != 0:
		t.Errorf("exit code %d for a correct schema: %s", code, stderr)
	case !correct && code != 2:
		t.Errorf("exit code %d for an incorrect schema, want 2: %s", code, stderr)
	case !correct && !restriction.MatchString(stderr):
		t.Errorf("no restriction is named: %s", stderr)
	}
	return !t.Failed()
}

// checkDocument holds "validate" to a verdict.
func checkDocument(t *testing.T, schema, folder, text string, valid bool) {
	t.Helper()
	path := filepath.Join(folder, "document.xml")
	writeFile(t, path, text)
	want := map[bool]int{true: 0, false: 1}[valid]
	if code, stdout, stderr := invoke("validate", "-s", schema, path); code != want {
		t.Errorf("exit code %d, want %d, for\n%s\n%s%s", code, want, text, stdout, stderr)
	}
}

func TestSuiteOfSpecification(t *testing.T) {
	var s suite
	readSuite(t, "spectest.xml", &s)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	var correct, incorrect, valid, invalid int
	for _, c := range s.all() {
		t.Run(fmt.Sprintf("line%d", c.Line), func(t *testing.T) {
			folder := t.TempDir()
			schema := filepath.Join(folder, "schema.rng")
			writeResources(t, folder, c.Resources, c.Dirs, (*fragment).document)
			if c.Incorrect != nil {
				incorrect++
				writeFile(t, schema, c.Incorrect.document())
				checkSchema(t, schema, false)
				// What is asked to validate by such a schema must not call the document valid.
				writeFile(t, filepath.Join(folder, "document.xml"), "<foo/>")
				if code, stdout, stderr := invoke("validate", "-s", schema, filepath.Join(folder, "document.xml")); code != 2 {
					t.Errorf("validate: exit code %d, want 2: %s%s", code, stdout, stderr)
				}
				return
			}
			correct++
			writeFile(t, schema, c.Correct.document())
			if !checkSchema(t, schema, true) {
				return
			}
			for i := range c.Valid {
				valid++
				checkDocument(t, schema, folder, c.Valid[i].document(), true)
			}
			for i := range c.Invalid {
				invalid++
				checkDocument(t, schema, folder, c.Invalid[i].document(), false)
			}
		})
	}
	got, want := [4]int{correct, incorrect, valid, invalid}, [4]int{172, 213, 289, 291}
	if got != want {
		t.Errorf("%v correct and incorrect schemas, valid and invalid documents; want %v", got, want)
	}
}

// TestSuiteOfCompactSyntax also holds the two syntaxes of each case to one verdict.
func TestSuiteOfCompactSyntax(t *testing.T) {
	var s suite
	readSuite(t, "compacttest.xml", &s)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	var correct, incorrect int
	for _, c := range s.all() {
		t.Run(fmt.Sprintf("line%d", c.Line), func(t *testing.T) {
			folder := t.TempDir()
			compact := filepath.Join(folder, "schema.rnc")
			switch {
			case c.Compact == nil:
				return // a case of the XML syntax alone
			case c.Compact.Incorrect != nil:
				incorrect++
				writeFile(t, compact, c.Compact.Incorrect.Text)
				code, _, stderr := invoke("schema", "check", compact)
				if code != 2 || !strings.Contains(stderr, "schema.rnc:") {
					t.Errorf("exit code %d, want 2 and a message with a place: %s", code, stderr)
				}
			case c.Compact.Correct != nil:
				correct++
				writeResources(t, folder, c.Compact.Resources, c.Compact.Dirs, func(f *fragment) string { return f.Text })
				writeResources(t, folder, c.XML.Resources, c.XML.Dirs, (*fragment).document)
				writeFile(t, compact, c.Compact.Correct.Text)
				asXML := filepath.Join(folder, "schema.rng")
				writeFile(t, asXML, c.XML.Correct.document())
				// Some of the cases are no whole schemas, in either syntax.
				one, _, stderr := invoke("schema", "check", compact)
				other, _, stderrXML := invoke("schema", "check", asXML)
				if one != other || one != 0 && !restriction.MatchString(stderr) {
					t.Errorf("exit code %d, in the XML syntax %d:\n%s\n%s", one, other, stderr, stderrXML)
				}
			}
		})
	}
	if correct != 56 || incorrect != 31 {
		t.Errorf("%d correct and %d incorrect schemas, want 56 and 31", correct, incorrect)
	}
}

// TestSuiteOfPatterns makes a schema of each regular expression.
func TestSuiteOfPatterns(t *testing.T) {
	var s suite
	readSuite(t, "regextest.xml", &s)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	for _, c := range s.all() {
		t.Run(fmt.Sprintf("line%d", c.Line), func(t *testing.T) {
			folder := t.TempDir()
			schema := filepath.Join(folder, "schema.rng")
			pattern, correct := c.Correct, true
			if pattern == nil {
				pattern, correct = c.Incorrect, false
			}
			writeFile(t, schema, dataSchema("string", `<param name="pattern">`+pattern.Inner+`</param>`))
			if checkSchema(t, schema, correct) && correct {
				checkValues(t, schema, folder, c.Valid, c.Invalid)
			}
		})
	}
}

func dataSchema(datatype, params string) string {
	return fmt.Sprintf(`<element name="doc" xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><data type=%q>%s</data></element>`, datatype, params)
}

func checkValues(t *testing.T, schema, folder string, valid, invalid []fragment) {
	t.Helper()
	for i := range valid {
		checkDocument(t, schema, folder, valid[i].value(), true)
	}
	for i := range invalid {
		checkDocument(t, schema, folder, invalid[i].value(), false)
	}
}

func (f *fragment) value() string { return "<doc>" + f.Inner + "</doc>" }
