package diag

import (
	"encoding/json"
	"io"

	"github.com/siglum/siglum/tei/source"
)

// JSON writes diagnostics for programs, as one JSON array with an object for each
// in the order that [List.Sorted] gives them. Lines and columns count from 1,
// columns in code points; start and end count bytes of the file, decoded to
// UTF-8, from 0. Members that do not apply are left out. The form is stable:
// members may be added, none changes its meaning.
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
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
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
		Place: jsonPlaceOf(d.Span), Path: d.Path, Help: d.Help,
	}
	for _, related := range d.Related {
		r.Related = append(r.Related, jsonRelated{related.Message, jsonPlaceOf(related.Span)})
	}
	for _, fix := range d.Fixes {
		r.Fixes = append(r.Fixes, jsonFixOf(fix))
	}
	return r
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
