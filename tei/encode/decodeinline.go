package encode

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
)

// transparent are the elements that encoding sets round words on its own: their
// words are printed without them.
var transparent = map[string]bool{
	"persName": true, "placeName": true, "orgName": true, "name": true, "roleName": true, "date": true, "time": true,
	"title": true, "publisher": true, "editor": true, "funder": true, "idno": true, "pc": true, "seg": true,
	"num": true, "foreign": true, "expan": true, "ex": true, "repository": true,
}

// inline makes nodes of what stands in a block.
func (d *decoder) inline(list []etree.Token) []notation.Node {
	var nodes []notation.Node
	for _, t := range list {
		switch t := t.(type) {
		case *etree.CharData:
			if t.Data != "" {
				nodes = append(nodes, &notation.Text{Text: t.Data})
			}
		case *etree.Element:
			nodes = append(nodes, d.inlineElement(t)...)
		}
	}
	return nodes
}

func (d *decoder) inlineElement(e *etree.Element) []notation.Node {
	if nodes, ok := d.ownForm(e); ok {
		return nodes
	}
	switch {
	case e.Tag == "lb":
		return []notation.Node{&notation.Break{Text: "\n" + d.indentOf(e)}}
	case e.Tag == "milestone" && e.SelectAttrValue("unit", "") == "printout-page":
		return []notation.Node{&notation.PageEnd{Text: "\f" + d.indentOf(e)}}
	case e.Tag == "note" && e.SelectAttrValue("type", "") == "control":
		return []notation.Node{&notation.Control{Text: controlOf(e)}}
	case e.Tag == "ref":
		return []notation.Node{&notation.Text{Text: d.webAddress(e)}}
	case isHeaderPiece(e):
		return nil
	}
	if text, ok := printedSign(e); ok {
		return text
	}
	if rule, r := d.rule(e); rule != nil {
		return d.bracket(rule, r)
	}
	if !transparent[e.Tag] {
		d.lacks(e)
	}
	return d.inline(e.Child)
}

// isHeaderPiece reports whether an element in a citation is a field of its own.
func isHeaderPiece(e *etree.Element) bool {
	if e.Parent() == nil || e.Parent().Tag != "bibl" {
		return false
	}
	return e.Tag == "availability" || e.Tag == "idno" && e.SelectAttrValue("type", "") == "URL"
}

func controlOf(e *etree.Element) string {
	var r rune
	if _, err := fmt.Sscanf(tei.Phrase(e), "U+%X", &r); err != nil {
		return tei.Content(e)
	}
	return string(r)
}

// webAddress prints an address of the web as the document says, else as the shape
// of the header does.
func (d *decoder) webAddress(e *etree.Element) string {
	form := d.shape.Address
	switch d.terms[termAddress] {
	case angleBrackets:
		form = "<{url}>"
	case addressForm(false):
		form = "{url}"
	}
	if form == "" {
		form = "{url}"
	}
	return strings.ReplaceAll(form, "{url}", tei.Content(e))
}

// rule returns the rule of the profile that could have made an element, and how it
// reads it; of several the one that describes it most closely, and of these the one that the document names.
func (d *decoder) rule(e *etree.Element) (*notation.BracketRule, reading) {
	var best *notation.BracketRule
	var as reading
	for _, r := range d.profile.Rules {
		read, ok := read(r.TEI, e)
		ok = ok && d.readsBack(r, read)
		if ok && (best == nil || read.fit > as.fit || read.fit == as.fit && d.labels.names(r) && !d.labels.names(best)) {
			best, as = r, read
		}
	}
	return best, as
}

// readsBack reports whether a rule reads the words that it would print: one for [illegible deletion] does
// not read [illegible]. Words with markup in them are taken for granted.
func (d *decoder) readsBack(rule *notation.BracketRule, r reading) bool {
	if rule.Match == nil && rule.Words == "" || rule.Sign != nil || isPrinted(rule) || rule.Pairs || r.parts != nil || len(r.content) == 0 {
		return true
	}
	words := ""
	for _, t := range r.content {
		c, ok := t.(*etree.CharData)
		if !ok {
			return true
		}
		words += c.Data
	}
	label := ""
	if rule.CanonicalLabel() != "" {
		label = ": "
	}
	prefix, suffix := affixes(rule, rule.Open, label, d.profile.Shape(rule).Close)
	return d.profile.Reads(rule, prefix+words+suffix)
}

