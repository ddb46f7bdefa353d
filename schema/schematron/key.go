package schematron

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// A key is an xsl:key: nodes by a value of theirs (XSLT 2.0, 16.3).
type key struct {
	match *matcher
	use   *query
}

// A keyIndex is the nodes of a document by the value of a key.
type keyIndex map[string][]helium.Node

// declareKey reads an xsl:key.
func (r *reader) declareKey(e element) {
	name := localName(e.value("name"))
	k := &key{match: r.matcher(r.queryOf(e, "match")), use: r.queryOf(e, "use")}
	if name == "" || k.match == nil || k.use == nil {
		r.loader.report(CodeSchema, e.span(), `write <`+e.at().Name.String()+` name="…" match="…" use="…"/>`, "<%s> lacks its name, match or use", e.at().Name)
		return
	}
	r.result.keys[name] = append(r.result.keys[name], k)
}

// fnKey is key(name, values) and key(name, values, top).
func (r *run) fnKey(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	name := localName(stringOf(args[0]))
	keys := r.schema.keys[name]
	if len(keys) == 0 {
		return nil, fmt.Errorf("there is no key %q", name)
	}
	var found []helium.Node
	for _, k := range keys {
		index := r.index(k)
		for _, value := range stringsOf(args[1]) {
			found = append(found, index[value]...)
		}
	}
	if len(args) > 2 {
		tops, _ := xpath3.NodesFrom(args[2])
		found = slices.DeleteFunc(found, func(n helium.Node) bool { return !within(n, tops) })
	}
	slices.SortFunc(found, func(a, b helium.Node) int { return cmp.Compare(a.Line(), b.Line()) })
	var items xpath3.ItemSlice
	for _, n := range slices.Compact(found) {
		items = append(items, xpath3.NodeItem{Node: n})
	}
	return items, nil
}

// within reports whether a node is one of others, or in one.
func within(n helium.Node, tops []helium.Node) bool {
	for ; n != nil; n = n.Parent() {
		if slices.Contains(tops, n) {
			return true
		}
	}
	return false
}

// index returns the nodes of the document by a key.
func (r *run) index(k *key) keyIndex {
	if index, ok := r.indexes[k]; ok {
		return index
	}
	index := keyIndex{}
	r.indexes[k] = index // a key that asks for itself finds nothing
	add := func(n helium.Node) {
		name := nameOf(n)
		if !k.match.mayMatch(name) || !k.match.matches(r, n, name, r.global) {
			return
		}
		result, err := r.evaluate(k.use, &frame{outer: r.global, node: n})
		if err != nil {
			r.failed(k.use, &frame{node: n}, err)
			return
		}
		for _, value := range stringsOf(result.Sequence()) {
			if last := len(index[value]) - 1; last < 0 || index[value][last] != n {
				index[value] = append(index[value], n)
			}
		}
	}
	for n := helium.Node(r.tree.Document); n != nil; n = following(n, r.tree.Document) {
		add(n)
		if e, ok := n.(*helium.Element); ok {
			for _, a := range e.Attributes() {
				add(a)
			}
		}
	}
	return index
}
