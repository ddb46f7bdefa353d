package schematron

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Fragment is an element of another namespace that stands in a schema of RELAX NG.
type Fragment struct {
	Events     []xmltext.Event   // from its StartElement to its EndElement
	Namespaces map[string]string // by the prefixes declared outside of it
}

// LoadEmbedded compiles the Schematron that is scattered over a schema of RELAX NG: its
// patterns, namespaces, variables and phases, wherever they stand. Fragments of other
// namespaces are passed over. The schema is nil if the diagnostics have an error, or
// if there is no pattern.
func LoadEmbedded(f *source.File, fragments []Fragment, o LoadOptions) (*Schema, diag.List) {
	r := newReader(newLoader(f.Name(), o))
	var parts []element
	seen := map[source.Span]bool{}
	for _, fragment := range fragments {
		start := &fragment.Events[0]
		if seen[start.Span] || !isSchematron(start.Name) {
			continue // a file read for two namespaces has all of its fragments twice
		}
		seen[start.Span] = true
		if file := r.loader.build(&replay{events: fragment.Events}, r.loader.options.Path); file != nil {
			file.outside = fragment.Namespaces
			parts = append(parts, r.embedded(file.root)...)
		}
	}
	if len(parts) == 0 {
		return nil, r.loader.diags
	}
	r.root = parts[0]
	r.parts(parts)
	s, found := r.finish()
	if s != nil && len(s.patterns) == 0 && s.phase == "" {
		return nil, found
	}
	return s, found
}

func isSchematron(n xmltext.Name) bool {
	return n.Space == Namespace || n.Space == Namespace15 || n.Space == namespaceXSLT
}

// embedded returns the parts of a schema that a fragment is: itself, or if it is a whole
// schema what that holds. A rule that stands in no pattern is one by itself.
func (r *reader) embedded(e element) []element {
	switch e.name() {
	case "schema":
		r.binding(e)
		var parts []element
		for c := range r.children(e) {
			parts = append(parts, c)
		}
		return parts
	case "include", "extends":
		var parts []element
		for c := range r.included(e) {
			parts = append(parts, c)
		}
		return parts
	case "assert", "report":
		r.loader.report(CodeSchema, e.span(), `put it into <pattern><rule context="…">`, "<%s> stands in no rule", e.at().Name)
		return nil
	}
	return []element{e}
}

// A replay yields events that were read before.
type replay struct {
	events []xmltext.Event
	next   int
}

// Next implements tree.Events.
func (r *replay) Next() *xmltext.Event {
	if r.next == len(r.events) {
		return nil
	}
	r.next++
	return &r.events[r.next-1]
}

// Diagnostics implements tree.Events: reading the schema has told them.
func (r *replay) Diagnostics() diag.List { return nil }
