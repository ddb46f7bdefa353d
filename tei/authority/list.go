package authority

import (
	"slices"

	"github.com/siglum/siglum/tei/notation"
)

// A Kind says what a list is of.
type Kind int

// The kinds of lists.
const (
	Persons Kind = iota
	Places
)

// String returns what one thing of the kind is called.
func (k Kind) String() string {
	if k == Places {
		return "place"
	}
	return "person"
}

// A List is persons or places and their names. It must not be changed, and is safe for
// concurrent use. The nil list is empty.
type List struct {
	kind     Kind
	entities []*notation.Entity
	names    map[string][]*name // by their first word, folded
}

// A name is one that persons or places of a list have.
type name struct {
	words    []string
	entities []*notation.Entity // more than one if several have it
}

// New makes a list. Each name and variant is one by which an entity is found.
func New(kind Kind, entities []notation.Entity) *List {
	l := &List{kind: kind, names: map[string][]*name{}}
	for i := range entities {
		e := &entities[i]
		l.entities = append(l.entities, e)
		l.add(e.Name.Text, e)
		for _, v := range e.Variants {
			l.add(v.Text, e)
		}
	}
	for _, list := range l.names {
		slices.SortStableFunc(list, func(a, b *name) int { return len(b.words) - len(a.words) })
	}
	return l
}

func (l *List) add(text string, e *notation.Entity) {
	words := wordsOf(text)
	if len(words) == 0 {
		return
	}
	key := fold(words[0])
	for _, n := range l.names[key] {
		if slices.Equal(n.words, words) {
			if !slices.Contains(n.entities, e) {
				n.entities = append(n.entities, e)
			}
			return
		}
	}
	l.names[key] = append(l.names[key], &name{words, []*notation.Entity{e}})
}

// Kind returns what the list is of.
func (l *List) Kind() Kind { return l.kind }

// Entities returns what is in the list, in its order.
func (l *List) Entities() []*notation.Entity {
	if l == nil {
		return nil
	}
	return l.entities
}
