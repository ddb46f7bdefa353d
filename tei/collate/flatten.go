package collate

import (
	"slices"
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// placeholder stands in the flat text for something without text.
const placeholder = '\uFFFC'

// A flattener makes plain text of an element, and notes where each part came from.
type flattener struct {
	stages    *stages
	layered   bool   // additions and deletions make layers, and are no marks
	hand      string // that added what is being read
	state     int    // of the text: see stages
	text      []byte
	origins   []int32 // of each byte of it, if the text has layers
	places    places
	offsets   []int32 // of each byte of it in the file; -1 where it comes from none
	regular   []regular
	unit      string // the numbers of the blocks around
	read      int32  // what was read so far, in whatever state
	unseen    int    // elements around that are not there in this state
	waiting   string // white space that stands before what follows
	stretches []stretch
	points    []breakPoint
}

// A stretch is a part of the flat text that stands directly in one element.
type stretch struct {
	start, end int
	in         *etree.Element
	marks      []*Mark
	held       bool // a placeholder
	hand, unit string
}

// A regular form is what a range of the flat text is compared as: the expansion of an
// abbreviation, what should stand for a mistake, the regular spelling.
type regular struct {
	start, end int
	form       string
}

type breakPoint struct {
	at   int
	mark *Mark
}

// content adds what an element holds.
func (f *flattener) content(e *etree.Element, marks []*Mark) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			f.chars(child, e, marks)
		case *etree.Element:
			f.element(child, marks)
		}
	}
}

func (f *flattener) element(e *etree.Element, marks []*Mark) {
	if x, revised := f.stages.of[e]; revised && !x.holds(f.state) {
		f.unseen++
		defer func() { f.unseen-- }()
	}
	switch roles[e.Tag] {
	case hidden:
	case block:
		f.divide("\n\n")
		f.numbered(e, marks)
		f.divide("\n\n")
	case verse:
		f.divide("\n")
		f.numbered(e, marks)
		f.divide("\n")
	case through:
		f.regularly(e, marks)
	case holder:
		f.hold(e, append(slices.Clone(marks), markOf(e)))
	case point:
		if f.unseen > 0 {
			return
		}
		f.points = append(f.points, breakPoint{len(f.text), markOf(e)})
	default:
		f.inline(e, marks)
	}
}

// numbered adds what is in a block or a verse, which may have a number: in a chapter
// that has one, of both.
func (f *flattener) numbered(e *etree.Element, marks []*Mark) {
	before := f.unit
	if n := strings.TrimSpace(e.SelectAttrValue("n", "")); n != "" {
		f.unit = strings.TrimPrefix(before+"."+n, ".")
	}
	f.content(e, marks)
	f.unit = before
}

// regularly adds what is in an element, and notes the form of it that is compared, if
// it has one (TEI P5, 3.5.3, 3.6.5, 17.1.1).
func (f *flattener) regularly(e *etree.Element, marks []*Mark) {
	before := len(f.text)
	f.chosen(e, marks)
	form := regularForm(e)
	if form == "" || f.unseen > 0 {
		return
	}
	for before < len(f.text) && (f.text[before] == ' ' || f.text[before] == '\n') {
		before++
	}
	for n := len(f.regular); n > 0 && f.regular[n-1].start >= before; n-- {
		f.regular = f.regular[:n-1] // those of parts of it
	}
	f.regular = append(f.regular, regular{before, len(f.text), form})
}

// regularForm returns what an element says that its text is in regular spelling.
func regularForm(e *etree.Element) string {
	if e.Tag == "w" {
		return e.SelectAttrValue("norm", "")
	}
	if e.Tag != "choice" {
		return ""
	}
	for _, name := range []string{"expan", "corr", "reg"} {
		if other := e.SelectElement(name); other != nil {
			return tei.Phrase(other)
		}
	}
	return ""
}

