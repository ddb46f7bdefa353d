package collate

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// manner chooses options by a number, so that a fuzzer tries them all.
func manner(n uint8) (Options, ApparatusOptions) {
	return Options{Near: n&1 != 0, Unit: Unit(n >> 1 % 4)},
		ApparatusOptions{Group: Grouping(n >> 3 % 3), Method: Method(n >> 5 % 2), Verse: n>>6&1 != 0, Base: string(rune('A' + n>>7))}
}

// FuzzApparatus collates three texts: each comes back from the apparatus, and their
// order decides nothing.
func FuzzApparatus(f *testing.F) {
	f.Add("a b c", "a c", " b\n\nc", uint8(0))
	f.Add("", "\n", "x, y.", uint8(9))
	f.Add("e\u0301 ſ <&> ]]>", "é s", "\u2029a\u00a0b", uint8(0xff))
	f.Add("שלום world, 世界", "a\r\nb", "\ufeffa", uint8(0x44))
	f.Fuzz(func(t *testing.T, a, b, c string, n uint8) {
		var list []*Witness
		for i, text := range []string{a, b, c} {
			w, found := FromText(string(rune('A'+i)), source.NewFile("w", []byte(text)), Normalization{})
			if found.HasErrors() {
				return
			}
			list = append(list, w)
		}
		align, o := manner(n)
		table := mustAlign(t, list, align)
		checkTexts(t, table, o)
		turned := mustAlign(t, []*Witness{list[2], list[0], list[1]}, align)
		if got, want := csvOf(t, turned), csvOf(t, table); got != want {
			t.Errorf("another order gives another alignment\n%s\n%s", got, want)
		}
	})
}

// FuzzFromTEI collates a document with its own layers and with a text: all come back.
func FuzzFromTEI(f *testing.F) {
	f.Add(`<p>The <hi rend="i">quick</hi> <subst><del>fox</del><add hand="#h2">dog</add></subst></p>`, uint8(0))
	f.Add(`<lg n="1"><l n="1">a<pb n="2"/> b</l><l>c<gap/></l></lg><note>x</note>`, uint8(3))
	f.Add(`<p>a<app><lem>b</lem><rdg>c</rdg></app> <choice><abbr>d</abbr><expan>e</expan></choice><restore><del>f</del></restore></p>`, uint8(200))
	f.Add(`<head>h</head><p xml:space="preserve">  a<lb break="no"/>b <unclear>c<del seq="2">d</del></unclear></p>`, uint8(77))
	f.Fuzz(func(t *testing.T, body string, n uint8) {
		d, found := tei.Load(source.NewFile("d.xml", []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
		if found.HasErrors() {
			return
		}
		list, found := FromTEI("A", d, TEIOptions{Layers: n&1 != 0})
		if found.HasErrors() {
			return
		}
		list = append(list, witness(t, "B", "The quick fox a b c"))
		align, o := manner(n)
		table := mustAlign(t, list, align)
		checkRows(t, table)
		checkTexts(t, table, o)
	})
}

// FuzzReconstruct reads an edited apparatus, and checks it.
func FuzzReconstruct(f *testing.F) {
	list := witnesses(f, "The quick brown fox.", "The fox jumps")
	table := mustAlign(f, list, Options{})
	for _, m := range []Method{ParallelSegmentation, DoubleEndPoint, LocationReferenced} {
		var b bytes.Buffer
		if err := Apparatus(table, ApparatusOptions{Method: m}).Write(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, found := tei.Load(source.NewFile("edited.xml", []byte(text)), tei.LoadOptions{})
		if found.HasErrors() || d.Root() == nil {
			return
		}
		found, err := Check(t.Context(), d, table, ApparatusOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range found {
			if w.Message == "" || w.Code == "" {
				t.Errorf("%v says nothing", w)
			}
		}
	})
}

// FuzzDecisions follows decisions: those that were found and do not contradict others
// are kept.
func FuzzDecisions(f *testing.F) {
	f.Add("- align: {A: 'the [cat]', B: 'the [dog]'}\n- lemma: B\n  at: {A: '[cat]'}\n")
	f.Add("- apart: {A: '[the]', B: '[the]'}\n- join: {A: '[cat saw]'}\n- split: {B: '[saw]'}\n")
	f.Add("- align: {A: '[cat]', B: '[cat]', A: '[the]'}")
	f.Fuzz(func(t *testing.T, text string) {
		d, found := ReadDecisions(source.NewFile("decisions.yaml", []byte(text)))
		if found.HasErrors() {
			return
		}
		list := witnesses(t, "the cat saw the dog", "a cat, the dog saw it")
		choices, _ := d.Resolve(list)
		table := mustAlign(t, list, Options{Constraints: choices.Constraints})
		checkRows(t, table)
		choices.Check(table)
		checkTexts(t, table, ApparatusOptions{Choices: choices})
	})
}

// FuzzNormalization reads rules, and applies them twice: what is compared is not
// changed by where words stand.
func FuzzNormalization(f *testing.F) {
	f.Add("letters: ignore\nwords:\n  ye: the\nspellings:\n  ck: k\n", "rules.yaml", "Ye thick")
	f.Add("ye,the\nck,k,spelling\n", "rules.csv", "ye")
	f.Fuzz(func(t *testing.T, rules, name, word string) {
		n, found := Normalization{}.With(source.NewFile(name, []byte(rules)))
		if found.HasErrors() {
			return
		}
		if a, b := n.Apply(word), n.Apply(strings.Clone(word)); a != b {
			t.Errorf("%q is compared as %q and as %q", word, a, b)
		}
	})
}

// TestFuzzSeedsReadAll sees to it that manner reaches every option.
func TestFuzzSeedsReadAll(t *testing.T) {
	var units []Unit
	var methods []Method
	for n := range 256 {
		align, o := manner(uint8(n))
		units, methods = append(units, align.Unit), append(methods, o.Method)
	}
	slices.Sort(units)
	slices.Sort(methods)
	if got := len(slices.Compact(units)) + len(slices.Compact(methods)); got != 4+2 {
		t.Errorf("manner reaches %d units and methods", got)
	}
}
