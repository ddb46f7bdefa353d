package xmltext

import "github.com/siglum/siglum/tei/source"

// internalSubset reads what stands between [ and ] in the document type
// declaration that begins at start (2.8, production 28b).
func (r *Reader) internalSubset(start int) bool {
	in := r.in
	if !r.declarations(in) {
		return false
	}
	if in.pos == len(in.text) {
		return r.unclosed(in, start, "document type declaration", "]>")
	}
	in.pos++
	return true
}

// declarations reads markup declarations from an input and the parameter entities
// that it refers to, up to its end or, in the internal subset, to the ] that ends
// that.
func (r *Reader) declarations(base *input) bool {
	sections := 0
	for {
		in := r.in
		switch {
		case in.pos == len(in.text) && in == base:
			if sections > 0 {
				return r.unclosedSection(in)
			}
			return true
		case in.pos == len(in.text):
			r.pop()
		case isSpace(in.text[in.pos]):
			in.pos++
		case in.text[in.pos] == ']' && in == base && !base.external:
			return true
		case sections > 0 && in.has(in.pos, "]]>"):
			in.pos += 3
			sections--
		case in.text[in.pos] == '%':
			if !r.parameterReference(false) {
				return false
			}
		default:
			if !r.markupDeclaration(&sections) {
				return false
			}
		}
	}
}

// markupDeclaration reads one declaration, comment or processing instruction, or
// the beginning of a conditional section.
func (r *Reader) markupDeclaration(sections *int) bool {
	in := r.in
	start := in.pos
	end := 0
	switch {
	case in.has(start, "<!--"):
		_, end = r.commentAt(in, start)
	case in.has(start, "<?"):
		p, ok := r.instructionAt(in, start)
		if end = p.end; !ok {
			end = -1
		}
	case in.has(start, "<!["):
		return r.conditionalSection(sections)
	default:
		return r.declare1(start)
	}
	if end < 0 {
		return false
	}
	in.pos = end
	return true
}

// declare1 reads the element, attribute list, entity or notation declaration that
// begins at start.
func (r *Reader) declare1(start int) bool {
	in := r.in
	for _, k := range []struct {
		keyword, what, form string
		read                func(*declaration) bool
	}{
		{"<!ENTITY", "entity declaration", `<!ENTITY name "text">`, (*declaration).entity},
		{"<!ELEMENT", "element declaration", `<!ELEMENT name (first, second*)>`, (*declaration).element},
		{"<!ATTLIST", "attribute declaration", `<!ATTLIST element attribute CDATA #IMPLIED>, <!ATTLIST element attribute (one|two) "one">`, (*declaration).attributes},
		{"<!NOTATION", "notation declaration", `<!NOTATION name SYSTEM "uri">`, (*declaration).notation},
	} {
		if !in.has(start, k.keyword) {
			continue
		}
		d := &declaration{Reader: r, what: k.what, form: k.form}
		d.start = in.span(start, start+len(k.keyword))
		in.pos += len(k.keyword)
		return d.needSpace() && k.read(d)
	}
	return r.unknownDeclaration(start)
}

// parameterReference reads the reference to a parameter entity (production 69) at
// the place being read, and goes on with the entity. In a declaration it is inline:
// its end does not end the declaration.
func (r *Reader) parameterReference(inline bool) bool {
	in := r.in
	start := in.pos
	end := nameEnd(in.text, start+1)
	if end == start+1 || end == len(in.text) || in.text[end] != ';' {
		return r.badParameterReference(start, end)
	}
	in.pos = end + 1
	e, ok := r.findParameter(string(in.text[start+1:end]), in.span(start, end+1))
	if !ok || e == nil {
		return ok
	}
	sub := r.enter(e, in, in.span(start, end+1))
	if sub == nil {
		return false
	}
	sub.inline = inline
	sub.external = in.external || e.external != nil
	r.in = sub
	return true
}

// findParameter looks up a parameter entity and reads it if it is external. It
// returns nil for one that is not to be read.
func (r *Reader) findParameter(name string, at source.Span) (*entity, bool) {
	r.dtd.open = true
	e := r.dtd.parameter[name]
	if e != nil && !r.load(e, at) {
		return nil, false
	}
	if e == nil {
		r.warnUnread(at, &entity{name: name, parameter: true})
	}
	if e == nil || e.unread {
		r.dtd.partial = !r.standalone
		return nil, true
	}
	return e, true
}

// conditionalSection reads <![INCLUDE[ or a whole <![IGNORE[ … ]]> (3.4), which
// only external text can hold.
func (r *Reader) conditionalSection(sections *int) bool {
	in := r.in
	start := in.pos
	d := &declaration{Reader: r, what: "conditional section", form: `<![INCLUDE[ … ]]>`, start: in.span(start, start+3)}
	if !in.external {
		return r.unknownDeclaration(start)
	}
	in.pos += 3
	d.space()
	word := d.keyword("INCLUDE", "IGNORE")
	if word == "" {
		return d.expected("INCLUDE or IGNORE")
	}
	d.space()
	if !d.expect('[', `"["`) {
		return false
	}
	if word == "IGNORE" {
		return r.ignore(d)
	}
	*sections++
	return true
}

// ignore passes over the content of an ignored section, with those inside it
// (productions 63 to 65).
func (r *Reader) ignore(d *declaration) bool {
	in := r.in
	for depth := 1; depth > 0; {
		in.pos = skip(in.text, in.pos, inIgnored)
		switch {
		case in.pos == len(in.text):
			return r.unclosedSection(in)
		case in.has(in.pos, "<!["):
			depth++
			in.pos += 3
		case in.has(in.pos, "]]>"):
			depth--
			in.pos += 3
		case in.text[in.pos] == '<' || in.text[in.pos] == ']' || in.text[in.pos] == '\r':
			in.pos++
		default:
			return r.badCharacter(in, in.pos)
		}
	}
	return true
}

var inIgnored = classify("<]")
