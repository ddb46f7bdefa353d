package text

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

// list lays out items behind their marks: the source's own, else numbers or
// hyphens.
func (t *writer) list(n *transform.Node) {
	count := 0
	for _, item := range n.Nodes {
		if !t.shows(item.In) {
			continue
		}
		if item.Kind != transform.Item {
			t.blocks([]*transform.Node{item})
			continue
		}
		count++
		t.item(item, itemMark(n, item, count))
	}
}

func (t *writer) item(n *transform.Node, mark string) {
	if t.flow() {
		t.content(n)
		return
	}
	t.nested(mark, strings.Repeat(" ", columns(mark)), func() { t.content(n) })
}

func itemMark(list, item *transform.Node, count int) string {
	switch {
	case item.N != "" && !endsInPunctuation(item.N):
		return item.N + ". "
	case item.N != "":
		return item.N + " "
	case list.Ordered:
		return strconv.Itoa(count) + ". "
	}
	return "- "
}

func endsInPunctuation(s string) bool { return strings.ContainsAny(s[len(s)-1:], ".):]") }

// glosses lays out terms and definitions: "term: definition".
func (t *writer) glosses(n *transform.Node) {
	term := ""
	for _, child := range n.Nodes {
		switch {
		case !t.shows(child.In):
		case child.Kind == transform.Term:
			t.loneTerm(term)
			term = t.all(child.Nodes)
		case child.Kind == transform.Definition && term != "":
			t.nested(strings.TrimSuffix(term, ":")+": ", "    ", func() { t.content(child) })
			term = ""
		default:
			t.block(child)
		}
	}
	t.loneTerm(term)
}

func (t *writer) loneTerm(term string) {
	if term != "" {
		t.paragraph(term, transform.Start)
	}
}
