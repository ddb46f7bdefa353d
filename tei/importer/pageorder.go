package importer

import (
	"cmp"
	"slices"
	"strings"
)

// ordered returns the regions in a page or region, in their reading order: the one that the page states, else
// that of Transkribus, else that of the file. What no order names follows, but for headers.
func ordered(e *element) []*element {
	regions := innerRegions(e)
	byID := map[string]*element{}
	for _, r := range regions {
		if id := r.attr("id"); id != "" && byID[id] == nil {
			byID[id] = r
		}
	}
	var list []*element
	taken := map[*element]bool{}
	orderedRefs(e.child("ReadingOrder"), func(id string) {
		if r := byID[id]; r != nil && !taken[r] {
			taken[r] = true
			list = append(list, r)
		}
	})
	if len(list) == 0 {
		return byIndex(regions)
	}
	var first []*element
	for _, r := range regions {
		switch {
		case taken[r]:
		case regionType(r) == "header":
			first = append(first, r)
		default:
			list = append(list, r)
		}
	}
	return append(first, list...)
}

// innerRegions returns the regions that stand in an element.
func innerRegions(e *element) []*element {
	var list []*element
	for _, n := range e.nodes {
		if strings.HasSuffix(n.name, "Region") {
			list = append(list, n)
		}
	}
	return list
}

// orderedRefs calls a function with the regions, or the blocks of ALTO, that a reading order names, group by group.
func orderedRefs(e *element, use func(id string)) {
	if e == nil {
		return
	}
	var refs []*element
	for _, n := range e.nodes {
		if n.name != "" {
			refs = append(refs, n)
		}
	}
	if strings.HasPrefix(e.name, "OrderedGroup") {
		slices.SortStableFunc(refs, func(a, b *element) int { return atoi(a.attr("index"), 0) - atoi(b.attr("index"), 0) })
	}
	for _, r := range refs {
		if id := cmp.Or(r.attr("regionRef"), r.attr("REF")); id != "" {
			use(id)
		}
		orderedRefs(r, use)
	}
}

// byIndex sorts regions or lines by the index that Transkribus gives them, if all have one.
func byIndex(list []*element) []*element {
	index := map[*element]int{}
	for _, e := range list {
		for _, t := range customTags(e.attr("custom")) {
			if t.name == "readingOrder" {
				index[e] = atoi(t.values["index"], 0)
			}
		}
	}
	if len(index) < len(list) {
		return list
	}
	slices.SortStableFunc(list, func(a, b *element) int { return index[a] - index[b] })
	return list
}
