package transform

import "strings"

// xmlSpace is white space as XML 1.0 2.3 has it: a no-break space is a character
// of the text.
const xmlSpace = " \t\r\n"

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// fold makes one blank of each run of white space.
func fold(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") && !strings.Contains(s, "  ") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	blank := false
	for i := 0; i < len(s); i++ {
		if isSpace(s[i]) {
			blank = true
			continue
		}
		if blank {
			out.WriteByte(' ')
			blank = false
		}
		out.WriteByte(s[i])
	}
	if blank {
		out.WriteByte(' ')
	}
	return out.String()
}

// tidy takes away white space that no reader sees in a run of inlines: at its
// ends, beside line ends, and blanks that follow blanks. Since what a reader sees
// depends on the view, a blank goes only where it is too much in every view.
func tidy(nodes []*Node) []*Node {
	after := AllViews
	leaves(nodes, AllViews, func(n *Node, in Views) {
		if n.Kind == Text && in&^after == 0 {
			n.Text = strings.TrimLeft(n.Text, " ")
		}
		after = blankAfter(n, in, after, strings.HasSuffix(n.Text, " "))
	})
	before := AllViews
	leavesBack(nodes, AllViews, func(n *Node, in Views) {
		if n.Kind == Text && in&^before == 0 {
			n.Text = strings.TrimRight(n.Text, " ")
		}
		before = blankBefore(n, in, before)
	})
	markFirstLine(nodes)
	return closeGaps(filled(nodes))
}

// FirstLine is the class of a LineBreak at the start of a block: a line begins, but
// none before it ends.
const FirstLine = "first"

func markFirstLine(nodes []*Node) {
	begun := false
	leaves(nodes, AllViews, func(n *Node, _ Views) {
		switch {
		case begun || n.Kind == Text && n.Text == "" || zeroWidth(n) || n.Kind == HandLabel:
		case n.Kind == LineBreak && n.Name == "lb":
			n.Class = FirstLine
			begun = true
		default:
			begun = true
		}
	})
}

// blankAfter returns the views in which a blank after this leaf is too much.
func blankAfter(n *Node, in, after Views, blank bool) Views {
	switch {
	case n.Kind == LineBreak, n.Kind == WordBreak, n.Kind == PageBreak && n.Class == joined:
		return after | in
	case n.Kind == Text && n.Text == "", zeroWidth(n):
		return after
	case n.Kind == Text && blank:
		return after | in
	}
	return after &^ in
}

// blankBefore returns the views in which a blank before this leaf is too much.
// A blank is not too much before another one: the first walk took that away.
func blankBefore(n *Node, in, before Views) Views {
	switch {
	case n.Kind == LineBreak, n.Kind == WordBreak, n.Kind == PageBreak && n.Class == joined:
		return before | in
	case n.Kind == Text && n.Text == "", zeroWidth(n):
		return before
	}
	return before &^ in
}

// joined is the class of a page or column that begins within a word.
const joined = "joined"

func zeroWidth(n *Node) bool {
	return n.Kind == PageBreak || n.Kind == Anchor || n.Kind == Facsimile
}

// leaves calls f for the nodes without children, in order, with the views that
// each of them stands in.
func leaves(nodes []*Node, in Views, f func(*Node, Views)) {
	for _, n := range nodes {
		if len(n.Nodes) == 0 {
			f(n, in&n.In)
		} else {
			leaves(n.Nodes, in&n.In, f)
		}
	}
}

func leavesBack(nodes []*Node, in Views, f func(*Node, Views)) {
	for i := len(nodes) - 1; i >= 0; i-- {
		n := nodes[i]
		if len(n.Nodes) == 0 {
			f(n, in&n.In)
		} else {
			leavesBack(n.Nodes, in&n.In, f)
		}
	}
}

// filled returns the nodes without text nodes that have become empty.
func filled(nodes []*Node) []*Node {
	kept := nodes[:0]
	for _, n := range nodes {
		n.Nodes = filled(n.Nodes)
		if n.Kind != Text || n.Text != "" {
			kept = append(kept, n)
		}
	}
	return kept
}

// inhabited returns the views in which a block has something to show. A block
// that is empty in all of them stays where it was.
func inhabited(n *Node) Views {
	if len(n.Nodes) == 0 {
		return n.In
	}
	var in Views
	leaves(n.Nodes, AllViews, func(leaf *Node, views Views) {
		if leaf.Kind != Text || strings.Trim(leaf.Text, xmlSpace) != "" {
			in |= views
		}
	})
	if in == 0 {
		return n.In
	}
	return n.In & in
}
