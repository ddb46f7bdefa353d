package lsp

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
)

// hover returns what is known of what stands at the cursor.
func (s *server) hover(p *protocol.PositionParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	offset := s.offset(now.file, p.Position)
	if now.transcription {
		return s.hoverTranscription(now, offset), nil
	}
	c := cursorAt(now.markup(), offset)
	text := ""
	switch c.spot {
	case inElementName:
		text = now.describeElement(c.tag)
	case inEndTag:
		if partner := now.markup().Tokens[c.tag].Partner; partner >= 0 {
			text = now.describeElement(partner)
		}
	case inAttributeName:
		text = now.describeAttribute(c)
	case inValue:
		text = now.describeValue(&c)
	}
	if text == "" {
		return nil, nil
	}
	return protocol.Hover{Contents: protocol.MarkupContent{Kind: "markdown", Value: text}, Range: s.rangeOf(now.file, c.start, c.end)}, nil
}

func (now *snapshot) describeElement(tag int) string {
	if tag < 0 {
		return ""
	}
	m := now.markup()
	v := now.before(tag)
	return described("<"+m.Name(tag)+">", v.Describe(m.ElementName(tag, v.scope)))
}

func (now *snapshot) describeAttribute(c cursor) string {
	m := now.markup()
	v := now.before(c.tag)
	name, has, scope := now.otherAttributes(c.tag, v, c.attribute)
	written := m.AttributeName(c.attribute)
	return described("@"+written, v.DescribeAttribute(name, has, scope.Attribute(written)))
}

// describeValue says what a value means to the schema, or what it points to.
func (now *snapshot) describeValue(c *cursor) string {
	m := now.markup()
	start, end := c.item(m)
	item := string(m.Text[start:end])
	if id, ok := strings.CutPrefix(item, "#"); ok {
		if d, ok := now.ids()[id]; ok {
			c.start, c.end = start, end
			return described("<"+m.Name(d.tag)+" xml:id=\""+id+"\">", now.summary(d.tag))
		}
	}
	v := now.before(c.tag)
	name, has, scope := now.otherAttributes(c.tag, v, c.attribute)
	for _, w := range v.Values(name, has, scope.Attribute(m.AttributeName(c.attribute))).Words {
		if w.Text == item || w.Text == m.Value(c.attribute) {
			return described(w.Text, w.Documentation)
		}
	}
	return ""
}

// described returns what is said of a thing, in Markdown; "" if nothing is.
func described(thing, about string) string {
	if about == "" {
		return ""
	}
	return fmt.Sprintf("%s\n\n%s", code(thing), plainMarkdown(oneParagraph(about)))
}

// code returns a text as Markdown shows code. It holds no line end.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + text + fence
}

// plainMarkdown escapes what Markdown would take for its own signs.
func plainMarkdown(text string) string { return markdownEscaper.Replace(text) }

var markdownEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "!", `\!`, "|", `\|`)
