package encode

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// say appends an element with a value of the metadata, if it is stated.
func (e *encoder) say(parent *etree.Element, name string, v notation.Value, attrs ...string) *etree.Element {
	if v.Text == "" {
		return nil
	}
	el := addText(parent, name, v.Text, attrs...)
	e.origins.token(el, v.At)
	e.origins.token(el.Child[0], v.At)
	e.stated(v.At, el, name)
	return el
}

// stated records what the metadata states. What a program gave stands in no file.
func (e *encoder) stated(at source.Span, el *etree.Element, what string) {
	if at.IsZero() {
		at = e.tree.File.Span(0, 0)
	}
	e.conclude(at, "metadata", el, what+", by the metadata", false)
}

func (e *encoder) sayAll(parent *etree.Element, name string, values []notation.Value) {
	for _, v := range values {
		e.say(parent, name, v)
	}
}

// sayNames is sayAll for names of persons, which lists may have.
func (e *encoder) sayNames(parent *etree.Element, name string, values []notation.Value) {
	for _, v := range values {
		e.refWords(e.say(parent, name, v), v.At)
	}
}

// setSaid sets an attribute by a value of the metadata.
func (e *encoder) setSaid(el *etree.Element, name string, v notation.Value) {
	set(el, name, foldBlanks(v.Text))
	e.origins.attr(el, name, v.At)
}

// What respStmt says of translators and transcribers.
const (
	translatedBy  = "translated by"
	transcribedBy = "transcribed by"
)

// respStmts says who translated and who transcribed, as the metadata states. The first
// translator is the one that @resp points to.
func (e *encoder) respStmts(stmt *etree.Element) {
	for i, v := range e.meta.Translators {
		id := translatorID
		if i > 0 {
			id = fmt.Sprintf("%s-%d", translatorID, i+1)
		}
		e.respStmt(stmt, translatedBy, v, "xml:id", id)
	}
	for _, v := range e.meta.Transcribers {
		e.respStmt(stmt, transcribedBy, v)
	}
}

func (e *encoder) respStmt(stmt *etree.Element, what string, who notation.Value, attrs ...string) {
	resp := add(stmt, "respStmt", attrs...)
	addText(resp, "resp", what)
	e.refWords(e.say(resp, "persName", who), who.At)
}

// publicationStmt says who publishes the edition, when, and on what terms, as far as the
// metadata states it (TEI P5, 2.2.4).
func (e *encoder) publicationStmt(stmt *etree.Element) {
	m := &e.meta
	if m.Publisher.Text == "" && m.Published.Text == "" && m.Licence.Text == "" {
		addText(stmt, "p", "TEI encoding of a plain-text transcription, made with Siglum. "+
			"No publisher, licence or date of this encoding is given.")
		return
	}
	if e.say(stmt, "publisher", m.Publisher) == nil {
		addText(stmt, "authority", notStated) // TEI wants somebody who makes it available
	}
	if date := e.say(stmt, "date", m.Published); date != nil {
		set(date, dateAttrs(m.Published.Text, e.dates.order)...)
	}
	if m.Licence.Text != "" {
		licence := e.say(add(stmt, "availability"), "licence", m.Licence)
		set(licence, "target", licenceAddress(m.Licence.Text))
	}
}

const notStated = "not stated"

// listWit declares the witnesses (TEI P5, 13.1.3).
func (e *encoder) listWit(desc *etree.Element) {
	if len(e.meta.Witnesses) == 0 {
		return
	}
	list := add(desc, "listWit")
	for _, w := range e.meta.Witnesses {
		el := add(list, "witness")
		e.setSaid(el, "xml:id", w.ID)
		e.setSaid(el, "n", w.Siglum)
		if w.Label.Text != "" {
			e.origins.token(el.CreateText(allowed(w.Label.Text)), w.Label.At)
		}
		e.stated(w.ID.At, el, "witness "+w.ID.Text)
	}
}

// declaredHands declares the hands of the metadata. Those that only labels of brackets
// speak of come after them.
func (e *encoder) declaredHands(notes *etree.Element) {
	for _, h := range e.meta.Hands {
		el := add(notes, "handNote")
		for _, a := range []struct {
			name  string
			value notation.Value
		}{{"xml:id", h.ID}, {"scribe", h.Scribe}, {"medium", h.Medium}, {"script", h.Script}, {"scope", h.Scope}} {
			e.setSaid(el, a.name, a.value)
		}
		e.say(el, "label", h.Label)
		for _, l := range h.Labels {
			e.apart(el, "; in brackets: ")
			e.say(el, "q", l)
		}
		if h.Note.Text != "" {
			e.apart(el, ". ")
			e.say(el, "note", h.Note)
		}
		e.stated(h.ID.At, el, "hand "+h.ID.Text)
	}
}

// apart divides what stands in an element already from what follows.
func (e *encoder) apart(el *etree.Element, sign string) {
	if len(el.Child) > 0 {
		el.CreateText(sign)
	} else if words := strings.TrimLeft(sign, ";. "); words != "" {
		el.CreateText(upperFirst(words))
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (e *encoder) textClass(desc *etree.Element) {
	if len(e.meta.Keywords) == 0 {
		return
	}
	e.sayAll(add(add(desc, "textClass"), "keywords"), "term", e.meta.Keywords)
}
