package relaxng

import (
	"encoding/binary"
	"slices"
)

// A fork is where a step leads, by which of its ways were taken. Nearly always
// there is one way.
type fork struct {
	rests []*term
	only  *state // if there is one way
	taken map[string]*state
}

// settle makes a fork of one way quick. The caller holds the lock.
func (a *automaton) settle(f *fork) {
	if len(f.rests) == 1 {
		f.only = a.state(f.rests[0])
	}
}

// take returns the state after the ways of the given marks, which key encodes.
func (a *automaton) take(f *fork, marks []int32, key string) *state {
	if f.only != nil {
		return f.only
	}
	a.mu.RLock()
	s := f.taken[key]
	a.mu.RUnlock()
	if s != nil {
		return s
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	rests := make([]*term, len(marks))
	for i, m := range marks {
		rests[i] = f.rests[m]
	}
	s = a.state(a.pool.choice(rests...))
	if f.taken == nil {
		f.taken = map[string]*state{}
	}
	f.taken[key] = s
	a.weigh(16 + len(key)/8)
	return s
}

// takeAll returns the state after all ways.
func (a *automaton) takeAll(f *fork) *state {
	if f.only != nil {
		return f.only
	}
	marks := make([]int32, len(f.rests))
	for i := range marks {
		marks[i] = int32(i)
	}
	return a.take(f, marks, markKey(marks))
}

func sortedMarks(marks []int32) []int32 {
	slices.Sort(marks)
	return slices.Compact(marks)
}

func markKey(marks []int32) string {
	key := make([]byte, 0, 4*len(marks))
	for _, m := range marks {
		key = binary.LittleEndian.AppendUint32(key, uint32(m))
	}
	return string(key)
}

// sortOpenings orders openings by their elements, so that the same elements lead
// into the same state wherever they stand together.
func sortOpenings(openings []opening) {
	slices.SortFunc(openings, func(x, y opening) int { return byID(x.element, y.element) })
}
