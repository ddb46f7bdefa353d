package transform

import (
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// cardSource: where the source is kept, and how the edition cites it.
func (b *builder) cardSource() {
	source := b.headerAt("fileDesc", "sourceDesc")
	if source == nil {
		return
	}
	for ms := range tei.Children(source, "msDesc") {
		if id := tei.Descend(ms, "msIdentifier"); id != nil {
			b.field("source", b.identifier(id))
		}
	}
	var citations, copies [][]*Node
	for _, child := range source.ChildElements() {
		switch {
		case !strings.HasPrefix(child.Tag, "bibl"):
		case child.SelectAttrValue("type", "") == "copy":
			copies = append(copies, b.phrase(child))
		default:
			citations = append(citations, b.phrase(child))
		}
	}
	b.field("citation", citations...)
	b.field("copy", copies...)
	b.field("citation", b.phrasesOf(source, "p")...)
}

// identifier joins the parts of a shelfmark in their order. Other shelfmarks are
// told in brackets.
func (b *builder) identifier(id *etree.Element) []*Node {
	var parts [][]*Node
	for _, child := range id.ChildElements() {
		if child.Tag != "altIdentifier" {
			parts = append(parts, b.phrase(child))
		}
	}
	return commas(parts)
}

// cardLanguages: the languages, as the header calls them.
func (b *builder) cardLanguages() {
	var values [][]*Node
	for _, l := range b.header.Languages() {
		values = append(values, words(either(l.Text, l.Ident)))
	}
	if len(values) == 0 {
		for lang := range tei.Find(b.header.Element, "textLang") {
			values = append(values, b.phrase(lang))
		}
	}
	b.field("language", separated("; ", values))
}

// cardContents: what the text is about, and notes on it.
func (b *builder) cardContents() {
	var summary [][]*Node
	if abstract := b.headerAt("profileDesc", "abstract"); abstract != nil {
		for _, child := range abstract.ChildElements() {
			summary = append(summary, b.phrase(child))
		}
	}
	for s := range tei.Find(b.header.Element, "summary") {
		summary = append(summary, b.phrase(s))
	}
	b.field("summary", summary...)
	if notes := b.headerAt("fileDesc", "notesStmt"); notes != nil {
		for n := range tei.Children(notes, "note") {
			b.headerNote(n)
		}
	}
	b.cardFunders()
}

// headerNote states a note of notesStmt under the label that its type is.
func (b *builder) headerNote(n *etree.Element) {
	kind := strings.TrimSpace(n.SelectAttrValue("type", ""))
	switch key := "note-" + strings.ToLower(kind); {
	case kind == "credits", kind == "contents":
		b.field(kind, b.phrase(n))
	case b.labels.has(key):
		b.fieldAs("note", b.labels.Get(key), b.phrase(n))
	case isWord(kind):
		b.fieldAs("note", upperFirst(kind), b.phrase(n))
	default:
		b.field("note", b.phrase(n))
	}
}

// isWord reports a text that is letters, and may serve as a label.
func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// cardFunders: those whom the credits do not already name.
func (b *builder) cardFunders() {
	credits := ""
	for _, f := range b.m.Card {
		if f.Name == "credits" {
			credits += plain(f.Values[0], Critical)
		}
	}
	var values [][]*Node
	for _, v := range b.phrasesOf(b.headerAt("fileDesc", "titleStmt"), "funder") {
		if !strings.Contains(credits, plain(v, Critical)) {
			values = append(values, v)
		}
	}
	b.field("funder", values...)
}

// cardPublication: who published the edition, when, where, and on what terms.
func (b *builder) cardPublication() {
	b.field("edition", b.paragraphs(b.headerAt("fileDesc", "editionStmt"))...)
	statement := b.headerAt("fileDesc", "publicationStmt")
	if statement == nil {
		return
	}
	var parts [][]*Node
	for _, child := range statement.ChildElements() {
		switch child.Tag {
		case "availability":
		case "p", "ab":
			b.field("publication", b.phrase(child))
		default:
			parts = append(parts, b.addressed(child))
		}
	}
	b.field("publication", commas(parts))
	b.field("rights", b.paragraphs(tei.Descend(statement, "availability"))...)
}

// addressed makes a link of an identifier that is an address.
func (b *builder) addressed(e *etree.Element) []*Node {
	nodes := b.phrase(e)
	text := plain(nodes, Critical)
	if e.Tag != "idno" || !strings.Contains(text, "://") || linked(nodes) {
		return nodes
	}
	if target, ok := SafeTarget(text); ok {
		return one(&Node{Kind: Link, In: AllViews, Target: target, Nodes: nodes})
	}
	return nodes
}

func (b *builder) paragraphs(e *etree.Element) [][]*Node {
	if e == nil {
		return nil
	}
	var values [][]*Node
	for _, child := range e.ChildElements() {
		values = append(values, b.phrase(child))
	}
	return values
}
