package relaxng

import "slices"

// A survey lists the elements and attributes of a schema, called its
// leaves, and which of them stand in which element. Content models share most of
// their parts; a part that is used in several places is looked through once.
type survey struct {
	leaves []Pattern
	number map[Pattern]int32   // of leaves
	inside map[int32][]int32   // of each element the leaves in it
	users  map[Pattern]int     // how many patterns have one as a part
	shared map[Pattern][]int32 // the leaves of parts with several users
	stamp  []int32             // the last collection that a leaf went into
	turn   int32
}

func newSurvey(start Pattern) *survey {
	s := &survey{
		number: map[Pattern]int32{},
		inside: map[int32][]int32{},
		users:  map[Pattern]int{},
		shared: map[Pattern][]int32{},
	}
	s.walk(start)
	s.stamp = make([]int32, len(s.leaves))
	for i, leaf := range s.leaves {
		if e, ok := leaf.(*Element); ok {
			s.inside[int32(i)] = s.collect(e.Content, nil)
		}
	}
	return s
}

// walk numbers the leaves and counts the users of all other patterns.
func (s *survey) walk(start Pattern) {
	pending := []Pattern{start}
	for len(pending) > 0 {
		p := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		switch p := p.(type) {
		case *Element:
			if s.enter(p) {
				pending = append(pending, p.Content)
			}
			continue
		case *Attribute:
			s.enter(p)
			continue
		}
		s.users[p]++
		if s.users[p] == 1 {
			pending = append(pending, parts(p)...)
		}
	}
}

func (s *survey) enter(leaf Pattern) bool {
	if _, known := s.number[leaf]; known {
		return false
	}
	s.number[leaf] = int32(len(s.leaves))
	s.leaves = append(s.leaves, leaf)
	return true
}

// parts returns the patterns that a pattern is made of, but those of leaves.
func parts(p Pattern) []Pattern {
	switch p := p.(type) {
	case *Choice:
		return []Pattern{p.Left, p.Right}
	case *Group:
		return []Pattern{p.Left, p.Right}
	case *Interleave:
		return []Pattern{p.Left, p.Right}
	case *OneOrMore:
		return []Pattern{p.Content}
	case *List:
		return []Pattern{p.Content}
	}
	return nil
}

// collect appends the leaves of a pattern, each once.
func (s *survey) collect(p Pattern, into []int32) []int32 {
	s.turn++
	turn := s.turn
	pending := []Pattern{p}
	for len(pending) > 0 {
		p := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if i, ok := s.number[p]; ok {
			into = s.put(into, turn, i)
			continue
		}
		if s.users[p] == 1 {
			pending = append(pending, parts(p)...)
			continue
		}
		for _, i := range s.sharedLeaves(p) {
			into = s.put(into, turn, i)
		}
	}
	return into
}

func (s *survey) put(into []int32, turn, leaf int32) []int32 {
	if s.stamp[leaf] == turn {
		return into
	}
	s.stamp[leaf] = turn
	return append(into, leaf)
}

// sharedLeaves returns the leaves of a pattern with several users.
func (s *survey) sharedLeaves(p Pattern) []int32 {
	leaves, ok := s.shared[p]
	if ok {
		return leaves
	}
	for _, part := range parts(p) {
		leaves = append(leaves, s.collect(part, nil)...)
	}
	slices.Sort(leaves)
	leaves = slices.Compact(leaves)
	s.shared[p] = leaves
	return leaves
}
