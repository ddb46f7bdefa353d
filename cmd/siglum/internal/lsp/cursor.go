package lsp

import (
	"bytes"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/xmltext"
)

// A spot is what kind of thing stands at a place of an XML document.
type spot int

const (
	elsewhere     spot = iota // in a comment, between an attribute and its value
	inText                    // between tags
	inElementName             // behind < or in the name of a start tag
	inEndTag                  // behind </ or in the name of an end tag
	inAttributeName
	inValue
)

// A cursor is a place in an XML document: what stands there, and the part of the text
// that belongs to it.
type cursor struct {
	spot       spot
	offset     int
	start, end int
	tag        int // the start tag or end tag, or None
	attribute  markup.Attribute
}

// cursorAt returns what stands at an offset.
func cursorAt(m *markup.Document, offset int) cursor {
	c := cursor{offset: offset, start: offset, end: offset, tag: markup.None}
	i := m.Before(offset)
	if i == markup.None {
		return c.inText(m)
	}
	t := &m.Tokens[i]
	switch within := offset < t.End || offset == t.End && !t.Closed; {
	case t.Kind == markup.StartTag && (within || c.follows(m, t)):
		c.tag = i
		return c.inStartTag(m, t)
	case t.Kind == markup.EndTag && within:
		c.tag = i
		if offset <= t.NameEnd && offset >= t.NameStart {
			c.spot, c.start, c.end = inEndTag, t.NameStart, t.NameEnd
		}
		return c
	case within:
		return c
	}
	return c.inText(m)
}

// inText tells text from the < that begins a tag.
func (c cursor) inText(m *markup.Document) cursor {
	c.spot = inText
	if c.offset > 0 && m.Text[c.offset-1] == '<' {
		c.spot = inElementName
	}
	return c
}

// follows reports whether the cursor stands behind a tag that is not finished, where
// its next attribute is being typed.
func (c cursor) follows(m *markup.Document, t *markup.Token) bool {
	if t.Closed {
		return false
	}
	attributes := m.Attributes(m.Before(t.Start + 1))
	if n := len(attributes); n > 0 && attributes[n-1].Quoted && c.offset <= attributes[n-1].ValueEnd {
		return true
	}
	rest := m.Text[t.End:c.offset]
	word := bytes.TrimLeft(rest, " \t\r\n")
	return len(word) < len(rest) && !bytes.ContainsAny(word, " \t\r\n<>=\"'")
}

func (c cursor) inStartTag(m *markup.Document, t *markup.Token) cursor {
	if c.offset <= t.NameEnd {
		c.spot, c.start, c.end = inElementName, t.NameStart, t.NameEnd
		return c
	}
	for _, a := range m.Attributes(c.tag) {
		switch {
		case c.offset < a.NameStart || c.offset > a.End:
			continue
		case c.offset <= a.NameEnd:
			c.spot, c.start, c.end, c.attribute = inAttributeName, a.NameStart, a.NameEnd, a
			return c
		case a.Quoted && c.offset >= a.ValueStart && c.offset <= a.ValueEnd:
			c.spot, c.start, c.end, c.attribute = inValue, a.ValueStart, a.ValueEnd, a
			return c
		case c.offset < a.End:
			return c
		}
	}
	word := c.offset - len(lastWord(m.Text[t.NameEnd:c.offset]))
	if b := m.Text[word-1]; b == ' ' || b == '\t' || b == '\r' || b == '\n' {
		c.spot, c.start = inAttributeName, word
	}
	return c
}

// lastWord returns what stands behind the last white space, quotation mark or slash.
func lastWord(text []byte) []byte {
	return text[bytes.LastIndexAny(text, " \t\r\n\"'/=")+1:]
}

// item returns the part of a value between white space in which the cursor stands.
func (c cursor) item(m *markup.Document) (start, end int) {
	start, end = c.offset, c.offset
	for start > c.start && !isSpace(m.Text[start-1]) {
		start--
	}
	for end < c.end && !isSpace(m.Text[end]) {
		end++
	}
	return start, end
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// A view is a place of a document as the schema sees it, with the prefixes that are
// declared there.
type view struct {
	relaxng.Place
	scope *markup.Scope
}

// inside returns the view from within an element, behind what stands in it before an
// offset.
func (now *snapshot) inside(element, offset int) view {
	m := now.markup()
	v := view{now.grammar().Start(), nil}
	parent := markup.None
	for _, i := range m.Path(element) {
		v = now.past(v, parent, m.Tokens[i].Start)
		name, attrs, scope := m.Tag(i, v.scope, now.file)
		v = view{v.Inside(name, attrs), scope}
		parent = i
	}
	return now.past(v, parent, offset)
}

// past takes a view from the beginning of an element's content to an offset in it.
func (now *snapshot) past(v view, parent, offset int) view {
	m := now.markup()
	at := 0
	if parent != markup.None {
		at = m.Tokens[parent].End
	}
	for i := range m.Children(parent) {
		t := &m.Tokens[i]
		if t.Start >= offset {
			break
		}
		if m.TextBetween(at, t.Start) {
			v.Place = v.AfterText()
		}
		v.Place = v.After(m.ElementName(i, v.scope))
		at = m.EndOf(i)
	}
	if m.TextBetween(at, min(offset, len(m.Text))) {
		v.Place = v.AfterText()
	}
	return v
}

// before returns the view of the place at which a start tag stands.
func (now *snapshot) before(tag int) view {
	m := now.markup()
	return now.inside(m.Tokens[tag].Parent, m.Tokens[tag].Start)
}

// otherAttributes returns the name of a start tag and its attributes but for one, in the
// scope of the tag itself.
func (now *snapshot) otherAttributes(tag int, v view, but markup.Attribute) (xmltext.Name, []xmltext.Attr, *markup.Scope) {
	name, attrs, scope := now.markup().Tag(tag, v.scope, now.file)
	others := attrs[:0]
	for _, a := range attrs {
		if a.NameSpan.Start != but.NameStart || but.NameEnd == 0 {
			others = append(others, a)
		}
	}
	return name, others, scope
}
