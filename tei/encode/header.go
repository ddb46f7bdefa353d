package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// header makes the header of the edition out of what was gathered (TEI P5, 2). It
// is always complete as TEI asks, and says nothing that was not stated.
func (e *encoder) header() {
	h := e.doc.header
	e.languages()
	file := add(h, "fileDesc")
	e.titleStmt(add(file, "titleStmt"))
	e.publicationStmt(add(file, "publicationStmt"))
	e.notesStmt(file)
	e.sourceDesc(add(file, "sourceDesc"))
	encoding := add(h, "encodingDesc")
	e.profileDesc(h)
	e.encodingDesc(encoding)
}

// languages sets xml:lang: of the header, by the profile; of the text, where its
// language is stated.
func (e *encoder) languages() {
	set(e.doc.header, "xml:lang", e.profile.Language)
	if e.facts.translated {
		setMissing(e.doc.text, "type", "translation")
	}
	setMissing(e.doc.text, "xml:lang", e.facts.language.Tag)
	setMissing(e.doc.root, "xml:lang", e.facts.language.Tag)
}

// setMissing sets an attribute that the transcription does not state itself.
func setMissing(e *etree.Element, name, value string) {
	if e.SelectAttr(name) == nil {
		set(e, name, value)
	}
}

func (e *encoder) titleStmt(stmt *etree.Element) {
	e.title(stmt)
	e.say(stmt, "title", e.meta.Subtitle, "type", "sub")
	switch author := e.facts.fields["author"]; {
	case len(e.meta.Authors) > 0:
		e.sayNames(stmt, "author", e.meta.Authors)
	case author != nil:
		e.refWords(e.fieldElement(stmt, "author", author), valueSpan(author))
	case e.facts.sender.text != "" && len(e.facts.senders) == 0:
		p := e.facts.sender
		e.decide(p.span, p.rule, e.refWords(addText(stmt, "author", p.text), p.span), "author", true)
	}
	e.sayNames(stmt, "editor", e.meta.Editors)
	if p := e.facts.pieces["funder"]; p.text != "" {
		e.decide(p.span, p.rule, addText(stmt, "funder", foldBlanks(p.text)), "funder", false)
	}
	if e.respStmts(stmt); len(e.meta.Translators) > 0 {
		return
	}
	e.translation(stmt)
}

// fieldElement appends an element with the value of a field.
func (e *encoder) fieldElement(parent *etree.Element, name string, f *notation.Field) *etree.Element {
	el := add(parent, name)
	e.fieldValue(el, f)
	return el
}

// fieldValue appends the value of a field, its blocks divided by line ends.
func (e *encoder) fieldValue(el *etree.Element, f *notation.Field) {
	for i, b := range f.Value {
		if i > 0 {
			el.CreateText("\n\n")
		}
		e.inline(el, plainLines(b.Content), folded)
	}
	e.explainField(f, el)
}

// plainLines returns nodes without the blanks that centre lines.
func plainLines(nodes []notation.Node) []notation.Node {
	plain := append([]notation.Node(nil), nodes...)
	for i, n := range plain {
		if b, ok := n.(*notation.Break); ok && isWhite(b.Text) {
			plain[i] = &notation.Break{Text: "\n", Span: b.Span}
		}
	}
	return plain
}

func (e *encoder) explainField(f *notation.Field, el *etree.Element) {
	what := f.Def.Field.Text + ", by its label"
	if f.Label == "" {
		what = f.Def.Field.Text + ", by its place"
	}
	e.decide(f.Span, f.Def.Field, el, what, f.Label == "")
}

// notesStmt keeps what the header states and TEI has no place of its own for.
func (e *encoder) notesStmt(file *etree.Element) {
	var notes []*notation.Field
	for _, name := range noteFields {
		if f := e.facts.fields[name]; f != nil && len(f.Value) > 0 {
			notes = append(notes, f)
		}
	}
	if f := e.facts.fields["language"]; f != nil && len(f.Value) > 0 && !e.hasMsDesc() {
		notes = append(notes, f) // there will be no msContents to hold it
	}
	notes = append(notes, e.facts.others...)
	if len(notes) == 0 && len(e.facts.unknown) == 0 {
		return
	}
	stmt := add(file, "notesStmt")
	for _, f := range e.facts.unknown {
		addText(stmt, "note", e.frontText(f), "type", frontNote, "n", f.Key)
	}
	for _, f := range notes {
		e.fieldValue(add(stmt, "note", "type", f.Def.Field.Text), f)
	}
}

