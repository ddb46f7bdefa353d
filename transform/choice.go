package transform

import (
	"github.com/beevik/etree"
)

// What an edited text takes of a choice, and what the source has, the first that
// is there (TEI P5, 3.5).
var (
	editedFirst = []string{"corr", "reg", "expan", "supplied", "unclear", "seg"}
	sourceFirst = []string{"sic", "orig", "abbr", "unclear", "seg"}
)

// choice: several encodings of one passage. Source and edited text each show one
// of them; what neither shows goes into the entry.
func choice(b *builder, e *etree.Element) []*Node {
	options := e.ChildElements()
	source, edition := pick(options, sourceFirst, 0), pick(options, editedFirst, 0)
	if source == edition && len(options) > 0 {
		return b.alternatives(e, options, source)
	}
	entry := &Entry{}
	var nodes []*Node
	for _, option := range options {
		switch option {
		case source:
			nodes = append(nodes, b.variant(option, inDiplomatic, entry)...)
		case edition:
			nodes = append(nodes, b.variant(option, edited, entry)...)
		default:
			entry.Readings = append(entry.Readings, b.otherOption(option))
		}
	}
	n := b.inline(Span, e, nodes)
	if len(entry.Readings) == 0 && !needsEntry(source, edition) {
		return one(n)
	}
	return attach(one(n), b.always(entry))
}

// needsEntry: a correction is always accounted for. Regular spelling and
// expansions are many, and the diplomatic view has what they replace.
func needsEntry(source, edition *etree.Element) bool {
	return source != nil && edition != nil && (source.Tag == "sic" || edition.Tag == "corr")
}

func pick(options []*etree.Element, order []string, otherwise int) *etree.Element {
	for _, name := range order {
		for _, option := range options {
			if option.Tag == name {
				return option
			}
		}
	}
	if otherwise < len(options) {
		return options[otherwise]
	}
	return nil
}

// variant builds one side of a choice, for the views that show it.
func (b *builder) variant(e *etree.Element, in Views, entry *Entry) []*Node {
	nodes := b.while(func() { b.views &= in; b.in.abbr = true }, func() []*Node { return b.children(e) })
	if in == inDiplomatic {
		entry.Remark = plain(nodes, Diplomatic) + " " + b.labels.Get("ms")
	} else {
		entry.Lemma = lemma(nodes)
	}
	n := b.inline(Span, e, nodes)
	n.In &= in
	return one(n)
}

func (b *builder) otherOption(e *etree.Element) Rdg {
	return Rdg{Words: b.labels.Get("or"), Nodes: b.aside(e)}
}

// alternatives: a choice between readings of one kind, "bat or cat". The first is
// the text; the diplomatic view has all.
func (b *builder) alternatives(e *etree.Element, options []*etree.Element, first *etree.Element) []*Node {
	var nodes []*Node
	entry := &Entry{}
	for _, option := range options {
		if option == first {
			built := b.inline(Span, option, b.children(option))
			entry.Lemma = plain(one(built), Reading)
			nodes = append(nodes, built)
			continue
		}
		inner := b.while(func() { b.views &= inDiplomatic }, func() []*Node { return b.children(option) })
		entry.Remark = join(entry.Remark, b.labels.Get("or"), plain(inner, Diplomatic))
		n := b.inline(Span, option, b.mark("unclear.or", inDiplomatic, inner))
		n.In &= inDiplomatic
		nodes = append(nodes, n)
	}
	n := b.inline(Span, e, nodes)
	if len(options) < 2 {
		return one(n)
	}
	return attach(one(n), b.always(entry))
}

// aside builds the content of an element for a note or an entry.
func (b *builder) aside(e *etree.Element) []*Node {
	hand := b.hand
	b.hand = nil
	nodes := b.while(func() { b.in.apart = true }, func() []*Node { return settle(b.children(e)) })
	b.hand = hand
	return nodes
}
