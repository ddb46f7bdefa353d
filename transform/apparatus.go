package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// app: what the witnesses have (TEI P5, 13.1). One reading is the text, the
// others are an entry.
func app(b *builder, e *etree.Element) []*Node {
	if b.anchored[b.anchorOf(e)] == e {
		return nil // it stands at its place in the text
	}
	readings := readingsOf(e)
	base := b.base(readings)
	if base == nil || tei.Is(e.Parent(), "listApp") {
		return b.loose(e, readings)
	}
	nodes := b.while(func() { b.in.subst, b.in.stet = false, false }, func() []*Node { return b.children(base) })
	n := b.inline(Span, e, nodes)
	n.Lang, n.RTL = langOf(base)
	if spacing(e) {
		return one(n)
	}
	entry := &Entry{Apparatus: true, In: inCritical, Line: b.verse, Lemma: lemma(nodes), Sigla: b.siglaOf(base), Type: e.SelectAttrValue("type", "")}
	if entry.Omit = plain(nodes, Critical) == ""; entry.Omit {
		entry.Lemma = b.after(e)
	}
	if entry.Keyed = b.verse != ""; entry.Keyed {
		b.legend.use("variant", entry.In&b.views)
	}
	ref := b.entry(entry)
	if ref != nil {
		n.Entry = entry
		b.transposed[e] = entry
	}
	b.vary(entry, e, base)
	return referred(n, ref)
}

// spacing reports an app whose readings differ in blanks and line ends only: no reader
// of an apparatus asks for those.
func spacing(e *etree.Element) bool {
	if e.SelectAttrValue("type", "") != "spacing" || strings.Trim(tei.Content(e), xmlSpace) != "" {
		return false
	}
	for child := range tei.Elements(e) {
		if _, milestone := lacunae[child.Tag]; milestone {
			return false
		}
	}
	return true
}

// transpositions joins the entries of two places between which words changed their
// order: each app excludes the other (TEI P5, 17.8).
func (b *builder) transpositions() {
	for e, entry := range b.transposed {
		for _, id := range tei.Pointers(e.SelectAttrValue("exclude", "")) {
			if entry.Other == nil {
				entry.Other = b.transposed[b.ids.elements[id]]
			}
		}
	}
}

// after names the place of an entry whose text is empty: "after toll".
func (b *builder) after(e *etree.Element) string {
	if words := strings.Fields(beside(e, -1)); len(words) > 0 {
		return b.labels.Get("after", "word", words[len(words)-1])
	}
	return ""
}

// referred puts the mark of an entry after the words it speaks of, and before the
// blank that these end with.
func referred(n, ref *Node) []*Node {
	if ref == nil || n.Kind.Block() {
		return attach(one(n), ref)
	}
	var last *Node
	leaves(one(n), AllViews, func(leaf *Node, _ Views) { last = leaf })
	if last.Kind != Text || !strings.HasSuffix(last.Text, " ") {
		return attach(one(n), ref)
	}
	blank := *last
	blank.Text, last.Text = " ", strings.TrimSuffix(last.Text, " ")
	return []*Node{n, ref, &blank}
}

// loose builds an entry that belongs to no place in the running text: one of a
// list, which names its place by @loc, or an app without readings.
func (b *builder) loose(e *etree.Element, readings []*etree.Element) []*Node {
	entry := &Entry{Apparatus: true, In: inCritical, Line: strings.TrimSpace(e.SelectAttrValue("loc", b.verse))}
	var head *etree.Element
	if len(readings) > 0 && readings[0].Tag == "lem" {
		head = readings[0]
		entry.Lemma, entry.Sigla = tei.Phrase(head), b.siglaOf(head)
	}
	ref := b.entry(entry)
	b.vary(entry, e, head)
	if head != nil {
		entry.Readings = append([]Rdg{{Nodes: b.aside(head)}}, entry.Readings...)
		entry.Lemma = ""
	}
	return attach(nil, ref)
}

