package xmltext

// The places of an attribute value that mean something: the quotation mark that
// ends it, white space, and what begins or cannot begin markup.
var (
	inDoubleQuotes = classify("\"<&\t\n")
	inSingleQuotes = classify("'<&\t\n")
	inReplacement  = classify("<&\t\n") // in an entity, where quotation marks are data
)

// attribute reads an attribute that begins at i (3.1, production 41), after the
// white space that began at after, in the tag of which start and nameEnd are
// given. It returns where the attribute ends, or -1 after an error.
func (r *Reader) attribute(start, nameEnd, after, i int) int {
	in := r.in
	text := in.text
	x, end := r.names.read(text, i)
	switch {
	case x == nil:
		r.badTag(start, nameEnd, i)
		return -1
	case after == i:
		r.missingSpace(i, end)
		return -1
	}
	eq := end
	if eq < len(text) && text[eq] != '=' {
		eq = skipSpace(text, eq)
	}
	if eq == len(text) || text[eq] != '=' {
		r.missingValue(start, nameEnd, i, end)
		return -1
	}
	quote := skipSpace(text, eq+1)
	if quote == len(text) || text[quote] != '"' && text[quote] != '\'' {
		r.missingQuote(start, i, end, quote)
		return -1
	}
	value, close := r.attributeValue(quote, x, i)
	if close < 0 {
		return -1
	}
	r.lexemes = append(r.lexemes, x)
	r.attrs = append(r.attrs, Attr{
		Value:     value,
		NameSpan:  in.span(i, end),
		ValueSpan: in.span(quote+1, close),
	})
	return close + 1
}

// attributeValue reads the value whose opening quotation mark is at quote. It
// returns the value and the index of the closing mark, which is negative after an
// error.
func (r *Reader) attributeValue(quote int, x *lexeme, name int) (string, int) {
	in := r.in
	class := inDoubleQuotes
	if in.text[quote] == '\'' {
		class = inSingleQuotes
	}
	i := skip(in.text, quote+1, class)
	if i < len(in.text) && in.text[i] == in.text[quote] {
		return in.str(quote+1, i), i
	}
	v := valueReader{Reader: r, class: class, quote: in.text[quote], start: quote, name: name, attr: x.raw}
	r.buffer = append(r.buffer[:0], in.text[quote+1:i]...)
	if i = v.read(in, i); i < 0 {
		return "", -1
	}
	return string(r.buffer), i
}

// A valueReader reads a value in which something must be resolved or normalised
// (3.3.3) into the buffer of the reader.
type valueReader struct {
	*Reader
	class *byteClass
	quote byte // 0 in an entity
	start int  // index of the opening quotation mark
	name  int  // index of the name of the attribute
	attr  string
}

// read reads on from i to the end of the value, which it returns; -1 after an
// error.
func (v *valueReader) read(in *input, i int) int {
	text := in.text
	for {
		from := i
		i = skip(text, i, v.class)
		v.buffer = append(v.buffer, text[from:i]...)
		switch {
		case i == len(text):
			if v.quote != 0 {
				v.unclosedValue(v.name, v.start, v.attr)
				return -1
			}
			return i
		case text[i] == v.quote && v.quote != 0:
			return i
		case text[i] == '<':
			v.lessThanInValue(in, i, v.name, v.start, v.attr)
			return -1
		case text[i] == '&':
			i = v.reference(in, i)
		case isSpace(text[i]):
			v.buffer = append(v.buffer, ' ')
			if in.at.File == nil && in.has(i, "\r\n") {
				i++ // one line end (2.11)
			}
			i++
		default:
			v.badCharacter(in, i)
			return -1
		}
		if i < 0 {
			return -1
		}
	}
}

// reference resolves the reference at i and returns where it ends; -1 after an
// error.
func (v *valueReader) reference(in *input, i int) int {
	ref, ok := v.readReference(in, i)
	switch {
	case !ok:
		return -1
	case ref.entity != nil:
		if !v.expandInValue(in, i, ref) {
			return -1
		}
	case ref.char >= 0:
		v.buffer = appendRune(v.buffer, ref.char)
	}
	return ref.end
}
