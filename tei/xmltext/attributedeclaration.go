package xmltext

import (
	"strings"
)

// An attributeList is what the DTD declares for the attributes of an element
// (3.3).
type attributeList struct {
	all    []*attributeDeclaration // in order
	byName map[*lexeme]*attributeDeclaration
}

type attributeDeclaration struct {
	name      *lexeme
	tokenized bool // of another type than CDATA
	id        bool // of type ID
	defaulted bool
	value     string // the default, normalised
}

// attributes reads an attribute-list declaration (productions 52 and 53).
func (d *declaration) attributes() bool {
	element, _ := d.qualifiedName()
	if element == nil {
		return false
	}
	for {
		spaced := d.space()
		if d.phase == finished {
			return false
		}
		if d.take('>') {
			return true
		}
		if !spaced {
			return d.expected(`a space or ">"`)
		}
		a, ok := d.attribute1()
		if !ok {
			return false
		}
		if !d.dtd.partial {
			element.declareAttribute(a)
		}
	}
}

// declareAttribute takes in a declaration: the first of a name counts.
func (x *lexeme) declareAttribute(a *attributeDeclaration) {
	if x.attributes == nil {
		x.attributes = &attributeList{byName: map[*lexeme]*attributeDeclaration{}}
	}
	if l := x.attributes; l.byName[a.name] == nil {
		l.byName[a.name] = a
		l.all = append(l.all, a)
	}
}

// attribute1 reads the name, type and default of one attribute.
func (d *declaration) attribute1() (*attributeDeclaration, bool) {
	x, _ := d.qualifiedName()
	if x == nil || !d.needSpace() {
		return nil, false
	}
	a := &attributeDeclaration{name: x}
	if !d.attributeType(a) || !d.needSpace() {
		return nil, false
	}
	return a, d.defaultDeclaration(a)
}

// attributeType reads the type of an attribute (productions 54 to 59).
func (d *declaration) attributeType(a *attributeDeclaration) bool {
	a.tokenized = true
	if d.at('(') {
		return d.enumeration(func() bool {
			end := tokenEnd(d.in.text, d.in.pos)
			if end == d.in.pos {
				return d.expected("a value")
			}
			d.in.pos = end
			return true
		})
	}
	switch d.keyword("CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS", "NOTATION") {
	case "":
		return d.expected("the type of the attribute")
	case "CDATA":
		a.tokenized = false
	case "ID":
		a.id = true
	case "NOTATION":
		if !d.needSpace() {
			return false
		}
		return d.enumeration(func() bool {
			_, _, ok := d.plainName("notation")
			return ok
		})
	}
	return true
}

// enumeration reads (a | b | c).
func (d *declaration) enumeration(item func() bool) bool {
	if !d.expect('(', `"("`) {
		return false
	}
	for {
		d.space()
		if !item() {
			return false
		}
		d.space()
		if !d.take('|') {
			return d.expect(')', `"|" or ")"`)
		}
	}
}

// defaultDeclaration reads the default of an attribute (3.3.2).
func (d *declaration) defaultDeclaration(a *attributeDeclaration) bool {
	if d.take('#') {
		switch d.keyword("REQUIRED", "IMPLIED", "FIXED") {
		case "REQUIRED", "IMPLIED":
			return true
		case "FIXED":
			if !d.needSpace() {
				return false
			}
		default:
			d.in.pos--
			return d.expected("#REQUIRED, #IMPLIED or #FIXED")
		}
	}
	if !d.at('"') && !d.at('\'') {
		return d.expected("#REQUIRED, #IMPLIED or a default value in quotation marks")
	}
	value, end := d.attributeValue(d.in.pos, a.name, -1)
	if end < 0 {
		return false
	}
	d.in.pos = end + 1
	a.defaulted = true
	a.value = strings.Clone(value)
	if a.tokenized {
		a.value = tokenize(a.value)
	}
	return true
}

// tokenize normalises the value of an attribute that is not CDATA (3.3.3).
func tokenize(s string) string {
	if s = strings.Trim(s, " "); !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] != ' ' || s[i-1] != ' ' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// applyDeclared does to the attributes of a tag what the DTD says of them: values
// of tokenized types are normalised, defaults added. Defaults count as expansion,
// since many short tags could have many long ones.
func (r *Reader) applyDeclared(l *attributeList) bool {
	tag := r.tags + 1
	for i, x := range r.lexemes {
		x.tag = tag
		if a := l.byName[x]; a != nil && a.tokenized {
			r.attrs[i].Value = tokenize(r.attrs[i].Value)
			r.attrs[i].ID = a.id
		}
	}
	at := r.event.NameSpan
	for _, a := range l.all {
		if !a.defaulted || a.name.tag == tag {
			continue
		}
		if r.expanded += len(a.name.raw) + len(a.value); r.expanded > r.options.maxExpansion(r.file.Len()) {
			return r.tooManyDefaults(at, a.name.raw)
		}
		r.lexemes = append(r.lexemes, a.name)
		r.attrs = append(r.attrs, Attr{Value: a.value, NameSpan: at, ValueSpan: at, Defaulted: true, ID: a.id})
	}
	return true
}
