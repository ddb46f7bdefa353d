package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A passage is text of the document that holds more than ASCII, as rules about
// characters look at it.
type passage struct {
	text []byte
	span source.Span // as written, with references, perhaps
}

// atText has all text and all values of attributes looked at that are not ASCII alone.
func (d *Document) atText(look func(p passage)) {
	d.passages = append(d.passages, look)
	if len(d.passages) > 1 {
		return
	}
	d.text = append(d.text, func(e *xmltext.Event) {
		if !isASCII(e.Text) {
			d.lookAt(passage{e.Text, e.Span})
		}
	})
	d.value = append(d.value, func(_ *element, a *xmltext.Attr) {
		if !a.Defaulted && !isASCII(a.Value) {
			d.lookAt(passage{[]byte(a.Value), a.ValueSpan})
		}
	})
}

func (d *Document) lookAt(p passage) {
	for _, look := range d.passages {
		look(p)
	}
}

func isASCII[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// at returns where a part of the text stands. Where references make the text another
// than what is written, that is where the part is found first, or all of it.
func (p passage) at(start, end int) source.Span {
	part := string(p.text[start:end])
	if p.span.Len() == len(p.text) {
		if s := p.span.File.Span(p.span.Start+start, p.span.Start+end); s.Text() == part {
			return s
		}
	}
	if i := strings.Index(p.span.Text(), part); i >= 0 {
		return p.span.File.Span(p.span.Start+i, p.span.Start+i+len(part))
	}
	return p.span
}

// A tally counts characters of a kind, and keeps where each was first.
type tally struct {
	order []rune
	first map[rune]occurrence
}

type occurrence struct {
	span  source.Span
	path  string
	count int
}

// manyCharacters of a kind are not told apart: nobody would read on.
const manyCharacters = 200

func (t *tally) add(d *Document, p passage, wanted func(rune) bool) {
	for i, r := range string(p.text) {
		if r < 0x80 || !wanted(r) {
			continue
		}
		seen, ok := t.first[r]
		if !ok {
			if len(t.order) == manyCharacters {
				return
			}
			seen = occurrence{span: p.at(i, i+utf8.RuneLen(r)), path: d.path()}
			seen.span.Keep()
			t.order = append(t.order, r)
		}
		if t.first == nil {
			t.first = map[rune]occurrence{}
		}
		seen.count++
		t.first[r] = seen
	}
}
