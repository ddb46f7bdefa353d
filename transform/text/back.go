package text

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

// back writes what stands apart from the text: notes, textual notes, apparatus,
// addresses, signs.
func (t *writer) back() {
	before := len(t.lines)
	t.gap()
	t.line(strings.Repeat("-", t.width()))
	rule := len(t.lines)
	t.notes()
	t.entries("textual-notes", false)
	t.entries("apparatus", true)
	t.addresses()
	t.legend()
	t.about()
	if len(t.lines) == rule {
		t.lines = t.lines[:before]
	}
}

func (t *writer) section(label string) {
	if n := len(t.lines); !strings.HasPrefix(t.lines[n-1], "---") {
		t.gap()
	}
	t.line(t.m.Labels.Get(label))
	t.gap()
}

func (t *writer) notes() {
	for i, n := range t.m.Notes {
		if i == 0 {
			t.section("notes")
		}
		mark := "[" + n.Key + "] "
		t.nested(mark, strings.Repeat(" ", columns(mark)), func() { t.body(n.Nodes) })
	}
}

// body lays out what a note says.
func (t *writer) body(nodes []*transform.Node) {
	if len(nodes) > 0 && nodes[0].Kind.Block() {
		t.blocks(nodes)
	} else {
		t.paragraph(t.inline(nodes), transform.Start)
	}
	t.flushMargins()
}

func (t *writer) entries(label string, apparatus bool) {
	first := true
	for _, e := range t.m.Entries {
		if e.Apparatus != apparatus || !t.refers(e.In) {
			continue
		}
		if first {
			t.section(label)
			first = false
		}
		mark, rest := "["+t.key(e)+"] ", ""
		if e.Keyed {
			mark, rest = "", strings.Repeat(" ", len(e.Line)+1)
		}
		t.nested(mark, rest+strings.Repeat(" ", columns(mark)), func() { t.paragraph(t.entry(e), transform.Start) })
	}
}

// entry is one entry in a line: lemma] A; reading B C.
func (t *writer) entry(e *transform.Entry) string {
	var parts []string
	head := e.Line
	if e.Lemma != "" {
		head = strings.TrimSpace(head + " " + e.Lemma + "]")
	}
	sigla := e.Sigla
	if t.m.Negative && e.Apparatus {
		sigla = nil
	}
	if e.Omit && len(sigla) > 0 {
		head += " " + t.m.Labels.Get("om")
	}
	switch said := strings.Join(sigla, " ") + e.Remark; {
	case said != "":
		parts = append(parts, said+t.by(e.Hand, ", "))
	case e.Hand != nil:
		parts = append(parts, t.handLabel(e.Hand))
	}
	if len(e.Notes) > 0 {
		parts = append(parts, strings.TrimSpace(strings.Join(parts, "")+" "+t.comments(e.Notes)))[len(parts):]
	}
	for _, r := range e.Readings {
		parts = append(parts, strings.TrimSpace(t.reading(r)+" "+t.comments(r.Notes)))
	}
	if e.Other != nil {
		parts = append(parts, t.m.Labels.Get("transposed", "key", t.otherKey(e.Other)))
	}
	return strings.TrimSpace(head + " " + strings.Join(parts, "; "))
}

// otherKey is what the other entry of a transposition is found by.
func (t *writer) otherKey(e *transform.Entry) string {
	if key := t.key(e); key != "" {
		return "[" + key + "]"
	}
	return e.Line
}

func (t *writer) comments(notes [][]*transform.Node) string {
	var said []string
	for _, nodes := range notes {
		said = append(said, t.all(nodes))
	}
	return strings.Join(said, " ")
}

func (t *writer) reading(r transform.Rdg) string {
	text := t.all(r.Nodes)
	if r.Omit {
		text = t.m.Labels.Get("om")
	}
	return strings.TrimSpace(strings.TrimSpace(r.Words+" "+text) + " " + strings.Join(r.Sigla, " ") + t.by(r.Hand, " "))
}

func (t *writer) by(h *transform.Hand, separator string) string {
	if h == nil {
		return ""
	}
	return separator + t.handLabel(h)
}

func (t *writer) addresses() {
	links := t.links
	for i, address := range links {
		if i == 0 {
			t.section("links")
		}
		t.line("[" + t.m.Pointer + strconv.Itoa(i+1) + "] " + address)
	}
}

// legend explains the signs of this view.
func (t *writer) legend() {
	var marks, meanings []string
	widest := 0
	for _, e := range t.m.Legend {
		if mark := t.cardText(e.Example); t.explains(e) && mark != "" {
			marks, meanings = append(marks, mark), append(meanings, e.Meaning)
			widest = max(widest, columns(mark))
		}
	}
	for i, mark := range marks {
		if i == 0 {
			t.section("legend")
		}
		t.nested(mark+strings.Repeat(" ", widest-columns(mark)+2), strings.Repeat(" ", widest+2),
			func() { t.paragraph(meanings[i], transform.Start) })
	}
}

// explains reports whether the text has the sign of an entry of the legend. A
// dotted line it has not; there stands the sign of a doubt.
func (t *writer) explains(e transform.LegendEntry) bool {
	switch e.Key {
	case "unclear.dotted":
		return false
	case "unclear", "unclear.part", "variant":
		return t.refers(e.In)
	}
	return t.shows(e.In)
}
