package ui

import (
	"bytes"
	"encoding/json"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
)

// ValidationJSON tells the outcome to programs, as one object:
//
//	{
//	  "documents": [
//	    {"file": "a.xml", "valid": false, "schemas": ["siglum.rnc"], "diagnostics": […]}
//	  ],
//	  "summary": {"documents": 1, "valid": 0, "invalid": 1, "errors": 2, "warnings": 0}
//	}
//
// The documents stand in the order in which they were given, and those without
// findings among them. What a diagnostic holds is documented at [diag.JSON]. Members
// may be added, none changes its meaning.
type ValidationJSON struct {
	Messages     // where to; quiet and verbose choose the diagnostics
	Max      int // diagnostics listed of a document; 0 means all; the summary counts all

	tally     tally
	documents []jsonDocument
}

type jsonDocument struct {
	File        string          `json:"file"`
	Valid       bool            `json:"valid"`
	Schemas     []string        `json:"schemas"`
	Diagnostics json.RawMessage `json:"diagnostics"`
}

type jsonSummary struct {
	Documents int `json:"documents"`
	Valid     int `json:"valid"`
	Invalid   int `json:"invalid"`
	Errors    int `json:"errors"`
	Warnings  int `json:"warnings"`
}

// Add implements [Validation].
func (v *ValidationJSON) Add(r *schema.Report) error {
	v.tally.add(r)
	list := v.Wanted(r.Diagnostics)
	if v.Max > 0 {
		list = list[:min(v.Max, len(list))]
	}
	var b bytes.Buffer
	if err := (diag.JSON{}).Write(&b, list); err != nil {
		return err
	}
	v.documents = append(v.documents, jsonDocument{
		File: r.Document.Name(), Valid: !r.Diagnostics.HasErrors(),
		Schemas: append([]string{}, r.Schemas...), Diagnostics: b.Bytes(),
	})
	return nil
}

// End implements [Validation].
func (v *ValidationJSON) End() error {
	e := json.NewEncoder(v.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Documents []jsonDocument `json:"documents"`
		Summary   jsonSummary    `json:"summary"`
	}{
		append([]jsonDocument{}, v.documents...),
		jsonSummary{v.tally.documents, v.tally.documents - v.tally.invalid, v.tally.invalid, v.tally.errors, v.tally.warnings},
	})
}
