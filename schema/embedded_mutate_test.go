package schema_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A mutator makes one small mistake in a document, or what may be one: documents at
// the edge of what a schema accepts tell schemas and validators apart best.
type mutator struct {
	random   *rand.Rand
	elements []string
}

// mutate changes one of the elements in a document, in one of seven ways.
func (m *mutator) mutate(root *written) {
	all := below(root)
	w := all[m.random.IntN(len(all))]
	switch m.random.IntN(7) {
	case 0:
		m.rename(w)
	case 1:
		m.drop(w)
	case 2:
		m.repeat(w)
	case 3:
		m.swap(w)
	case 4:
		w.content = slices.Insert(w.content, m.place(w), fmt.Stringer(characters("stray")))
	case 5:
		m.dropAttribute(w)
	case 6:
		m.changeAttribute(w)
	}
}

// below returns an element and all elements in it.
func below(w *written) []*written {
	all := []*written{w}
	for _, c := range w.content {
		if child, ok := c.(*written); ok {
			all = append(all, below(child)...)
		}
	}
	return all
}

func (m *mutator) place(w *written) int { return m.random.IntN(len(w.content) + 1) }

func (m *mutator) rename(w *written) {
	w.name = m.elements[m.random.IntN(len(m.elements))]
}

func (m *mutator) drop(w *written) {
	if n := len(w.content); n > 0 {
		i := m.random.IntN(n)
		w.content = slices.Delete(w.content, i, i+1)
	}
}

func (m *mutator) repeat(w *written) {
	if n := len(w.content); n > 0 {
		w.content = slices.Insert(w.content, m.place(w), w.content[m.random.IntN(n)])
	}
}

func (m *mutator) swap(w *written) {
	if n := len(w.content); n > 1 {
		i := m.random.IntN(n - 1)
		w.content[i], w.content[i+1] = w.content[i+1], w.content[i]
	}
}

func (m *mutator) dropAttribute(w *written) {
	if n := len(w.attributes); n > 0 {
		i := m.random.IntN(n)
		w.attributes = slices.Delete(w.attributes, i, i+1)
	}
}

// changeAttribute gives an attribute another value, or makes a new one.
func (m *mutator) changeAttribute(w *written) {
	value := escape.Replace(someValues[m.random.IntN(len(someValues))])
	n := len(w.attributes)
	if n == 0 {
		w.attributes = append(w.attributes, fmt.Sprintf(` type="%s"`, value))
		return
	}
	i := m.random.IntN(n)
	name, _, _ := strings.Cut(w.attributes[i], "=")
	if name != " xmlns" {
		w.attributes[i] = fmt.Sprintf(`%s="%s"`, name, value)
	}
}
