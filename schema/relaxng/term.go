package relaxng

import "github.com/siglum/siglum/schema/datatype"

// A term is a pattern as the automaton knows it: interned, so that equal patterns
// are one term, and normalised, so that patterns which differ only in the order of
// alternatives are equal. Terms never change, except that the content of an element
// is compiled when it is first entered.
type term struct {
	kind  termKind
	facts facts
	id    uint32 // in order of creation
	size  uint32 // nodes of the tree that the term spans, up to hugeTerm
	mark  int32  // of an after: which way into the element it continues
	parts []*term

	names   NameClass       // of elements and attributes
	source  Pattern         // of leaves: the pattern in the schema
	content *term           // of elements, once entered; of attributes
	idKind  datatype.IDKind // of attributes
	state   *state          // once the automaton has been there
	next    *term           // in the bucket of the pool
}

// The kinds of terms are those of the simple form and after, which stands for what
// remains of an element that was entered in one of several ways.
type termKind uint8

const (
	notAllowedTerm termKind = iota
	emptyTerm
	textTerm
	choiceTerm     // parts: alternatives, sorted by id, none of them a choice
	interleaveTerm // parts: operands, sorted by id
	groupTerm      // parts: head and tail
	oneOrMoreTerm  // parts: content
	listTerm       // parts: content
	dataTerm
	valueTerm
	attributeTerm
	elementTerm
	afterTerm // parts: content
)

// facts are what is known of a term from its parts.
type facts uint8

const (
	nullable      facts = 1 << iota // matches nothing being there
	hasAttributes                   // holds an attribute
	hasContent                      // holds anything that is no attribute, and not only empty
	hasMarks                        // holds an after
	mergeable                       // may share operands with another term; see mergeAlternatives
)

func (t *term) is(f facts) bool { return t.facts&f != 0 }

// onlyAttributes reports whether a term matches attributes and nothing else, so
// that its place in a group does not matter.
func (t *term) onlyAttributes() bool { return t.is(hasAttributes) && !t.is(hasContent) }

const hugeTerm = 1 << 20

// measure sets facts and size from kind and parts.
func (t *term) measure() {
	t.size = 1
	var all, any facts = ^facts(0), 0
	for _, p := range t.parts {
		t.size = min(t.size+p.size, hugeTerm)
		all &= p.facts
		any |= p.facts
	}
	t.facts = any &^ nullable
	switch t.kind {
	case emptyTerm:
		t.facts |= nullable
	case textTerm:
		t.facts |= nullable | hasContent
	case choiceTerm, oneOrMoreTerm:
		t.facts |= any & nullable
	case interleaveTerm:
		t.facts |= all&nullable | mergeable
	case groupTerm:
		t.facts |= all&nullable | mergeable
	case afterTerm:
		t.facts |= hasMarks | mergeable | hasContent
	case attributeTerm:
		t.facts = hasAttributes
	default:
		t.facts |= hasContent
	}
}
