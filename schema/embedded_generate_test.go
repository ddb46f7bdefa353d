package schema_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
)

// A generator makes random documents that a grammar accepts. It is led: to a
// target, which each document then holds, and from there on to the nearest end.
type generator struct {
	t       testing.TB
	random  *rand.Rand
	costs   map[relaxng.Pattern]int
	holds   map[relaxng.Pattern]*leaves
	parents map[*relaxng.Element][]*relaxng.Element
	depths  map[*relaxng.Element]int
	start   []*relaxng.Element
	samples map[*relaxng.Data][]string

	ids     int                      // xml:ids given
	path    []*relaxng.Element       // elements on the way to the target, below the open one
	wanted  *relaxng.Attribute       // attribute of the last of them, or nil
	covered map[attributeOf]struct{} // what all documents held so far
}

// An attributeOf is an attribute on an element; with a nil attribute the element.
type attributeOf struct {
	element   *relaxng.Element
	attribute *relaxng.Attribute
}

func newGenerator(t testing.TB, g *relaxng.Grammar, seed uint64) *generator {
	gen := &generator{
		t:       t,
		random:  rand.New(rand.NewPCG(seed, 0)),
		holds:   map[relaxng.Pattern]*leaves{},
		parents: map[*relaxng.Element][]*relaxng.Element{},
		depths:  map[*relaxng.Element]int{},
		samples: map[*relaxng.Data][]string{},
		covered: map[attributeOf]struct{}{},
	}
	for _, p := range gen.leaves(g.Start).list {
		gen.start = append(gen.start, p.(*relaxng.Element))
	}
	gen.surveyDepths()
	gen.costs = costs(gen.depths)
	return gen
}

// surveyDepths finds how deep each element stands at the least, and its parents.
func (gen *generator) surveyDepths() {
	for _, e := range gen.start {
		gen.depths[e] = 1
	}
	for queue := append([]*relaxng.Element{}, gen.start...); len(queue) > 0; queue = queue[1:] {
		parent := queue[0]
		for _, leaf := range gen.leaves(parent.Content).list {
			child, ok := leaf.(*relaxng.Element)
			if !ok {
				continue
			}
			gen.parents[child] = append(gen.parents[child], parent)
			if gen.depths[child] == 0 {
				gen.depths[child] = gen.depths[parent] + 1
				queue = append(queue, child)
			}
		}
	}
}

// leaves are the elements and attributes that stand directly in a pattern, in order.
type leaves struct {
	list []relaxng.Pattern
	has  map[relaxng.Pattern]bool
}

func (l *leaves) add(p relaxng.Pattern) {
	if !l.has[p] {
		l.has[p] = true
		l.list = append(l.list, p)
	}
}

func (gen *generator) leaves(p relaxng.Pattern) *leaves {
	if known := gen.holds[p]; known != nil {
		return known
	}
	found := &leaves{has: map[relaxng.Pattern]bool{}}
	switch p.(type) {
	case *relaxng.Element, *relaxng.Attribute:
		found.add(p)
	}
	for _, part := range partsOf(p) {
		for _, leaf := range gen.leaves(part).list {
			found.add(leaf)
		}
	}
	gen.holds[p] = found
	return found
}

// document makes a document that holds a target.
func (gen *generator) document(target attributeOf) *written {
	gen.wanted = target.attribute
	gen.path = gen.pathTo(target.element)
	root := gen.path[0]
	gen.path = gen.path[1:]
	return gen.element(root, "", len(gen.path) == 0)
}

// pathTo returns a way from the root to an element: through any of its parents at
// first, then by the shortest way.
func (gen *generator) pathTo(e *relaxng.Element) []*relaxng.Element {
	path := []*relaxng.Element{e}
	for detours := 3; gen.depths[path[0]] > 1 || detours == 3 && gen.random.IntN(4) == 0; detours-- {
		parents := gen.parents[path[0]]
		if len(parents) == 0 {
			break
		}
		parent := parents[gen.random.IntN(len(parents))]
		for detours <= 0 && gen.depths[parent] >= gen.depths[path[0]] {
			parent = parents[gen.random.IntN(len(parents))]
		}
		path = append([]*relaxng.Element{parent}, path...)
	}
	return path
}

// element makes an element. The target is the one that all attributes are tried on.
func (gen *generator) element(e *relaxng.Element, space string, target bool) *written {
	w := &written{name: "x", space: "http://example.org/foreign"}
	if name, ok := e.Name.(*relaxng.Name); ok {
		w.name, w.space = name.Local, name.Space
	}
	if w.space != space {
		w.attributes = append(w.attributes, fmt.Sprintf(` xmlns="%s"`, w.space))
	}
	state := filling{in: e, out: w, target: target}
	if len(gen.path) > 0 {
		state.next = gen.path[0]
	} else if target && gen.wanted != nil {
		state.next = gen.wanted
	}
	gen.covered[attributeOf{element: e}] = struct{}{}
	w.content = gen.fill(e.Content, state)
	return w
}

