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
	steps    map[step]int // from the beginning of a name to the names that go on with a word
	ends     [][]*name    // the names that end where a step leads; they differ in capitals only
}

// A step leads from words with which names begin to one word more. Those without a word are 0.
type step struct {
	from int
	word string // folded
}

// A name is one that persons or places of a list have.
type name struct {
	words    []string
	entities []*notation.Entity // more than one if several have it
}

// New makes a list. Each name and variant is one by which an entity is found.
func New(kind Kind, entities []notation.Entity) *List {
	l := &List{kind: kind, steps: map[step]int{}, ends: make([][]*name, 1)}
	for i := range entities {
		e := &entities[i]
		l.entities = append(l.entities, e)
		l.add(e.Name.Text, e)
		for _, v := range e.Variants {
			l.add(v.Text, e)
		}
	}
	return l
}

func (l *List) add(text string, e *notation.Entity) {
	words := wordsOf(text)
	if len(words) == 0 {
		return
	}
	at := 0
	for _, w := range words {
		at = l.step(at, fold(w))
	}
	for _, n := range l.ends[at] {
		if slices.Equal(n.words, words) {
			if !slices.Contains(n.entities, e) {
				n.entities = append(n.entities, e)
			}
			return
		}
	}
	l.ends[at] = append(l.ends[at], &name{words, []*notation.Entity{e}})
}

// step returns where a word leads to, and makes that place if there is none yet.
func (l *List) step(from int, word string) int {
	to, ok := l.steps[step{from, word}]
	if !ok {
		to = len(l.ends)
		l.steps[step{from, word}] = to
		l.ends = append(l.ends, nil)
	}
	return to
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
