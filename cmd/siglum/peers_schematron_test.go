//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkSchematronPeers compares siglum with Saxon, which validates by a stylesheet
// that was made from the rules. The stylesheet is made before, once, and not counted; siglum
// reads the rules each time.
func BenchmarkSchematronPeers(b *testing.B) {
	data := testdata(b)
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	rules := filepath.Join(data, "schemas/tei-4.12.0/tei_all-4.12.0.sch")
	sheet := schematronSheet(b, rules)
	out := filepath.Join(b.TempDir(), "report.svrl")
	var table strings.Builder
	table.WriteString(tableHead)
	for _, d := range []struct{ name, path string }{
		{"letter-19kB", "corpus/letters-schnitzler/data__editions__L02150.xml"},
		{"book-1.1MB", "corpus/books-sarit/siddhayoga.xml"},
		{"guidelines-7.3MB", "corpus/tei-guidelines/p5-4.9.0a-expanded.xml"},
	} {
		path := filepath.Join(data, d.path)
		b.Run(d.name, func(b *testing.B) {
			c := comparison{work: "Schematron, " + d.name}
			c.run(b, "siglum", program, "validate", "--quiet", "--lint", "off", "-s", rules, path)
			c.run(b, "Saxon", "java", "-cp", saxon, "net.sf.saxon.Transform", "-s:"+path, "-xsl:"+sheet, "-o:"+out)
			table.WriteString(c.rows())
		})
	}
	fmt.Println(table.String())
}

// saxon is where Debian's libsaxonhe-java puts it.
const saxon = "/usr/share/java/Saxon-HE.jar"

// schematronSheet makes a stylesheet from rules, by those of ISO Schematron that Debian's
// python3-lxml brings. They are for XSLT 1.0; what they make is run as XSLT 2.0, which the
// expressions of TEI's rules need.
func schematronSheet(b *testing.B, rules string) string {
	b.Helper()
	if _, err := os.Stat(saxon); err != nil {
		b.Skip("Saxon (libsaxonhe-java) is not installed")
	}
	text, err := os.ReadFile(rules)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	plain, sheet := filepath.Join(dir, "rules.sch"), filepath.Join(dir, "rules.xsl")
	text = []byte(strings.Replace(string(text), `queryBinding="xslt2"`, `queryBinding="xslt"`, 1))
	if err := os.WriteFile(plain, text, 0o666); err != nil {
		b.Fatal(err)
	}
	const program = `
import sys, lxml.isoschematron as iso
from lxml import etree
doc = iso.iso_abstract_expand(iso.iso_dsdl_include(etree.parse(sys.argv[1])))
sheet = iso.iso_svrl_for_xslt1(doc, **{"allow-foreign": "'true'"})
sheet.getroot().set("version", "2.0")
sheet.write(sys.argv[2])
`
	if out, err := exec.Command("/usr/bin/python3", "-c", program, plain, sheet).CombinedOutput(); err != nil {
		b.Skipf("the stylesheets of ISO Schematron (python3-lxml) are not at hand: %v\n%s", err, out)
	}
	return sheet
}
