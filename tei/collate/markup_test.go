package collate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// randomMarkup makes versions of one text in TEI: words are changed, left out and
// added, and in and around them stands markup, nested and within words.
func randomMarkup(r *rand.Rand, versions, words int) []string {
	lexicon := strings.Fields("the a of and cat dog house river moon old young black runs sleeps , . ; over")
	base := make([]string, words)
	for i := range base {
		base[i] = lexicon[r.IntN(len(lexicon))]
	}
	list := make([]string, versions)
	for k := range list {
		w := &markupWriter{r: r}
		w.body(base, lexicon)
		list[k] = w.b.String()
	}
	return list
}

type markupWriter struct {
	r *rand.Rand
	b strings.Builder
}

func (w *markupWriter) body(base, lexicon []string) {
	verse := w.r.IntN(3) == 0
	open, shut := "<p>", "</p>\n"
	if verse {
		open, shut = "<lg><l>", "</l></lg>\n"
	}
	w.b.WriteString(open)
	for i, word := range base {
		switch w.r.IntN(30) {
		case 0:
			continue
		case 1:
			word = lexicon[w.r.IntN(len(lexicon))]
		case 2:
			w.b.WriteString(lexicon[w.r.IntN(len(lexicon))] + " ")
		}
		w.marked(word, 2)
		switch {
		case i%25 == 24 && verse:
			w.b.WriteString("</l><l>")
		case i%60 == 59:
			w.b.WriteString(shut + open)
		default:
			w.b.WriteString([]string{" ", " ", " ", "\n", "<lb/>", "", " <pb n='1'/>"}[w.r.IntN(7)])
		}
	}
	w.b.WriteString(shut)
}

// marked writes a word with some markup around it, or around a part of it.
func (w *markupWriter) marked(word string, depth int) {
	if depth == 0 || w.r.IntN(4) > 0 {
		w.b.WriteString(word)
		return
	}
	inside := func(before, word, after string) {
		w.b.WriteString(before)
		w.marked(word, depth-1)
		w.b.WriteString(after)
	}
	switch w.r.IntN(9) {
	case 0:
		inside(`<hi rend="italic">`, word, `</hi>`)
	case 1:
		inside(`<unclear cert="low">`, word, `</unclear>`)
	case 2:
		inside(`<del rend="overstrike">`, word, `</del>`)
	case 3:
		inside(`<add place="above">`, word, `</add>`)
	case 4:
		inside(`<subst><del>was</del><add>`, word, `</add></subst>`)
	case 5:
		inside(`<supplied reason="lost">`, word[:1], `</supplied>`+word[1:])
	case 6:
		w.b.WriteString(`<gap reason="illegible"/>`)
	case 7:
		inside(`<choice><abbr>`, word[:1], `</abbr><expan>`+word+`</expan></choice>`)
	case 8:
		inside("", word, `<note>so in all copies</note>`)
	}
}

// letters is a text letter by letter, each with the elements that it is in.
type markedLetters []string

// ofWitness returns the letters of a witness.
func ofWitness(w *Witness) markedLetters {
	var list markedLetters
	for i := range w.Tokens {
		pieces := w.Tokens[i].Pieces
		if pieces == nil {
			pieces = []Piece{{Text: w.Tokens[i].Text}}
		}
		for _, p := range pieces {
			marks := ""
			for _, m := range p.Marks {
				marks += "<" + m.Name + fmt.Sprint(m.Attrs) + ">"
			}
			list = list.with(p.Text, marks)
		}
	}
	return list
}

func (l markedLetters) with(text, marks string) markedLetters {
	if text == "" && strings.Contains(marks, "<gap") {
		return append(l, marks)
	}
	for _, r := range text {
		if !unicode.IsSpace(r) {
			l = append(l, string(r)+marks)
		}
	}
	return l
}

// structure is what is no markup of a witness.
var structure = []string{"body", "p", "lg", "l", "app", "lem", "rdg", "rdgGrp", "lb", "pb", "lacunaStart", "lacunaEnd", "witStart", "witEnd"}

// ofApparatus returns the letters of a witness as an apparatus has them, which it finds
// without Reconstruct: only by which readings name it.
func ofApparatus(e *etree.Element, id, marks string, lost *bool) markedLetters {
	var list markedLetters
	if !slices.Contains(structure, e.Tag) {
		var attrs []Attr
		for _, a := range e.Attr {
			attrs = append(attrs, Attr{a.FullKey(), a.Value})
		}
		marks += "<" + e.Tag + fmt.Sprint(attrs) + ">"
	}
	names := func(attr string) bool { return slices.Contains(tei.Pointers(e.SelectAttrValue(attr, "")), id) }
	reading := e.Tag == "lem" || e.Tag == "rdg"
	switch {
	case reading && !names("wit"):
		return nil
	case e.Tag == "gap" && !*lost:
		list = append(list, marks)
	case names("wit") && strings.HasPrefix(e.Tag, "lacuna"), names("wit") && strings.HasPrefix(e.Tag, "wit"):
		*lost = e.Tag == "lacunaStart" || e.Tag == "witEnd"
	}
	was := *lost
	if reading {
		*lost = false // it is there, whatever is around
	}
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if !*lost {
				list = list.with(child.Data, marks)
			}
		case *etree.Element:
			list = append(list, ofApparatus(child, id, marks, lost)...)
		}
	}
	if opened := slices.ContainsFunc(tagsIn(e), func(tag string) bool { return tag == "lacunaEnd" || tag == "witStart" }); reading && was && !opened {
		*lost = true
	}
	return list
}

func tagsIn(e *etree.Element) []string {
	var tags []string
	for x := range tei.Elements(e) {
		tags = append(tags, x.Tag)
	}
	return tags
}

// TestMarkupFromApparatus collates random witnesses with random markup: the text of
// each comes back, blanks included, and every letter in the elements that it stood in.
func TestMarkupFromApparatus(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 9))
		var list []*Witness
		for i, body := range randomMarkup(r, 2+r.IntN(4), 1+r.IntN(150)) {
			d, found := tei.Load(source.NewFile("w", []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
			if found.HasErrors() {
				t.Fatalf("%v\n%s", found, body)
			}
			layers, _ := FromTEI(string(rune('A'+i)), d, TEIOptions{Layers: seed%2 == 0})
			list = append(list, layers...)
		}
		o := ApparatusOptions{Group: Grouping(seed % 3), Verse: seed%4 == 0}
		table := mustAlign(t, list, Options{Near: seed%3 == 0})
		checkTexts(t, table, ApparatusOptions{Group: o.Group, Verse: o.Verse, Method: DoubleEndPoint})
		checkTexts(t, table, o)
		d, text := written(t, table, o)
		body := tei.Descend(d.Root(), "text", "body")
		for i, id := range witnessIDs(list) {
			lost := false
			for e := range tei.Elements(body) {
				lost = lost || e.Tag == "witStart" && slices.Contains(tei.Pointers(e.SelectAttrValue("wit", "")), id)
			}
			got, want := ofApparatus(body, id, "", &lost), ofWitness(list[i])
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d: witness %s became\n%v\nwas\n%v\n%s", seed, id, got, want, text)
			}
		}
	}
}
