package lsp

import (
	"html"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/xmltext"
)

// completion returns what may be put where the cursor is.
func (s *server) completion(p *protocol.PositionParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	offset := s.offset(now.file, p.Position)
	c := completer{server: s, now: now}
	if now.transcription {
		c.transcription(offset)
	} else {
		c.xml(cursorAt(now.markup(), offset))
	}
	if c.items == nil {
		c.items = []protocol.CompletionItem{}
	}
	return protocol.CompletionList{Items: c.items}, nil
}

// A completer collects what may be put at a place.
type completer struct {
	*server
	now    *snapshot
	cursor cursor
	items  []protocol.CompletionItem
}

func (c *completer) xml(at cursor) {
	c.cursor = at
	switch at.spot {
	case inText:
		c.elements("<")
	case inElementName:
		c.elements("")
	case inEndTag:
		c.endTag("", ">")
	case inAttributeName:
		c.attributes()
	case inValue:
		c.values()
	}
}

// An offer is an item before it has got its place.
type offer struct {
	label, about string
	kind         int
	required     bool   // it comes first
	plain        string // what is put there
	snippet      string // or this, where the client can take it; "" if that is the same
}

// add offers to replace a part of the text.
func (c *completer) add(o offer, start, end int) {
	item := protocol.CompletionItem{Label: o.label, Kind: o.kind, SortText: "1" + o.label}
	if o.required {
		item.SortText, item.Detail = "0"+o.label, "required"
	}
	if o.about != "" {
		item.Documentation = &protocol.MarkupContent{Kind: "plaintext", Value: oneParagraph(o.about)}
	}
	text := o.plain
	if c.snippets && o.snippet != "" {
		text, item.InsertTextFormat = o.snippet, 2
	}
	item.TextEdit = &protocol.TextEdit{Range: c.rangeOf(c.now.file, start, end), NewText: text}
	c.items = append(c.items, item)
}

// oneParagraph returns documentation without the line ends of its source.
func oneParagraph(text string) string { return strings.Join(strings.Fields(text), " ") }

// elements offers the elements that may stand at the cursor, written behind an opening
// sign, and the end tag of what is open.
func (c *completer) elements(sign string) {
	m := c.now.markup()
	at := c.cursor.start
	if sign == "" {
		at--
	}
	parent := m.Around(at)
	if c.cursor.tag != markup.None {
		parent = m.Tokens[c.cursor.tag].Parent
	}
	v := c.now.inside(parent, at)
	for _, o := range v.Elements() {
		written, ok := v.scope.Write(o.Space, o.Local, false)
		if !ok && parent != markup.None {
			continue // to declare a namespace there is the author's decision
		}
		plain, snippet := sign+written, ""
		if !c.tagGoesOn() {
			snippet = sign + c.element(v, o, written, !ok)
		}
		c.add(offer{label: written, about: o.Documentation, kind: protocol.KindClass, required: o.Required,
			plain: plain, snippet: snippet}, c.cursor.start, c.cursor.end)
	}
	if c.cursor.tag == markup.None && parent != markup.None {
		c.endTag(sign+"/", ">")
	}
}

// tagGoesOn reports whether the tag at the cursor has more than its name, so that only
// that is to be put there.
func (c *completer) tagGoesOn() bool {
	m := c.now.markup()
	if c.cursor.tag != markup.None {
		t := &m.Tokens[c.cursor.tag]
		return t.Closed || t.End > t.NameEnd
	}
	return c.cursor.spot == inElementName && c.cursor.end < len(m.Text) && m.Text[c.cursor.end] == '>'
}

// element returns a whole element as a snippet: with the attributes that it must have,
// and room for what it holds.
func (c *completer) element(v view, o relaxng.Offer, written string, declare bool) string {
	name := xmltext.Name{Space: o.Space, Local: o.Local}
	var b stops
	b.text(written)
	if declare {
		b.text(` xmlns="` + html.EscapeString(o.Space) + `"`)
	}
	for _, a := range v.Attributes(name, nil) {
		if attribute, ok := v.scope.Write(a.Space, a.Local, true); ok && a.Required {
			b.text(" " + attribute + `="`)
			b.stop()
			b.text(`"`)
		}
	}
	if !v.Expandable(name) {
		b.text("/>")
		return b.String()
	}
	b.text(">")
	b.last()
	b.text("</" + written + ">")
	return b.String()
}

