package relaxng

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// records is a grammar of records of n optional fields in any order, which has 2^n
// states.
func records(n int) *Grammar {
	var fields Pattern = &Empty{}
	for i := range n {
		field := &Element{Name: &Name{Local: fmt.Sprintf("f%d", i)}, Content: &Text{}}
		fields = &Interleave{fields, &Choice{field, &Empty{}}}
	}
	record := &Element{Name: &Name{Local: "record"}, Content: fields}
	return &Grammar{Start: &Element{Name: &Name{Local: "records"}, Content: &OneOrMore{record}}}
}

// someRecords writes records of fields chosen at random, and one wrong record.
func someRecords(n, fields int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, seed))
	var b strings.Builder
	b.WriteString("<records>")
	for i := range n {
		b.WriteString("<record>")
		for _, f := range r.Perm(fields)[:fields/2] {
			fmt.Fprintf(&b, "<f%d/>", f)
		}
		if i == n/2 {
			b.WriteString("<g/>")
		}
		b.WriteString("</record>")
	}
	b.WriteString("</records>")
	return b.String()
}

func foundIn(s *Schema, document string) string {
	r := xmltext.NewReader(source.NewFile("d.xml", []byte(document)), xmltext.Options{})
	return s.Validate(r, Options{}).Error()
}

// TestRenewal drives an automaton through more states than it may have.
func TestRenewal(t *testing.T) {
	const limit = 100_000
	s := compileWithin(records(24), limit)
	first := s.machine.Load()
	got := foundIn(s, someRecords(2000, 24, 7))
	if want := "<g>"; !strings.Contains(got, want) || strings.Contains(got, "more)") {
		t.Errorf("found %s; want one finding about %s", got, want)
	}
	last := s.machine.Load()
	if last == first {
		t.Error("the automaton has not been renewed")
	}
	if w := last.weight + last.pool.weight; w > limit+limit/10 {
		t.Errorf("the automaton weighs %d words; the limit is %d", w, limit)
	}
}

// TestConcurrentUse has several validators at once find what one finds alone, in
// an automaton that is renewed meanwhile.
func TestConcurrentUse(t *testing.T) {
	g := records(12)
	documents := make([]string, 8)
	want := make([]string, len(documents))
	for i := range documents {
		documents[i] = someRecords(60, 12, uint64(i))
		want[i] = foundIn(Compile(g), documents[i])
	}
	s := compileWithin(g, 20_000)
	var wg sync.WaitGroup
	for range 4 {
		for i, d := range documents {
			wg.Go(func() {
				if got := foundIn(s, d); got != want[i] {
					t.Errorf("document %d: %s, and alone %s", i, got, want[i])
				}
			})
		}
	}
	wg.Wait()
}
