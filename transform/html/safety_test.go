package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/transform/internal/corpus"
)

// hostile is a document that tries what documents can try.
const hostile = `<!DOCTYPE TEI [<!ENTITY own "&#60;script>alert(1)&#60;/script>&#60;p onclick='alert(1)'>entity&#60;/p>">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="&quot; onload=&quot;alert(1)">
<teiHeader><fileDesc><titleStmt><title>&lt;script>alert(1)&lt;/script></title></titleStmt>
<publicationStmt><idno>javascript://%0aalert(1)</idno></publicationStmt>
<sourceDesc><bibl><ref target="javascript:alert(1)">x</ref></bibl><listWit><witness xml:id="A" n="&lt;b>">w</witness><witness xml:id="B" n="&quot;>&lt;script>">&lt;script></witness></listWit></sourceDesc></fileDesc>
<profileDesc><handNotes><handNote xml:id="h1">&lt;img src=x onerror=alert(1)></handNote></handNotes></profileDesc></teiHeader>
<text><body>
<p xml:id="view-reading" rend="x&quot; onmouseover=&quot;alert(1)" style="background:url(http://evil.example/x)" n="&lt;script>">one</p>
<p xml:id="view-reading">same id</p>
<p><ref target="javascript:alert(1)">a</ref> <ref target="JaVaScRiPt:alert(1)">b</ref> <ref target="java&#9;script:alert(1)">c</ref>
<ref target="data:text/html,x">d</ref> <ref target="vbscript:x">e</ref> <ref target="//evil.example/">f</ref> <ref target="file:///etc/passwd">g</ref>
<ref target="\\evil\x">h</ref> <ptr target="javascript:alert(1)"/> <ref target=" javascript:alert(1)">i</ref> <ref target="http:evil">j</ref>
<email>x@y.z?subject=&quot;></email></p>
<figure><graphic url="javascript:alert(1)"/><graphic url="http://evil.example/x.png"/><graphic url="/etc/passwd.png"/></figure>
<p><hi rend="expression(alert(1))" rendition="#x&lt;y">k</hi> <note n="&lt;i>" type="&quot;>&lt;script>">l</note>
<add hand="&quot;>&lt;script>" place="&quot;>">m</add> <x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>
<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/> <app><lem wit="#A">n</lem><rdg wit="&lt;script>">o</rdg><rdg wit="#B">p <ref target="javascript:alert(1)">q</ref></rdg></app></p>
<p>&own;</p><persName ref="javascript:alert(1)">&lt;b>name</persName><p xml:id="&quot;>&lt;x" corresp="#&quot;>" copyOf="#view-reading"/>
<script>alert(1)</script><style>p{display:none}</style><iframe src="http://evil.example/"/>
<?php echo 1 ?><!-- <script>alert(1)</script> --><![CDATA[</article><script>alert(1)</script>]]>
<div><head>&lt;script></head></div><div><head xml:lang="&quot;>">i</head></div><div><head xml:id="contents">j</head></div>
<pb n="&lt;script>" facs="javascript:alert(1)"/><lb n="&quot;>&lt;script>"/>
</body></text></TEI>`

// Whatever a document holds, its page has only the elements and attributes that
// the writer writes, and no address that could do something.
func TestHostileDocument(t *testing.T) {
	page := pageOf(t, corpus.Load(t, "hostile.xml", hostile), Options{})
	checkInert(t, page)
	for _, kept := range []string{"one", "same id", "&lt;/article&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "p{display:none}"} {
		if !strings.Contains(page, kept) {
			t.Errorf("the page has lost %q", kept)
		}
	}
}

func checkInert(t *testing.T, page string) {
	t.Helper()
	ids := map[string]bool{}
	find(parse(t, page), func(n *html.Node) {
		if !allowedElements[n.Data] {
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if !allowedAttributes[a.Key] {
				t.Errorf("the page has an attribute %s on %s", a.Key, n.Data)
			}
			if a.Key == "href" && !harmless(a.Val) || a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/") {
				t.Errorf("the page has an address %q", a.Val)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("the page has the id %q twice", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
	})
	find(parse(t, page), func(n *html.Node) {
		if target, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok && !ids[target] {
			t.Errorf("a link goes to #%s, which the page does not have", target)
		}
	})
}

func harmless(address string) bool {
	for _, prefix := range []string{"http://", "https://", "mailto:", "#"} {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	scheme, _, ok := strings.Cut(address, ":")
	return (!ok || strings.ContainsAny(scheme, "/?#")) && !strings.HasPrefix(address, "//") && !strings.HasPrefix(address, `\`)
}

func names(list string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(list) {
		m[name] = true
	}
	return m
}

var (
	allowedElements = names(`html head meta title style body a nav details summary fieldset legend input label header h1 h2 h3 h4 h5 h6 section dl div dt dd time
		main article footer p span ins del i b u s sup sub em br wbr img ol ul li table caption thead tbody tr th td blockquote figure
		figcaption aside address pre hr link`)
	allowedAttributes = names(`lang dir charset http-equiv content name class href aria-label type id checked for datetime title hidden role
		value scope colspan rowspan tabindex alt src data-n open itemscope itemtype itemprop rel`)
)

// Elements that nest without end give a page that is not deeper than browsers
// allow, and keep their text.
func TestDeepDocument(t *testing.T) {
	const depth = 9000
	for _, name := range []string{"hi", "div", "list", "add", "app", "note", "q"} {
		text := body(strings.Repeat("<"+name+">", depth) + "bottom" + strings.Repeat("</"+name+">", depth))
		page := pageOf(t, corpus.Load(t, "deep.xml", text), Options{})
		if n := strings.Count(page, "bottom"); n == 0 {
			t.Errorf("%s: the text at the bottom is lost", name)
		}
		checkInert(t, page) // the parser refuses more than 512 levels, as browsers do
	}
}