// endTag offers the end tag of the element around the cursor.
func (c *completer) endTag(before, after string) {
	m := c.now.markup()
	at := c.cursor.start
	if c.cursor.tag != markup.None {
		at = m.Tokens[c.cursor.tag].Start
	} else if before == "/" {
		at--
	}
	open := m.Around(at)
	if open == markup.None {
		return
	}
	if c.cursor.end < len(m.Text) && m.Text[c.cursor.end] == '>' {
		after = ""
	}
	name := m.Name(open)
	c.add(offer{label: "/" + name, kind: protocol.KindClass, required: before == "", plain: before + name + after}, c.cursor.start, c.cursor.end)
	item := &c.items[len(c.items)-1]
	item.Detail, item.FilterText = "ends the open element", before+name
}

// attributes offers the attributes that the tag at the cursor may have besides its
// others.
func (c *completer) attributes() {
	m := c.now.markup()
	v := c.now.before(c.cursor.tag)
	name, has, scope := c.now.otherAttributes(c.cursor.tag, v, c.cursor.attribute)
	goesOn := c.cursor.end < len(m.Text) && m.Text[c.cursor.end] == '='
	for _, o := range v.Attributes(name, has) {
		written, ok := scope.Write(o.Space, o.Local, true)
		if !ok {
			continue
		}
		var b stops
		plain := written
		if !goesOn {
			b.text(written + `="`)
			b.stop()
			b.text(`"`)
			plain += `=""`
		}
		c.add(offer{label: written, about: o.Documentation, kind: protocol.KindProperty, required: o.Required,
			plain: plain, snippet: b.String()}, c.cursor.start, c.cursor.end)
	}
}

// values offers values of the attribute at the cursor: the words that the schema lists,
// and ids of the document where it wants pointers.
func (c *completer) values() {
	m := c.now.markup()
	v := c.now.before(c.cursor.tag)
	name, has, scope := c.now.otherAttributes(c.cursor.tag, v, c.cursor.attribute)
	attribute := scope.Attribute(m.AttributeName(c.cursor.attribute))
	values := v.Values(name, has, attribute)
	start, end := c.cursor.start, c.cursor.end
	if values.List {
		start, end = c.cursor.item(m)
	}
	for _, w := range values.Words {
		c.add(offer{label: w.Text, about: w.Documentation, kind: protocol.KindValue, plain: html.EscapeString(w.Text)}, start, end)
	}
	switch {
	case values.Has("anyURI"):
		c.pointers("#", attribute.Local, start, end)
	case values.Has("IDREF"):
		c.pointers("", attribute.Local, start, end)
	case values.Has("boolean"):
		for _, word := range []string{"true", "false"} {
			c.add(offer{label: word, kind: protocol.KindValue, plain: word}, start, end)
		}
	}
}

// pointees are the elements that some attributes point to, whose ids come first.
var pointees = map[string]string{"hand": "handNote", "new": "handNote", "wit": "witness", "who": "person", "resp": "respStmt"}

func (c *completer) pointers(sign, attribute string, start, end int) {
	for _, d := range sorted(c.now.ids()) {
		element := c.now.markup().Name(d.tag)
		c.add(offer{label: sign + d.id, about: "<" + element + "> " + c.now.summary(d.tag), kind: protocol.KindReference,
			required: pointees[attribute] == element, plain: sign + d.id}, start, end)
		if item := &c.items[len(c.items)-1]; item.Detail != "" {
			item.Detail = element
		}
	}
}

// stops writes a snippet: text in which the places to go on typing are numbered.
type stops struct {
	strings.Builder
	count int
}

func (b *stops) text(s string) { b.WriteString(snippetEscaper.Replace(s)) }

func (b *stops) stop() {
	b.count++
	b.WriteString("$" + string(rune('0'+min(b.count, 9))))
}

// last is where the cursor goes in the end.
func (b *stops) last() { b.WriteString("$0") }

var snippetEscaper = strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`)