// readingsOf returns lem and rdg of an app, those in groups too, in order.
func readingsOf(e *etree.Element) []*etree.Element {
	var list []*etree.Element
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case "lem", "rdg":
			list = append(list, child)
		case "rdgGrp":
			list = append(list, readingsOf(child)...)
		}
	}
	return list
}

// base chooses the reading that is the text: that of the wanted witness, else the
// lemma, else the first that is not empty.
func (b *builder) base(readings []*etree.Element) *etree.Element {
	if b.chosen != "" {
		for _, r := range readings {
			for _, siglum := range b.siglaOf(r) {
				if siglum == b.chosen {
					return r
				}
			}
		}
	}
	for _, r := range readings {
		if r.Tag == "lem" {
			return r
		}
	}
	for _, r := range readings {
		if strings.Trim(tei.Content(r), xmlSpace) != "" || len(r.ChildElements()) > 0 {
			return r
		}
	}
	if len(readings) > 0 {
		return readings[0]
	}
	return nil
}

// vary fills an entry with the readings that are not the text, and with the
// notes, each of which speaks of the reading before it.
func (b *builder) vary(entry *Entry, e *etree.Element, base *etree.Element) {
	for _, child := range e.ChildElements() {
		switch {
		case child == base:
		case child.Tag == "lem", child.Tag == "rdg":
			entry.Readings = append(entry.Readings, b.rdg(child))
		case child.Tag == "rdgGrp":
			b.vary(entry, child, base)
		case child.Tag == "wit":
			entry.Sigla = append(entry.Sigla, tei.Phrase(child))
		default:
			entry.comment(b.aside(child))
		}
	}
}

// comment adds a note to the last reading of an entry, or to its lemma.
func (n *Entry) comment(nodes []*Node) {
	if last := len(n.Readings) - 1; last >= 0 {
		n.Readings[last].Notes = append(n.Readings[last].Notes, nodes)
	} else if len(nodes) > 0 {
		n.Notes = append(n.Notes, nodes)
	}
}

func (b *builder) rdg(e *etree.Element) Rdg {
	r := Rdg{Sigla: b.siglaOf(e), Hand: b.handOf(e, "hand")}
	r.Nodes = b.while(func() { b.in.rdg = true; b.views &= inCritical }, func() []*Node { return b.aside(e) })
	r.Omit = len(r.Nodes) == 0
	if text := tei.Content(e); text != "" {
		r.blankBefore, r.blankAfter = isSpace(text[0]), isSpace(text[len(text)-1])
	}
	return r
}

// siglaOf returns the sigla of a reading's witnesses, and where it has none those
// whom @resp or @source name.
func (b *builder) siglaOf(e *etree.Element) []string {
	var sigla []string
	for _, pointer := range strings.Fields(e.SelectAttrValue("wit", "")) {
		sigla = append(sigla, b.siglum(pointer))
	}
	if len(sigla) > 0 {
		return sigla
	}
	for _, attribute := range []string{"source", "resp"} {
		for _, pointer := range strings.Fields(e.SelectAttrValue(attribute, "")) {
			sigla = append(sigla, b.siglum(pointer))
		}
	}
	return sigla
}

func (b *builder) siglum(pointer string) string {
	_, id, ok := strings.Cut(pointer, "#")
	if !ok {
		return pointer
	}
	return either(b.sigla[id], id)
}

// readWitnesses collects the witnesses that the document declares anywhere.
func (b *builder) readWitnesses() {
	for _, w := range tei.WitnessesIn(b.doc.Root()) {
		siglum := either(strings.TrimSpace(w.Siglum), w.ID)
		b.m.Witnesses = append(b.m.Witnesses, Witness{ID: w.ID, Siglum: siglum, Text: w.Text, element: w.Element})
		if w.ID != "" {
			b.sigla[w.ID] = siglum
		}
	}
}

func (b *builder) knownWitnesses() string {
	if len(b.m.Witnesses) == 0 {
		return "it declares none"
	}
	var sigla []string
	for _, w := range b.m.Witnesses {
		sigla = append(sigla, w.Siglum)
	}
	return "it has " + strings.Join(sigla, ", ")
}
