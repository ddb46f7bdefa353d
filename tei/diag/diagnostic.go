package diag

import "github.com/siglum/siglum/tei/source"

// A Severity says how grave a diagnostic is.
type Severity int

// The severities, gravest first.
const (
	Error   Severity = iota // the document is wrong
	Warning                 // the document is probably not what was meant
	Info                    // something the user may like to know
)

// String returns "error", "warning" or "info".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "info"
}

// A Code names one kind of diagnostic, in kebab case: "element-not-allowed". Codes
// are stable: configuration and other programs rely on them.
type Code string

// A Diagnostic is one finding about a text.
type Diagnostic struct {
	Severity Severity
	Code     Code
	Message  string      // one line, for the scholar who must act on it, without final stop
	Span     source.Span // what it is about; zero if it is about no place in a text
	Path     string      // the element: /TEI/text[1]/body[1]/p[3]; "" outside XML
	Related  []Related   // other places that matter: where the open element began
	Help     string      // what to do, with an example; may have several lines
	Fixes    []Fix       // edits that would mend it, the best first
}

// Keep sees to it that the places of the diagnostic can be shown later, if it is
// about a text that is not held ([source.Stream]).
func (d *Diagnostic) Keep() {
	d.Span.Keep()
	for _, r := range d.Related {
		r.Span.Keep()
	}
}

// A Related is another place that a diagnostic speaks of.
type Related struct {
	Span    source.Span
	Message string // "the <p> that is still open began here"
}

// A Fix is a set of edits that together mend what a diagnostic found.
type Fix struct {
	Message string // what the fix does: "rename to <persName>"
	Certain bool   // true if it can be applied without asking
	Edits   []Edit // in one file or several; they do not overlap
}

// An Edit replaces the bytes of a span by text. An empty span inserts, an empty
// text deletes.
type Edit struct {
	Span source.Span
	Text string
}
