package xmltext

import "github.com/siglum/siglum/tei/source"

// startTag reads a start tag or an empty-element tag (3.1, productions 40 and 44).
func (r *Reader) startTag() bool {
	in := r.in
	text, start := in.text, in.pos
	x, i := r.names.read(text, start+1)
	if x == nil {
		return r.strayLessThan(start)
	}
	if r.phase != inContent && !r.beginRoot(start, i) {
		return false
	}
	nameEnd := i
	r.event.NameSpan = in.span(start+1, nameEnd)
	r.attrs, r.lexemes = r.attrs[:0], r.lexemes[:0]
	for {
		after := i
		i = skipSpace(text, i)
		if i == len(text) {
			return r.unclosedTag(start, nameEnd)
		}
		switch {
		case text[i] == '>':
			return r.startElement(x, start, i+1, false)
		case text[i] == '/':
			if i+1 < len(text) && text[i+1] == '>' {
				return r.startElement(x, start, i+2, true)
			}
			return r.badTag(start, nameEnd, i)
		}
		if i = r.attribute(start, nameEnd, after, i); i < 0 {
			return false
		}
	}
}

// startElement opens an element whose tag has been read.
func (r *Reader) startElement(x *lexeme, start, end int, empty bool) bool {
	r.in.pos = end
	if x.attributes != nil && !r.applyDeclared(x.attributes) {
		return false
	}
	e := &r.event
	e.Span = r.in.span(start, end)
	rebound := len(r.rebound)
	if !r.namespaces(x) {
		return false
	}
	if len(r.open) >= r.options.maxDepth() {
		return r.tooDeep(x)
	}
	e.Kind, e.Attrs, e.Empty, e.Text = StartElement, r.attrs, empty, nil
	if len(r.open) == 0 {
		r.root = e.Span
	}
	r.open = append(r.open, element{name: x, id: e.NameID, space: e.Name.Space, span: e.Span, rebound: rebound})
	r.empty = empty
	return true
}

// endTag reads an end tag (production 42).
func (r *Reader) endTag() bool {
	in := r.in
	text, start := in.text, in.pos
	if len(r.open) <= in.depth {
		return r.unexpectedEndTag(start)
	}
	x := r.open[len(r.open)-1].name
	i := start + 2
	if !in.has(i, x.raw) {
		return r.wrongEndTag(start)
	}
	i += len(x.raw)
	nameEnd := i
	if i < len(text) && text[i] != '>' {
		i = skipSpace(text, i)
	}
	if i == len(text) || text[i] != '>' {
		return r.wrongEndTag(start)
	}
	in.pos = i + 1
	r.event.Span, r.event.NameSpan = in.span(start, i+1), in.span(start+2, nameEnd)
	r.event.Empty = false
	return r.endElement()
}

// endElement closes the innermost element; the spans of the event are set.
func (r *Reader) endElement() bool {
	last := len(r.open) - 1
	top := &r.open[last]
	e := &r.event
	e.Kind, e.Attrs, e.Text = EndElement, nil, nil
	e.Name = Name{Space: top.space, Local: top.name.local, Prefix: top.name.prefix.name}
	e.NameID = top.id
	if len(r.rebound) > top.rebound {
		r.undeclare(top.rebound)
	}
	if top.release != nil {
		top.release()
	}
	r.open = r.open[:last]
	if last == 0 {
		r.phase = inEpilog
	}
	return true
}

// beginRoot passes from the prolog to the root element.
func (r *Reader) beginRoot(start, nameEnd int) bool {
	if r.phase == inEpilog {
		return r.secondRoot(start, nameEnd)
	}
	r.phase = inContent
	return true
}

// innermost returns the element that is open, for messages.
func (r *Reader) innermost() (name string, tag source.Span) {
	top := r.open[len(r.open)-1]
	return top.name.raw, top.span
}
