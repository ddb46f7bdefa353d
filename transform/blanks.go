package transform

import "strings"

// The blanks around what a view leaves out. "Of the ⟦eleven⟧ twelve" has two, of
// which a view without the deletion keeps one; before a mark of punctuation it
// keeps none. A blank that only some views keep becomes a node of its own.

// closing are the marks that no blank stands before. Languages that put one there
// have it in the source, and one of two blanks remains.
const closing = ".,;:!?)]}”…"

// A gapWalk goes backwards through leaves and knows what comes next in each view.
type gapWalk struct {
	blank   Views // a blank comes next
	closing Views // a mark of punctuation comes next
	ends    Views // nothing comes next
	left    Views // since the last visible character, text was left out, or a reference stands
	cut     map[*Node]Views
}

// closeGaps takes blanks away where text is left out before another blank or a mark
// of punctuation, and before references: those follow the word they speak of.
func closeGaps(nodes []*Node) []*Node {
	w := gapWalk{ends: AllViews, cut: map[*Node]Views{}}
	leavesBack(nodes, AllViews, w.leaf)
	if len(w.cut) == 0 {
		return nodes
	}
	return splitBlanks(nodes, w.cut)
}

func (w *gapWalk) leaf(n *Node, in Views) {
	switch {
	case isRef(n):
		w.left = AllViews
	case zeroWidth(n) || n.Kind == Text && n.Text == "":
	case n.Kind == Text && strings.Trim(n.Text, xmlSpace) == "":
		w.only(n, in)
	case n.Kind == Text:
		w.text(n, in)
	default:
		w.seen(in, 0, 0)
	}
}

// superfluous returns the views in which a blank here is one too many.
func (w *gapWalk) superfluous() Views { return w.left & (w.blank | w.closing | w.ends) }

// only meets a text that is a blank and no more.
func (w *gapWalk) only(n *Node, in Views) {
	if n.Text != " " {
		return
	}
	if too := in & w.superfluous(); too != 0 {
		w.cut[n] = in &^ too
		in &^= too
	}
	w.seen(in, in, 0)
}

func (w *gapWalk) text(n *Node, in Views) {
	if too := in & w.superfluous(); too != 0 && strings.HasSuffix(n.Text, " ") {
		w.cut[n] = in &^ too
	}
	blank, mark := Views(0), Views(0)
	switch r := []rune(n.Text)[0]; {
	case r == ' ':
		blank = in
	case strings.ContainsRune(closing, r):
		mark = in
	}
	w.seen(in, blank, mark)
	w.left |= AllViews &^ in
}

// seen notes that something stands in views, and how it begins.
func (w *gapWalk) seen(in, blank, mark Views) {
	w.blank = w.blank&^in | blank
	w.closing = w.closing&^in | mark
	w.ends &^= in
	w.left &^= in
}

// splitBlanks returns nodes in which the last blank of some texts stands only in
// the views given for them.
func splitBlanks(nodes []*Node, cut map[*Node]Views) []*Node {
	whole := make([]*Node, 0, len(nodes)+1)
	for _, n := range nodes {
		n.Nodes = splitBlanks(n.Nodes, cut)
		in, ok := cut[n]
		if !ok {
			whole = append(whole, n)
			continue
		}
		blank := *n
		blank.Text, blank.In = " ", in
		if n.Text = strings.TrimSuffix(n.Text, " "); n.Text != "" {
			whole = append(whole, n)
		}
		if in != 0 {
			whole = append(whole, &blank)
		}
	}
	return whole
}
