package relaxng

import (
	"maps"
	"slices"
	"sync"
)

// A lexicon knows the whole schema: its elements by name, and which elements may
// hold which others and which attributes. Only messages need it, so that it is made
// at the first error. It is safe for concurrent use.
type lexicon struct {
	survey   *survey
	elements map[qname][]*Element
	names    []qname // of the elements, sorted

	mu      sync.Mutex
	holders map[holding][]qname
}

// A holding is an element or attribute in other elements.
type holding struct {
	kind termKind
	name qname
}

// lexicon returns the lexicon of the schema.
func (s *Schema) lexicon() *lexicon {
	s.lexiconOnce.Do(func() { s.lexiconData = newLexicon(s.grammar) })
	return s.lexiconData
}

func newLexicon(g *Grammar) *lexicon {
	s := newSurvey(g.Start)
	l := &lexicon{
		survey:   s,
		elements: map[qname][]*Element{},
		holders:  map[holding][]qname{},
	}
	for _, leaf := range s.leaves {
		if e, ok := leaf.(*Element); ok {
			listed(e.Name, func(n *Name) { l.elements[qname{n.Space, n.Local}] = append(l.elements[qname{n.Space, n.Local}], e) })
		}
	}
	l.names = slices.SortedFunc(maps.Keys(l.elements), compareNames)
	return l
}

// parents returns the elements that may hold an element of a name, sorted.
func (l *lexicon) parents(name qname) []qname { return l.holdersOf(holding{elementTerm, name}) }

// owners returns the elements that may have an attribute of a name, sorted.
func (l *lexicon) owners(name qname) []qname { return l.holdersOf(holding{attributeTerm, name}) }

func (l *lexicon) holdersOf(h holding) []qname {
	l.mu.Lock()
	defer l.mu.Unlock()
	holders, known := l.holders[h]
	if !known {
		holders = l.findHolders(h)
		if len(l.holders) < maxSymbols {
			l.holders[h] = holders
		}
	}
	return holders
}

func (l *lexicon) findHolders(h holding) []qname {
	held := make([]bool, len(l.survey.leaves))
	for i, leaf := range l.survey.leaves {
		held[i] = h.is(leaf)
	}
	var holders []qname
	for number, inside := range l.survey.inside {
		if slices.ContainsFunc(inside, func(i int32) bool { return held[i] }) {
			e := l.survey.leaves[number].(*Element)
			listed(e.Name, func(n *Name) { holders = append(holders, qname{n.Space, n.Local}) })
		}
	}
	slices.SortFunc(holders, compareNames)
	return slices.Compact(holders)
}

// is reports whether a leaf lists the name: wildcards do not count.
func (h holding) is(leaf Pattern) (found bool) {
	var class NameClass
	switch p := leaf.(type) {
	case *Element:
		if h.kind == elementTerm {
			class = p.Name
		}
	case *Attribute:
		if h.kind == attributeTerm {
			class = p.Name
		}
	}
	listed(class, func(n *Name) { found = found || h.name == qname{n.Space, n.Local} })
	return found
}
