package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// SafeTarget returns an address that a page may link to, and whether there is
// one: http, https, mailto, an address relative to the page, or #id. All else,
// javascript: above all, is none.
func SafeTarget(target string) (string, bool) {
	target = strings.TrimSpace(target)
	for i := 0; i < len(target); i++ {
		// Browsers skip control characters and white space inside an address.
		if target[i] <= ' ' || target[i] == 0x7F || target[i] == '\\' {
			return "", false
		}
	}
	scheme, rest, ok := strings.Cut(target, ":")
	switch {
	case target == "" || strings.HasPrefix(target, "//"):
		return "", false
	case !ok || strings.ContainsAny(scheme, "/?#"):
		return target, true
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return target, strings.HasPrefix(rest, "//")
	case "mailto":
		return target, rest != ""
	}
	return "", false
}

// ref and ptr: pointers (TEI P5, 3.7). A link where the address is safe; else text
// whose title says what it points to.
func ref(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	address := firstField(e.SelectAttrValue("target", ""))
	if strings.Trim(tei.Content(e), xmlSpace) == "" && len(nodes) < 2 {
		nodes = one(b.sign(strings.TrimSpace(b.m.Pointer+" "+address), AllViews))
	}
	target, ok := SafeTarget(address)
	n := b.inline(Span, e, nodes)
	if n.Kind.Block() {
		return one(n)
	}
	n.Title = address
	if ok && !linked(nodes) {
		n.Kind, n.Target, n.Title = Link, target, ""
	}
	return one(n)
}

func firstField(s string) string {
	if fields := strings.Fields(s); len(fields) > 0 {
		return fields[0]
	}
	return ""
}

// linked reports nodes that hold links: a link cannot hold another one.
func linked(nodes []*Node) bool {
	found := false
	leaves(nodes, AllViews, func(n *Node, _ Views) {
		found = found || n.Kind == NoteRef || n.Kind == EntryRef
	})
	return found || holdsLink(nodes)
}

func holdsLink(nodes []*Node) bool {
	for _, n := range nodes {
		if n.Kind == Link || holdsLink(n.Nodes) {
			return true
		}
	}
	return false
}

// resolveLinks makes text of links to places that the page does not have.
func (b *builder) resolveLinks() {
	placed := map[string]bool{}
	b.eachNode(func(n *Node) {
		if n.ID != "" {
			placed[n.ID] = true
		}
	})
	for _, n := range b.m.Notes {
		placed[n.ID] = true
	}
	b.eachNode(func(n *Node) {
		id, internal := strings.CutPrefix(n.Target, "#")
		if n.Kind != Link || !internal {
			return
		}
		n.Target = "#" + page(id)
		if !placed[page(id)] {
			n.Kind, n.Target, n.Title = Span, "", "#"+id
		}
	})
}

// eachNode visits the nodes of the text, the notes, the entries and the card.
func (b *builder) eachNode(f func(*Node)) {
	visit(b.m.Text, f)
	for _, n := range b.m.Notes {
		visit(n.Nodes, f)
	}
	for _, n := range b.m.Entries {
		n.each(func(nodes []*Node) { visit(nodes, f) })
	}
	for _, field := range b.m.Card {
		for _, nodes := range field.Values {
			visit(nodes, f)
		}
	}
}

func visit(nodes []*Node, f func(*Node)) {
	for _, n := range nodes {
		f(n)
		visit(n.Nodes, f)
	}
}

// email: an address that can be written to.
func email(b *builder, e *etree.Element) []*Node {
	n := b.inline(Span, e, b.children(e))
	if target, ok := SafeTarget("mailto:" + tei.Phrase(e)); ok && strings.Contains(target, "@") {
		n.Kind, n.Target = Link, target
	}
	return one(n)
}
