package transform

import "strconv"

// entry enters an entry and returns its mark.
func (b *builder) entry(n *Entry) *Node {
	if b.had(AllViews) == 0 {
		return nil
	}
	n.Line = either(n.Line, b.verse)
	serial := strconv.Itoa(len(b.m.Entries) + 1)
	n.ID, n.Ref = b.ids.fresh("entry-"+serial), b.ids.fresh("entryref-"+serial)
	b.m.Entries = append(b.m.Entries, n)
	if n.Hand != nil {
		b.legend.use("hand."+strconv.Itoa(n.Hand.Number), n.In&b.views&pages)
	}
	return &Node{Kind: EntryRef, In: n.In & pages, ID: n.Ref, Target: "#" + n.ID, Entry: n}
}

// keys gives the entries their letters. Textual notes and apparatus share one
// sequence, so that a letter means one entry; each view has a sequence of its own,
// so that none begins in the middle.
func (b *builder) keys() {
	var counts [Flow]int
	give := func(nodes []*Node) {
		leaves(nodes, AllViews, func(n *Node, in Views) {
			for v := range Flow {
				if n.Kind == EntryRef && !n.Entry.Keyed && in.Has(v) {
					n.Entry.Keys[v] = letters(counts[v])
					counts[v]++
				}
			}
		})
	}
	give(b.m.Text)
	for _, n := range b.m.Notes {
		give(n.Nodes)
	}
	for _, n := range b.m.Entries {
		n.each(give)
	}
}

// each calls f for the readings of an entry and for the notes on them.
func (n *Entry) each(f func([]*Node)) {
	for _, nodes := range n.Notes {
		f(nodes)
	}
	for _, r := range n.Readings {
		f(r.Nodes)
		for _, nodes := range r.Notes {
			f(nodes)
		}
	}
}

// letters counts a, b … z, aa, ab …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// number returns the number that an element states, else a count.
func numbered(stated string, count int) string {
	if stated != "" {
		return stated
	}
	return strconv.Itoa(count)
}
