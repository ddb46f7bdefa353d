package ui

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// An EncodingReport writes what became of each thing in many transcriptions: every
// decision, every guess, every message, and what is no text of the edition.
type EncodingReport interface {
	// Add writes what encoding a file decided and said. The result is nil if there is none.
	Add(file string, result *encode.Result, found diag.List) error
	// End completes the report.
	End() error
}

// NewEncodingReport returns a report as "json" or "csv". With all it has blanks and
// line ends too.
func NewEncodingReport(w io.Writer, format string, all bool) EncodingReport {
	if format == "csv" {
		return &reportCSV{out: csv.NewWriter(w), all: all}
	}
	return &reportJSON{out: w, all: all}
}

// A reportEntry is one thing in a report.
type reportEntry struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // 0 if it is about no place
	Column  int    `json:"column"` // in code points
	Kind    string `json:"kind"`   // decision, guess, error, warning, info, label, layout, furniture
	What    string `json:"what"`
	Text    string `json:"text,omitempty"`    // the beginning of the words it is about
	Rule    string `json:"rule,omitempty"`    // that made a decision
	RuleAt  string `json:"ruleAt,omitempty"`  // where the rule is written
	Element string `json:"element,omitempty"` // of the edition, as a path
	Code    string `json:"code,omitempty"`    // of a message
	Help    string `json:"help,omitempty"`

	start int
}

func reportEntries(file string, result *encode.Result, found diag.List, all bool) []reportEntry {
	var list []reportEntry
	add := func(at source.Span, e reportEntry) {
		e.File = file
		if !at.IsZero() {
			p := at.Position()
			e.File, e.Line, e.Column, e.start = at.File.Name(), p.Line, p.Column, at.Start
			e.Text = strings.Trim(excerpt(at), " “”")
		}
		list = append(list, e)
	}
	for _, d := range found {
		add(d.Span, reportEntry{Kind: d.Severity.String(), What: d.Message, Code: string(d.Code), Help: d.Help})
	}
	if result == nil {
		return list
	}
	for _, d := range result.Decisions {
		kind := "decision"
		if d.Guess {
			kind = "guess"
		}
		add(d.Span, reportEntry{Kind: kind, What: d.What, Rule: d.Rule, RuleAt: d.Place, Element: d.Path})
	}
	for _, l := range result.Layout {
		if all || l.Kind != encode.Blank {
			add(l.Span, reportEntry{Kind: string(l.Kind), What: l.Note})
		}
	}
	slices.SortStableFunc(list, func(a, b reportEntry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.start, b.start))
	})
	return list
}

// reportJSON writes an array of objects, one a line.
type reportJSON struct {
	out   io.Writer
	all   bool
	begun bool
}

func (r *reportJSON) Add(file string, result *encode.Result, found diag.List) error {
	for _, e := range reportEntries(file, result, found, r.all) {
		text, err := json.Marshal(e)
		if err != nil {
			return err
		}
		before := ",\n"
		if !r.begun {
			before, r.begun = "[\n", true
		}
		if _, err := r.out.Write(append([]byte(before), text...)); err != nil {
			return err
		}
	}
	return nil
}

func (r *reportJSON) End() error {
	end := "\n]\n"
	if !r.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(r.out, end)
	return err
}

// reportCSV writes a table with the names of the fields above it.
type reportCSV struct {
	out   *csv.Writer
	all   bool
	begun bool
}

func (r *reportCSV) head() error {
	if r.begun {
		return nil
	}
	r.begun = true
	return r.out.Write([]string{"file", "line", "column", "kind", "what", "text", "rule", "ruleAt", "element", "code", "help"})
}

func (r *reportCSV) Add(file string, result *encode.Result, found diag.List) error {
	if err := r.head(); err != nil {
		return err
	}
	for _, e := range reportEntries(file, result, found, r.all) {
		row := []string{e.File, strconv.Itoa(e.Line), strconv.Itoa(e.Column), e.Kind, e.What, e.Text, e.Rule, e.RuleAt, e.Element, e.Code, e.Help}
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := r.out.Write(row); err != nil {
			return err
		}
	}
	return nil
}

func (r *reportCSV) End() error {
	if err := r.head(); err != nil {
		return err
	}
	r.out.Flush()
	return r.out.Error()
}

// harmless keeps a cell from being a formula to a spreadsheet program.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