// A filling is an element while its content is made.
type filling struct {
	in     *relaxng.Element
	out    *written
	target bool
	next   relaxng.Pattern // what must be among it, or nil
}

// fill makes what a pattern matches: attributes are written, content is returned.
func (gen *generator) fill(p relaxng.Pattern, f filling) []fmt.Stringer {
	if f.next != nil && !gen.leaves(p).has[f.next] {
		f.next = nil
	}
	switch p := p.(type) {
	case *relaxng.Text:
		return gen.words()
	case *relaxng.Data, *relaxng.List, *relaxng.Value:
		return []fmt.Stringer{characters(gen.value(p))}
	case *relaxng.Attribute:
		gen.attribute(p, f)
	case *relaxng.Element:
		return []fmt.Stringer{gen.child(p, f)}
	case *relaxng.Group:
		left, right := gen.divide(p.Left, p.Right, f)
		return append(gen.fill(p.Left, left), gen.fill(p.Right, right)...)
	case *relaxng.Interleave:
		left, right := gen.divide(p.Left, p.Right, f)
		return gen.merge(gen.fill(p.Left, left), gen.fill(p.Right, right))
	case *relaxng.Choice:
		return gen.fill(gen.choose(p, f), f)
	case *relaxng.OneOrMore:
		return gen.repeat(p.Content, f)
	}
	return nil
}

// child makes an element within the content of another.
func (gen *generator) child(e *relaxng.Element, f filling) *written {
	if f.next == nil {
		path := gen.path
		gen.path = nil
		defer func() { gen.path = path }()
		return gen.element(e, f.out.space, false)
	}
	gen.path = gen.path[1:]
	return gen.element(e, f.out.space, len(gen.path) == 0)
}

// divide hands the leaf that must be there to one of two parts.
func (gen *generator) divide(left, right relaxng.Pattern, f filling) (filling, filling) {
	l, r := f, f
	if f.next == nil {
		return l, r
	}
	if !gen.leaves(right).has[f.next] || gen.leaves(left).has[f.next] && gen.random.IntN(2) == 0 {
		r.next = nil
	} else {
		l.next = nil
	}
	return l, r
}

func (gen *generator) merge(left, right []fmt.Stringer) []fmt.Stringer {
	var merged []fmt.Stringer
	for len(left) > 0 && len(right) > 0 {
		if gen.random.IntN(2) == 0 {
			merged, left = append(merged, left[0]), left[1:]
		} else {
			merged, right = append(merged, right[0]), right[1:]
		}
	}
	return append(append(merged, left...), right...)
}

// choose takes one of the alternatives: the one that leads on, else any that is cheap
// enough. What is optional and new the target mostly takes; else it is mostly left out.
func (gen *generator) choose(p *relaxng.Choice, f filling) relaxng.Pattern {
	var fit []relaxng.Pattern
	var empty relaxng.Pattern
	for _, a := range alternatives(p) {
		if _, ok := a.(*relaxng.Empty); ok && f.next == nil {
			empty = a
		} else if f.next != nil && gen.leaves(a).has[f.next] || f.next == nil && gen.affordable(a, p, f) {
			fit = append(fit, a)
		}
	}
	leave := (gen.random.IntN(8) > 0) != (f.target && gen.isNew(p, f.in))
	if empty != nil && (leave || len(fit) == 0) {
		return empty
	}
	return fit[gen.random.IntN(len(fit))]
}

// isNew says whether a pattern has anything that no document held yet on an element:
// an attribute, or content, which never grows old.
func (gen *generator) isNew(p relaxng.Pattern, on *relaxng.Element) bool {
	for _, leaf := range gen.leaves(p).list {
		a, ok := leaf.(*relaxng.Attribute)
		if !ok {
			return true
		}
		if _, covered := gen.covered[attributeOf{on, a}]; !covered {
			return true
		}
	}
	return len(gen.leaves(p).list) == 0
}

// affordable says whether an alternative may be taken: one that is dear only in the
// target, lest the document never end.
func (gen *generator) affordable(a relaxng.Pattern, of *relaxng.Choice, f filling) bool {
	cost := gen.costs[a]
	return cost == gen.costs[of] || cost <= 2 || f.target && cost <= 4
}

func alternatives(p relaxng.Pattern) []relaxng.Pattern {
	if c, ok := p.(*relaxng.Choice); ok {
		return append(alternatives(c.Left), alternatives(c.Right)...)
	}
	return []relaxng.Pattern{p}
}

func (gen *generator) repeat(p relaxng.Pattern, f filling) []fmt.Stringer {
	times := 1
	if f.target {
		times += gen.random.IntN(3)
	}
	led := gen.random.IntN(times)
	var content []fmt.Stringer
	for i := range times {
		one := f
		if i != led {
			one.next = nil
		}
		content = append(content, gen.fill(p, one)...)
	}
	return content
}
