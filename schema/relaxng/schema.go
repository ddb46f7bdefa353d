package relaxng

import (
	"sync"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Schema is a grammar made ready to validate documents. It is safe for
// concurrent use: validators share what they learn about the schema.
type Schema struct {
	grammar *Grammar
	symbols *symbolTable
	machine *automaton

	lexiconOnce sync.Once
	lexiconData *lexicon
}

// Compile makes a grammar ready. It does nearly nothing itself: each part of the
// grammar is compiled when a document first needs it. The grammar must not change
// afterwards.
func Compile(g *Grammar) *Schema {
	return &Schema{grammar: g, symbols: newSymbolTable(), machine: newAutomaton(g)}
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

// Validate reads a document to its end and returns what the reader and the
// validator found, in the order of the document.
func (s *Schema) Validate(r *xmltext.Reader, o Options) diag.List {
	if d, ok := any(r).(interface{ UnparsedEntity(string) bool }); ok && o.UnparsedEntity == nil {
		o.UnparsedEntity = d.UnparsedEntity
	}
	v := s.NewValidator(o)
	for e := r.Next(); e != nil; e = r.Next() {
		v.Feed(e)
	}
	return append(v.End(), r.Diagnostics()...).Sorted()
}
