package relaxng

import "github.com/siglum/siglum/tei/diag"

// checkAttributes reports an attribute that both sides of a group or interleave have
// (RELAX NG 7.3).
func (r *restrictor) checkAttributes(left, right *nameSet, node Pattern) {
	l, m := sides(node)
	first, second := r.clash(left, right, l, m)
	if first == nil || second == nil {
		return
	}
	related := r.inCurrent()
	if first != second {
		related = append([]diag.Related{{Span: r.at(first), Message: kindOf(first) + " is already here"}}, related...)
	}
	help := "an element has an attribute once: remove one of the two, or make them alternatives in a <choice>"
	if first == second {
		help = "its definition is referred to twice: remove one of the references"
	}
	r.report("7.3", second, related, help, "duplicate attribute: %s occurs twice", kindOf(second))
}
