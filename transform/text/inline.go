package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/transform"
)

// A run collects the inlines of a block as text, in which \n is a line end that
// is meant.
type run struct {
	t    *writer
	out  strings.Builder
	last rune   // written last; 0 at the start
	owed bool   // a blank, if a word follows
	mark string // of a page that begins within the word being written
}

// inline returns the text of inlines.
func (t *writer) inline(nodes []*transform.Node) string {
	r := run{t: t}
	r.nodes(nodes)
	r.flushMark()
	return strings.Trim(r.out.String(), " \n")
}

func (r *run) nodes(nodes []*transform.Node) {
	for _, n := range nodes {
		r.node(n)
	}
}

func (r *run) node(n *transform.Node) {
	if n.Kind == transform.EntryRef {
		if r.t.refers(n.In) && !r.t.flow() {
			r.write(r.t.mark(n.Entry))
		}
		return
	}
	if !r.t.says(n) {
		return
	}
	switch n.Kind {
	case transform.Text, transform.Sign, transform.Blank:
		r.isolated(n, func() { r.write(n.Text) })
	case transform.LineBreak:
		r.breakLine()
	case transform.PageBreak:
		r.page(n)
	case transform.HandLabel:
		r.hand(n)
	case transform.NoteRef:
		r.write("[" + n.N + "]")
	case transform.Image:
		if r.t.flow() {
			return
		}
		r.write("[" + n.Text + "]")
	case transform.Superior:
		r.raised(n)
	case transform.Link:
		r.link(n)
	default:
		r.span(n)
	}
}

func (r *run) span(n *transform.Node) {
	if n.Name == "stage" && !r.t.flow() {
		r.stage(n)
		return
	}
	if isMargin(n) {
		if !r.t.flow() {
			r.t.margins = append(r.t.margins, r.t.inline(n.Nodes))
		}
		return
	}
	r.isolated(n, func() { r.nodes(n.Nodes) })
}

// stage puts a direction within a speech in parentheses.
func (r *run) stage(n *transform.Node) {
	text := r.t.inline(n.Nodes)
	if strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") {
		r.write(text)
		return
	}
	r.write("(" + text + ")")
}

// isMargin reports a note in the margin within a line.
func isMargin(n *transform.Node) bool {
	return n.Kind == transform.Span && strings.HasPrefix(n.Class+" ", "margin ")
}

// isolated puts text in the other direction between the marks that keep it from
// taking the signs around it with it (UAX 9).
func (r *run) isolated(n *transform.Node, f func()) {
	if n.Lang == "" || n.RTL == r.t.m.RTL || r.t.flow() {
		f()
		return
	}
	open := "\u2066"
	if n.RTL {
		open = "\u2067"
	}
	r.write(open)
	f()
	r.write("\u2069")
}

// write adds text, with one blank where several meet.
func (r *run) write(s string) {
	for _, c := range s {
		if r.owed && c != ' ' && r.last != ' ' && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsPunct(c) && c > '⁀') {
			r.put(' ')
		}
		r.owed = false
		if c == ' ' && (r.last == ' ' || r.last == '\n' || r.last == 0) {
			continue
		}
		if c == ' ' {
			r.flushMark()
		}
		r.put(c)
	}
}

func (r *run) put(c rune) {
	r.out.WriteRune(c)
	r.last = c
}

func (r *run) breakLine() {
	if r.t.flow() {
		r.write(" ")
		return
	}
	r.flushMark()
	r.put('\n')
}

// page marks where a page begins: at its place, or after the word that it is in.
func (r *run) page(n *transform.Node) {
	switch {
	case r.t.flow() || r.t.o.NoPages:
	case n.Class == "joined":
		r.mark = n.Text
	default:
		r.write(" " + n.Text)
		r.write(" ")
	}
}

func (r *run) flushMark() {
	if r.mark == "" {
		return
	}
	mark := r.mark
	r.mark = ""
	for _, c := range " " + mark {
		r.put(c)
	}
}

// hand names who writes: "[H2:]" before a block, "(H2)" after what the hand wrote; in
// the diplomatic view "(hand 2)", as editions of papyri print it.
func (r *run) hand(n *transform.Node) {
	label := r.t.handLabel(n.Hand)
	switch {
	case r.out.Len() > 0:
		r.write(" (" + label + ")")
		r.owed = true
	case r.t.view == transform.Diplomatic:
		r.write("(" + label + ") ")
	default:
		r.write("[" + label + ":] ")
	}
}

// handLabel is what the view calls a hand.
func (t *writer) handLabel(h *transform.Hand) string {
	if t.view == transform.Diplomatic && h.Number > 0 {
		called := t.m.Labels.Get("hand", "n", strconv.Itoa(h.Number))
		return strings.ReplaceAll(called, " ", "\u00a0") // no line ends between
	}
	return h.Label
}

// raised writes D^r where the view shows the writing.
func (r *run) raised(n *transform.Node) {
	if r.t.view != transform.Diplomatic {
		r.nodes(n.Nodes)
		return
	}
	text := r.t.inline(n.Nodes)
	if utf8.RuneCountInString(text) > 1 {
		text = "(" + text + ")"
	}
	r.write("^" + text)
}

// link numbers an address that the text does not show.
func (r *run) link(n *transform.Node) {
	text := r.t.inline(n.Nodes)
	r.nodes(n.Nodes)
	if r.t.flow() || strings.HasPrefix(n.Target, "#") || strings.Contains(text, strings.TrimSuffix(n.Target, "/")) {
		return
	}
	r.t.links = append(r.t.links, n.Target)
	r.write("[" + r.t.m.Pointer + strconv.Itoa(len(r.t.links)) + "]")
}
