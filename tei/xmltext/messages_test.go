package xmltext

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mistakes are documents that are not well-formed, or that bring a warning.
var mistakes = []string{
	// tags
	"<p>the <hi>word</p>",
	"<TEI>\n <text>\n  <p>word</pp>\n </text>\n</TEI>",
	"<TEI><text><p>word",
	"<TEI><p>word",
	"<p>word</p></p>",
	"<p>word</p>\n<p>more</p>",
	"<p>word</p x='1'>",
	"<a><b></b x='1'></a>",
	"<a><b></b</a>",
	"<a></></a>",
	"</a>",
	"<p>3 < 4</p>",
	"<p>a <3 b</p>",
	"<",
	"<p",
	"<p <hi>word</hi></p>",
	"<p/ >",
	"<pä?></p>",
	"<p¶/>",
	"<p \"1\"/>",
	"<p n=\"1\" ,/>",
	"<p\x01/>",
	"<1/>",
	// attributes
	"<p n/>",
	"<p n",
	"<p n><hi/></p>",
	"<p n=1/>",
	"<p n=/>",
	"<p n=“1”/>",
	"<p n='1'rend='x'/>",
	"<p n=\"1>\n<hi>word</hi></p>",
	"<p n=\"1",
	"<p n='1' n='2'/>",
	"<p xmlns:a='u' xmlns:b='u' a:n='1' b:n='2'/>",
	"<p n='a & b'/>",
	"<p n='\x02'/>",
	// text
	"<p>Smith & Sons</p>",
	"<p>Smith &Sons</p>",
	"<p>Caf&eacute</p>",
	"<p>&amp Sons</p>",
	"<p>Caf&eacute;</p>",
	"<p>&nbsp;</p>",
	"<p>&unknown;</p>",
	"<p>&#xZ;</p>",
	"<p>&#;</p>",
	"<p>&#228</p>",
	"<p>&#X41;</p>",
	"<p>&#0;</p>",
	"<p>&#xFFFE;</p>",
	"<?xml version='1.1'?><p>&#1;</p>",
	"<p>a]]>b</p>",
	"<p>\x00</p>",
	"<p>\x0B</p>",
	"<p>\uFFFF</p>",
	// comments, instructions, sections
	"<p><!-- a -- b --></p>",
	"<p><!-- a </p>",
	"<p><!-- a ---></p>",
	"<p><![CDATA[ a </p>",
	"<p><?x a </p>",
	"<p><? x?></p>",
	"<p><?x/?></p>",
	"<p><?a:b?></p>",
	"<p><!doctype p></p>",
	// the parts of a document
	"",
	"\uFEFF",
	"\n",
	"<!-- nothing -->",
	"word",
	"word <p/>",
	"<!doctype p><p/>",
	"&amp;<p/>",
	"<p/>word",
	"<![CDATA[x]]><p/>",
	"\x00<p/>",
	"\n<?xml version='1.0'?><p/>",
	"<!-- c --><?xml version='1.0'?><p/>",
	"<?XML version='1.0'?><p/>",
	"<?xml version='1.1'?><p/>",
	"<?xml version='2.0'?><p/>",
	"<?xml encoding='UTF-8'?><p/>",
	"<?xml version='1.0' standalone='maybe'?><p/>",
	"<?xml version='1.0' encoding='UTF-8' lang='de'?><p/>",
	"<?xml version='1.0' encoding=UTF-8?><p/>",
	"<?xml version='1.0'><p/>",
	"<?xml version='1.0' encoding='UTF 8'?><p/>",
	// encodings
	"<p>Stra\xDFe in M\xFCnchen</p>",
	"<p>Stra\xA7e in M\x9Fnchen, gr\x9Fn</p>",
	"<p>\xCC\xEE\xF1\xEA\xE2\xE0, \xF0\xEE\xEC\xE0\xED</p>",
	"<p>Κ\xE2\x82αλ</p>",
	"<p>\xC1\xF1\xF7\xDE \xF4\xEF\xFD</p>",
	"<p>P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2</p>",
	"<p>gr\x81n, sch\x94n, M\x84rz</p>",
	"<p>\xFF</p>",
	"<?xml version='1.0' encoding='latin-9000'?><p/>",
	"<?xml version='1.0' encoding='UTF-16'?><p/>",
	"\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><p/>",
	"<?xml version='1.0' encoding='US-ASCII'?><p>\n\xE4</p>",
	"<?xml version='1.0' encoding='Shift_JIS'?><p>\n\x93\xFA\xFF</p>",
	inUTF16("<p>", binary.LittleEndian, true) + "\x00\xD8",
	// namespaces
	"<tei:p/>",
	"<x:p/>",
	"<p xlink:href='x'/>",
	"<a:b:c/>",
	"<:p/>",
	"<a:/>",
	"<p a:1='x'/>",
	"<p xmlns:a=''/>",
	"<p xmlns:xml='u'/>",
	"<p xmlns:a='http://www.w3.org/XML/1998/namespace'/>",
	"<p xmlns='http://www.w3.org/XML/1998/namespace'/>",
	"<p xmlns='http://www.w3.org/2000/xmlns/'/>",
	"<p xmlns:xmlns='u'/>",
	"<xmlns:p/>",
	// document type declarations
	"<!DOCTYPE p><!DOCTYPE p><p/>",
	"<p><!DOCTYPE p></p>",
	"<!DOCTYPE><p/>",
	"<!DOCTYPE p SYSTEM><p/>",
	"<!DOCTYPE p PUBLIC 'x'><p/>",
	"<!DOCTYPE p PUBLIC 'ä' 'x'><p/>",
	"<!DOCTYPE p [<p/>",
	"<!DOCTYPE p [ word ]><p/>",
	"<!DOCTYPE p [ <!entity a 'b'> ]><p/>",
	"<!DOCTYPE p [ <!ENTITY a b> ]><p/>",
	"<!DOCTYPE p [ <!ENTITY a 'b> ]><p/>",
	"<!DOCTYPE p [ <!ENTITY a '5%'> ]><p/>",
	"<!DOCTYPE p [ <!ENTITY % b 'x'><!ENTITY a '%b;'> ]><p/>",
	"<!DOCTYPE p [ <!ENTITY % b 'ANY'><!ELEMENT p %b;> ]><p/>",
	"<!DOCTYPE p [ % b; ]><p/>",
	"<!DOCTYPE p [ <!ENTITY a:b 'x'> ]><p/>",
	"<!DOCTYPE p [ <!ELEMENT p (a,b|c)> ]><p/>",
	"<!DOCTYPE p [ <!ELEMENT p (#PCDATA|a)> ]><p/>",
	"<!DOCTYPE p [ <!ATTLIST p n (a|b) > ]><p/>",
	"<!DOCTYPE p [ <!ATTLIST p n STRING 'x'> ]><p/>",
	"<!DOCTYPE p [ <!ATTLIST p n CDATA 'x> ]><p/>",
	"<!DOCTYPE p [ <!ATTLIST p n CDATA '<'> ]><p/>",
	"<!DOCTYPE p [ <![INCLUDE[ ]]> ]><p/>",
	// entities
	"<!DOCTYPE p [ <!ENTITY a '<hi>'> ]><p>&a;</p>",
	"<!DOCTYPE p [ <!ENTITY a '</p>'> ]><p>&a;</p>",
	"<!DOCTYPE p [ <!ENTITY a 'x &#60; y'> ]><p>&a;</p>",
	"<!DOCTYPE p [ <!ENTITY a '&b;'><!ENTITY b '&a;'> ]><p>&a;</p>",
	"<!DOCTYPE p [ <!ENTITY a '&a;'> ]><p n='&a;'/>",
	"<!DOCTYPE p [ <!ENTITY a '<hi/>'> ]><p n='&a;'/>",
	"<!DOCTYPE p [ <!ENTITY a SYSTEM 'a.xml'> ]><p n='&a;'/>",
	"<!DOCTYPE p [ <!ENTITY a SYSTEM 'a.xml'> ]><p>&a;, &a;</p>",
	"<!DOCTYPE p [ <!ENTITY a SYSTEM 'a.png' NDATA png> ]><p>&a;</p>",
	"<!DOCTYPE p SYSTEM 'tei.dtd'><p>&auml; &wit;</p>",
	"<?xml version='1.0' standalone='yes'?><!DOCTYPE p SYSTEM 'tei.dtd'><p>&auml;</p>",
	"<!DOCTYPE p [ %more; ]><p/>",
}

