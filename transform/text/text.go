package text

import (
	"bufio"
	"io"
	"strings"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform"
)

// Options says how to write a text. The zero value is the default: the reading
// view, wrapped at 72.
type Options struct {
	View    transform.View
	Wrap    int               // columns of a line; 0 means 72, less than 0 that paragraphs are not wrapped
	Lang    string            // of labels: en, de, fr, it, es, ru; "" is en
	Signs   string            // set of signs: documentary, leiden, ascii; "" is documentary
	SignSet transform.SignSet // signs of a project's own, in the place of Signs
	Witness string            // id or siglum of the witness whose text is wanted; "" is the edition's own
	Hand    string            // id or label of a hand: of all changes only its own and the main hand's are carried out
	Before  string            // id or label of a hand whose changes are undone
	Title   string            // in the place of the title that the header gives
	NoPages bool              // leaves out where the pages of the source begin

	Negative bool // the apparatus names only the witnesses that depart from the text
}

const defaultWrap = 72

// Write writes a document as text. It fails if w does, if the document has no root
// element, or if the options name what does not exist.
func Write(w io.Writer, d *tei.Document, o Options) error {
	m, err := transform.Build(d, transform.Options{Witness: o.Witness, Hand: o.Hand, Before: o.Before, Lang: o.Lang, Signs: o.Signs, SignSet: o.SignSet, Negative: o.Negative})
	if err != nil {
		return err
	}
	return WriteModel(w, m, o)
}

// WriteModel writes a model, which [transform.Build] has made by the same
// options.
func WriteModel(w io.Writer, m *transform.Model, o Options) error {
	t := newWriter(m, o)
	t.document()
	out := bufio.NewWriter(w)
	for _, line := range t.lines {
		out.WriteString(strings.TrimRight(line, " "))
		out.WriteByte('\n')
	}
	return out.Flush()
}

// A writer lays out the lines of a text.
type writer struct {
	m    *transform.Model
	o    Options
	view transform.View
	wrap int // 0 if lines are not wrapped

	lines   []string
	first   string // what the next line begins with: the mark of an item
	rest    string // what the lines after it begin with
	margins []string
	links   []string
}

func newWriter(m *transform.Model, o Options) *writer {
	t := &writer{m: m, o: o, view: o.View, wrap: o.Wrap}
	switch {
	case o.Wrap == 0:
		t.wrap = defaultWrap
	case o.Wrap < 0:
		t.wrap = 0
	}
	if o.View == transform.Flow {
		t.wrap = 0
	}
	return t
}

// flow reports the view that has the text and nothing else.
func (t *writer) flow() bool { return t.view == transform.Flow }

func (t *writer) document() {
	if t.flow() {
		t.blocks(t.m.Text)
		return
	}
	t.header()
	t.gap()
	t.blocks(t.m.Text)
	t.back()
}

// shows reports whether the view has something.
func (t *writer) shows(in transform.Views) bool { return in.Has(t.view) }

// refers reports whether the view has the mark of an entry. Plain text has one
// form for readers, so its reading view has the entries of the critical one.
func (t *writer) refers(in transform.Views) bool {
	return t.shows(in) || t.view == transform.Reading && in.Has(transform.Critical)
}

// mark is what stands in the text for an entry.
func (t *writer) mark(e *transform.Entry) string {
	if e.Keyed {
		return t.m.Variant
	}
	return "[" + t.key(e) + "]"
}

// key is what an entry is called in the view, in the reading view as in the
// critical one.
func (t *writer) key(e *transform.Entry) string {
	if t.view == transform.Diplomatic {
		return e.Keys[transform.Diplomatic]
	}
	return e.Keys[transform.Critical]
}

// says reports whether the view writes a node. Plain text has no other way to show
// a doubt than its sign.
func (t *writer) says(n *transform.Node) bool {
	return t.shows(n.In) || n.Class == transform.Doubt && t.view == transform.Reading
}

// gap makes sure that a blank line comes next.
func (t *writer) gap() {
	if n := len(t.lines); n > 0 && t.lines[n-1] != "" && !t.flow() {
		t.lines = append(t.lines, "")
	}
}

// line adds a line that needs no wrapping.
func (t *writer) line(s string) {
	t.lines = append(t.lines, t.first+s)
	t.first = t.rest
}

// width is the number of columns that a line has.
func (t *writer) width() int {
	if t.wrap == 0 {
		return defaultWrap
	}
	return t.wrap
}

// nested lays out something behind a mark, its further lines below its first.
func (t *writer) nested(first, rest string, f func()) {
	outer, count := t.rest, len(t.lines)
	begin := t.first
	t.first, t.rest = t.first+first, t.rest+rest
	f()
	t.first, t.rest = outer, outer
	if len(t.lines) == count {
		t.first = begin // nothing was written: the mark is still to come
	}
}
