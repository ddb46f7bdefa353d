package encode

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// readHeader gathers what the header block of the transcription states.
func (e *encoder) readHeader() {
	f := &e.facts
	f.fields, f.pieces = map[string]*notation.Field{}, map[string]piece{}
	e.readFront()
	e.hands.declared = e.meta.Hands
	for _, field := range e.tree.Header {
		name := field.Def.Field.Text
		if f.fields[name] == nil && fieldPaths[name] != "" {
			f.fields[name] = field
		} else {
			f.others = append(f.others, field)
		}
		e.readPieces(field)
	}
	e.readDateOrder()
	f.date, _ = parseDate(f.value("date"), e.dates.order)
	if !f.date.full() {
		if d, ok := parseDate(f.pieces["date"].text, e.dates.order); ok && f.date == (calendarDate{}) {
			f.date = d
		}
	}
	e.compareDateOrder()
	e.readLanguages()
	e.readCorrespondents()
}

// value returns the value of a field with its blanks folded, "" if there is none.
func (f *facts) value(name string) string {
	if f.fields[name] == nil {
		return ""
	}
	return foldBlanks(valueSpan(f.fields[name]).Text())
}

// title returns the title that the header states, else that of the citation.
func (f *facts) title() string {
	if f.fields["title"] != nil {
		return f.value("title")
	}
	return foldBlanks(f.pieces["title"].text)
}

// oneLine returns a text with its line ends made blanks, each byte in its place, so
// that expressions match what is wrapped.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

func foldBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }

// valueSpan returns where the value of a field stands.
func valueSpan(f *notation.Field) source.Span {
	var s source.Span
	for _, b := range f.Value {
		s = s.Cover(b.Span)
	}
	return s
}

// readPieces finds the pieces of a citation, source or credit that the rules of the
// profile know. Each piece is taken where it first occurs.
func (e *encoder) readPieces(field *notation.Field) {
	span := valueSpan(field)
	text := oneLine(span.Text())
	for _, r := range e.profile.Citations {
		if !r.For(field.Def.Field.Text) {
			continue
		}
		from := e.searchFrom(r, span)
		groups := r.Match.Find(text[from:])
		if anyKnown(groups, e.facts.pieces) {
			continue
		}
		for name, at := range groups {
			if name != "" {
				e.facts.pieces[name] = piece{
					text: span.Text()[from+at.Start : from+at.End],
					span: span.File.Span(span.Start+from+at.Start, span.Start+from+at.End),
					rule: r.Name,
				}
			}
		}
	}
}

// searchFrom returns the offset in a field from which a rule searches it.
func (e *encoder) searchFrom(r *notation.CitationRule, field source.Span) int {
	from := 0
	for _, name := range r.After {
		if p := e.facts.pieces[name]; p.span.Start >= field.Start && p.span.End <= field.End {
			from = max(from, p.span.End-field.Start)
		}
	}
	return from
}

func anyKnown(groups map[string]notation.Range, pieces map[string]piece) bool {
	for name := range groups {
		if _, ok := pieces[name]; ok {
			return true
		}
	}
	return false
}

var contentsLanguage = expression.Lazy(`(?:Translation|Transcription|Transcript) - (\p{L}+)|(\p{L}+) (?:Translation|Transcription|Transcript)\b`)

// readLanguages finds the languages of the document and of the transcription, and
// whether the transcription is a translation.
func (e *encoder) readLanguages() {
	f := &e.facts
	f.original = e.profile.Languages[strings.Trim(f.value("language"), ". ")]
	contents := f.value("contents")
	if m := contentsLanguage().FindStringSubmatch(contents); m != nil {
		f.language = e.profile.Languages[m[1]+m[2]]
	}
	f.translated = strings.Contains(contents, "Translation") || f.pieces["translator"].text != ""
	if f.language.Tag == "" {
		f.language = e.onlyLanguage()
	}
	if !f.translated && f.language.Tag == "" && !e.onlyOfOriginal() {
		f.language = f.original
	}
}

// onlyOfOriginal reports whether the header states the language of the original in words that leave open whether the
// transcription is in it: "Original Language: German" stands above English texts too.
func (e *encoder) onlyOfOriginal() bool {
	field := e.facts.fields["language"]
	return field != nil && strings.Contains(field.Label, "Original") && e.facts.original.Tag != e.profile.Language
}

// readCorrespondents takes sender and receiver from the metadata, else from the title. What has a recipient was
// sent: by its author, if nobody says by whom.
func (e *encoder) readCorrespondents() {
	e.readTitle()
	f := &e.facts
	f.senders, f.recipients = e.meta.Senders, e.meta.Recipients
	if len(f.senders) == 0 && len(f.recipients) > 0 && f.sender.text == "" {
		f.senders = e.meta.Authors
	}
	if author := f.fields["author"]; author != nil && f.sender.text == "" && f.receiver.text != "" && len(f.senders) == 0 {
		f.sender = piece{f.value("author"), valueSpan(author), author.Def.Field}
	}
	if len(f.senders) > 0 {
		f.sender = metaPiece(f.senders[0])
	}
	if len(f.recipients) > 0 {
		f.receiver = metaPiece(f.recipients[0])
	}
}

// metaPiece returns a value of metadata as if a rule had found it.
func metaPiece(v notation.Value) piece {
	return piece{text: v.Text, span: v.At, rule: notation.Name{Text: "metadata"}}
}

// readTitle finds sender and receiver in the title.
func (e *encoder) readTitle() {
	span := e.facts.pieces["title"].span
	if field := e.facts.fields["title"]; field != nil {
		span = valueSpan(field)
	}
	if span.IsZero() {
		return
	}
	for _, r := range e.profile.Titles {
		groups := r.Read(oneLine(span.Text()))
		if groups == nil {
			continue
		}
		at := func(name string) piece {
			g, ok := groups[name]
			if !ok {
				return piece{}
			}
			s := span.File.Span(span.Start+g.Start, span.Start+g.End)
			return piece{foldBlanks(s.Text()), s, r.Name}
		}
		e.facts.sender, e.facts.receiver = at("sender"), at("receiver")
		if via := at("via"); via.text != "" {
			e.facts.transmission = append(e.facts.transmission, transmission{action: "transmitted", person: via.text, span: via.span})
		}
		return
	}
}

// isBody reports whether a name is that of a body of persons, by the profile's list.
func (e *encoder) isBody(name string) bool { return e.speaksOf(name, "bodies") }

// speaksOf reports whether a text has a word of a list of the profile.
func (e *encoder) speaksOf(text, list string) bool {
	return slices.ContainsFunc(e.profile.Words[list], func(w string) bool {
		return strings.Contains(" "+text+" ", " "+w+" ")
	})
}
