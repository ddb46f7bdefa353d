package critical

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

func profile(t testing.TB) *notation.Profile {
	t.Helper()
	p, err := notation.Builtin("critical")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sameTree compares documents without places, and attributes in any order.
var sameTree = cmp.Options{
	cmpopts.IgnoreTypes(source.Span{}),
	cmpopts.IgnoreFields(Document{}, "File"),
	cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b Attr) bool { return a.Name < b.Name }),
}

func same(a, b *Document) bool {
	return Equal(a.Before, b.Before) && Equal([]Node{a.Root}, []Node{b.Root}) && Equal(a.After, b.After)
}

func text(t testing.TB, d *Document) string {
	t.Helper()
	var b strings.Builder
	if err := Print(&b, d, profile(t)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checkTree holds the two laws for a tree: what was printed reads as the tree again, and
// prints as the same text.
func checkTree(t testing.TB, d *Document) {
	t.Helper()
	canonical := text(t, d)
	again, list := Parse(source.NewFile("t.txt", []byte(canonical)), profile(t))
	if again == nil {
		if strings.TrimSpace(canonical) == "" {
			return
		}
		t.Fatalf("%q: %v", canonical, list)
	}
	if list = slices.DeleteFunc(list, isUndeclared); len(list) > 0 {
		t.Errorf("reading what was printed is not without remarks: %v\n%s", list, canonical)
	}
	if !same(d, again) {
		t.Errorf("reading what was printed (-tree +read):\n%s\n%s", cmp.Diff(d, again, sameTree), canonical)
	}
	if second := text(t, again); second != canonical {
		t.Errorf("printing what was read (-first +second):\n%s", cmp.Diff(canonical, second))
	}
}

// isUndeclared reports what random trees do not heed.
func isUndeclared(d diag.Diagnostic) bool { return d.Code == CodeWitness || d.Code == CodeHand }

// TestPrintAndParseRandomTrees holds the laws for random trees of the elements of TEI.
func TestPrintAndParseRandomTrees(t *testing.T) {
	for seed := range uint64(4000) {
		d := randomDocument(seed)
		checkTree(t, d)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// FuzzTree holds the laws for the trees that seeds make.
func FuzzTree(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { checkTree(t, randomDocument(seed)) })
}

// FuzzText reads any text: nothing may panic, and what was read prints as canonical text,
// for which the laws hold.
func FuzzText(f *testing.F) {
	for _, r := range profile(f).Labels {
		for _, x := range r.Examples {
			f.Add(x.Text)
		}
	}
	for _, text := range seeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d, _ := Parse(source.NewFile("t.txt", []byte(strings.ReplaceAll(typed, "\r", "\n"))), profile(t))
		if d == nil {
			return
		}
		again, list := Parse(source.NewFile("t.txt", []byte(text(t, d))), profile(t))
		if again == nil {
			return // nothing was in it but signs
		}
		if !same(d, again) {
			t.Errorf("%q: reading what was printed (-tree +read):\n%s\n%s%v", typed, cmp.Diff(d, again, sameTree), text(t, d), list)
		}
	})
}

var seeds = []string{
	"::: p\na", "::: p\n", "::: p", "# ", "::: p\n::: q\na\n:::\n",
	"---\nhands: {h2: in pencil}\nwitnesses: {A: a, B: b}\n---\n\n{++a++}{h2 above} {--b--} {~~c~>d~~} {>>e<<}\n",
	"::: opener\nTOP SECRET{classification}\n:::\n\n| a\n|  b\n\n| c | d |\n| --- | --- |\n| e | f |\n\n1. a\n2. b\n\n- c\n",
	"# a\n\nb[^1] `<ptr target=\"#x\"/>`{=tei} __c__ **d** *e* f^g^ ___\n\n[^1]: h\n\n## i\n\nMR. X:: k // l chil-\ndren\n\n***\n",
	"::: add {margin}\na\n:::\n\n[move: 2 1 | a / b]\n\n::: lines\na\nb\n:::\n\n```{=tei}\n<!-- a -->\n```\n\\[ \\] [ ]\n",
	"[app: a {A} | b {B C} | ] [sic: a | b] Com[rade] KO[RKU]PM c[?d] [e?] [?] [...] [sic] [= f]\n",
}

// randomDocument makes a document of random elements, texts and attributes.
func randomDocument(seed uint64) *Document {
	r := &randomTree{rand.New(rand.NewPCG(seed, 1))}
	body := &Element{Name: "body"}
	r.fill(body, 4)
	whole := &Element{Name: "text", Children: []Node{body}}
	root := &Element{Name: "TEI", Children: []Node{whole}}
	d := &Document{Root: root}
	if r.one(3) {
		r.attrs(root)
	}
	if r.one(3) {
		whole.Children = []Node{&Element{Name: "front", Children: []Node{&Element{Name: "p", Children: []Node{&Text{Text: "x"}}}}}, body}
	}
	if r.one(4) {
		root.Children = append([]Node{&Element{Name: "teiHeader", Children: []Node{&Element{Name: "handNote", Attrs: []Attr{{Name: "xml:id", Value: "h2"}}}, &Text{Text: " a\n\n ```b"}}}}, root.Children...)
	}
	if r.one(4) {
		d.Before = []Node{&Instruction{Target: "xml-model", Text: `href="x"`}}
		d.After = []Node{&Comment{Text: "end `"}}
	}
	return d
}

type randomTree struct{ *rand.Rand }

func (r *randomTree) one(of int) bool { return r.IntN(of) == 0 }

func pick[T any](r *randomTree, from []T) T { return from[r.IntN(len(from))] }

var (
	randomNames = []string{"p", "p", "p", "div", "head", "lg", "l", "list", "item", "table", "row", "cell", "sp", "speaker", "opener", "closer",
		"dateline", "address", "addrLine", "salute", "note", "gap", "desc", "add", "del", "subst", "choice", "sic", "corr", "orig", "reg",
		"abbr", "expan", "ex", "app", "lem", "rdg", "supplied", "unclear", "foreign", "hi", "seg", "stamp", "seal", "move", "pb", "cb", "lb",
		"milestone", "handShift", "addSpan", "anchor", "ptr", "metamark", "space", "idno", "floatingText", "body", "quote", "figure", "q", "signed",
		"persName", "date", "num", "fw", "pb", "svg:rect", "restore", "ab", "witness", "then", "element", "media"}
	randomWords = []string{"a", "word", "b c", " ", "\n", "\n\n", "\n  ", "x?", "?x", "[", "]", "{", "}", "++}", "*", "**", "_", "__", "___", "^", "`", "```", "\\",
		"|", " | ", " // ", "//", "-\nb", "x-\n", "::: ", ":::", "\n:::", "# ", "1. ", "- ", ":: ", ": ", "sic", "?", "...", "= x", "note", "gap", "page 2", "h2",
		"fr: x", "add above: y", "\r", "\t", "é", "\u0301", "ἄ", "<", "&", ">", "\u00a0", "~>", "~~", "--", "…", "^1", "[^1]: x", "element p: z", "\ufeff", ".", "X:: y", "***", "/"}
	randomAttrs = []string{"place", "hand", "type", "rend", "n", "reason", "unit", "quantity", "atLeast", "atMost", "extent", "precision", "cert",
		"xml:id", "xml:lang", "wit", "spanTo", "target", "new", "ref", "break", "role", "facs", "function", "dim", "when", "resp"}
	randomValues = []string{"above", "margin left", "#h2", "#h9", "#A #B", "a b", "1", "2", "char", "word", "low", "high", "fr", "grc", "no", "label", "handwritten",
		"lost", "unknown", "sampling", "editorial", "redacted", "stamp", "bold", "underline", "indent(4)", "numbered", "bulleted", "blank", "horizontal", "attention",
		"two-lines", "", "a:", "a\"b", "a\\b", "[x]", "{y}", "__", "*", "http://x.org/a_b?c=d#e", " ", "\n", "\t", "less than 1 line", "query", "sic", "a=b", "#", "section", "asterisks", "gloss"}
)

func (r *randomTree) attrs(e *Element) {
	for range r.IntN(4) {
		e.set(pick(r, randomAttrs), pick(r, randomValues), source.Span{})
	}
}

// fill gives an element children, in normal form.
func (r *randomTree) fill(e *Element, depth int) {
	if voidElements()[e.Name] {
		return
	}
	for range r.IntN(5) {
		e.add(r.node(e, depth))
	}
	e.Children = WithoutLayout(e.Name, e.Children)
	if layoutElements()[e.Name] {
		e.Children = slices.DeleteFunc(e.Children, isText)
	}
}

func (r *randomTree) node(parent *Element, depth int) Node {
	switch n := r.IntN(12); {
	case n < 5 || depth == 0:
		text := ""
		for range 1 + r.IntN(4) {
			text += pick(r, randomWords)
		}
		return &Text{Text: text}
	case n == 5 && r.one(3):
		return &Comment{Text: pick(r, []string{"", "a", "`", "```", " b\n\nc "})}
	case n == 6 && r.one(4):
		return &Instruction{Target: "x", Text: pick(r, []string{"", "a `b`"})}
	}
	e := &Element{Name: pick(r, randomNames)}
	if e.Name == "element" || !isElement(e.Name) {
		e.Name = "svg"
		e.set("xmlns", "http://www.w3.org/2000/svg", source.Span{})
		return e
	}
	if r.one(2) {
		r.attrs(e)
	}
	r.fill(e, depth-1)
	return e
}
