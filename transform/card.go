package transform

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// readHeader reads what the rules need to know: titles, hands, witnesses.
func (b *builder) readHeader() {
	b.readWitnesses()
	if b.header == nil {
		return
	}
	b.readTitles()
	b.readHands()
}

// readTitles reads the title of the edition. That of the part (level a) stands before
// that of the series or volume which it is in.
func (b *builder) readTitles() {
	titles := b.header.Titles()
	if len(titles) == 0 {
		return
	}
	first := 0
	for title := range tei.Children(b.headerAt("fileDesc", "titleStmt"), "title") {
		if at := slices.Index(titles, tei.Phrase(title)); at > 0 && title.SelectAttrValue("level", "") == "a" {
			first = at
			break
		}
	}
	b.m.Title = titles[first]
	b.m.Subtitles = slices.Delete(slices.Clone(titles), first, first+1)
}

// writeCard puts what the header states onto the card, and nothing that does not
// stand there. It comes after the text, which says what hands there are to name.
func (b *builder) writeCard() {
	if b.header == nil {
		return
	}
	b.hand, b.spans = nil, nil // whoever wrote the end of the text did not write the header
	b.while(func() { b.in.header, b.in.apart, b.views = true, true, 0 }, func() []*Node {
		b.cardState()
		b.cardCorrespondence()
		b.cardPersons()
		b.cardSource()
		b.field("images", b.manifests()...)
		b.cardLanguages()
		b.cardHands()
		b.cardWitnesses()
		b.cardContents()
		b.cardPublication()
		return nil
	})
	slices.SortStableFunc(b.m.Card, func(x, y Field) int { return cmp.Compare(rank(x.Name), rank(y.Name)) })
	b.readMeta()
}

// cardOrder is the order of the card. What readers ask first stands before the
// text; the fields after summary may stand behind it.
var cardOrder = strings.Fields(`state from to author editor date context resp source language hands witnesses summary
	transmitted received redirected forwarded citation images copy edition credits funder contents note publication rights`)

func rank(name string) int {
	if i := slices.Index(cardOrder, name); i >= 0 {
		return i
	}
	return slices.Index(cardOrder, "forwarded")
}

// Behind reports whether a field may stand behind the text.
func (f Field) Behind() bool { return rank(f.Name) > rank("summary") }

// field adds a statement to the card. Values that say nothing are left out, and a
// field without any.
func (b *builder) field(name string, values ...[]*Node) {
	b.fieldAs(name, b.labels.Get(name), values...)
}

func (b *builder) fieldAs(name, label string, values ...[]*Node) {
	var said [][]*Node
	for _, v := range values {
		if plain(v, Critical) != "" {
			said = append(said, v)
		}
	}
	for i := range b.m.Card {
		if known := &b.m.Card[i]; known.Name == name && known.Label == label {
			known.Values = append(known.Values, said...)
			return
		}
	}
	if len(said) > 0 {
		b.m.Card = append(b.m.Card, Field{Name: name, Label: label, Values: said})
	}
}

// phrase builds an element of the header as inlines.
func (b *builder) phrase(e *etree.Element) []*Node {
	if e == nil {
		return nil
	}
	return tidy(inlines(b.children(e)))
}

// inlines returns what blocks hold, one after the other, with a blank between.
func inlines(nodes []*Node) []*Node {
	var flat []*Node
	for _, n := range nodes {
		if !n.Kind.Block() {
			flat = append(flat, n)
			continue
		}
		if len(flat) > 0 {
			flat = append(flat, &Node{Kind: Text, In: AllViews, Text: " "})
		}
		flat = append(flat, inlines(n.Nodes)...)
		flat = append(flat, &Node{Kind: Text, In: AllViews, Text: " "})
	}
	return flat
}

// words is a text of the header as a node.
func words(s string) []*Node {
	if s == "" {
		return nil
	}
	return one(&Node{Kind: Text, In: AllViews, Text: s})
}

// phrasesOf builds all children of a name.
func (b *builder) phrasesOf(e *etree.Element, name string) [][]*Node {
	if e == nil {
		return nil
	}
	var values [][]*Node
	for child := range tei.Children(e, name) {
		values = append(values, b.several(child)...)
	}
	return values
}

// several builds an element of the header that may name several persons: each is a
// value of its own.
func (b *builder) several(e *etree.Element) [][]*Node {
	var persons [][]*Node
	others := 0
	for _, child := range e.ChildElements() {
		if child.Tag == "persName" || child.Tag == "name" {
			persons = append(persons, b.phrase(child))
		} else {
			others++
		}
	}
	if len(persons) < 2 || others > 0 {
		return [][]*Node{b.phrase(e)}
	}
	return persons
}

// commas puts commas between values.
func commas(values [][]*Node) []*Node { return separated(", ", values) }

func separated(separator string, values [][]*Node) []*Node {
	var all []*Node
	for _, v := range values {
		if len(v) == 0 {
			continue
		}
		if len(all) > 0 {
			all = append(all, &Node{Kind: Sign, In: AllViews, Text: separator})
		}
		all = append(all, v...)
	}
	return all
}

func (b *builder) headerAt(path ...string) *etree.Element {
	return tei.Descend(b.header.Element, path...)
}

// upperFirst makes a label of words of the header: "translated by".
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return strings.TrimRight(string(unicode.ToUpper(r))+s[size:], ":")
}

// identified is the rule of idno. The numbers by which catalogues know a person
// are not what a card calls him.
func identified(b *builder, e *etree.Element) []*Node {
	if b.in.header && nameHolders[e.Parent().Tag] {
		return nil
	}
	return generic(b, e)
}

var nameHolders = set("author editor persName orgName name principal funder sponsor")
