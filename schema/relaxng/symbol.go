package relaxng

import (
	"strings"
	"sync"
)

// A symbol stands for a name of elements or attributes, so that transitions are
// looked up by a small number.
type symbol int32

// nameless is the symbol of all names beyond maxSymbols. Transitions on it are not
// kept but computed each time, so that a document of ever new names cannot fill
// the memory.
const (
	nameless   symbol = -1
	maxSymbols        = 1 << 15
)

type qname struct{ space, local string }

// A symbolTable gives names their symbols. It is safe for concurrent use.
type symbolTable struct {
	mu      sync.RWMutex
	symbols map[qname]symbol
}

func newSymbolTable() *symbolTable { return &symbolTable{symbols: map[qname]symbol{}} }

func (t *symbolTable) symbol(name qname) symbol {
	t.mu.RLock()
	s, ok := t.symbols[name]
	t.mu.RUnlock()
	if ok {
		return s
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if s, ok := t.symbols[name]; ok {
		return s
	}
	if len(t.symbols) >= maxSymbols {
		return nameless
	}
	s = symbol(len(t.symbols))
	t.symbols[qname{strings.Clone(name.space), strings.Clone(name.local)}] = s
	return s
}

// A symbolCache is one validator's view of a symbolTable, without locks: a slot for
// each number that the reader of the document gives a name (xmltext.Event.NameID).
type symbolCache struct {
	table *symbolTable
	slots []symbolSlot
}

type symbolSlot struct {
	name   qname
	symbol symbol
}

// numbered returns the symbol of a name that has a number. Events that are not a
// reader's may come with any number, so that it is not relied upon.
func (c *symbolCache) numbered(id uint32, space, local string) symbol {
	if int(id) < len(c.slots) {
		if slot := &c.slots[id]; slot.name.local == local && slot.name.space == space && slot.symbol != nameless {
			return slot.symbol
		}
	}
	return c.fill(id, qname{space, local})
}

// fill looks a symbol up, and keeps it in the slot of the number.
func (c *symbolCache) fill(id uint32, name qname) symbol {
	s := c.table.symbol(name)
	if id >= maxSymbols {
		return s
	}
	for int(id) >= len(c.slots) {
		c.slots = append(c.slots, symbolSlot{symbol: nameless})
	}
	c.slots[id] = symbolSlot{name, s}
	return s
}

// symbol returns the symbol of a name of the schema.
func (c *symbolCache) symbol(space, local string) symbol { return c.table.symbol(qname{space, local}) }
