//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Reading versions, beside what processors of XSLT make by a stylesheet of comparable
// work.
func BenchmarkRenderPeers(b *testing.B) {
	data := testdata(b)
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	stylesheet, err := filepath.Abs("testdata/bench/reading.xsl")
	if err != nil {
		b.Fatal(err)
	}
	var table strings.Builder
	table.WriteString(tableHead)
	for _, d := range []struct{ name, path string }{
		{"letter-5kB", "rendering/letter-1948.xml"},
		{"letter-21kB", "corpus/letters-schnitzler/data__editions__L02950.xml"},
		{"book-2.8MB", "corpus/books-sarit/susrutasamhita.xml"},
		{"book-3.2MB", "corpus/books-sarit/sarasvatikanthabharana-dn.xml"},
	} {
		path := filepath.Join(data, d.path)
		b.Run(d.name, func(b *testing.B) {
			c := comparison{work: d.name}
			page := filepath.Join(b.TempDir(), "page.html")
			c.run(b, "siglum", program, "render", path, "-o", page)
			if _, err := os.Stat(saxon); err == nil {
				c.run(b, "saxon", "java", "-cp", saxon, "net.sf.saxon.Transform", "-s:"+path, "-xsl:"+stylesheet, "-o:"+page)
			} else {
				b.Log("Saxon is left out: it is not installed")
			}
			c.run(b, "xsltproc", "xsltproc", "--maxdepth", "10000", "-o", page, stylesheet, path)
			table.WriteString(c.rows())
		})
	}
	fmt.Println(table.String())
}
