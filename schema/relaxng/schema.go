package relaxng

import (
	"sync"
	"sync/atomic"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Schema is a grammar made ready to validate documents. It is safe for
// concurrent use: validators share what they learn about the schema.
type Schema struct {
	grammar *Grammar
	symbols *symbolTable

	mu      sync.Mutex // guards the change of machine
	machine atomic.Pointer[automaton]

	lexiconOnce sync.Once
	lexiconData *lexicon
}

// Compile makes a grammar ready. It does nearly nothing itself: each part of the
// grammar is compiled when a document first needs it. The grammar must not change
// afterwards.
func Compile(g *Grammar) *Schema {
	return compileWithin(g, maxWeight)
}

// compileWithin is Compile with a limit on the weight of the automaton.
func compileWithin(g *Grammar, limit int) *Schema {
	s := &Schema{grammar: g, symbols: newSymbolTable()}
	s.machine.Store(newAutomaton(g, limit))
	return s
}

// Options says how to validate. The zero value is the default.
type Options struct {
	MaxErrors int  // findings after which nothing more is reported; 0 means all are
	Verbose   bool // whether help lists everything that is allowed at a place
	IgnoreIDs bool // whether IDs and references to them go unchecked

	// UnparsedEntity says whether the document declares an unparsed entity, for the
	// datatypes ENTITY and ENTITIES. If nil, none is declared.
	UnparsedEntity func(name string) bool
}

// Events is what a document is read from: an [xmltext.Reader], or what stands
// between it and the validator.
type Events interface {
	// Next returns the next event, or nil at the end. The event is valid until the
	// next call.
	Next() *xmltext.Event

	// Diagnostics returns what was found while reading.
	Diagnostics() diag.List
}

// Validate reads a document to its end and returns what the reader and the
// validator found, in the order of the document.
func (s *Schema) Validate(events Events, o Options) diag.List {
	if d, ok := events.(interface{ UnparsedEntity(string) bool }); ok && o.UnparsedEntity == nil {
		o.UnparsedEntity = d.UnparsedEntity
	}
	v := s.NewValidator(o)
	for e := events.Next(); e != nil; e = events.Next() {
		v.Feed(e)
	}
	return append(v.End(), events.Diagnostics()...).Sorted()
}
