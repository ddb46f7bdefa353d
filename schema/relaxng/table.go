package relaxng

import "sync/atomic"

// A table maps symbols to pointers. Readers take no lock; writers hold the lock of
// the automaton. Nothing is ever removed.
type table[T any] struct {
	slots atomic.Pointer[[]atomic.Pointer[entry[T]]]
	used  int
}

type entry[T any] struct {
	key   symbol
	value *T
}

// get returns what put has stored, or nil.
func (t *table[T]) get(key symbol) *T {
	slots := t.slots.Load()
	if slots == nil {
		return nil
	}
	return find(*slots, key)
}

func find[T any](slots []atomic.Pointer[entry[T]], key symbol) *T {
	mask := len(slots) - 1
	for i := spread(key) & mask; ; i = (i + 1) & mask {
		e := slots[i].Load()
		if e == nil {
			return nil
		}
		if e.key == key {
			return e.value
		}
	}
}

// spread mixes the bits of a symbol; neighbouring symbols are often in use
// together.
func spread(key symbol) int { return int(uint32(key) * 0x9E3779B1 >> 7) }

// put stores a value for a key that has none. Slots are filled before the new
// slice is published, so that a reader sees either the old slice or the whole new one.
func (t *table[T]) put(key symbol, value *T) {
	slots := t.slots.Load()
	if slots == nil || t.used*2 >= len(*slots) {
		slots = t.grow(slots)
		t.slots.Store(slots)
	}
	insert(*slots, &entry[T]{key, value})
	t.used++
}

func (t *table[T]) grow(old *[]atomic.Pointer[entry[T]]) *[]atomic.Pointer[entry[T]] {
	if old == nil {
		slots := make([]atomic.Pointer[entry[T]], 4)
		return &slots
	}
	slots := make([]atomic.Pointer[entry[T]], 2*len(*old))
	for i := range *old {
		if e := (*old)[i].Load(); e != nil {
			insert(slots, e)
		}
	}
	return &slots
}

func insert[T any](slots []atomic.Pointer[entry[T]], e *entry[T]) {
	mask := len(slots) - 1
	i := spread(e.key) & mask
	for slots[i].Load() != nil {
		i = (i + 1) & mask
	}
	slots[i].Store(e)
}
