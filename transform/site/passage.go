package site

import (
	"slices"
	"strings"
	"unicode"

	"github.com/siglum/siglum/transform"
)

// A passage is a piece of text that a search finds: a paragraph, a line, a note.
type passage struct {
	Anchor string `json:"a,omitempty"` // the id to go to; "" is the top of the page
	Text   string `json:"t"`
}

// searched are the statements of a header that a search looks through, by the names
// of their fields on the card.
var searched = strings.Fields("from to author transmitted received context summary source")

// passages returns what a search looks through, in the order of the page: title,
// card, text, notes.
func passages(m *transform.Model, view transform.View, title string) []passage {
	r := reader{view: view, passages: []passage{{Text: title}}}
	for _, field := range m.Card {
		if !slices.Contains(searched, field.Name) {
			continue
		}
		for _, value := range field.Values {
			r.passage(value)
		}
	}
	r.blocks(m.Text)
	for _, note := range m.Notes {
		r.anchor = note.ID
		r.blocks(note.Nodes)
	}
	return r.passages
}

// A reader collects the text of the view that is shown first.
type reader struct {
	view     transform.View
	anchor   string
	passages []passage
	out      strings.Builder
}

func (r *reader) blocks(nodes []*transform.Node) {
	if len(nodes) > 0 && !nodes[0].Kind.Block() {
		r.passage(nodes)
		return
	}
	for _, n := range nodes {
		if !n.In.Has(r.view) {
			continue
		}
		if n.ID != "" {
			r.anchor = n.ID
		}
		r.blocks(n.Nodes)
	}
}

// passage adds the text of inlines, if there is any.
func (r *reader) passage(nodes []*transform.Node) {
	r.out.Reset()
	r.inlines(nodes)
	if text := strings.Join(strings.Fields(r.out.String()), " "); text != "" {
		r.passages = append(r.passages, passage{Anchor: r.anchor, Text: text})
	}
}

func (r *reader) inlines(nodes []*transform.Node) {
	for _, n := range nodes {
		if !n.In.Has(r.view) {
			continue
		}
		switch n.Kind {
		case transform.Text, transform.Blank:
			r.out.WriteString(n.Text)
		case transform.LineBreak:
			r.out.WriteByte(' ')
		case transform.Sign:
			r.sign(n.Text)
		}
		r.inlines(n.Nodes)
	}
}

// sign writes of what the edition adds only what stands between words: a bracket within
// a word must not part it, and nobody looks for the words of the signs.
func (r *reader) sign(text string) {
	switch {
	case !strings.Contains(text, " "):
	case strings.ContainsFunc(text, unicode.IsLetter):
		r.out.WriteByte(' ')
	default:
		r.out.WriteString(text)
	}
}
