package syntax_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/source"
)

// A compactSuite is compacttest.xml. Each case holds a schema in the compact syntax and,
// if it is correct, the same in the XML syntax.
type compactSuite struct {
	Cases []struct {
		Compact syntaxCase `xml:"compact"`
		XML     syntaxCase `xml:"xml"`
	} `xml:"testCase"`
}

type syntaxCase struct {
	Correct *suiteSchema `xml:"correct"`
}

type suiteSchema struct {
	Text string `xml:",chardata"`
	XML  string `xml:",innerxml"`
}

// TestCompactSuite compares the trees of the suite's correct schemas with those of the XML
// syntax. That incorrect ones are refused is tested where they are loaded: some offend
// against more than the syntax.
func TestCompactSuite(t *testing.T) {
	var suite compactSuite
	if err := xml.Unmarshal(testData(t, "suites", "relaxng", "compacttest.xml"), &suite); err != nil {
		t.Fatal(err)
	}
	correct := 0
	for i, c := range suite.Cases {
		if c.Compact.Correct != nil {
			correct++
			compareSyntaxes(t, i+1, c.Compact.Correct.Text, c.XML.Correct.XML)
		}
	}
	if correct != 56 {
		t.Errorf("the suite has %d correct schemas; it should have 56", correct)
	}
}

func compareSyntaxes(t *testing.T, number int, compact, xmlText string) {
	t.Helper()
	c, found := syntax.ReadCompact(source.NewFile("s.rnc", []byte(compact)), "")
	if len(found) > 0 {
		t.Errorf("case %d: %v\n%s", number, found, compact)
		return
	}
	x, found := syntax.ReadXML(source.NewFile("s.rng", []byte(strings.TrimSpace(xmlText))), "")
	if found.HasErrors() {
		t.Errorf("case %d, XML syntax: %v", number, found)
		return
	}
	if diff := firstDifference(dump(x.Root), dump(c.Root)); diff != "" {
		t.Errorf("case %d: the trees differ, %s\n%s", number, diff, compact)
	}
	if diff := firstDifference(dumpForeign(x.Foreign), dumpForeign(c.Foreign)); diff != "" {
		t.Errorf("case %d: the annotations differ, %s\n%s", number, diff, compact)
	}
}

// firstDifference returns the first line in which two dumps differ. A comparison of the
// whole would take too long for large schemas.
func firstDifference(xmlDump, compactDump string) string {
	x, c := strings.Split(xmlDump, "\n"), strings.Split(compactDump, "\n")
	for i := range min(len(x), len(c)) {
		if x[i] != c[i] {
			return fmt.Sprintf("line %d: XML %q, compact %q", i+1, x[i], c[i])
		}
	}
	if len(x) != len(c) {
		return fmt.Sprintf("XML has %d lines, compact %d", len(x), len(c))
	}
	return ""
}

// TestCompactTEI compares the two syntaxes that TEI publishes its schema in.
func TestCompactTEI(t *testing.T) {
	compact := testData(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rnc")
	xmlText := testData(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")
	compareSyntaxes(t, 0, string(compact), string(xmlText))
}

func testData(t testing.TB, path ...string) []byte {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: there is no shared test data")
	}
	text, err := os.ReadFile(filepath.Join(append([]string{root}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return text
}