// noteFields are the fields that become notes on the edition.
var noteFields = []string{"credits", "description", "contents"}

// CodeDate says that a date of the header states none that is understood.
const CodeDate diag.Code = "date-unknown"

func (e *encoder) profileDesc(h *etree.Element) {
	desc := add(h, "profileDesc")
	e.creation(desc)
	e.langUsage(desc)
	e.textClass(desc)
	if f := e.facts.fields["summary"]; f != nil && len(f.Value) > 0 {
		abstract := add(desc, "abstract")
		for _, b := range f.Value {
			e.inline(add(abstract, "p"), plainLines(b.Content), folded)
		}
		e.explainField(f, abstract)
	}
	e.handNotes(desc)
	e.correspDesc(desc)
	e.entities(desc)
	if len(desc.Child) == 0 {
		h.RemoveChild(desc)
	}
}

// creation says when and where the document was written, as far as the header or the citation states it (TEI P5, 2.4.1).
func (e *encoder) creation(desc *etree.Element) {
	f, cited := e.facts.fields["date"], e.facts.pieces["date"]
	dated := f != nil && len(f.Value) > 0 || cited.text != ""
	if !dated && e.meta.Place.Text == "" {
		return
	}
	made := add(desc, "creation")
	switch {
	case f != nil && len(f.Value) > 0:
		e.creationDate(add(made, "date"), f)
	case dated:
		date := addText(made, "date", foldBlanks(cited.text), dateAttrs(cited.text, e.dates.order)...)
		e.decide(cited.span, cited.rule, date, "date of the document: that of the citation, since the header has no other", false)
	}
	if dated && e.meta.Place.Text != "" {
		made.CreateText(" ")
	}
	if place := e.say(made, "placeName", e.meta.Place); place != nil {
		set(place, "ref", e.refTo("placeName", e.meta.Place.Text, e.meta.Place.At))
	}
}

func (e *encoder) creationDate(date *etree.Element, f *notation.Field) {
	attrs := dateAttrs(e.facts.value("date"), e.dates.order)
	set(date, attrs...)
	if attrs == nil && strings.ContainsAny(e.facts.value("date"), "0123456789") {
		e.warn(CodeDate, valueSpan(f), "write it as in 12 October 1948, October 1948, circa 1948, between 3 May 1948 and 5 June 1948; or leave it as words",
			"what date this is cannot be told, or the calendar does not have it; it is kept as words, without @when")
	}
	e.fieldValue(date, f)
}

func (e *encoder) langUsage(desc *etree.Element) {
	f := &e.facts
	if len(e.meta.Languages) > 0 {
		e.declaredLanguages(desc)
		return
	}
	if f.language.Tag == "" && f.original.Tag == "" {
		return
	}
	usage := add(desc, "langUsage")
	if f.language.Tag != "" && f.language != f.original {
		addText(usage, "language", e.languageName(f.language)+" (this "+f.kind()+")", "ident", f.language.Tag)
	}
	if f.original.Tag != "" {
		role := " (the original)"
		if f.language == f.original {
			role = ""
		}
		addText(usage, "language", e.languageName(f.original)+role, "ident", f.original.Tag)
	}
}

// kind says what the transcription is.
func (f *facts) kind() string {
	if f.translated {
		return "translation"
	}
	return "transcription"
}

func (e *encoder) languageName(l notation.Language) string {
	best := ""
	for name, known := range e.profile.Languages {
		if known == l && (best == "" || name < best) {
			best = name
		}
	}
	return best
}

func (e *encoder) handNotes(desc *etree.Element) {
	if len(e.hands.list) == 0 && len(e.meta.Hands) == 0 {
		return
	}
	notes := add(desc, "handNotes")
	e.declaredHands(notes)
	for _, h := range e.hands.list {
		note := add(notes, "handNote", "xml:id", h.id, "scope", "minor")
		addText(note, "q", h.label)
		note.CreateText(": " + h.about)
	}
}

// baseName returns the name of a file without folder and extension.
func baseName(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' || path[i] == '\\' {
			path = path[i+1:]
			break
		}
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] == '.' {
			return path[:i]
		}
	}
	return path
}
