package markup

import "bytes"

// An Attribute is one in a start tag, as far as it is there.
type Attribute struct {
	NameStart, NameEnd   int
	ValueStart, ValueEnd int  // between the quotation marks; both are where the name ends if there is none
	Quoted               bool // there is a quotation mark before the value
	Closed               bool // and one after it
	End                  int
}

// Attributes returns the attributes of a start tag, also one that is not finished.
func (d *Document) Attributes(i int) []Attribute {
	t := &d.Tokens[i]
	if t.Kind != StartTag {
		return nil
	}
	var attributes []Attribute
	for at := t.NameEnd; ; {
		at = skipSpace(d.Text, at)
		if end, _ := tagEnd(d.Text, at); end > 0 {
			return attributes
		}
		a, ok := attributeAt(d.Text, at)
		if !ok {
			return attributes
		}
		attributes = append(attributes, a)
		at = a.End
	}
}

// Attribute returns an attribute of a start tag by its name as written.
func (d *Document) Attribute(i int, name string) (Attribute, bool) {
	for _, a := range d.Attributes(i) {
		if string(d.Text[a.NameStart:a.NameEnd]) == name {
			return a, true
		}
	}
	return Attribute{}, false
}

// Value returns the value of an attribute, as written.
func (d *Document) Value(a Attribute) string { return string(d.Text[a.ValueStart:a.ValueEnd]) }

// AttributeName returns the name of an attribute, as written.
func (d *Document) AttributeName(a Attribute) string { return string(d.Text[a.NameStart:a.NameEnd]) }

// attributeAt reads an attribute at an offset. It reports false where there is no name,
// or where a name stands that no "=" follows and that may be text.
func attributeAt(text []byte, at int) (Attribute, bool) {
	end := nameEnd(text, at)
	a := Attribute{NameStart: at, NameEnd: end, ValueStart: end, ValueEnd: end, End: end}
	if end == at {
		return a, false
	}
	equals := skipSpace(text, end)
	if equals >= len(text) || text[equals] != '=' {
		return a, followsTag(text, end)
	}
	a.End = equals + 1
	quote := skipSpace(text, equals+1)
	if quote >= len(text) || text[quote] != '"' && text[quote] != '\'' {
		a.ValueStart, a.ValueEnd = a.End, a.End
		return a, true
	}
	a.Quoted = true
	a.ValueStart = quote + 1
	a.ValueEnd, a.Closed = valueEnd(text, quote)
	a.End = a.ValueEnd
	if a.Closed {
		a.End++
	}
	return a, true
}

// followsTag reports whether the tag goes on behind a name without value: there is
// another attribute with a value or the end of the tag before any other markup.
func followsTag(text []byte, at int) bool {
	near := text[at:min(len(text), at+longAttribute)]
	i := bytes.IndexAny(near, "<>=")
	return i >= 0 && near[i] != '<'
}

// longAttribute is how far is looked for what would make words a part of a tag.
const longAttribute = 256

// valueEnd returns where the value ends that begins behind the quotation mark at an
// offset. A value holds no <; one that is not closed before that ends with its tag, or
// else with its line, as there is nothing else to go by.
func valueEnd(text []byte, quote int) (end int, closed bool) {
	start := quote + 1
	value := text[start:]
	i := bytes.IndexByte(value, text[quote])
	if i >= 0 {
		value = value[:i]
	}
	less := bytes.IndexByte(value, '<')
	if i >= 0 && less < 0 {
		return start + i, true
	}
	if less >= 0 {
		value = value[:less]
	}
	if i := bytes.IndexAny(value, ">\r\n"); i >= 0 {
		value = value[:i]
	}
	return start + len(bytes.TrimSuffix(value, []byte("/"))), false
}