// report writes diagnostics with all that they say.
func report(diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s\n", strings.TrimPrefix(d.String(), "doc.xml:"))
		fmt.Fprintf(&b, "    at ‹%s›\n", d.Span.Text())
		for _, r := range d.Related {
			fmt.Fprintf(&b, "    %s ‹%s›: %s\n", r.Span.Position(), r.Span.Text(), r.Message)
		}
		fmt.Fprintf(&b, "    help: %s\n", d.Help)
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, "    fix (certain: %v): %s: %q\n", f.Certain, f.Message, apply(f))
		}
	}
	return b.String()
}

// apply returns the text that a fix makes.
func apply(f diag.Fix) string {
	e := f.Edits[0]
	text := string(e.Span.File.Bytes())
	return text[:e.Span.Start] + e.Text + text[e.Span.End:]
}

// Whole messages, as testdata/messages.txt has them; -update writes it anew.
func TestMessages(t *testing.T) {
	var b strings.Builder
	for _, text := range mistakes {
		r := NewReader(source.NewFile("doc.xml", []byte(text)), Options{})
		for range r.Events() {
		}
		if len(r.Diagnostics()) == 0 {
			t.Errorf("%q brings no message", text)
		}
		fmt.Fprintf(&b, "%q\n%s\n", text, report(r.Diagnostics()))
	}
	golden(t, "testdata/messages.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}
