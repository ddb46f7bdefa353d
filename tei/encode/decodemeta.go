package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
)

// metadata reads from the header of an edition the metadata that front matter states.
func (d *decoder) metadata(keys []string) *notation.Metadata {
	var m notation.Metadata
	header := d.doc.Header()
	if header == nil {
		return &m
	}
	at := func(path ...string) *etree.Element { return tei.Descend(header.Element, path...) }
	title := at("fileDesc", "titleStmt")
	source := at("fileDesc", "sourceDesc")
	id := at("fileDesc", "sourceDesc", "msDesc", "msIdentifier")
	published := at("fileDesc", "publicationStmt")
	profile := at("profileDesc")

	m.Subtitle = oneOf(title, "title", "sub")
	m.Authors, m.Editors = phrasesOf(title, "author"), phrasesOf(title, "editor")
	for _, r := range header.RespStmts() {
		switch r.Resp {
		case translatedBy:
			m.Translators = append(m.Translators, values(r.Names)...)
		case transcribedBy:
			m.Transcribers = append(m.Transcribers, values(r.Names)...)
		}
	}
	m.Country, m.Settlement = oneOf(id, "country", ""), oneOf(id, "settlement", "")
	m.Repository, m.Collection, m.IDNo = oneOf(id, "repository", ""), oneOf(id, "collection", ""), oneOf(id, "idno", "")
	m.Publisher, m.Published = oneOf(published, "publisher", ""), oneOf(published, "date", "")
	m.Licence = oneOf(at("fileDesc", "publicationStmt", "availability"), "licence", "")
	m.Place = oneOf(at("profileDesc", "creation"), "placeName", "")
	for _, action := range header.CorrespActions() {
		switch names := correspondents(action); action.Type {
		case "sent":
			m.Senders = names
		case "received":
			if action.Subtype != "operator" {
				m.Recipients = names
			}
		}
	}
	m.Dates.Text = d.terms[termDates]
	m.Keywords = phrasesOf(at("profileDesc", "textClass", "keywords"), "term")
	m.Languages = d.declaredLanguages(profile)
	m.Hands = declaredHands(at("profileDesc", "handNotes"))
	m.Witnesses = declaredWitnesses(source)
	m.Persons = entitiesIn(at("profileDesc", "particDesc"), "listPerson", personKind)
	m.Places = entitiesIn(at("profileDesc", "settingDesc"), "listPlace", placeKind)
	d.headerFields(&m, keys)
	return &m
}

// headerFields reads the fields that header blocks have too.
func (d *decoder) headerFields(m *notation.Metadata, keys []string) {
	for _, key := range headerKeys {
		if key == "author" || !slices.Contains(keys, key) {
			continue
		}
		var paragraphs []string
		for _, b := range d.value(key) {
			var lines []string
			for line := range strings.SplitSeq(notation.String(b.Content), "\n") {
				lines = append(lines, strings.TrimSpace(line))
			}
			paragraphs = append(paragraphs, strings.Join(lines, "\n"))
		}
		m.Set(key, notation.Value{Text: strings.Join(paragraphs, "\n\n")})
	}
}

// oneOf returns the words of the first child of a name and type.
func oneOf(parent *etree.Element, name, kind string) (v notation.Value) {
	if parent == nil {
		return v
	}
	for e := range tei.Children(parent, name) {
		if kind == "" || e.SelectAttrValue("type", "") == kind {
			return notation.Value{Text: strings.TrimSpace(tei.Content(e))}
		}
	}
	return v
}

func phrasesOf(parent *etree.Element, name string) []notation.Value {
	if parent == nil {
		return nil
	}
	var list []notation.Value
	for e := range tei.Children(parent, name) {
		list = append(list, notation.Value{Text: strings.TrimSpace(tei.Content(e))})
	}
	return list
}

// correspondents returns the names of those who sent or received a document.
func correspondents(action tei.CorrespAction) []notation.Value {
	var list []notation.Value
	for _, n := range action.Names {
		list = append(list, notation.Value{Text: strings.TrimSpace(tei.Content(n.Element))})
	}
	return list
}

func values(words []string) []notation.Value {
	var list []notation.Value
	for _, w := range words {
		list = append(list, notation.Value{Text: w})
	}
	return list
}

func attr(e *etree.Element, name string) notation.Value {
	return notation.Value{Text: e.SelectAttrValue(name, "")}
}

func (d *decoder) declaredLanguages(profile *etree.Element) []notation.LanguageUsed {
	var list []notation.LanguageUsed
	if profile == nil {
		return nil
	}
	for usage := range tei.Children(profile, "langUsage") {
		for e := range tei.Children(usage, "language") {
			l := notation.LanguageUsed{Tag: attr(e, "ident"), Name: notation.Value{Text: tei.Phrase(e)}, Usage: attr(e, "usage")}
			list = append(list, l)
		}
	}
	return list
}

// declaredHands returns the hands that are not only those of labels of brackets.
func declaredHands(notes *etree.Element) []notation.Hand {
	if notes == nil {
		return nil
	}
	var list []notation.Hand
	for e := range tei.Children(notes, "handNote") {
		if isLabelHand(e) {
			continue
		}
		list = append(list, notation.Hand{
			ID: attr(e, "xml:id"), Label: oneOf(e, "label", ""), Labels: phrasesOf(e, "q"), Scribe: attr(e, "scribe"),
			Medium: attr(e, "medium"), Script: attr(e, "script"), Scope: attr(e, "scope"), Note: oneOf(e, "note", ""),
		})
	}
	return list
}

// isLabelHand reports whether a hand is one that only a label of brackets speaks of: its
// note begins with the label.
func isLabelHand(e *etree.Element) bool {
	if len(e.Child) == 0 {
		return false
	}
	first, ok := e.Child[0].(*etree.Element)
	return ok && first.Tag == "q"
}

func declaredWitnesses(source *etree.Element) []notation.Witness {
	if source == nil {
		return nil
	}
	var list []notation.Witness
	for _, w := range tei.WitnessesIn(source) {
		list = append(list, notation.Witness{
			ID: notation.Value{Text: w.ID}, Siglum: attr(w.Element, "n"), Label: notation.Value{Text: strings.TrimSpace(tei.Content(w.Element))},
		})
	}
	return list
}

// entitiesIn returns the persons or places that metadata declares: those of authority files are not.
func entitiesIn(desc *etree.Element, name string, kind entityKind) []notation.Entity {
	if desc == nil {
		return nil
	}
	var list *etree.Element
	for e := range tei.Children(desc, name) {
		if e.SelectAttrValue("type", "") != authorityType {
			list = e
			break
		}
	}
	if list == nil {
		return nil
	}
	var found []notation.Entity
	for e := range tei.Children(list, kind.element) {
		entity := notation.Entity{ID: attr(e, "xml:id"), Refs: phrasesOf(e, "idno"), Note: oneOf(e, "note", "")}
		for i, name := range phrasesOf(e, kind.name) {
			if i == 0 {
				entity.Name = name
			} else {
				entity.Variants = append(entity.Variants, name)
			}
		}
		found = append(found, entity)
	}
	return found
}
