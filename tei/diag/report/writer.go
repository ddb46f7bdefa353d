package report

import (
	"io"

	"github.com/siglum/siglum/tei/diag"
)

// A Writer writes a report on documents, one after the other.
type Writer interface {
	// Add writes what was found in one document.
	Add(d *Document) error
	// End writes what is to be said of all, and must be called once.
	End() error
}

// Options says what stands in a report. The zero value is the default.
type Options struct {
	// Max is the number of findings of a document that are shown; 0 means all. The
	// summary counts all.
	Max int

	// Version is that of the program, for formats that name it; it may be "".
	Version string

	// Shard is the part of a corpus that the report is on: "2/8"; "" if it is all.
	Shard string

	// Explain, if not nil, says what a code means; "" if it does not know.
	Explain func(code diag.Code) Explanation

	// Text is how the text format looks.
	Text TextStyle
}

// An Explanation says what the findings of a code have in common.
type Explanation struct {
	Summary string // one line, without final stop: "a pointer that leads nowhere"
	Detail  string // what to do, with an example; plain text; may be ""
}

func (o Options) explain(code diag.Code) Explanation {
	if o.Explain == nil {
		return Explanation{}
	}
	return o.Explain(code)
}

var formats = []struct {
	name string
	make func(w io.Writer, o Options) Writer
}{
	{"text", func(w io.Writer, o Options) Writer { return &textReport{w: w, options: o} }},
	{"json", func(w io.Writer, o Options) Writer { return &jsonReport{w: w, options: o} }},
	{"sarif", func(w io.Writer, o Options) Writer { return &sarifReport{w: w, options: o} }},
	{"github", func(w io.Writer, o Options) Writer { return &githubReport{w: w, options: o} }},
	{"junit", func(w io.Writer, o Options) Writer { return &junitReport{w: w, options: o} }},
	{"html", func(w io.Writer, o Options) Writer { return &htmlReport{w: w, options: o} }},
}

// Formats returns the names of the formats, the default first.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// New returns a writer of a format, one of [Formats], or nil if there is none of that
// name.
func New(format string, w io.Writer, o Options) Writer {
	for _, f := range formats {
		if f.name == format {
			return f.make(w, o)
		}
	}
	return nil
}
