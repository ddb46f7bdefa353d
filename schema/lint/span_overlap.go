package lint

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var spanOverlap = Rule{
	Code:    "span-overlap",
	Default: Warn,
	Summary: "two spans of a kind that overlap",
	Reason: `Of two addSpan, delSpan, damageSpan or the like by the same hand, the second begins
within the first and ends after it. The text in both would be added or deleted twice;
most often one of them points to the wrong anchor. Spans of different kinds or hands
may overlap.`,
	Wrong: `<delSpan spanTo="#a"/>x<delSpan spanTo="#b"/>y<anchor xml:id="a"/>z<anchor xml:id="b"/>`,
	Right: `<delSpan spanTo="#a"/>x<anchor xml:id="a"/><delSpan spanTo="#b"/>z<anchor xml:id="b"/>`,
	begin: beginSpanOverlap,
}

// A stretch is what an element with @spanTo spans.
type stretch struct {
	name, hand string
	start, end int // as elements are counted
	target     string
	span       source.Span
	path       string
}

func beginSpanOverlap(d *Document, r *Rule) {
	var all []stretch
	d.atAttribute(func(e *element, a *xmltext.Attr) {
		if id, ok := fragment(a.Value); ok {
			a.ValueSpan.Keep()
			all = append(all, stretch{name: e.name.Local, hand: e.attr("hand"), start: e.order, target: id, span: a.ValueSpan, path: d.path()})
		}
	}, "spanTo")
	d.atEndOfDocument(func() {
		groups := map[[2]string][]stretch{}
		for _, s := range all {
			if end, ok := d.ids[s.target]; ok && end.order > s.start {
				s.end = end.order
				groups[[2]string{s.name, s.hand}] = append(groups[[2]string{s.name, s.hand}], s)
			}
		}
		for _, group := range groups {
			d.overlaps(r, group)
		}
	})
}

// overlaps reports the stretches that begin in another and end after it.
func (d *Document) overlaps(r *Rule, group []stretch) {
	slices.SortFunc(group, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	var open byEnd
	for _, s := range group {
		for len(open) > 0 && open[0].end <= s.start {
			heap.Pop(&open)
		}
		if len(open) > 0 && open[0].end < s.end {
			d.report(r, diag.Diagnostic{
				Message: fmt.Sprintf("this <%s> begins within another, and ends after it, at #%s", s.name, s.target),
				Span:    s.span, Path: s.path,
				Related: []diag.Related{{Span: open[0].span, Message: fmt.Sprintf("the other ends at #%s", open[0].target)}},
				Help:    "look whether both point to the anchor that is meant; let one end before the other begins, or lie within it",
			})
		}
		heap.Push(&open, s)
	}
}

// byEnd is a heap of stretches, of which the first ends first.
type byEnd []stretch

func (b byEnd) Len() int           { return len(b) }
func (b byEnd) Less(i, j int) bool { return b[i].end < b[j].end }
func (b byEnd) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b *byEnd) Push(s any)        { *b = append(*b, s.(stretch)) }
func (b *byEnd) Pop() any {
	last := len(*b) - 1
	s := (*b)[last]
	*b = (*b)[:last]
	return s
}
