package transform

import (
	"maps"
	"slices"
	"strconv"
)

// A legend holds the signs that stand on a page, by key, and the views they stand
// in.
type legend map[string]Views

func (l legend) use(key string, in Views) {
	if in != 0 {
		l[key] |= in
	}
}

// entries explains the hands on a page and its signs, in the order of their keys.
func (l legend) entries(b *builder) []LegendEntry {
	var list []LegendEntry
	for _, h := range b.m.Hands {
		key := "hand." + strconv.Itoa(h.Number)
		if in := l[key]; in != 0 {
			label := &Node{Kind: HandLabel, In: AllViews, Text: h.Label, Hand: h}
			list = append(list, LegendEntry{Key: key, In: in, Example: one(label), Meaning: b.labels.Get("meaning.hand", "hand", either(h.Text, h.ID))})
		}
		delete(l, key)
	}
	for _, key := range slices.Sorted(maps.Keys(l)) {
		s := b.signs.find(key)
		example := enclose(one(&Node{Kind: Text, In: AllViews, Text: "abc"}), b.sign(s.Open, AllViews), b.sign(s.Close, AllViews))
		switch {
		case s.Words, s.Repeat != "":
			example = one(b.sign(b.gapSign(s, key, "…", "3"), AllViews))
		case s.Each != "":
			example = dotted(one(&Node{Kind: Text, In: AllViews, Text: "abc"}), s.Each, AllViews)
		case noContent[key]:
			example = one(b.sign(s.Open+s.Close, AllViews))
		}
		if style, ok := shown[key]; ok {
			example = one(&Node{Kind: Span, In: AllViews, Name: style, Nodes: example})
		}
		if plain(example, Critical) != "" {
			list = append(list, LegendEntry{Key: key, In: l[key], Example: example, Meaning: b.labels.Get("meaning." + key)})
		}
	}
	return list
}

// noContent holds the signs that stand for something, not around it.
var noContent = set("gap.omitted restored column")

// shown holds what a view shows by its writing alone.
var shown = map[string]string{"unclear.dotted": "unclear"}
