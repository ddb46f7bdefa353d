package transform

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// readAnchored returns the entries of apparatuses that stand behind the text (TEI P5,
// 13.2.3), by the id of the anchor at which the words that they speak of end.
func (b *builder) readAnchored() map[string]*etree.Element {
	anchored := map[string]*etree.Element{}
	for list := range tei.Find(b.doc.Root(), "listApp") {
		for e := range tei.Find(list, "app") {
			if id := b.anchorOf(e); id != "" && anchored[id] == nil {
				anchored[id] = e
			}
		}
	}
	return anchored
}

// anchorOf returns the id of the anchor that an entry behind the text belongs to: that at
// its end, or where it has none that at its start.
func (b *builder) anchorOf(e *etree.Element) string {
	for _, attribute := range []string{"to", "from"} {
		for _, id := range tei.Pointers(e.SelectAttrValue(attribute, "")) {
			if at := b.ids.elements[id]; at != nil && tei.Is(at, "anchor") {
				return id
			}
		}
	}
	return ""
}

// entryAt returns the mark of the entry that belongs to an anchor. Its lemma is in the
// text before.
func (b *builder) entryAt(anchor *etree.Element) []*Node {
	e := b.anchored[tei.ID(anchor)]
	if e == nil || b.ids.copying {
		return nil
	}
	readings := readingsOf(e)
	entry := &Entry{Apparatus: true, In: inCritical, Keyed: b.verse != "", Type: e.SelectAttrValue("type", "")}
	var head *etree.Element
	if len(readings) > 0 && readings[0].Tag == "lem" {
		head = readings[0]
		entry.Lemma, entry.Sigla = tei.Phrase(head), b.siglaOf(head)
	}
	if entry.Omit = entry.Lemma == ""; entry.Omit {
		entry.Lemma = b.after(anchor)
	}
	if entry.Keyed {
		b.legend.use("variant", entry.In&b.views)
	}
	ref := b.entry(entry)
	b.transposed[e] = entry
	b.vary(entry, e, head)
	if ref == nil {
		return nil
	}
	return one(ref)
}
