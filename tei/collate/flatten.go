package collate

import (
	"slices"
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
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
	unit      string  // the numbers of the blocks around
	read      int32   // what was read so far, in whatever state
	unseen    int     // elements around that are not there in this state
	waiting   string  // white space that stands before what follows
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

type breakPoint struct {
	at   int
	mark *Mark
}

// content adds what an element holds.
func (f *flattener) content(e *etree.Element, marks []*Mark) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			f.chars(child.Data, e, marks)
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
		f.chosen(e, marks)
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

func (f *flattener) chars(s string, in *etree.Element, marks []*Mark) {
	for _, r := range s {
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

// hold adds a placeholder.
func (f *flattener) hold(e *etree.Element, marks []*Mark) {
	f.read++
	if f.unseen > 0 {
		return
	}
	start := f.append(string(placeholder))
	f.stretches = append(f.stretches, stretch{start, len(f.text), e, marks, true, f.hand, f.unit})
}

// A placer tells the tokens of flat text where they came from, in their order.
type placer struct {
	*flattener
	document   *tei.Document
	start, end int // the token
	next       int // the first stretch that may hold it
	broken     int // points that are behind
	path       string
	pathOf     *etree.Element
}

func (p *placer) span(start, end int) source.Span {
	p.start, p.end = start, end
	for p.next < len(p.stretches)-1 && p.stretches[p.next].end <= start {
		p.next++
	}
	return p.document.Span(p.stretches[p.next].in)
}

func (p *placer) place(t *Token) {
	in := p.stretches[p.next].in
	if in != p.pathOf {
		p.pathOf, p.path = in, tei.Path(in)
	}
	t.Path = p.path
	if p.origins != nil {
		t.Origin = int(p.origins[p.start])
	}
	t.Hand, t.Unit = p.stretches[p.next].hand, p.stretches[p.next].unit
	marked := false
	var pieces []Piece
	for i := p.next; i < len(p.stretches) && p.stretches[i].start < p.end; i++ {
		s := p.stretches[i]
		marked = marked || len(s.marks) > 0
		text := string(p.text[max(s.start, p.start):min(s.end, p.end)])
		if s.held {
			t.Normal, text = string(placeholder)+s.in.Tag, ""
			t.Text = strings.ReplaceAll(t.Text, string(placeholder), "")
		}
		pieces = append(pieces, Piece{text, s.marks})
	}
	if marked {
		t.Pieces = pieces
	}
	for p.broken < len(p.points) && p.points[p.broken].at <= p.start {
		t.Breaks = append(t.Breaks, p.points[p.broken].mark)
		p.broken++
	}
}
