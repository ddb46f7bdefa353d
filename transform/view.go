package transform

import "fmt"

// A View is a way to read the text of an edition.
type View uint8

// The views.
const (
	Reading    View = iota // the text as its last state is to be read
	Diplomatic             // the source as it stands: lines, deletions, insertions, original spelling
	Critical               // the text with editorial signs and with its textual notes and apparatus
	Flow                   // the bare text, for search and for programs; no page shows it
)

var viewNames = [...]string{"reading", "diplomatic", "critical", "flow"}

// String returns the name by which users call the view.
func (v View) String() string { return viewNames[v] }

// ParseView returns the view of a name.
func ParseView(name string) (View, error) {
	for v, known := range viewNames {
		if name == known {
			return View(v), nil
		}
	}
	return 0, fmt.Errorf("there is no view %q: it is reading, diplomatic, critical or flow", name)
}

// Views is a set of views.
type Views uint8

// The sets that the rules speak of.
const (
	inReading    = Views(1 << Reading)
	inDiplomatic = Views(1 << Diplomatic)
	inCritical   = Views(1 << Critical)
	inFlow       = Views(1 << Flow)

	// AllViews is every view.
	AllViews = inReading | inDiplomatic | inCritical | inFlow

	pages     = inReading | inDiplomatic | inCritical // where signs and labels stand
	edited    = inReading | inCritical | inFlow       // the text as the editor gives it
	unmarked  = inReading | inFlow
	marked    = inDiplomatic | inCritical
	annotated = inReading | inCritical
)

// Has reports whether a view is in the set.
func (s Views) Has(v View) bool { return s&(1<<v) != 0 }
