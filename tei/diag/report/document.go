package report

import (
	"github.com/siglum/siglum/tei/diag"
)

// A Document is what is known of one document after it was checked.
type Document struct {
	Name     string    // its path, as given
	Schemas  []string  // what it was checked against, by name
	Findings diag.List // sorted; those that are to be shown
	Counts   Counts    // of all findings, shown or not
	Known    int       // findings that a baseline holds: neither shown nor counted
	Problem  string    // why it could not be checked; then there is nothing else
}

// Counts are numbers of findings.
type Counts struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Remarks  int `json:"remarks"`
}

// NewDocument returns what is known of a document, of which the findings that are no
// less grave than least are to be shown.
func NewDocument(name string, schemas []string, list diag.List, least diag.Severity) *Document {
	d := &Document{Name: name, Schemas: schemas, Counts: CountsOf(list)}
	for _, finding := range list.Sorted() {
		if finding.Severity <= least {
			d.Findings = append(d.Findings, finding)
		}
	}
	return d
}

// CountsOf counts findings by severity.
func CountsOf(list diag.List) Counts {
	return Counts{list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Info)}
}

// Valid reports whether the document was checked and has no error.
func (d *Document) Valid() bool { return d.Problem == "" && d.Counts.Errors == 0 }

// shown returns the findings to show where there is room for max, or for all if that
// is 0, and the number of those that are left out.
func (d *Document) shown(limit int) (list diag.List, omitted int) {
	if limit == 0 || len(d.Findings) <= limit {
		return d.Findings, 0
	}
	return d.Findings[:limit], len(d.Findings) - limit
}

func (c *Counts) add(more Counts) {
	c.Errors += more.Errors
	c.Warnings += more.Warnings
	c.Remarks += more.Remarks
}
