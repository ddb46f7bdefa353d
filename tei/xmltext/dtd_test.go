package xmltext

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var dtdTests = []struct{ about, text, want string }{
	{"an entity is read in place of the reference", "<!DOCTYPE a [<!ENTITY e 'x<b c=\"1\"/>y'>]><a>1&e;2</a>", `
Doctype {}a ‹a› " a [<!ENTITY e 'x<b c=\"1\"/>y'>]" "<!DOCTYPE a [<!ENTITY e 'x<b c=\"1\"/>y'>]>"
StartElement {}a ‹a› "<a>"
Text "1" "1"
Text "x" "&e;"
StartElement {}b ‹&e;› {}c="1" ‹&e;› ‹&e;› empty "&e;"
EndElement {}b ‹&e;› empty "&e;"
Text "y" "&e;"
Text "2" "2"
EndElement {}a ‹a› "</a>"
`},
	{"an entity in a value", "<!DOCTYPE a [<!ENTITY e '1&#9;&#38;#9;&f;'><!ENTITY f 'x'>]><a b='&e;'/>", `
Doctype {}a ‹a› " a [<!ENTITY e '1&#9;&#38;#9;&f;'><!ENTITY f 'x'>]" "<!DOCTYPE a [<!ENTITY e '1&#9;&#38;#9;&f;'><!ENTITY f 'x'>]>"
StartElement {}a ‹a› {}b="1 \tx" ‹b› ‹&e;› empty "<a b='&e;'/>"
EndElement {}a ‹a› empty "<a b='&e;'/>"
`},
	{"the first declaration counts; defaults are added, tokens normalised", "<!DOCTYPE a [<!ATTLIST a i ID #IMPLIED d (x|y) 'x' d CDATA 'z' xmlns CDATA #FIXED 'u'>]><a i='  1  2 '/>", `
Doctype {}a ‹a› " a [<!ATTLIST a i ID #IMPLIED d (x|y) 'x' d CDATA 'z' xmlns CDATA #FIXED 'u'>]" "<!DOCTYPE a [<!ATTLIST a i ID #IMPLIED d (x|y) 'x' d CDATA 'z' xmlns CDATA #FIXED 'u'>]>"
StartElement {u}a ‹a› {}i="1 2" ‹i› ‹  1  2 › {}d="x" ‹a› ‹a› defaulted {http://www.w3.org/2000/xmlns/}xmlns="u" ‹a› ‹a› defaulted empty "<a i='  1  2 '/>"
EndElement {u}a ‹a› empty "<a i='  1  2 '/>"
`},
	{"parameter entities between declarations", "<!DOCTYPE a [<!ENTITY % p '<!ENTITY e \"x\">'>%p;]><a>&e;</a>", `
Doctype {}a ‹a› " a [<!ENTITY % p '<!ENTITY e \"x\">'>%p;]" "<!DOCTYPE a [<!ENTITY % p '<!ENTITY e \"x\">'>%p;]>"
StartElement {}a ‹a› "<a>"
Text "x" "&e;"
EndElement {}a ‹a› "</a>"
`},
	{"an entity that is not read is an event", "<!DOCTYPE a SYSTEM 'a.dtd'><a b='1&e;2'>1&e;2</a>", `
Doctype {}a ‹a› " a SYSTEM 'a.dtd'" "<!DOCTYPE a SYSTEM 'a.dtd'>"
StartElement {}a ‹a› {}b="12" ‹b› ‹1&e;2› "<a b='1&e;2'>"
Text "1" "1"
EntityReference {}e ‹e› "" "&e;"
Text "2" "2"
EndElement {}a ‹a› "</a>"
doc.xml:1:35: warning: the text of &e; is missing: it stands outside the document, and is not read [entity-unread]
`},
	{"nothing counts that follows a parameter entity that is not read", "<!DOCTYPE a [<!ENTITY e '1'>%p;<!ENTITY f '2'>]><a>&e;&f;</a>", `
Doctype {}a ‹a› " a [<!ENTITY e '1'>%p;<!ENTITY f '2'>]" "<!DOCTYPE a [<!ENTITY e '1'>%p;<!ENTITY f '2'>]>"
StartElement {}a ‹a› "<a>"
Text "1" "&e;"
EntityReference {}f ‹f› "" "&f;"
EndElement {}a ‹a› "</a>"
doc.xml:1:29: warning: the text of %p; is missing: it stands outside the document, and is not read [entity-unread]
doc.xml:1:55: warning: the text of &f; is missing: it stands outside the document, and is not read [entity-unread]
`},
}

func TestDTD(t *testing.T) {
	for _, test := range dtdTests {
		t.Run(test.about, func(t *testing.T) {
			if diff := cmp.Diff(test.want, "\n"+dump(test.text, Options{})); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.text, diff)
			}
		})
	}
}

func TestUnparsedEntity(t *testing.T) {
	r := NewReader(source.NewFile("doc.xml", []byte("<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY pic SYSTEM 'p.png' NDATA n><!ENTITY e 'x'>]><a/>")), Options{})
	for range r.Events() {
	}
	if !r.UnparsedEntity("pic") || r.UnparsedEntity("e") || r.UnparsedEntity("none") {
		t.Errorf("pic: %v, e: %v, none: %v", r.UnparsedEntity("pic"), r.UnparsedEntity("e"), r.UnparsedEntity("none"))
	}
}

// External text is read where the caller gives it, and keeps its own places.
func TestExternal(t *testing.T) {
	files := map[string]string{
		"a.dtd": "<?xml encoding='ISO-8859-1'?><!ENTITY % type 'CDATA'><![INCLUDE[<!ATTLIST a b %type; 'd\xE4'>]]><!ENTITY e SYSTEM 'e.xml'>",
		"e.xml": "<?xml version='1.0' encoding='UTF-8'?>x<c/>",
	}
	open := func(id ExternalID) (*source.File, error) {
		text, ok := files[id.System]
		if !ok {
			return nil, errors.New("no such file")
		}
		return source.NewFile(id.System, []byte(text)), nil
	}
	text := "<!DOCTYPE a PUBLIC 'p' 'a.dtd'><a>&e;</a>"
	want := `
Doctype {}a ‹a› " a PUBLIC 'p' 'a.dtd'" "<!DOCTYPE a PUBLIC 'p' 'a.dtd'>"
StartElement {}a ‹a› {}b="dä" ‹a› ‹a› defaulted "<a>"
Text "x" "x"
StartElement {}c ‹c› empty "<c/>"
EndElement {}c ‹c› empty "<c/>"
EndElement {}a ‹a› "</a>"
`
	if diff := cmp.Diff(want, "\n"+dump(text, Options{External: open})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for e := range NewReader(source.NewFile("doc.xml", []byte(text)), Options{External: open}).Events() {
		if want := map[string]string{"x": "e.xml", "<c/>": "e.xml"}[e.Span.Text()]; want != "" && e.Span.File.Name() != want {
			t.Errorf("%s stands in %s, want %s", e.Span.Text(), e.Span.File.Name(), want)
		}
	}
	got := dump(strings.Replace(text, "a.dtd", "b.dtd", 1), Options{External: open})
	if want := "doc.xml:1:1: error: the external subset of the DTD, which is \"b.dtd\", cannot be read: no such file [external-unreadable]\n"; got != want {
		t.Errorf("got %swant %s", got, want)
	}
}
