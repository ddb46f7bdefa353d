package text

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/siglum/siglum/transform"
)

// block lays out a block by its kind.
func (t *writer) block(n *transform.Node) {
	switch n.Kind {
	case transform.List:
		t.list(n)
	case transform.GlossList:
		t.glosses(n)
	case transform.Table:
		t.table(n)
	case transform.Figure:
		t.figure(n)
	case transform.Quotation:
		t.indented(4, func() { t.content(n) })
	case transform.Stage:
		t.stage(n)
	case transform.Speaker:
		t.speaker(n)
	case transform.Preformatted:
		t.verbatim(n)
	case transform.Rule:
		t.rule(n)
	case transform.Verse:
		t.verse(n)
	default:
		t.content(n)
	}
}

// blocks lays out blocks one after the other, with blank lines between those that
// do not belong together.
func (t *writer) blocks(nodes []*transform.Node) {
	var before *transform.Node
	for _, n := range nodes {
		if !t.shows(n.In) {
			continue
		}
		if before == nil || !together(before, n) {
			t.gap()
		}
		count := len(t.lines)
		t.block(n)
		if len(t.lines) > count {
			before = n
		}
	}
}

// together reports neighbours without a blank line between: lines of an address,
// of a poem, a speaker and the speech, statements one a line.
func together(a, b *transform.Node) bool {
	switch b.Kind {
	case transform.Verse:
		return a.Kind == transform.Verse || a.Kind == transform.Speaker || a.Kind == transform.Stage
	case transform.Line:
		return a.Kind == transform.Line && a.Align == b.Align && (a.Name == b.Name || b.Name == "")
	case transform.Paragraph:
		return a.Kind == transform.Speaker || a.Name == "ab" && b.Name == "ab" && a.Indent > 0 && b.Indent > 0
	case transform.Stanza, transform.Stage:
		return a.Kind == transform.Speaker
	case transform.List, transform.GlossList:
		return a.Class == "part"
	case transform.Item, transform.Term, transform.Definition, transform.Row:
		return true
	}
	return false
}

// content lays out what a block holds, where its alignment puts it.
func (t *writer) content(n *transform.Node) {
	f := func() {
		if len(n.Nodes) > 0 && n.Nodes[0].Kind.Block() {
			t.blocks(n.Nodes)
			return
		}
		t.paragraph(t.inline(n.Nodes), n.Align)
	}
	if n.Indent > 0 && !t.flow() {
		t.indented(n.Indent, f)
	} else {
		f()
	}
	t.flushMargins()
}

// hang is how far the further lines of an overlong line of verse stand to the right.
const hang = 4

// verse is one line; what goes over the width hangs.
func (t *writer) verse(n *transform.Node) {
	if t.flow() {
		t.content(n)
		return
	}
	t.nested("", strings.Repeat(" ", hang), func() { t.content(n) })
}

func (t *writer) indented(n int, f func()) {
	if t.flow() {
		f()
		return
	}
	t.nested(strings.Repeat(" ", n), strings.Repeat(" ", n), f)
}

// paragraph lays out a text, each of its own lines wrapped.
func (t *writer) paragraph(s string, align transform.Align) {
	if s == "" {
		return
	}
	for part := range strings.SplitSeq(s, "\n") {
		part = strings.Trim(part, " ")
		for _, line := range wrapped(part, columns(t.first), columns(t.rest), t.wrap) {
			t.line(t.aligned(line, align))
		}
	}
}

func (t *writer) aligned(line string, align transform.Align) string {
	room := t.width() - columns(t.first) - columns(line)
	if room <= 0 || t.flow() {
		return line
	}
	switch align {
	case transform.End:
		return strings.Repeat(" ", room) + line
	case transform.Center:
		return strings.Repeat(" ", room/2) + line
	}
	return line
}

// flushMargins puts the notes in the margin of a block on lines after it.
func (t *writer) flushMargins() {
	notes := t.margins
	t.margins = nil
	for _, note := range notes {
		t.paragraph(note, transform.Start)
	}
}

func (t *writer) stage(n *transform.Node) {
	if len(n.Nodes) > 0 && n.Nodes[0].Kind.Block() {
		t.blocks(n.Nodes)
		return
	}
	s := t.inline(n.Nodes)
	if s != "" && !strings.HasPrefix(s, "(") && !t.flow() {
		s = "(" + s + ")"
	}
	t.paragraph(s, n.Align)
}

// speaker names who speaks, in capitals as print does, but as the source has it
// where the view is to show that.
func (t *writer) speaker(n *transform.Node) {
	s := t.inline(n.Nodes)
	if t.view == transform.Reading || t.view == transform.Critical {
		s = cases.Upper(language.Make(t.m.Lang)).String(s)
	}
	t.paragraph(s, n.Align)
	t.flushMargins()
}

func (t *writer) verbatim(n *transform.Node) {
	var out strings.Builder
	collect(n.Nodes, t, &out)
	for line := range strings.SplitSeq(strings.Trim(out.String(), "\n"), "\n") {
		t.line(line)
	}
}

// collect returns text whose white space counts.
func collect(nodes []*transform.Node, t *writer, out *strings.Builder) {
	for _, n := range nodes {
		if !t.shows(n.In) {
			continue
		}
		if n.Kind == transform.Text || n.Kind == transform.Sign || n.Kind == transform.Blank {
			out.WriteString(n.Text)
		}
		collect(n.Nodes, t, out)
		if n.Kind.Block() {
			out.WriteString("\n")
		}
	}
}

func (t *writer) rule(n *transform.Node) {
	if t.flow() {
		return
	}
	text := n.Text
	if text == "" {
		text = strings.Repeat("-", 8)
	}
	t.paragraph(text, transform.Center)
}

// figure is one remark: its images, heading and description.
func (t *writer) figure(n *transform.Node) {
	var parts []string
	for _, child := range n.Nodes {
		if child.Kind != transform.Caption && hasCaption(n) && isImage(child) {
			continue
		}
		if s := strings.TrimSpace(t.all([]*transform.Node{child})); s != "" {
			parts = append(parts, s)
		}
	}
	said := strings.Join(parts, ". ")
	if !t.flow() {
		said = strings.TrimSuffix("["+t.m.Labels.Get("figure")+": "+said, ": ") + "]"
	}
	t.paragraph(said, transform.Start)
	t.flushMargins()
}

func hasCaption(figure *transform.Node) bool {
	return slices.ContainsFunc(figure.Nodes, func(n *transform.Node) bool { return n.Kind == transform.Caption })
}

// isImage reports a block that holds nothing but images.
func isImage(n *transform.Node) bool {
	return !slices.ContainsFunc(n.Nodes, func(n *transform.Node) bool { return n.Kind != transform.Image })
}

// all returns the text of blocks in one line.
func (t *writer) all(nodes []*transform.Node) string {
	var parts []string
	for _, n := range nodes {
		switch {
		case !t.shows(n.In):
		case !n.Kind.Block():
			return t.inline(nodes)
		default:
			parts = append(parts, t.all(n.Nodes))
		}
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