// chosen adds what is in an element, or one of the alternatives that it offers.
func (f *flattener) chosen(e *etree.Element, marks []*Mark) {
	var wanted []string
	switch {
	case e.Tag == "choice":
		wanted = []string{"sic", "orig", "abbr"}
	case e.Tag == "app" && !isRevision(e):
		wanted = []string{"lem", "rdg"}
	default:
		f.content(e, marks)
		return
	}
	children := e.ChildElements()
	if len(children) == 0 {
		return
	}
	for _, name := range wanted {
		if i := slices.IndexFunc(children, func(c *etree.Element) bool { return c.Tag == name }); i >= 0 {
			f.element(children[i], marks)
			return
		}
	}
	f.element(children[0], marks)
}

// inline adds an element of running text.
func (f *flattener) inline(e *etree.Element, marks []*Mark) {
	switch {
	case e.Tag == "lb":
		f.lineBegins(e)
	case f.layered && (e.Tag == "add" || e.Tag == "del"):
		f.byHand(e, marks)
	default:
		f.content(e, append(slices.Clone(marks), markOf(e)))
	}
}

func (f *flattener) lineBegins(e *etree.Element) {
	switch {
	case f.unseen > 0:
	case e.SelectAttrValue("break", "") == "no":
		f.waiting = ""
	default:
		f.divide("\n")
	}
}

// byHand adds what a hand added, or what one deleted that is still there. In a layer
// it is text like any other, of which only the hand is noted.
func (f *flattener) byHand(e *etree.Element, marks []*Mark) {
	before := f.hand
	if hand := strings.TrimPrefix(e.SelectAttrValue("hand", ""), "#"); e.Tag == "add" && hand != "" {
		f.hand = hand
	}
	f.content(e, marks)
	f.hand = before
}

// divide sees to it that white space stands before what follows.
func (f *flattener) divide(space string) {
	if f.unseen == 0 && len(f.text) > 0 && len(space) >= len(f.waiting) {
		f.waiting = space
	}
}

func (f *flattener) chars(data *etree.CharData, in *etree.Element, marks []*Mark) {
	offsets := f.places.offsets(data)
	for at, r := range data.Data {
		f.read++
		if f.unseen > 0 {
			continue
		}
		if unicode.IsSpace(r) && r != '\u00a0' {
			if f.waiting == "" && len(f.text) > 0 {
				f.waiting = " "
			}
			continue
		}
		start := f.append(string(r))
		f.from(start, offsets, at)
		if n := len(f.stretches) - 1; n >= 0 && f.stretches[n].in == in && f.stretches[n].hand == f.hand && f.stretches[n].unit == f.unit && !f.stretches[n].held && slices.Equal(f.stretches[n].marks, marks) {
			f.stretches[n].end = len(f.text)
		} else {
			f.stretches = append(f.stretches, stretch{start, len(f.text), in, marks, false, f.hand, f.unit})
		}
	}
}

// append adds text behind the white space that waits, and returns where it begins.
func (f *flattener) append(s string) int {
	f.text = append(f.text, f.waiting...)
	f.waiting = ""
	start := len(f.text)
	f.text = append(f.text, s...)
	for f.stages.last > 0 && len(f.origins) < len(f.text) {
		f.origins = append(f.origins, f.read)
	}
	return start
}

// from notes where the text from an offset on comes from.
func (f *flattener) from(start int, offsets []int32, at int) {
	if offsets == nil {
		return
	}
	for len(f.offsets) < start {
		f.offsets = append(f.offsets, -1)
	}
	for len(f.offsets) < len(f.text) {
		f.offsets = append(f.offsets, offsets[at])
	}
}

// hold adds a placeholder.
func (f *flattener) hold(e *etree.Element, marks []*Mark) {
	f.read++
	if f.unseen > 0 {
		return
	}
	start := f.append(string(placeholder))
	f.stretches = append(f.stretches, stretch{start, len(f.text), e, marks, true, f.hand, f.unit})
}
