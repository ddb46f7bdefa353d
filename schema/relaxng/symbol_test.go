package relaxng

import "testing"

// TestNumberedSymbols: a name has one symbol, whatever number its events bear. A
// reader's numbers save looking it up, and others must not lead astray.
func TestNumberedSymbols(t *testing.T) {
	table := newSymbolTable()
	reader, other := symbolCache{table: table}, symbolCache{table: table}
	p, q := reader.symbol("tei", "p"), reader.symbol("tei", "q")
	if p == q {
		t.Fatalf("two names have the symbol %d", p)
	}
	for _, c := range []struct {
		why    string
		cache  *symbolCache
		number uint32
		local  string
		want   symbol
	}{
		{"a number seen first", &reader, 7, "p", p},
		{"the same again", &reader, 7, "p", p},
		{"another reader's number", &other, 7, "q", q},
		{"the number of another name", &reader, 7, "q", q},
		{"back to the first", &reader, 7, "p", p},
		{"no number", &reader, 0, "p", p},
		{"no number, another name", &reader, 0, "q", q},
		{"a number beyond all slots", &reader, maxSymbols + 1, "p", p},
	} {
		if got := c.cache.numbered(c.number, "tei", c.local); got != c.want {
			t.Errorf("%s: the symbol of %s by number %d is %d, want %d", c.why, c.local, c.number, got, c.want)
		}
	}
}
