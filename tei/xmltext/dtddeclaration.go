package xmltext

import (
	"slices"

	"github.com/siglum/siglum/tei/source"
)

// A declaration is one markup declaration of the DTD being read from the input of
// its reader.
type declaration struct {
	*Reader
	what, form string      // its kind and an example of it, for messages
	start      source.Span // where it began
}

// space passes over white space, and in the external subset into and out of
// parameter entities, whose ends count as spaces (4.4.8). It reports whether there
// was any. After an error all that follows fails.
func (d *declaration) space() bool {
	found := false
	for d.phase != finished {
		in := d.in
		switch {
		case in.pos == len(in.text) && in.inline:
			d.pop()
		case in.pos == len(in.text):
			return found
		case isSpace(in.text[in.pos]):
			in.pos++
		case in.text[in.pos] == '%' && nameEnd(in.text, in.pos+1) > in.pos+1:
			if !in.external {
				return d.parameterInside()
			}
			d.parameterReference(true)
		default:
			return found
		}
		found = true
	}
	return found
}

func (d *declaration) needSpace() bool {
	return d.space() && d.phase != finished || d.expected("a space")
}

// at reports whether b is the next byte.
func (d *declaration) at(b byte) bool {
	return d.in.pos < len(d.in.text) && d.in.text[d.in.pos] == b
}

// take passes over b if it is the next byte.
func (d *declaration) take(b byte) bool {
	if !d.at(b) {
		return false
	}
	d.in.pos++
	return true
}

func (d *declaration) expect(b byte, what string) bool { return d.take(b) || d.expected(what) }

// end reads the end of the declaration.
func (d *declaration) end() bool {
	d.space()
	return d.expect('>', `">"`)
}

// keyword passes over one of the words, and returns it; "" if none is there.
func (d *declaration) keyword(words ...string) string {
	in := d.in
	end := tokenEnd(in.text, in.pos)
	word := string(in.text[in.pos:end])
	if !slices.Contains(words, word) {
		return ""
	}
	in.pos = end
	return word
}

// name reads a name, nil after an error.
func (d *declaration) name(what string) (*lexeme, source.Span) {
	in := d.in
	x, end := d.names.read(in.text, in.pos)
	if x == nil {
		d.expected(what)
		return nil, source.Span{}
	}
	at := in.span(in.pos, end)
	in.pos = end
	return x, at
}

// qualifiedName reads the name of an element or attribute.
func (d *declaration) qualifiedName() (*lexeme, source.Span) {
	x, at := d.name("a name")
	if x != nil && x.fault != "" {
		d.badPrefix(x, at)
		return nil, at
	}
	return x, at
}

// plainName reads the name of an entity or notation, which has no colon
// (Namespaces 7).
func (d *declaration) plainName(kind string) (string, source.Span, bool) {
	x, at := d.name("the name of the " + kind)
	if x == nil {
		return "", at, false
	}
	if x.fault != "" || x.prefix.name != "" {
		return "", at, d.colonInName(at, kind, x.raw)
	}
	return x.raw, at, true
}

// literal reads a text in quotation marks in which nothing is resolved.
func (d *declaration) literal(what string) (string, bool) {
	if !d.at('"') && !d.at('\'') {
		return "", d.expected(what)
	}
	in := d.in
	start, quote := in.pos, in.text[in.pos]
	for i := start + 1; ; {
		i = skip(in.text, i, inLiteral)
		switch {
		case i == len(in.text):
			return "", d.unclosed(in, start, "quoted text", string(quote))
		case in.text[i] == quote:
			in.pos = i + 1
			return string(normalise(in.text[start+1 : i])), true
		case in.text[i] != '"' && in.text[i] != '\'' && in.text[i] != '\r':
			return "", d.badCharacter(in, i)
		}
		i++
	}
}

var inLiteral = classify(`"'`)