// bracket prints an element as the bracket of a rule.
func (d *decoder) bracket(rule *notation.BracketRule, r reading) []notation.Node {
	switch {
	case r.parts != nil:
		return d.completed(rule, r.parts)
	case rule.Pairs:
		return d.mark(rule, r)
	}
	form := d.labels.next(rule)
	if isPrinted(rule) {
		return texts(filled(cmp.Or(form, rule.Print), d.words(rule, r)))
	}
	shape := d.profile.Shape(rule)
	b := &notation.Bracket{Open: shape.Open, Close: shape.Close, Rule: rule}
	label, open, closing := cutQuotes(d.label(rule, r, form))
	if label != "" {
		b.Label = label + ": "
	}
	content := d.inline(r.content)
	if len(content) > 0 && b.Label != "" {
		if _, ok := content[0].(*notation.Break); ok {
			b.Label = strings.TrimSuffix(b.Label, " ")
		}
	}
	prefix, suffix := affixes(rule, b.Open, b.Label, b.Close)
	if open != "" {
		prefix, suffix = open, closing
	}
	b.Content = append(b.Content, texts(prefix)...)
	b.Content = append(b.Content, content...)
	b.Content = append(b.Content, texts(suffix)...)
	return []notation.Node{b}
}

// filled returns a printed form with its holes filled.
func filled(form string, words map[string]string) string {
	for hole, word := range words {
		form = strings.ReplaceAll(form, "{"+hole+"}", word)
	}
	return form
}

// mark prints the mark of a note, and keeps the note for the end of the text.
func (d *decoder) mark(rule *notation.BracketRule, r reading) []notation.Node {
	number := r.words["n"]
	shape := d.profile.Shape(rule)
	note := &notation.Block{}
	note.Indent.Text = d.indentOf(r.from)
	body := d.inline(r.content)
	d.notes = append(d.notes, numberedNote{number, note})
	if hasToken(r.from, runInMark) {
		note.Content = append(texts(number+". "), body...)
		return texts(number)
	}
	mark := func() notation.Node {
		return &notation.Bracket{Open: shape.Open, Close: shape.Close, Rule: rule, Content: texts(number)}
	}
	note.Content = append([]notation.Node{mark(), &notation.Text{Text: " "}}, body...)
	return []notation.Node{mark()}
}

func texts(s string) []notation.Node {
	if s == "" {
		return nil
	}
	return []notation.Node{&notation.Text{Text: s}}
}

// completed prints a word with its completions in brackets.
func (d *decoder) completed(rule *notation.BracketRule, parts []etree.Token) []notation.Node {
	var nodes []notation.Node
	shape := d.profile.Shape(rule)
	for _, p := range parts {
		switch p := p.(type) {
		case *etree.CharData:
			nodes = append(nodes, &notation.Text{Text: p.Data})
		case *etree.Element:
			nodes = append(nodes, &notation.Bracket{Open: shape.Open, Close: shape.Close, Rule: rule, Content: d.inline(p.Child)})
		}
	}
	return nodes
}

// label returns the label of a bracket: that of the hand, that which the document
// names for it, else the canonical one.
func (d *decoder) label(rule *notation.BracketRule, r reading, named string) string {
	if labels := d.hands[r.words["hand"]]; len(labels) > 0 && rule.Hand != nil {
		if i := slices.IndexFunc(labels, rule.HasLabel); i >= 0 {
			return labels[i]
		}
		return labels[0]
	}
	canonical := rule.CanonicalLabel()
	if canonical == "" {
		return ""
	}
	return filled(cmp.Or(named, canonical), d.words(rule, r))
}

// words returns what fills the holes of a rule's form: of an attribute whose value a table of the profile
// gave, the word that stands for it there.
func (d *decoder) words(rule *notation.BracketRule, r reading) map[string]string {
	words := maps.Clone(r.words)
	for hole, name := range rule.TEI.Tables {
		table := d.profile.Maps[name]
		for _, word := range slices.Sorted(maps.Keys(table)) {
			if table[word] == r.words[hole] {
				words[hole] = word
				break
			}
		}
	}
	return words
}
