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

// A symbolCache is one validator's view of a symbolTable, without locks. Most
// names of a document share one namespace, so the last one is kept at hand.
type symbolCache struct {
	table  *symbolTable
	space  string
	locals map[string]symbol
	spaces map[string]map[string]symbol
}

func newSymbolCache(t *symbolTable) symbolCache {
	return symbolCache{table: t, spaces: map[string]map[string]symbol{}}
}

func (c *symbolCache) symbol(space, local string) symbol {
	if c.locals == nil || c.space != space {
		c.enter(space)
	}
	if s, ok := c.locals[local]; ok {
		return s
	}
	s := c.table.symbol(qname{space, local})
	if s != nameless {
		c.locals[strings.Clone(local)] = s
	}
	return s
}

func (c *symbolCache) enter(space string) {
	locals := c.spaces[space]
	if locals == nil {
		locals = map[string]symbol{}
		if len(c.spaces) < maxSymbols {
			c.spaces[strings.Clone(space)] = locals
		}
	}
	c.space, c.locals = space, locals
}
