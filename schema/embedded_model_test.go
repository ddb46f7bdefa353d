package schema_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/siglum/siglum/schema/relaxng"
)

// A model is the content of an element as a language of words over element names:
// attributes are left out, text is a letter that may come any number of times. Equal
// models are one model, so that derivatives of a model are finitely many.
type model struct {
	id          int
	op          byte // '0' nothing, '1' the empty word, 'a' a letter, '|', ',', '&', '*'
	letter      string
	parts       []*model
	nullable    bool
	letters     map[string]bool // those that a word can begin with
	derivatives map[string]*model
}

// models makes and keeps models.
type models struct {
	known   map[string]*model
	nothing *model
	empty   *model
}

func newModels() *models {
	m := &models{known: map[string]*model{}}
	m.nothing = m.intern(model{op: '0'})
	m.empty = m.intern(model{op: '1', nullable: true})
	return m
}

func (m *models) intern(n model) *model {
	var key strings.Builder
	fmt.Fprintf(&key, "%c%s", n.op, n.letter)
	for _, p := range n.parts {
		fmt.Fprintf(&key, " %d", p.id)
	}
	if known := m.known[key.String()]; known != nil {
		return known
	}
	n.id, n.derivatives = len(m.known), map[string]*model{}
	m.known[key.String()] = &n
	return &n
}

func (m *models) letter(name string) *model {
	return m.intern(model{op: 'a', letter: name, letters: map[string]bool{name: true}})
}

func (m *models) sequence(a, b *model) *model {
	switch {
	case a.op == '0' || b.op == '1':
		return a
	case b.op == '0' || a.op == '1':
		return b
	case a.op == ',':
		return m.sequence(a.parts[0], m.sequence(a.parts[1], b))
	}
	first := a.letters
	if a.nullable {
		first = union(a.letters, b.letters)
	}
	return m.intern(model{op: ',', parts: []*model{a, b}, nullable: a.nullable && b.nullable, letters: first})
}

func (m *models) interleave(a, b *model) *model {
	switch {
	case a.op == '0' || b.op == '1':
		return a
	case b.op == '0' || a.op == '1':
		return b
	}
	return m.intern(model{op: '&', parts: []*model{a, b}, nullable: a.nullable && b.nullable, letters: union(a.letters, b.letters)})
}

func (m *models) star(a *model) *model {
	switch a.op {
	case '0', '1':
		return m.empty
	case '*':
		return a
	}
	return m.intern(model{op: '*', parts: []*model{a}, nullable: true, letters: a.letters})
}

func (m *models) choice(of ...*model) *model {
	var parts []*model
	for _, p := range of {
		switch p.op {
		case '0':
		case '|':
			parts = append(parts, p.parts...)
		default:
			parts = append(parts, p)
		}
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].id < parts[j].id })
	parts = slices.Compact(parts)
	switch len(parts) {
	case 0:
		return m.nothing
	case 1:
		return parts[0]
	}
	n := model{op: '|', parts: parts, letters: map[string]bool{}}
	for _, p := range parts {
		n.nullable = n.nullable || p.nullable
		for name := range p.letters {
			n.letters[name] = true
		}
	}
	return m.intern(n)
}

func union(a, b map[string]bool) map[string]bool {
	both := make(map[string]bool, len(a)+len(b))
	for name := range a {
		both[name] = true
	}
	for name := range b {
		both[name] = true
	}
	return both
}

// derivative returns what can follow a letter.
func (m *models) derivative(of *model, letter string) *model {
	if !of.letters[letter] {
		return m.nothing
	}
	if known := of.derivatives[letter]; known != nil {
		return known
	}
	d := m.derive(of, letter)
	of.derivatives[letter] = d
	return d
}

func (m *models) derive(of *model, letter string) *model {
	switch of.op {
	case 'a':
		return m.empty
	case '*':
		return m.sequence(m.derivative(of.parts[0], letter), of)
	case ',':
		d := m.sequence(m.derivative(of.parts[0], letter), of.parts[1])
		if of.parts[0].nullable {
			d = m.choice(d, m.derivative(of.parts[1], letter))
		}
		return d
	case '&':
		return m.choice(
			m.interleave(m.derivative(of.parts[0], letter), of.parts[1]),
			m.interleave(of.parts[0], m.derivative(of.parts[1], letter)))
	}
	var parts []*model
	for _, p := range of.parts {
		parts = append(parts, m.derivative(p, letter))
	}
	return m.choice(parts...)
}

// excess returns a shortest word of one model that is no word of another, with "end"
// after it where the word is only incomplete there; nil if there is none.
func (m *models) excess(of, over *model) []string {
	type state struct{ of, over *model }
	type step struct {
		state
		word []string
	}
	seen := map[state]bool{{of, over}: true}
	for queue := []step{{state{of, over}, nil}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.of.nullable && !at.over.nullable {
			return append(at.word, "end")
		}
		for letter := range at.of.letters {
			next := state{m.derivative(at.of, letter), m.derivative(at.over, letter)}
			word := append(slices.Clip(at.word), letter)
			if next.over == m.nothing {
				return word
			}
			if !seen[next] {
				seen[next] = true
				queue = append(queue, step{next, word})
			}
		}
	}
	return nil
}

// of returns the model of a pattern.
func (m *models) of(p relaxng.Pattern) *model {
	switch p := p.(type) {
	case *relaxng.NotAllowed:
		return m.nothing
	case *relaxng.Text:
		return m.star(m.letter("text"))
	case *relaxng.Choice:
		return m.choice(m.of(p.Left), m.of(p.Right))
	case *relaxng.Interleave:
		return m.interleave(m.of(p.Left), m.of(p.Right))
	case *relaxng.Group:
		return m.sequence(m.of(p.Left), m.of(p.Right))
	case *relaxng.OneOrMore:
		content := m.of(p.Content)
		return m.sequence(content, m.star(content))
	case *relaxng.Data:
		return m.letter("data of type " + p.Type.Name())
	case *relaxng.Element:
		return m.letter(nameOf(p.Name))
	}
	return m.empty
}

// nameOf returns the local name of an element, or * for any name.
func nameOf(c relaxng.NameClass) string {
	if name, ok := c.(*relaxng.Name); ok {
		return name.Local
	}
	return "*"
}
