package transform

import "strconv"

// entry enters an entry and returns its mark. Textual notes and apparatus share
// one sequence of letters, so that a letter means one entry; in verse the letters
// begin anew in each line, and the line is part of the key.
func (b *builder) entry(n *Entry) *Node {
	if b.had(AllViews) == 0 {
		return nil
	}
	n.Line = either(n.Line, b.verse)
	count, place := &b.proseEntries, ""
	if b.verse != "" {
		count, place = &b.lineEntries, safeClass("", b.verse)
	}
	n.Key = letters(*count)
	*count++
	n.ID = b.ids.fresh("entry-" + place + n.Key)
	n.Ref = b.ids.fresh("entryref-" + place + n.Key)
	b.m.Entries = append(b.m.Entries, n)
	if n.Hand != nil {
		b.legend.use("hand."+strconv.Itoa(n.Hand.Number), n.In&b.views&pages)
	}
	return &Node{Kind: EntryRef, In: n.In & pages, N: n.Key, ID: n.Ref, Target: "#" + n.ID,
		Title: b.labels.Get("entry-ref", "key", place+n.Key)}
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
