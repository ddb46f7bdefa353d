package xmltext

// entity reads an entity declaration (4.2, productions 70 to 76).
func (d *declaration) entity() bool {
	e := &entity{outside: d.in.outside()}
	if d.at('%') {
		d.in.pos++
		if !d.needSpace() {
			return false
		}
		e.parameter = true
	}
	var ok bool
	if e.name, e.span, ok = d.plainName("entity"); !ok || !d.needSpace() {
		return false
	}
	if d.at('"') || d.at('\'') {
		ok = d.entityValue(e)
	} else {
		ok = d.externalEntity(e)
	}
	if !ok || !d.end() {
		return false
	}
	d.add(e)
	return true
}

// add takes in an entity: the first declaration of a name counts (4.2).
func (d *declaration) add(e *entity) {
	e.span.Keep()
	all := d.dtd.general
	if e.parameter {
		all = d.dtd.parameter
	}
	if all[e.name] == nil && !d.dtd.partial {
		all[e.name] = e
	}
}

// externalEntity reads where an external entity is and, of an unparsed one, its
// notation.
func (d *declaration) externalEntity(e *entity) bool {
	if d.in.pos == len(d.in.text) || !isNamePart(rune(d.in.text[d.in.pos])) {
		return d.expected("the text of the entity in quotation marks, or SYSTEM or PUBLIC")
	}
	var ok bool
	if e.external, ok = d.externalID(true); !ok {
		return false
	}
	spaced := d.space()
	if d.at('>') || e.parameter {
		return true
	}
	switch {
	case !spaced:
		return d.expected(`a space or ">"`)
	case d.keyword("NDATA") == "":
		return d.expected(`NDATA or ">"`)
	case !d.needSpace():
		return false
	}
	e.notation, _, ok = d.plainName("notation")
	return ok
}

// entityValue reads the replacement text of an internal entity (4.5): references
// to characters and parameter entities are resolved, those to general entities
// stay.
func (d *declaration) entityValue(e *entity) bool {
	in := d.in
	quote := in.text[in.pos]
	d.buffer = d.buffer[:0]
	end := d.valueUntil(in, in.pos+1, quote)
	if end < 0 {
		return false
	}
	if end == len(in.text) {
		return d.unclosed(in, in.pos, "text of the entity "+e.name, string(quote))
	}
	in.pos = end + 1
	e.text = append([]byte{}, d.buffer...)
	return true
}

// valueUntil reads into the buffer up to the quotation mark, or to the end of the
// text if quote is 0, and returns where that is; -1 after an error.
func (d *declaration) valueUntil(in *input, i int, quote byte) int {
	for {
		from := i
		i = skip(in.text, i, inEntityValue)
		d.buffer = append(d.buffer, in.text[from:i]...)
		if i == len(in.text) {
			return i
		}
		switch b := in.text[i]; {
		case b == quote && quote != 0:
			return i
		case b == '"' || b == '\'':
			d.buffer = append(d.buffer, b)
			i++
		case b == '&':
			i = d.valueReference(in, i)
		case b == '%':
			i = d.valueParameter(in, i)
		case b == '\r':
			i = d.lineEnd(in, i)
		default:
			d.badCharacter(in, i)
			return -1
		}
		if i < 0 {
			return -1
		}
	}
}

var inEntityValue = classify(`"'&%`)

// valueReference reads the reference at i: a character is resolved, a general
// entity is not even looked up (4.4.7). It returns where it ends; -1 after an
// error.
func (d *declaration) valueReference(in *input, i int) int {
	if in.has(i, "&#") {
		c, end := d.characterReference(in, i)
		if end >= 0 {
			d.buffer = appendRune(d.buffer, c)
		}
		return end
	}
	end := nameEnd(in.text, i+1)
	switch {
	case end == i+1:
		d.strayAmpersand(in, i)
		return -1
	case end == len(in.text) || in.text[end] != ';':
		d.unclosedReference(in, i, end)
		return -1
	}
	d.buffer = append(d.buffer, in.text[i:end+1]...)
	return end + 1
}

// valueParameter includes the parameter entity that is referred to at i (4.4.5),
// which the internal subset cannot (2.8, PEs in Internal Subset).
func (d *declaration) valueParameter(in *input, i int) int {
	end := nameEnd(in.text, i+1)
	if end == i+1 || end == len(in.text) || in.text[end] != ';' {
		d.percentInValue(in, i)
		return -1
	}
	at := in.span(i, end+1)
	if !in.external {
		d.parameterInDeclaration(at)
		return -1
	}
	e, ok := d.findParameter(string(in.text[i+1:end]), at)
	switch {
	case !ok:
		return -1
	case e == nil:
		return end + 1
	}
	sub := d.enter(e, in, at)
	if sub == nil {
		return -1
	}
	sub.external = true
	ok = d.valueUntil(sub, 0, 0) >= 0
	e.open = false
	if !ok {
		return -1
	}
	return end + 1
}

// notation reads a notation declaration (4.7, production 82).
func (d *declaration) notation() bool {
	if _, _, ok := d.plainName("notation"); !ok || !d.needSpace() {
		return false
	}
	if _, ok := d.externalID(false); !ok {
		return false
	}
	return d.end()
}
