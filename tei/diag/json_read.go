package diag

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/siglum/siglum/tei/source"
)

// ReadJSON reads diagnostics that [JSON] wrote. Their spans refer to files of which
// only the places that the diagnostics name are known ([source.Fragments]); that is
// enough for every writer.
func ReadJSON(text []byte) (List, error) {
	var records []jsonDiagnostic
	if err := json.Unmarshal(text, &records); err != nil {
		return nil, fmt.Errorf("reading diagnostics: %w", err)
	}
	r := jsonReader{files: map[string]*source.Fragments{}}
	list := make(List, 0, len(records))
	for _, record := range records {
		d, err := r.diagnostic(record)
		if err != nil {
			return nil, fmt.Errorf("reading diagnostics: %w", err)
		}
		list = append(list, d)
	}
	return list, nil
}

// ParseSeverity returns the severity that is written as "error", "warning" or "info".
func ParseSeverity(s string) (Severity, bool) {
	for severity := Error; severity <= Info; severity++ {
		if s == severity.String() {
			return severity, true
		}
	}
	return 0, false
}

type jsonReader struct{ files map[string]*source.Fragments }

func (r *jsonReader) diagnostic(record jsonDiagnostic) (Diagnostic, error) {
	severity, ok := ParseSeverity(record.Severity)
	if !ok {
		return Diagnostic{}, fmt.Errorf("there is no severity %q", record.Severity)
	}
	for p := range record.places() {
		if !p.sound() {
			return Diagnostic{}, fmt.Errorf("a place in %s is none: %+v", p.File, *p)
		}
	}
	d := Diagnostic{
		Severity: severity, Code: record.Code, Message: record.Message,
		Span: r.span(record.Place), Path: record.Path, Help: record.Help,
	}
	for _, related := range record.Related {
		d.Related = append(d.Related, Related{r.span(related.Place), related.Message})
	}
	for _, fix := range record.Fixes {
		f := Fix{Message: fix.Message, Certain: fix.Certain}
		for _, edit := range fix.Edits {
			f.Edits = append(f.Edits, Edit{r.span(edit.Place), edit.Text})
		}
		d.Fixes = append(d.Fixes, f)
	}
	return d, nil
}

// places yields all places of a diagnostic.
func (r *jsonDiagnostic) places() iter.Seq[*jsonPlace] {
	places := []*jsonPlace{r.Place}
	for _, related := range r.Related {
		places = append(places, related.Place)
	}
	for _, fix := range r.Fixes {
		for _, edit := range fix.Edits {
			places = append(places, edit.Place)
		}
	}
	return slices.Values(slices.DeleteFunc(places, func(p *jsonPlace) bool { return p == nil }))
}

// sound reports whether a place can be one of a text.
func (p *jsonPlace) sound() bool { return 0 <= p.Start && p.Start <= p.End && p.End < 1<<50 }

// span makes a place known, and returns it.
func (r *jsonReader) span(p *jsonPlace) source.Span {
	if p == nil {
		return source.Span{}
	}
	fragments := r.files[p.File]
	if fragments == nil {
		fragments = source.NewFragments(p.File)
		r.files[p.File] = fragments
	}
	if p.Excerpt != nil && p.Excerpt.Column <= p.Column {
		before := source.Prefix(p.Excerpt.Text, p.Column-p.Excerpt.Column)
		fragments.Add(p.Start-len(before), source.Position{Line: p.Line, Column: p.Excerpt.Column}, p.Excerpt.Text)
	}
	fragments.Place(p.Start, source.Position{Line: p.Line, Column: p.Column})
	fragments.Place(p.End, source.Position{Line: p.EndLine, Column: p.EndColumn})
	return fragments.File().Span(p.Start, p.End)
}
