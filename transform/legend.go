package transform

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A legend holds the signs that stand on a page, by key, and where.
type legend map[string]use

type use struct {
	in      Views
	example string // the first use, where that says more than abc
}

func (l legend) use(key string, in Views) { l.useAs(key, in, "") }

func (l legend) useAs(key string, in Views, example string) {
	if in == 0 {
		return
	}
	u := l[key]
	if u.example == "" {
		u.example = example
	}
	u.in |= in
	l[key] = u
}

// entries explains the hands on a page and its signs, in the order of their keys.
func (l legend) entries(b *builder) []LegendEntry {
	var list []LegendEntry
	for _, h := range b.m.Hands {
		key := "hand." + strconv.Itoa(h.Number)
		if in := l[key].in; in != 0 {
			label := &Node{Kind: HandLabel, In: AllViews, Text: h.Label, Hand: h}
			list = append(list, LegendEntry{Key: key, In: in, Example: one(label), Meaning: either(h.Text, h.ID)})
		}
		delete(l, key)
	}
	for _, key := range slices.Sorted(maps.Keys(l)) {
		s := b.signs.find(key)
		example := enclose(one(&Node{Kind: Text, In: AllViews, Text: "abc"}), b.sign(b.words(s.Open), AllViews), b.sign(b.words(s.Close), AllViews))
		switch {
		case l[key].example != "":
			example = one(b.sign(l[key].example, AllViews))
		case s.Each != "":
			example = dotted(one(&Node{Kind: Text, In: AllViews, Text: "abc"}), s.Each, AllViews)
		case noContent[key]:
			example = one(b.sign(strings.TrimSpace(b.words(s.Open+s.Close)), AllViews))
		}
		if style, ok := shown[key]; ok {
			text := &Node{Kind: Text, In: AllViews, Text: "abc"}
			example = one(&Node{Kind: Span, In: AllViews, Name: style, Nodes: one(text)})
		}
		if plain(example, Critical) != "" {
			list = merge(list, LegendEntry{Key: key, In: l[key].in, Example: example, Meaning: b.meaning(key)})
		}
	}
	return list
}

// meaning explains a key, or what is left of it when its last parts are taken off.
func (b *builder) meaning(key string) string {
	if means := b.signs.find(key).Means; means != "" {
		return means
	}
	for {
		if word := "meaning." + key; b.labels.has(word) {
			return b.labels.Get(word)
		}
		dot := strings.LastIndexByte(key, '.')
		if dot < 0 {
			return key
		}
		key = key[:dot]
	}
}

// merge adds an entry; a sign that means several things has one entry.
func merge(list []LegendEntry, e LegendEntry) []LegendEntry {
	for i := range list {
		known := &list[i]
		if known.In != e.In || plain(known.Example, Critical) != plain(e.Example, Critical) {
			continue
		}
		if known.Meaning != e.Meaning {
			known.Meaning += "; " + e.Meaning
		}
		return list
	}
	return append(list, e)
}

// noContent holds the signs that stand for something, not around it.
var noContent = set("gap.omitted restored column variant")

// shown holds what a view shows by its writing alone.
var shown = map[string]string{"unclear.dotted": "unclear"}
