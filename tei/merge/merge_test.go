package merge

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// merges are three documents and what merging makes of them.
var merges = []struct {
	name                  string
	base, edited, encoded string
	want                  string
	conflicts             []string
}{
	{"words of one paragraph", "<p>one two three four</p>", "<p>one 2 three four</p>", "<p>one two three 4</p>", "<p>one 2 three 4</p>", nil},
	{"neighbouring paragraphs", "<d><p>a</p><p>b</p></d>", "<d><p>A</p><p>b</p></d>", "<d><p>a</p><p>B</p></d>", "<d><p>A</p><p>B</p></d>", nil},
	{"markup and a word beside it", "<p>to Karl in Basel</p>", "<p>to <persName>Karl</persName> in Basel</p>", "<p>to Karl in Bern</p>", "<p>to <persName>Karl</persName> in Bern</p>", nil},
	{"a paragraph put in, its neighbour changed", "<d><p>a b c</p></d>", "<d><p>a b c</p><p>new</p></d>", "<d><p>a b d</p></d>", "<d><p>a b d</p><p>new</p></d>", nil},
	{"a paragraph put in before, its neighbour changed", "<d><p>a b c</p></d>", "<d><p>new</p><p>a b c</p></d>", "<d><p>a b d</p></d>", "<d><p>new</p><p>a b d</p></d>", nil},
	{"attributes", `<p a="1" b="2" c="3"/>`, `<p a="1" b="x" d="4"/>`, `<p a="9" b="2" c="3"/>`, `<p a="9" b="x" d="4"/>`, nil},
	{"the same change", "<p>one</p>", "<p>two</p>", "<p>two</p>", "<p>two</p>", nil},
	{"layout is the editor's", "<d>\n  <p>a</p>\n  <p>b</p>\n</d>", "<d>\n\t<p>a</p>\n\t<p>b</p>\n</d>", "<d>\n  <p>a</p>\n  <p>c</p>\n</d>", "<d>\n\t<p>a</p>\n\t<p>c</p>\n</d>", nil},
	{"wrapping", "<p>one two\nthree</p>", "<p>one\ntwo three</p>", "<p>one two\n3</p>", "<p>one\ntwo\n3</p>", nil},
	{"comments and instructions", "<d><p>a</p></d>", "<?x y?><d><!--checked--><p>a</p></d>", "<d><p>b</p></d>", "<?x y?><d><!--checked--><p>b</p></d>", nil},
	{"taken out here, there untouched", "<d><p>a</p><p>b</p></d>", "<d><p>b</p></d>", "<d><p>a</p><p>b c</p></d>", "<d><p>b c</p></d>", nil},
	{"both change a word", "<p>one two</p>", "<p>one 2</p>", "<p>one zwei</p>", "<p>one 2</p>", []string{
		"/p 1:1 what <p> holds: two | 2 | zwei",
	}},
	{"taken out here, changed there", "<d><p>a</p></d>", "<d/>", "<d><p>b</p></d>", "<d/>", []string{
		"/d 1:1 what <d> holds: <p>a</p> |  | <p>b</p>",
	}},
	{"both change an attribute", `<p n="1"/>`, `<p n="2"/>`, `<p n="3"/>`, `<p n="2"/>`, []string{
		"/p 1:1 the attribute n: 1 | 2 | 3",
	}},
	{"both put in", "<d><p>a</p></d>", "<d><p>a</p><q>x</q></d>", "<d><p>a</p><r>y</r></d>", "<d><p>a</p><q>x</q></d>", []string{
		"/d 1:1 what <d> holds:  | <q>x</q> | <r>y</r>",
	}},
}

