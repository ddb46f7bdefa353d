package xmltext

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A dtd is what the document type declaration says (2.8), as far as reading needs
// it: content models are checked for their form only.
type dtd struct {
	general, parameter map[string]*entity

	// open says that the DTD has an external subset or refers to a parameter
	// entity: that an entity is not declared is no matter of being well-formed then.
	open bool

	// partial says that a parameter entity was not read: what is declared after it
	// may be declared otherwise in it, and does not count (5.1).
	partial bool
}

// doctype reads the document type declaration (production 28).
func (r *Reader) doctype() bool {
	in := r.in
	start := in.pos
	if r.phase != inProlog || r.dtd != nil {
		return r.misplacedDoctype(start)
	}
	r.dtd = &dtd{general: map[string]*entity{}, parameter: map[string]*entity{}}
	d := &declaration{Reader: r, what: "document type declaration", start: in.span(start, start+9), form: `<!DOCTYPE TEI [ … ]>`}
	in.pos += len("<!DOCTYPE")
	if !d.needSpace() {
		return false
	}
	x, nameAt := d.qualifiedName()
	if x == nil {
		return false
	}
	var external *ExternalID
	if spaced := d.space(); spaced && !d.at('[') && !d.at('>') {
		var ok bool
		if external, ok = d.externalID(true); !ok {
			return false
		}
		d.space()
	}
	r.dtd.open = external != nil
	if d.at('[') {
		in.pos++
		if !r.internalSubset(start) {
			return false
		}
		d.space()
	}
	if !d.expect('>', `">"`) {
		return false
	}
	if external != nil && !r.externalSubset(*external, in.span(start, in.pos)) {
		return false
	}
	r.emit(Doctype, normalise(in.text[start+9:in.pos-1]), start, in.pos)
	r.event.Name, r.event.NameSpan = Name{Prefix: x.prefix.name, Local: x.local}, nameAt
	return true
}

// externalSubset reads the external subset, if the caller of the reader gives it.
func (r *Reader) externalSubset(id ExternalID, at source.Span) bool {
	f, ok := r.openExternal(id, at, "the external subset of the DTD")
	switch {
	case !ok:
		return false
	case f == nil:
		r.dtd.partial = !r.standalone
		return true
	}
	text, base, ok := r.textDeclaration(f)
	if !ok {
		return false
	}
	doc := r.in
	r.in = &input{text: text, file: f, base: base, external: true}
	ok = r.declarations(r.in)
	r.in = doc
	return ok
}

// externalID reads an external identifier (production 75). Without system, a
// public identifier may stand alone, as notations have it (production 83).
func (d *declaration) externalID(system bool) (*ExternalID, bool) {
	id := &ExternalID{Base: d.in.file}
	switch d.keyword("SYSTEM", "PUBLIC") {
	case "SYSTEM":
	case "PUBLIC":
		if !d.needSpace() {
			return nil, false
		}
		public, ok := d.publicLiteral()
		if !ok {
			return nil, false
		}
		id.Public = strings.Join(strings.Fields(public), " ")
		spaced := d.space()
		if !system && !d.at('"') && !d.at('\'') {
			return id, true
		}
		if !spaced {
			return nil, d.expected("a space")
		}
		var ok2 bool
		id.System, ok2 = d.literal("the system identifier in quotation marks")
		return id, ok2
	default:
		return nil, d.expected("SYSTEM or PUBLIC")
	}
	if !d.needSpace() {
		return nil, false
	}
	var ok bool
	id.System, ok = d.literal("the system identifier in quotation marks")
	return id, ok
}

// publicLiteral reads a public identifier, whose characters are few (production
// 13).
func (d *declaration) publicLiteral() (string, bool) {
	at := d.in.pos
	s, ok := d.literal("the public identifier in quotation marks")
	if !ok {
		return "", false
	}
	for i, c := range s {
		if !isPublicChar(c) {
			return "", d.fail(diag.Diagnostic{
				Code: "declaration-syntax", Span: d.in.point(at + 1 + i),
				Message: "a public identifier cannot have " + describeRune(c),
				Help:    "it is made of letters from a to z, digits, spaces and -'()+,./:=?;!*#@$_%",
			})
		}
	}
	return s, true
}

func isPublicChar(c rune) bool {
	return c == ' ' || c == '\n' || c == '\r' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' ||
		'0' <= c && c <= '9' || strings.ContainsRune("-'()+,./:=?;!*#@$_%", c)
}
