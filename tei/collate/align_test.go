package collate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// witnesses reads texts as witnesses A, B, C …
func witnesses(t testing.TB, texts ...string) []*Witness {
	t.Helper()
	var list []*Witness
	for i, text := range texts {
		list = append(list, witness(t, string(rune('A'+i)), text))
	}
	return list
}

func witness(t testing.TB, id, text string) *Witness {
	t.Helper()
	w, found := FromText(id, source.NewFile(id, []byte(text)), Normalization{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return w
}

func mustAlign(t testing.TB, list []*Witness, o Options) *Table {
	t.Helper()
	table, err := Align(t.Context(), list, o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// draw writes a table as text, a row a line.
func draw(t *Table) string {
	var b strings.Builder
	for i := range t.Rows {
		for c := range t.Width {
			if c > 0 {
				b.WriteByte('|')
			}
			if token := t.Token(i, c); token != nil {
				b.WriteString(token.Text)
			} else {
				b.WriteByte('-')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAlign(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		near  bool
		want  string
	}{
		{"no witness", nil, false, ""},
		{"one witness", []string{"a b"}, false, "a|b\n"},
		{"an empty witness", []string{"a b", ""}, false, "a|b\n-|-\n"},
		{"white space only", []string{" \n ", "a"}, false, "-\na\n"},
		{"one witness twice", []string{"a b", "a b"}, false, "a|b\na|b\n"},
		{"nothing in common", []string{"a b", "c d"}, false, "a|b\nc|d\n"},
		{"case does not count", []string{"The cat", "the cat"}, false, "The|cat\nthe|cat\n"},
		{"composition does not count", []string{"caf\u00e9 a", "cafe\u0301 a"}, false, "caf\u00e9|a\ncafe\u0301|a\n"},
		{"punctuation never stands by words", []string{"a , b", "a c b"}, false, "a|,|-|b\na|-|c|b\n"},
		{"what is alike stands together", []string{"the colour faded", "the grey color faded"}, true, "the|-|colour|faded\nthe|grey|color|faded\n"},
		{"mixed scripts", []string{"שלום world 世界", "שלום 世界"}, false, "שלום|world|世|界\nשלום|-|世|界\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := draw(mustAlign(t, witnesses(t, c.texts...), Options{Near: c.near})); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// randomTexts makes versions of one text, with words changed, left out, added and
// moved.
func randomTexts(r *rand.Rand, versions, words int) []string {
	lexicon := strings.Fields("the a of and cat dog house river moon old young black white runs sleeps , . ; over under")
	word := func() string { return lexicon[r.IntN(len(lexicon))] }
	blanks := []string{" ", " ", " ", "\n", "  ", "", "\n\n", "\t"}
	base := make([]string, words)
	for i := range base {
		base[i] = word()
	}
	var texts []string
	for range versions {
		var b strings.Builder
		for _, w := range base {
			switch r.IntN(12) {
			case 0:
				continue
			case 1:
				w = word()
			case 2:
				w = word() + " " + w
			}
			b.WriteString(w + blanks[r.IntN(len(blanks))])
		}
		texts = append(texts, b.String())
	}
	return texts
}

// TestAnyOrder shuffles random witnesses: the alignment is the same, and each row
// holds the tokens of its witness in their order.
func TestAnyOrder(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		list := witnesses(t, randomTexts(r, 2+r.IntN(6), 1+r.IntN(150))...)
		o := Options{Near: seed%2 == 0}
		want := csvOf(t, mustAlign(t, list, o))
		for range 10 {
			r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			table := mustAlign(t, list, o)
			if got := csvOf(t, table); got != want {
				t.Fatalf("seed %d: another order gives another alignment", seed)
			}
			checkRows(t, table)
		}
	}
}

func checkRows(t *testing.T, table *Table) {
	t.Helper()
	for i, w := range table.Witnesses {
		next := int32(0)
		for _, n := range table.Rows[i] {
			if n == None {
				continue
			}
			if n != next {
				t.Fatalf("witness %s: token %d stands where %d should", w.ID, n, next)
			}
			next++
		}
		if int(next) != len(w.Tokens) {
			t.Fatalf("witness %s: %d of %d tokens are in the table", w.ID, next, len(w.Tokens))
		}
	}
}

func TestTextIsKept(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "x,y;  z\n", "e\u0301\u0302 \u200b\u00a0b", "\t\n\u2028", "👩‍👩‍👧 don't 3.14 a_b",
	} {
		if got := witnesses(t, text)[0].Text(); got != text {
			t.Errorf("text %q became %q", text, got)
		}
	}
}

// TestBadInput aligns what no editor would collate: it ends soon, and keeps every
// word.
func TestBadInput(t *testing.T) {
	numbered := func(prefix string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d ", prefix, i)
		}
		return b.String()
	}
	for _, c := range []struct {
		name  string
		texts []string
	}{
		{"a word repeated", []string{strings.Repeat("word ", 300000), strings.Repeat("word ", 200000) + "end"}},
		{"two words repeated", []string{strings.Repeat("a b ", 20000), strings.Repeat("b a a ", 20000)}},
		{"no word in common", []string{numbered("a", 10000), numbered("b", 8000), numbered("c", 10)}},
		{"signs on one letter", []string{"a" + strings.Repeat("\u0301", 100000) + " b", "a\u0301 b"}},
		{"scripts and directions", []string{strings.Repeat("שלום world 世界 \u202eabc\u202c ", 2000), strings.Repeat("world שלום abc ", 2000)}},
		{"lines without words", []string{"a" + strings.Repeat("\r\n", 3<<20) + "b", "a b"}},
		{"one long line against nothing", []string{strings.Repeat("x", 10<<20), "y"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := mustAlign(t, witnesses(t, c.texts...), Options{Near: true})
			checkRows(t, table)
			checkTexts(t, table, ApparatusOptions{})
		})
	}
}

// messages returns diagnostics, one a line.
func messages(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}
