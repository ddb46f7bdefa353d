package relaxng

import "github.com/siglum/siglum/tei/diag"

// checkInterleave reports an element, or text, that both sides of an interleave may hold
// (RELAX NG 7.4).
func (r *restrictor) checkInterleave(left, right *summary, node *Interleave) {
	if left.text && right.text {
		r.report("7.4", node, r.inCurrent(), "write text once: it may stand anywhere in an interleave; <mixed> has text of its own",
			"text on both sides of an interleave")
	}
	first, second := r.clash(r.childrenOf(node.Left), r.childrenOf(node.Right), node.Left, node.Right)
	if first == nil || second == nil {
		return
	}
	related := r.inCurrent()
	if first != second {
		related = append([]diag.Related{{Span: r.at(first), Message: kindOf(first) + " is on the other side"}}, related...)
	}
	r.report("7.4", second, related, "say in one place of the interleave how often the element may occur",
		"%s is on both sides of an interleave", kindOf(second))
}

// childrenOf returns the names of the elements that occur in a pattern; nil if none do.
func (r *restrictor) childrenOf(p Pattern) *nameSet {
	if e, ok := p.(*Element); ok {
		return r.single(e, e.Name)
	}
	left, right := sides(p)
	if left == nil {
		return nil
	}
	set, ok := r.children[p] // not only of shared ones: interleaves ask again and again
	if !ok {
		var all union
		all.add(r.childrenOf(left))
		if right != nil {
			all.add(r.childrenOf(right))
		}
		set = all.set
		r.children[p] = set
	}
	return set
}
