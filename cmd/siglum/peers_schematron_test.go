//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
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
func schematronSheet(b testing.TB, rules string) string {
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
	text = bytes.Replace(text, []byte(`queryBinding="xslt2"`), []byte(`queryBinding="xslt"`), 1)
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

// TestSaxonAgrees counts what the rules of EpiDoc, which say nothing twice, find in real
// documents, by siglum and by Saxon.
func TestSaxonAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("Saxon takes some seconds")
	}
	data := testdata(t)
	program, err := siglum()
	if err != nil {
		t.Fatal(err)
	}
	rules := filepath.Join(data, "schemas/tei-4.9.0a/tei-epidoc.sch")
	sheet, in, out := schematronSheet(t, rules), plainDocuments(t, filepath.Join(data, "corpus")), t.TempDir()
	if text, err := exec.Command("java", "-cp", saxon, "net.sf.saxon.Transform", "-s:"+in, "-xsl:"+sheet, "-o:"+out).CombinedOutput(); err != nil {
		t.Fatalf("Saxon: %v\n%s", err, text)
	}
	text, err := exec.Command(program, "validate", "--format", "json", "--severity", "info", "--lint", "off", "-s", rules, in).Output()
	var report struct {
		Documents []struct {
			File        string            `json:"file"`
			Diagnostics []json.RawMessage `json:"diagnostics"`
		} `json:"documents"`
	}
	if json.Unmarshal(text, &report) != nil || len(report.Documents) == 0 {
		t.Fatalf("siglum: %v", err)
	}
	found := 0
	for _, d := range report.Documents {
		svrl, err := os.ReadFile(filepath.Join(out, filepath.Base(d.File)))
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.Count(svrl, []byte("<svrl:failed-assert")) + bytes.Count(svrl, []byte("<svrl:successful-report"))
		if want != len(d.Diagnostics) {
			t.Errorf("%s: siglum finds %d, Saxon %d", d.File, len(d.Diagnostics), want)
		}
		found += want
	}
	t.Logf("%d findings in %d documents", found, len(report.Documents))
}

// plainDocuments copies the smaller documents of a folder that need no other file, into one
// folder.
func plainDocuments(t *testing.T, folder string) string {
	t.Helper()
	dir := t.TempDir()
	number := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".xml" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || len(text) > 100_000 || bytes.Contains(text, []byte("<!DOCTYPE")) || bytes.Contains(text, []byte("XInclude")) {
			return err
		}
		number++
		return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.xml", number)), text, 0o666)
	})
	if err != nil || number == 0 {
		t.Fatalf("there are %d documents (%v)", number, err)
	}
	return dir
}