func TestMerge(t *testing.T) {
	for _, test := range merges {
		doc, conflicts := Merge(load(t, test.base), load(t, test.edited), load(t, test.encoded), Options{})
		if diff := cmp.Diff(test.want, text(t, doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		var got []string
		for _, c := range conflicts {
			got = append(got, fmt.Sprintf("%s %s %s: %s | %s | %s", c.Path, c.Edited.Position(), c.What, c.Was, c.IsNow, c.Becomes))
		}
		if diff := cmp.Diff(test.conflicts, got); diff != "" {
			t.Errorf("%s: conflicts (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestPreferredSide(t *testing.T) {
	base, edited, encoded := `<p n="1">one two</p>`, `<p n="2">one 2</p>`, `<p n="3">one zwei</p>`
	for side, want := range map[Side]string{Edited: edited, Encoded: encoded} {
		doc, conflicts := Merge(load(t, base), load(t, edited), load(t, encoded), Options{Prefer: side})
		if got := text(t, doc); got != want || len(conflicts) != 2 {
			t.Errorf("prefer %d: %s with %d conflicts, want %s with 2", side, got, len(conflicts), want)
		}
	}
}

// TestOneSideOnly merges random changes of one side: the result is that side.
func TestOneSideOnly(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		base := randomDocument(random)
		changed := changedDocument(random, base)
		for _, sides := range [][2]string{{changed, base}, {base, changed}, {changed, changed}} {
			doc, conflicts := Merge(load(t, base), load(t, sides[0]), load(t, sides[1]), Options{})
			if got := text(t, doc); got != changed || len(conflicts) > 0 {
				t.Fatalf("base\n%s\nchanged\n%s\nmerged\n%s\n%v", base, changed, got, conflicts)
			}
		}
	}
}

// TestChangesFarApart merges random changes in different paragraphs: each side's paragraph
// is as that side has it.
func TestChangesFarApart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var paragraphs []string
		for range 5 {
			paragraphs = append(paragraphs, randomDocument(random))
		}
		whole := func(p []string) string { return "<d>" + strings.Join(p, "") + "</d>" }
		edited, encoded, want := append([]string(nil), paragraphs...), append([]string(nil), paragraphs...), append([]string(nil), paragraphs...)
		edited[1] = changedDocument(random, paragraphs[1])
		encoded[3] = changedDocument(random, paragraphs[3])
		want[1], want[3] = edited[1], encoded[3]
		doc, conflicts := Merge(load(t, whole(paragraphs)), load(t, whole(edited)), load(t, whole(encoded)), Options{})
		if got := text(t, doc); got != whole(want) || len(conflicts) > 0 {
			t.Fatalf("base\n%s\nedited\n%s\nencoded\n%s\nmerged\n%s\n%v", whole(paragraphs), whole(edited), whole(encoded), got, conflicts)
		}
	}
}

// randomDocument returns a paragraph of words and elements.
func randomDocument(random *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<p>")
	for i := range 1 + random.IntN(8) {
		if i > 0 {
			b.WriteByte(' ')
		}
		word := string(rune('a' + random.IntN(6)))
		if random.IntN(4) == 0 {
			word = fmt.Sprintf(`<hi n="%d">%s</hi>`, random.IntN(3), word)
		}
		b.WriteString(word)
	}
	return b.String() + "</p>"
}

// changedDocument changes, takes out or puts in a few words.
func changedDocument(random *rand.Rand, text string) string {
	words := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "<p>"), "</p>"), " ")
	var out []string
	for i := 0; i < len(words); i++ {
		if strings.HasPrefix(words[i], "<hi") && i+1 < len(words) { // <hi n="1">x</hi> holds a blank
			words[i] += " " + words[i+1]
			words = append(words[:i+1], words[i+2:]...)
		}
		switch random.IntN(6) {
		case 0:
			out = append(out, strings.ToUpper(words[i][:1])+"z")
		case 1:
		case 2:
			out = append(out, words[i], "new")
		default:
			out = append(out, words[i])
		}
	}
	for i, w := range out {
		if strings.HasPrefix(w, "<z") || strings.HasPrefix(w, "<") && !strings.HasPrefix(w, "<hi ") {
			out[i] = "z"
		}
	}
	if len(out) == 0 {
		return "<p/>"
	}
	return "<p>" + strings.Join(out, " ") + "</p>"
}

func load(t testing.TB, text string) *tei.Document {
	t.Helper()
	doc, list := tei.Load(source.NewFile("t.xml", []byte(text)), tei.LoadOptions{})
	if list.HasErrors() {
		t.Fatalf("%s: %s", text, list)
	}
	return doc
}

func text(t testing.TB, doc *tei.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := doc.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzMerge holds that a merge with one side unchanged is the other side, whatever the
// documents.
func FuzzMerge(f *testing.F) {
	for _, test := range merges {
		f.Add(test.base, test.edited)
	}
	f.Fuzz(func(t *testing.T, base, changed string) {
		b, list := tei.Load(source.NewFile("b.xml", []byte(base)), tei.LoadOptions{})
		c, more := tei.Load(source.NewFile("c.xml", []byte(changed)), tei.LoadOptions{})
		if list.HasErrors() || more.HasErrors() {
			return
		}
		for _, sides := range [][2]*tei.Document{{c, b}, {b, c}} {
			doc, conflicts := Merge(b, sides[0], sides[1], Options{})
			if len(conflicts) > 0 || outline(&doc.Tree().Element) != outline(&c.Tree().Element) {
				t.Errorf("%q with %q: %q, %v", base, changed, text(t, doc), conflicts)
			}
		}
	})
}

// outline returns what Merge compares: all but white space that is layout.
func outline(e *etree.Element) string { return elementKey(e) }
