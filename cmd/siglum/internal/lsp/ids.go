package lsp

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
)

// A declaration is an element with an xml:id.
type declaration struct {
	id  string
	tag int
	at  markup.Attribute
}

// declarations returns the ids of a document. Of an id that is given twice the first
// counts.
func declarations(m *markup.Document) map[string]declaration {
	found := map[string]declaration{}
	for at := range occurrences(m.Text, "xml:id") {
		tag := m.Before(at)
		if tag == markup.None || m.Tokens[tag].Kind != markup.StartTag || at < m.Tokens[tag].NameEnd {
			continue
		}
		a, ok := m.Attribute(tag, "xml:id")
		if !ok || a.NameStart != at || !a.Closed {
			continue
		}
		id := strings.TrimSpace(m.Value(a))
		if _, again := found[id]; id != "" && !again {
			found[id] = declaration{id, tag, a}
		}
	}
	return found
}

// occurrences yields where a word stands in a text.
func occurrences(text []byte, word string) func(yield func(at int) bool) {
	return func(yield func(at int) bool) {
		for at := 0; ; at += len(word) {
			i := bytes.Index(text[at:], []byte(word))
			if i < 0 {
				return
			}
			at += i
			if !yield(at) {
				return
			}
		}
	}
}

func sorted(ids map[string]declaration) []declaration {
	return slices.SortedFunc(maps.Values(ids), func(a, b declaration) int { return cmp.Compare(a.tag, b.tag) })
}

// pointersTo yields the places that a pointer to an id stands in: each is the id behind
// the #.
func pointersTo(m *markup.Document, id string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		for at := range occurrences(m.Text, "#"+id) {
			start, end := at+1, at+1+len(id)
			c := cursorAt(m, start)
			if c.spot != inValue {
				continue
			}
			if first, last := c.item(m); first != at || last != end {
				continue // of another id, or in another file
			}
			if !yield(start, end) {
				return
			}
		}
	}
}

// summary returns the beginning of the text of an element, on one line.
func (now *snapshot) summary(tag int) string {
	m := now.markup()
	var b strings.Builder
	at, end := m.Tokens[tag].End, m.EndOf(tag)
	for i := tag + 1; at < end && b.Len() < longSummary; i++ {
		next := end
		if i < len(m.Tokens) {
			next = min(end, m.Tokens[i].Start)
		}
		b.Write(m.Text[at:min(next, at+longSummary)])
		b.WriteByte(' ')
		if i >= len(m.Tokens) {
			break
		}
		at = m.Tokens[i].End
	}
	return shortened(strings.Join(strings.Fields(b.String()), " "), longSummary)
}

const longSummary = 120

// shortened returns a text, or the first words of it.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	text = strings.ToValidUTF8(text[:most], "")
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text + " …"
}
