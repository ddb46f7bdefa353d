package site

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"net/url"
	"slices"

	"github.com/siglum/siglum/tei/expression"
)

// corresponds reports whether there are metadata of letters to give away, and all that they must state.
func (m *maker) corresponds() bool {
	return m.hasLetters() && len(m.cmifWants()) == 0
}

// cmifWants lists what is not known of all that the format states: an address, leave to
// give the metadata away, who does so, and when.
func (m *maker) cmifWants() (wants []Want) {
	for _, known := range []struct {
		what  Want
		value string
	}{{WantsURL, m.o.URL}, {WantsPublisher, m.publisher()}, {WantsLicence, m.o.Licence}, {WantsDate, m.lastUpdated()}} {
		if known.value == "" {
			wants = append(wants, known.what)
		}
	}
	return wants
}

func (m *maker) hasLetters() bool {
	return slices.ContainsFunc(m.c.editions, func(e *edition) bool { return e.Letter })
}

// licenceTexts are the words that go with a licence (CMIF documentation, "Information
// about the digital index of letters").
var licenceTexts = map[string]string{
	CCBY: "This file is licensed under the terms of the Creative-Commons-License CC-BY 4.0",
	CC0:  "This file is dedicated to the public domain under the terms of Creative Commons CC0 1.0",
}

// cmif writes the metadata of the letters in the Correspondence Metadata Interchange
// Format 1, with what version 2 adds of persons and places mentioned. Its customisation
// of TEI gives the order of elements.
func (m *maker) cmif(p *pen) {
	id := "uuid-" + uuid(m.url(""))
	p.open("TEI", "xmlns", "http://www.tei-c.org/ns/1.0")
	p.open("teiHeader")
	m.cmifFile(p, id)
	p.open("profileDesc")
	for _, e := range m.c.editions {
		if e.Letter {
			m.cmifLetter(p, e, id)
		}
	}
	p.close("profileDesc")
	p.close("teiHeader")
	p.open("text")
	p.open("body")
	p.empty("p")
	p.close("body")
	p.close("text")
	p.close("TEI")
}

// cmifFile writes who made the index, where it is published, and of what it is.
func (m *maker) cmifFile(p *pen, id string) {
	p.open("fileDesc")
	p.open("titleStmt")
	p.element("title", m.o.Title)
	p.open("editor")
	p.element("name", cmp.Or(m.editor(), m.publisher()))
	if m.o.Email != "" {
		p.element("email", m.o.Email)
	}
	p.close("editor")
	p.close("titleStmt")
	p.open("publicationStmt")
	p.open("publisher")
	p.element("ref", m.publisher(), "target", m.url(""))
	p.close("publisher")
	p.element("idno", m.url(cmifName), "type", "url")
	p.empty("date", "when", m.lastUpdated())
	p.open("availability")
	p.element("licence", licenceTexts[m.o.Licence], "target", licences[m.o.Licence])
	p.close("availability")
	p.close("publicationStmt")
	p.open("sourceDesc")
	p.open("bibl", "type", "online", "xml:id", id)
	p.element("title", m.o.Title)
	p.element("publisher", m.publisher())
	p.element("ref", m.url(""), "target", m.url(""))
	p.close("bibl")
	p.close("sourceDesc")
	p.close("fileDesc")
}

func (m *maker) cmifLetter(p *pen, e *edition, source string) {
	p.open("correspDesc", "ref", m.url(e.Page), "source", "#"+source)
	sent := e.Sent
	sent.Names = e.senders()
	if sent.Date.first() == "" {
		sent.Date = e.Date
	}
	m.cmifAction(p, "sent", sent)
	m.cmifAction(p, "received", e.Received)
	m.cmifMentions(p, e)
	p.close("correspDesc")
}

// cmifAction writes who sent or received a letter, where and when. Each letter has
// both, if only with somebody unknown.
func (m *maker) cmifAction(p *pen, kind string, a action) {
	p.open("correspAction", "type", kind)
	elements := map[bool]string{false: "persName", true: "orgName"}
	for _, n := range a.Names {
		found := m.c.named(n)
		p.element(elements[n.Kind == organisation], found.Label, "ref", found.URI)
	}
	if len(a.Names) == 0 {
		p.element("persName", "Unknown")
	}
	for _, n := range a.Places {
		found := m.c.named(n)
		p.element("placeName", found.Label, "ref", found.URI)
	}
	if a.Date.first() != "" {
		p.empty("date", cmifDate(a.Date)...)
	}
	p.close("correspAction")
}

// cmifDates are the forms of dates that the format has: a day, a month, a year.
var cmifDates = expression.Lazy(`^-?\d{4}(-\d\d(-\d\d)?)?`)

func cmifDate(d dating) []string {
	cut := cmifDates().FindString
	if when := cut(d.When); when != "" {
		return []string{"when", when}
	}
	attributes := []string{"from", cut(d.From), "to", cut(d.To)}
	if d.From == "" {
		attributes = append(attributes, "notBefore", cut(d.NotBefore))
	}
	if d.To == "" {
		attributes = append(attributes, "notAfter", cut(d.NotAfter))
	}
	return attributes
}

// cmifMentions writes whom and what a letter mentions that authority files know (CMIF 2,
// "Encoding example").
func (m *maker) cmifMentions(p *pen, e *edition) {
	terms := map[kind]string{person: "cmif:mentionsPerson", place: "cmif:mentionsPlace", organisation: "cmif:mentionsOrg"}
	seen, open := map[string]bool{}, false
	for _, n := range e.Mentions {
		found := m.c.named(n.name)
		if !IsURL(found.URI) || seen[found.URI] {
			continue
		}
		if !open {
			p.open("note")
			open = true
		}
		seen[found.URI] = true
		p.element("ref", found.Label, "type", terms[n.Kind], "target", found.URI)
	}
	if open {
		p.close("note")
	}
}

// uuid is the identifier of an address: always the same (RFC 9562, 5.5).
func uuid(address string) string {
	// The namespace of addresses, RFC 9562, 6.6.
	namespace := "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"
	sum := sha1.Sum([]byte(namespace + address))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// IsURL reports whether a text is an address on the net.
func IsURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
