package collate

import (
	"math"
	"slices"
	"strconv"

	"github.com/beevik/etree"
)

// Stages say in which states of a text its revisions are there. State 0 is what was
// written first; each later one is reached by the additions and deletions of one stage.
type stages struct {
	of   map[*etree.Element]span
	last int // the state at the end
}

// A span of states: from the first up to one that is no more in it.
type span struct {
	from, until int
	restored    bool // it is there again after until
}

const always = math.MaxInt

func (s span) holds(state int) bool {
	return state >= s.from && (state < s.until || s.restored && state > s.until)
}

// stagesOf returns the stages of a text. What stands in an addition comes after it;
// what replaces a deletion comes with it. @seq and @varSeq say otherwise.
func stagesOf(root *etree.Element) *stages {
	s := &stages{of: map[*etree.Element]span{}}
	s.last = s.compress(s.content(root, 0))
	return s
}

// mostStages bounds the states of a text that are told apart.
const mostStages = 20

// compress numbers the states that something begins or ends with from 0 on.
func (s *stages) compress(last int) int {
	used := []int{0, last}
	for _, x := range s.of {
		used = append(used, x.from, x.until)
	}
	slices.Sort(used)
	used = slices.Compact(used)
	rank := func(n int) int {
		if n == always {
			return always
		}
		k, _ := slices.BinarySearch(used, n)
		return min(k, mostStages-1)
	}
	for e, x := range s.of {
		s.of[e] = span{rank(x.from), rank(x.until), x.restored}
	}
	return rank(last)
}

// content finds the stages in an element that is there from a state on, and returns
// the last.
func (s *stages) content(e *etree.Element, born int) int {
	last := born
	for _, child := range e.ChildElements() {
		last = max(last, s.element(child, born))
	}
	return last
}

func (s *stages) element(e *etree.Element, born int) int {
	switch e.Tag {
	case "teiHeader":
		return born
	case "add":
		return s.added(e, sequence(e, born+1))
	case "del":
		return s.deleted(e, born)
	case "subst":
		return s.substituted(e, born)
	case "restore":
		return s.restored(e, born)
	case "app":
		if isRevision(e) {
			return s.rewritten(e, born)
		}
	}
	return s.content(e, born)
}

func (s *stages) added(e *etree.Element, from int) int {
	s.of[e] = span{from: from, until: always}
	return s.content(e, from)
}

func (s *stages) deleted(e *etree.Element, born int) int {
	until := sequence(e, s.content(e, born)+1)
	s.of[e] = span{from: born, until: until}
	return until
}

// substituted finds the stages of a substitution, whose additions come when its
// deletions go.
func (s *stages) substituted(e *etree.Element, born int) int {
	last := born
	children := e.ChildElements()
	for _, child := range children {
		if child.Tag != "add" {
			last = max(last, s.element(child, born))
		}
	}
	with := last
	for _, child := range children {
		if child.Tag == "add" {
			last = max(last, s.added(child, sequence(child, max(with, born+1))))
		}
	}
	return last
}

// restored finds the stages of what was deleted and then let stand.
func (s *stages) restored(e *etree.Element, born int) int {
	last := s.content(e, born)
	for _, d := range e.FindElements(".//del") {
		if x, ok := s.of[d]; ok {
			x.restored = true
			s.of[d] = x
			last = max(last, x.until+1)
		}
	}
	return last
}

// rewritten finds the stages of the readings of one witness.
func (s *stages) rewritten(e *etree.Element, born int) int {
	list := ownReadings(e)
	last := born
	for _, r := range e.FindElements(".//rdg") {
		s.of[r] = span{from: born, until: born} // the literal ones are never there
	}
	for k, r := range list {
		x := span{from: born + k, until: born + k + 1}
		if k == len(list)-1 {
			x.until = always
		}
		s.of[r] = x
		last = max(last, x.from)
		s.within(r, x)
	}
	return last
}

// within says of the deletions in one reading that they are there as long as it is.
func (s *stages) within(r *etree.Element, x span) {
	for _, e := range r.FindElements(".//*") {
		if e.Tag == "del" || e.Tag == "add" {
			s.of[e] = x
		}
	}
}

// isRevision reports whether the readings of an entry are those of one witness, one
// after the other: no lemma, and no sigla.
func isRevision(app *etree.Element) bool {
	list := ownReadings(app)
	return len(list) > 1 && app.SelectElement("lem") == nil &&
		!slices.ContainsFunc(list, func(r *etree.Element) bool { return r.SelectAttr("wit") != nil && r.SelectAttr("varSeq") == nil })
}

// ownReadings returns the readings of an entry in the order in which they were
// written, but for a literal one, which shows all at once. Where the first has a sequence
// and a siglum, those of other witnesses are none of its own.
func ownReadings(app *etree.Element) []*etree.Element {
	var list []*etree.Element
	for _, r := range app.FindElements(".//rdg") {
		if r.SelectAttrValue("type", "") == "lit" {
			continue
		}
		if len(list) > 0 && list[0].SelectAttr("varSeq") != nil && r.SelectAttrValue("wit", "") != list[0].SelectAttrValue("wit", "") {
			continue
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b *etree.Element) int { return sequence(a, 0) - sequence(b, 0) })
	return list
}

// sequence returns the stage that an element names, or another.
func sequence(e *etree.Element, otherwise int) int {
	for _, name := range []string{"seq", "varSeq"} {
		if n, err := strconv.Atoi(e.SelectAttrValue(name, "")); err == nil && n >= 0 && n < mostStages {
			return n
		}
	}
	return otherwise
}
