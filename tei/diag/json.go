package diag

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// JSON writes diagnostics for programs, as one JSON array with an object for each
// in the order that [List.Sorted] gives them. Lines and columns count from 1,
// columns in code points; start and end count bytes of the file, decoded to
// UTF-8, from 0. An excerpt is the line on which a place begins, or the part of it
// around the place, with the column of its first character. Members that do not apply
// are left out. The form is stable: members may be added, none changes its meaning.
// [ReadJSON] reads it.
type JSON struct{}

// Write writes the list.
func (JSON) Write(w io.Writer, list List) error {
	records := make([]jsonDiagnostic, 0, len(list))
	for _, d := range list.Sorted() {
		records = append(records, jsonOf(d))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(records)
}

type jsonDiagnostic struct {
	Severity string        `json:"severity"`
	Code     Code          `json:"code"`
	Message  string        `json:"message"`
	Place    *jsonPlace    `json:"place,omitempty"`
	Path     string        `json:"path,omitempty"`
	Help     string        `json:"help,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
	Fixes    []jsonFix     `json:"fixes,omitempty"`
}

type jsonPlace struct {
	File      string       `json:"file"`
	Line      int          `json:"line"`
	Column    int          `json:"column"`
	EndLine   int          `json:"endLine"`
	EndColumn int          `json:"endColumn"`
	Start     int          `json:"start"`
	End       int          `json:"end"`
	Excerpt   *jsonExcerpt `json:"excerpt,omitempty"`
}

type jsonExcerpt struct {
	Column int    `json:"column"`
	Text   string `json:"text"`
}

type jsonRelated struct {
	Message string     `json:"message"`
	Place   *jsonPlace `json:"place,omitempty"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Certain bool       `json:"certain"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Place *jsonPlace `json:"place"`
	Text  string     `json:"text"`
}

func jsonOf(d Diagnostic) jsonDiagnostic {
	r := jsonDiagnostic{
		Severity: d.Severity.String(), Code: d.Code, Message: d.Message,
		Place: shownPlace(d.Span), Path: d.Path, Help: d.Help,
	}
	for _, related := range d.Related {
		r.Related = append(r.Related, jsonRelated{related.Message, shownPlace(related.Span)})
	}
	for _, fix := range d.Fixes {
		r.Fixes = append(r.Fixes, jsonFixOf(fix))
	}
	return r
}

// shownPlace is a place with its excerpt.
func shownPlace(s source.Span) *jsonPlace {
	p := jsonPlaceOf(s)
	if p != nil && hasExcerpt(s) {
		p.Excerpt = jsonExcerptOf(s)
	}
	return p
}

// around is how many bytes of a line an excerpt has before a place and after its
// beginning.
const around = 300

func jsonExcerptOf(s source.Span) *jsonExcerpt {
	line := s.Line()
	text := line.Text()
	at := clamp(s.Start-line.Start, len(text))
	before := strings.TrimPrefix(cutBefore(text[:at], around), byteOrderMark)
	return &jsonExcerpt{
		Column: s.Position().Column - source.Width([]byte(before), source.CodePoints),
		Text:   before + cutAfter(text[at:], around),
	}
}

func jsonFixOf(fix Fix) jsonFix {
	r := jsonFix{Message: fix.Message, Certain: fix.Certain, Edits: []jsonEdit{}}
	for _, edit := range fix.Edits {
		r.Edits = append(r.Edits, jsonEdit{jsonPlaceOf(edit.Span), edit.Text})
	}
	return r
}

func jsonPlaceOf(s source.Span) *jsonPlace {
	if s.IsZero() {
		return nil
	}
	start, end := s.Position(), s.File.Position(s.End, source.CodePoints)
	return &jsonPlace{
		File: s.File.Name(),
		Line: start.Line, Column: start.Column,
		EndLine: end.Line, EndColumn: end.Column,
		Start: s.Start, End: s.End,
	}
}
