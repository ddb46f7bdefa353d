package xmltext

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// An entity of the DTD (4.2).
type entity struct {
	name      string
	parameter bool
	span      source.Span // its name in the declaration
	outside   bool        // declared in the external subset or in a parameter entity

	external *ExternalID // nil for an internal entity
	notation string      // of an unparsed entity
	loaded   bool        // an external entity was asked for
	unread   bool        // … and not given, or cannot be

	text []byte       // replacement text
	file *source.File // of an external entity
	base int          // offset of text in file

	open bool // being read: a reference to it now is a recursion
}

// String returns a reference to the entity.
func (e *entity) String() string {
	if e.parameter {
		return "%" + e.name + ";"
	}
	return "&" + e.name + ";"
}

// findEntity looks up the entity of a reference at i. It leaves ref.entity nil if
// it may be declared where nothing was read (4.1, Entity Declared).
func (r *Reader) findEntity(in *input, i int, ref *reference) bool {
	if r.dtd == nil {
		return r.undeclaredEntity(in, i, ref.end, ref.name)
	}
	e := r.dtd.general[ref.name]
	strict := r.standalone || !r.dtd.open
	switch {
	case e == nil && strict, e != nil && e.outside && r.standalone && !in.outside():
		return r.undeclaredEntity(in, i, ref.end, ref.name)
	case e == nil:
		r.warnUnread(in.span(i, ref.end), &entity{name: ref.name})
		return true
	case e.notation != "":
		return r.unparsedReference(in, i, ref.end, e)
	}
	ref.entity = e
	return true
}

// enter makes an entity the one being read, at a reference, unless it is being
// read already or too much was. It returns nil after an error.
func (r *Reader) enter(e *entity, below *input, at source.Span) *input {
	if e.open {
		r.recursion(e, below, at)
		return nil
	}
	nesting := 1
	if below != nil {
		nesting += below.nesting
	}
	r.expanded += len(e.text)
	switch {
	case r.expanded > r.options.maxExpansion(r.file.Len()):
		r.tooMuchExpansion(e, at)
		return nil
	case nesting > r.options.maxDepth():
		r.tooDeepEntities(e, at)
		return nil
	}
	e.open = true
	in := &input{text: e.text, entity: e, nesting: nesting, depth: len(r.open), below: below}
	if e.file != nil {
		in.file, in.base = e.file, e.base
	} else {
		in.file, in.at = at.File, at
	}
	return in
}

// enterReference goes on with the replacement text of the entity that is referred
// to at start, in content. A reference to what was not read is an event.
func (r *Reader) enterReference(start int, ref reference) bool {
	in := r.in
	at := in.span(start, ref.end)
	in.pos = ref.end
	e := ref.entity
	if e != nil && !r.load(e, at) {
		return false
	}
	if e == nil || e.unread {
		r.emit(EntityReference, nil, start, ref.end)
		r.event.Name.Local, r.event.NameSpan = ref.name, in.span(start+1, ref.end-1)
		return true
	}
	if below := r.enter(e, in, at); below != nil {
		r.in = below
	}
	return false
}

// leaveEntity goes on after the reference whose entity has been read.
func (r *Reader) leaveEntity() bool {
	in := r.in
	if len(r.open) > in.depth {
		return r.unclosedInEntity()
	}
	r.pop()
	return false
}

// pop ends the innermost entity.
func (r *Reader) pop() {
	r.in.entity.open = false
	r.in = r.in.below
}

// expandInValue reads the entity of a reference that begins at i into an
// attribute value (4.4.5).
func (v *valueReader) expandInValue(in *input, i int, ref reference) bool {
	e, at := ref.entity, in.span(i, ref.end)
	if e.external != nil {
		return v.externalInValue(at, e, v.attr)
	}
	sub := v.enter(e, in, at)
	if sub == nil {
		return false
	}
	class, quote := v.class, v.quote
	v.class, v.quote = inReplacement, 0
	end := v.read(sub, 0)
	v.class, v.quote = class, quote
	e.open = false
	return end >= 0
}

// load reads an external entity, if the caller of the reader allows it, when it
// is first referred to.
func (r *Reader) load(e *entity, at source.Span) bool {
	if e.external != nil && !e.loaded {
		e.loaded = true
		f, ok := r.openExternal(*e.external, at, e.String())
		if !ok {
			return false
		}
		e.unread = f == nil
		if f != nil {
			e.file = f
			if e.text, e.base, ok = r.textDeclaration(f); !ok {
				return false
			}
		}
	}
	if e.unread {
		r.warnUnread(at, e)
	}
	return true
}

// warnUnread says once of an entity that its text is missing.
func (r *Reader) warnUnread(at source.Span, e *entity) {
	key := e.String()
	if r.unread[key] {
		return
	}
	if r.unread == nil {
		r.unread = map[string]bool{}
	}
	r.unread[key] = true
	r.warn(diag.Diagnostic{
		Code: "entity-unread", Span: at,
		Message: "the text of " + key + " is missing: it stands outside the document, and is not read",
		Help:    "write out what is meant, or declare the entity in the document itself",
	})
}
