package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/siglum/siglum/tei/diag"
)

// jsonReport is for programs, and is the form that [Open] reads:
//
//	{
//	  "documents": [
//	    {"file": "a.xml", "valid": false, "schemas": ["siglum.rnc"], "diagnostics": […]}
//	  ],
//	  "summary": {"documents": 1, "valid": 0, "invalid": 1, "errors": 2, "warnings": 0, …}
//	}
//
// The documents stand in the order in which they were given, and those without
// findings among them. What a diagnostic holds is documented at [diag.JSON]. Members
// may be added, none changes its meaning.
type jsonReport struct {
	w       io.Writer
	options Options
	summary Summary
	begun   bool
}

type jsonDocument struct {
	File        string          `json:"file"`
	Valid       bool            `json:"valid"`
	Schemas     []string        `json:"schemas"`
	Counts      Counts          `json:"counts"` // of all findings, shown or not
	Known       int             `json:"inBaseline,omitempty"`
	Problem     string          `json:"problem,omitempty"`
	Diagnostics json.RawMessage `json:"diagnostics"`
}

type jsonSummary struct {
	Documents int               `json:"documents"`
	Valid     int               `json:"valid"`
	Invalid   int               `json:"invalid"`
	Unchecked int               `json:"unchecked,omitempty"`
	Errors    int               `json:"errors"`
	Warnings  int               `json:"warnings"`
	Remarks   int               `json:"remarks"`
	Known     int               `json:"inBaseline,omitempty"`
	Codes     map[diag.Code]int `json:"codes"`
}

// Add implements [Writer].
func (j *jsonReport) Add(d *Document) error {
	j.summary.Add(d)
	list, _ := d.shown(j.options.Max)
	var diagnostics bytes.Buffer
	if err := (diag.JSON{}).Write(&diagnostics, list); err != nil {
		return err
	}
	return j.element(jsonDocument{
		File: d.Name, Valid: d.Valid(), Schemas: append([]string{}, d.Schemas...), Counts: d.Counts,
		Known: d.Known, Problem: d.Problem, Diagnostics: diagnostics.Bytes(),
	})
}

// element writes the next document of the array.
func (j *jsonReport) element(d jsonDocument) error {
	text, err := indented(d, "    ")
	if err != nil {
		return err
	}
	before := ",\n    "
	if !j.begun {
		before = "{\n  \"documents\": [\n    "
	}
	j.begun = true
	_, err = io.WriteString(j.w, before+text)
	return err
}

// End implements [Writer].
func (j *jsonReport) End() error {
	s := &j.summary
	text, err := indented(jsonSummary{
		s.Documents, s.Documents - s.Invalid, s.Invalid, s.Unchecked, s.Errors, s.Warnings, s.Remarks, s.Known, nonNil(s.Codes),
	}, "  ")
	if err != nil {
		return err
	}
	after := "\n  ],\n"
	if !j.begun {
		after = "{\n  \"documents\": [],\n"
	}
	if j.options.Shard != "" {
		after += "  \"shard\": \"" + j.options.Shard + "\",\n"
	}
	_, err = io.WriteString(j.w, after+"  \"summary\": "+text+"\n}\n")
	return err
}

func nonNil(codes map[diag.Code]int) map[diag.Code]int {
	if codes == nil {
		return map[diag.Code]int{}
	}
	return codes
}

// indented returns a value as JSON, its lines after the first indented.
func indented(v any, prefix string) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	err := e.Encode(v)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}
