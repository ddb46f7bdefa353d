package xslt_test

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/xslt"
)

const sheetStart = `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">`

const letter = `<!DOCTYPE TEI [<!ENTITY name "Ada">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><head>To &name;</head><p>One <del>two</del></p><p>Three</p></body></text></TEI>`

// run transforms the letter and returns the result and all that was said.
func run(t *testing.T, sheet string, files fstest.MapFS, o xslt.Options) (*xslt.Result, string) {
	t.Helper()
	s, list := xslt.Load(context.Background(), source.NewFile("style.xsl", []byte(sheet)), xslt.LoadOptions{FS: files})
	if s == nil {
		return nil, list.Error()
	}
	result, list := s.Transform(context.Background(), source.NewFile("letter.xml", []byte(letter)), o)
	said := ""
	if len(list) > 0 {
		said = list.Error()
	}
	return result, said
}

func TestTransform(t *testing.T) {
	beside := fstest.MapFS{
		"parts/del.xsl":      {Data: []byte(sheetStart + `<xsl:import href="deeper/p.xsl"/><xsl:template match="del">[<xsl:apply-templates/>]</xsl:template></xsl:stylesheet>`)},
		"parts/deeper/p.xsl": {Data: []byte(sheetStart + `<xsl:template match="p"><p><xsl:apply-templates/></p></xsl:template></xsl:stylesheet>`)},
		"parts/one.xsl":      {Data: []byte(`<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace='http://www.tei-c.org/ns/1.0'><xsl:template match="TEI"><xsl:value-of select="//p[1]"/></xsl:template></xsl:stylesheet>`)},
		"words.xml":          {Data: []byte(`<words xmlns=""><w>fin</w></words>`)},
	}
	for name, c := range map[string]struct {
		body string
		o    xslt.Options
		want string
		said string
	}{
		"templates": {
			body: `<xsl:output method="xml" omit-xml-declaration="yes"/><xsl:template match="/"><out><xsl:value-of select="//head"/></out></xsl:template>`,
			want: `<out>To Ada</out>`,
		},
		"imports within imports": {
			body: `<xsl:import href="parts/del.xsl"/><xsl:output omit-xml-declaration="yes"/><xsl:template match="/"><o><xsl:apply-templates select="//p"/></o></xsl:template>`,
			want: `<o><p>One [two]</p><p>Three</p></o>`,
		},
		"an imported module has a default namespace of its own": {
			body: `<xsl:import href="parts/one.xsl"/><xsl:output method="text"/>`,
			want: `One two`,
		},
		"a parameter takes the type it declares": {
			body: `<xsl:param name="n" as="xs:integer" select="1"/><xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="//p[$n], $n + 1"/></xsl:template>`,
			o:    xslt.Options{Parameters: map[string]string{"n": "2"}},
			want: `Three 3`,
		},
		"a file beside the stylesheet": {
			body: `<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="doc('words.xml')/*:words/*:w"/></xsl:template>`,
			want: `fin`,
		},
		"a file beside the edition": {
			body: `<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="document('persons.xml', /)/*"/></xsl:template>`,
			o:    xslt.Options{FS: fstest.MapFS{"persons.xml": {Data: []byte(`<p>Ada Lovelace</p>`)}}},
			want: `Ada Lovelace`,
		},
		"no path of the machine": {
			body: `<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="document-uri(/), base-uri(/), static-base-uri()"/></xsl:template>`,
			want: `edition:///letter.xml edition:///letter.xml stylesheet:///style.xsl`,
		},
		"what it says": {
			body: `<xsl:output method="text"/><xsl:template match="/"><xsl:message>one
			  thing</xsl:message>x</xsl:template>`,
			want: "x",
			said: "letter.xml:1:1: info: the stylesheet says: one thing [xslt-message]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			result, said := run(t, sheetStart+c.body+`</xsl:stylesheet>`, beside, c.o)
			if said != c.said || result == nil {
				t.Fatalf("said %q, want %q", said, c.said)
			}
			if diff := cmp.Diff(c.want, string(result.Output)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestResultDocuments(t *testing.T) {
	result, said := run(t, sheetStart+`<xsl:output method="text"/><xsl:template match="/">
		<xsl:for-each select="//p"><xsl:result-document href="pages/{position()}.html" method="html"><b><xsl:value-of select="."/></b></xsl:result-document></xsl:for-each>
	</xsl:template></xsl:stylesheet>`, nil, xslt.Options{})
	if result == nil {
		t.Fatal(said)
	}
	want := []xslt.Document{{"pages/1.html", []byte("<b>One two</b>")}, {"pages/2.html", []byte("<b>Three</b>")}}
	if diff := cmp.Diff(want, result.Documents); diff != "" {
		t.Error(diff)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`<xsl:template match="/"><xsl:`,
			"style.xsl:1:233: error: the tag <xsl: that begins here has no > before the end of the document [tag-unclosed]"},
		{`<xsl:template match="/"><xsl:wrong/></xsl:template></xsl:stylesheet>`,
			"style.xsl:1:1: error: the stylesheet cannot be used: unknown XSLT instruction xsl:wrong [xslt-stylesheet]"},
		{`<xsl:import href="../outside.xsl"/></xsl:stylesheet>`,
			"style.xsl:1:1: error: the stylesheet cannot be used: cannot resolve \"stylesheet:///outside.xsl\": open outside.xsl: file does not exist [xslt-stylesheet]"},
		{`<xsl:template match="/"><xsl:value-of select="doc('file:///etc/passwd')"/></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: error: the stylesheet failed on this document: cannot load document \"file:///etc/passwd\": open etc/passwd: file does not exist [xslt-run]"},
		{`<xsl:template match="/"><xsl:value-of select="unparsed-text('/etc/passwd')"/></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: error: the stylesheet failed on this document: FOUT1170: cannot retrieve resource: open etc/passwd: file does not exist [xslt-run]"},
		{`<xsl:template match="/"><xsl:value-of select="doc('http://example.org/')"/></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: error: the stylesheet failed on this document: cannot load document \"http://example.org/\": http://example.org/ may not be read: only files in the folders of the stylesheet and of the edition are [xslt-run]"},
		{`<xsl:template match="/"><xsl:result-document href="../x.html"><a/></xsl:result-document></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: error: the stylesheet failed on this document: xsl:result-document: \"../x.html\" does not lie in the folder of the results [xslt-run]"},
		{`<xsl:template match="/"><xsl:message terminate="yes">enough</xsl:message></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: info: the stylesheet says: enough [xslt-message] (and 1 more)"},
		{`<xsl:template match="/" name="t"><xsl:call-template name="t"/></xsl:template></xsl:stylesheet>`,
			"letter.xml:1:1: error: the stylesheet failed on this document: recursion depth exceeded [xslt-run]"},
	} {
		result, said := run(t, sheetStart+c.body, fstest.MapFS{}, xslt.Options{})
		if result != nil || said != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.body, said, c.want)
		}
	}
}
