package encode

import (
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// The codes of names of a list.
const (
	CodeNameAmbiguous diag.Code = "name-ambiguous" // several of a list have the name
	CodeNameID        diag.Code = "name-id"        // the id of one is taken in the edition
)

// nameRule is the name under which names of the lists are reported.
var nameRule = notation.Name{Text: "list of names"}

// nameLists are persons and places whose names are marked where the text has them: those of the metadata, then those
// of authority files.
type nameLists struct {
	persons, places nameList
}

// A nameList is the persons or the places.
type nameList struct {
	kind     entityKind
	declared *authority.List           // by the metadata
	given    *authority.List           // by the options
	used     map[*notation.Entity]bool // of those given, what the text names
	taken    map[string]*notation.Entity
}

func (e *encoder) readNames() {
	o := &e.options
	e.names.persons = newNameList(personKind, authority.New(authority.Persons, e.meta.Persons), o.Persons)
	e.names.places = newNameList(placeKind, authority.New(authority.Places, e.meta.Places), o.Places)
}

func newNameList(kind entityKind, declared, given *authority.List) nameList {
	return nameList{kind: kind, declared: declared, given: given, used: map[*notation.Entity]bool{}}
}

func (l *nameList) empty() bool { return len(l.declared.Entities())+len(l.given.Entities()) == 0 }

// nameMarks returns the names of the lists in a text that no other mark takes. Those in blocks with lines of their own
// stand in one line.
func (e *encoder) nameMarks(at source.Span, others []mark, lines lineEnd) []mark {
	var marks []mark
	for _, l := range []*nameList{&e.names.persons, &e.names.places} {
		if l.empty() {
			continue
		}
		for _, m := range e.found(l, at) {
			if lines == kept && strings.ContainsAny(m.span.Text(), "\n\f") || overlaps(m.span, others) || overlaps(m.span, marks) {
				continue
			}
			marks = append(marks, m)
		}
	}
	return marks
}

// found returns the names of a list in a text: the declared ones first.
func (e *encoder) found(l *nameList, at source.Span) []mark {
	var marks []mark
	for _, list := range []*authority.List{l.declared, l.given} {
		for _, m := range list.Find(at.Text()) {
			span := at.File.Span(at.Start+m.Start, at.Start+m.End)
			if overlaps(span, marks) {
				continue
			}
			ref, ok := e.ref(l, m.Entities, span)
			if !ok {
				continue
			}
			marks = append(marks, mark{
				span: span, name: l.kind.name, rule: nameRule, attrs: []string{"ref", ref}, guess: true,
				what: orElse(markWords(l.kind.name)+", by the list: "+m.Entities[0].Name.Text, "another of this name"),
			})
		}
	}
	return marks
}

// refTo returns @ref for an element whose words are a name, "" if no list has it.
func (e *encoder) refTo(name, words string, at source.Span) string {
	l := &e.names.persons
	switch name {
	case "placeName":
		l = &e.names.places
	case "persName":
	default:
		return ""
	}
	return e.refOf(l, unbracketed(words), at)
}

func (e *encoder) refOf(l *nameList, words string, at source.Span) string {
	for _, list := range []*authority.List{l.declared, l.given} {
		if found := list.Lookup(words); len(found) > 0 {
			ref, _ := e.ref(l, found, at)
			return ref
		}
	}
	return ""
}

// refNames gives @ref to the names that the text marks itself.
func (e *encoder) refNames() {
	for _, name := range []string{personKind.name, placeKind.name} {
		for el := range tei.Find(e.doc.text, name) {
			if el.SelectAttr("ref") == nil {
				set(el, "ref", e.refTo(name, tei.Phrase(el), e.tree.File.Span(0, 0)))
			}
		}
	}
}

// refWords gives @ref to an element of the header whose words are the name of a person that a list has, and returns it.
func (e *encoder) refWords(el *etree.Element, at source.Span) *etree.Element {
	if el != nil {
		set(el, "ref", e.refTo(personKind.name, tei.Phrase(el), at))
	}
	return el
}

// ref returns the pointer to the one whose name was found. Where it is the name of several it is told, once for each
// name, and ok is false.
func (e *encoder) ref(l *nameList, found []*notation.Entity, at source.Span) (ref string, ok bool) {
	if len(found) > 1 {
		e.ambiguous(l, found, at)
		return "", false
	}
	entity := found[0]
	id := entity.ID.Text
	if i := slices.Index(l.declared.Entities(), entity); i >= 0 {
		return "#" + entityID(*entity, l.kind, i), true
	}
	if other := l.declaredAs(entity); other != "" {
		return "#" + other, true
	}
	if e.idTaken(l, entity) {
		e.warnOnce(CodeNameID, at, "give it another id in the list", "the id %q of %s is taken in this edition; the name is not marked", id, entity.Name.Text)
		return "", false
	}
	l.used[entity] = true
	return "#" + id, true
}

// declaredAs returns the id of one of the metadata that is the same as one of a list: it has the same id, or an address that is
// the same.
func (l *nameList) declaredAs(entity *notation.Entity) string {
	for i, d := range l.declared.Entities() {
		same := d.ID.Text != "" && d.ID.Text == entity.ID.Text || slices.ContainsFunc(d.Refs, func(v notation.Value) bool {
			return slices.ContainsFunc(entity.Refs, func(w notation.Value) bool { return v.Text == w.Text })
		})
		if same {
			return entityID(*d, l.kind, i)
		}
	}
	return ""
}

// idTaken reports whether the id of one of a list is that of something else in the edition.
func (e *encoder) idTaken(l *nameList, entity *notation.Entity) bool {
	if l.taken == nil {
		l.taken = e.takenIDs(l)
	}
	other, ok := l.taken[entity.ID.Text]
	if !ok {
		l.taken[entity.ID.Text] = entity
	}
	return ok && other != entity
}

// takenIDs returns the ids that metadata and the other list give.
func (e *encoder) takenIDs(l *nameList) map[string]*notation.Entity {
	taken := map[string]*notation.Entity{translatorID: nil, citationID: nil}
	for _, h := range e.meta.Hands {
		taken[h.ID.Text] = nil
	}
	for _, w := range e.meta.Witnesses {
		taken[w.ID.Text] = nil
	}
	for _, o := range []*nameList{&e.names.persons, &e.names.places} {
		for i, d := range o.declared.Entities() {
			taken[entityID(*d, o.kind, i)] = nil
		}
		if o != l {
			for d := range o.used {
				taken[d.ID.Text] = nil
			}
		}
	}
	return taken
}

func (e *encoder) ambiguous(l *nameList, found []*notation.Entity, at source.Span) {
	var who []string
	d := diag.Diagnostic{Severity: diag.Warning, Code: CodeNameAmbiguous, Span: at}
	for _, entity := range found {
		who = append(who, entity.Name.Text)
		if !entity.Name.At.IsZero() {
			d.Related = append(d.Related, diag.Related{Span: entity.Name.At, Message: "one of this name"})
		}
	}
	name := foldBlanks(at.Text())
	if name == "" {
		name = found[0].Name.Text
	}
	d.Message = fmt.Sprintf("%q may be %s; the name is not marked", name, strings.Join(who, " or "))
	d.Help = "say in the front matter who is meant: `" + l.kind.list + ": [{name: " + found[0].Name.Text + ", variants: " + name + "}]`"
	if !slices.ContainsFunc(e.list, func(other diag.Diagnostic) bool { return other.Code == d.Code && other.Message == d.Message }) {
		e.list = append(e.list, d)
	}
}

// authorityType is the type of a list of those that authority files give.
const authorityType = "authority"

// givenEntities lists those of the authority files that the edition names, in the order of the files.
func (e *encoder) givenEntities(parent func() *etree.Element, l *nameList, list string) {
	var used []notation.Entity
	for _, entity := range l.given.Entities() {
		if l.used[entity] {
			used = append(used, *entity)
		}
	}
	if len(used) > 0 {
		e.entityList(add(parent(), list, "type", authorityType), used, l.kind)
	}
}
