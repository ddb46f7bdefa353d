package encode

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// decideRead records what an element of the critical notation was read as.
func (e *encoder) decideRead(r critical.Reading, made *etree.Element) {
	what := r.What
	if r.Form != "" {
		what += ", short form " + r.Form
	}
	e.decide(r.Node.Span, r.Rule, made, orElse(what, r.Or), r.Or != "")
}

// reportCritical lists all of a transcription that is not text of the edition: what stands between its words.
func (e *encoder) reportCritical(read *critical.Document) {
	s := &signReporter{encoder: e, file: e.tree.File, text: string(e.tree.File.Bytes()), readings: e.read}
	slices.SortStableFunc(s.readings, func(a, b critical.Reading) int {
		return cmp.Or(cmp.Compare(a.Node.Span.Start, b.Node.Span.Start), cmp.Compare(b.Node.Span.End, a.Node.Span.End))
	})
	for _, r := range s.readings {
		s.ends = append(s.ends, r.Node.Span.End)
	}
	slices.Sort(s.ends)
	if front := e.tree.Front; front != nil {
		if header(read) != nil {
			e.label(e.tree.File.Span(0, front.Close.Span.End), "front matter, which the teiHeader overrules")
		}
		s.at = front.Close.Span.End
	}
	for _, p := range wordPlaces(read) {
		if p.j > s.at {
			s.signs(p.j)
		}
		s.at = max(s.at, p.j+p.n)
	}
	s.signs(s.file.Len())
}

// wordPlaces returns where the words of a transcription stand in its file, in order.
func wordPlaces(read *critical.Document) []passage {
	var places []passage
	var p placer
	for n := range nodesOf(read, true) {
		if _, isElement := n.(*critical.Element); !isElement && n.Place().File != nil {
			places = append(places, p.find(wordsOf(n), n.Place())...)
		}
	}
	for v := range stated(read) {
		places = append(places, p.find(v.Text, v.At)...)
	}
	slices.SortFunc(places, func(a, b passage) int { return cmp.Compare(a.j, b.j) })
	return places
}

// stated yields the values that the text itself declares, if no header is typed that overrules them.
func stated(read *critical.Document) iter.Seq[notation.Value] {
	if header(read) != nil {
		return func(func(notation.Value) bool) {}
	}
	return read.Declared.Values()
}

// A signReporter goes through the signs of a transcription, in order.
type signReporter struct {
	*encoder
	file     *source.File
	text     string
	at       int                // up to which all is told
	readings []critical.Reading // those that begin later, in order
	ends     []int              // where readings end, in order, those that end later
	open     []critical.Reading // those round the place
}

// signs tells of what stands up to an offset, each sign by itself.
func (s *signReporter) signs(end int) {
	for s.at < end {
		rest := s.text[s.at:end]
		if blank := len(rest) - len(strings.TrimLeft(rest, " \t\n")); blank > 0 {
			s.blanks(s.at, s.at+blank)
			s.at += blank
			continue
		}
		next := s.next(end)
		s.sign(s.at, next)
		s.at = next
	}
}

// blanks tells of line ends and blanks between signs.
func (s *signReporter) blanks(from, to int) {
	at := s.file.Span(from, to)
	s.layout = append(s.layout, Layout{Span: at, Kind: Blank, Note: blankNote(at.Text())})
}

// next returns where the sign ends that begins here: where an element begins or ends, and at the end of the
// line.
func (s *signReporter) next(end int) int {
	for len(s.open) > 0 && s.open[len(s.open)-1].Node.Span.End <= s.at {
		s.open = s.open[:len(s.open)-1]
	}
	for len(s.readings) > 0 && s.readings[0].Node.Span.Start <= s.at {
		if s.readings[0].Node.Span.End > s.at {
			s.open = append(s.open, s.readings[0])
		}
		s.readings = s.readings[1:]
	}
	for len(s.ends) > 0 && s.ends[0] <= s.at {
		s.ends = s.ends[1:]
	}
	if len(s.readings) > 0 {
		end = min(end, s.readings[0].Node.Span.Start)
	}
	if len(s.ends) > 0 {
		end = min(end, s.ends[0])
	}
	if n := strings.IndexByte(s.text[s.at:end], '\n'); n >= 0 {
		end = s.at + n
	}
	return end
}

// sign tells of one sign, by what it belongs to.
func (s *signReporter) sign(from, to int) {
	at := s.file.Span(from, to)
	switch text := at.Text(); {
	case text == `\`:
		s.label(at, "takes the meaning from the sign after it")
	case strings.HasPrefix(text, "[^"):
		s.label(at, "number of a note")
	case strings.HasPrefix(text, ":::") && strings.Trim(text, ": \t") == "":
		s.label(at, "end of a fence")
	case strings.Trim(text, "`") == "" || strings.Contains(text, "{=tei}"):
		s.label(at, "sign of raw TEI")
	case strings.HasPrefix(text, "[hand ") || strings.HasPrefix(text, "[witness "):
		s.label(at, "declaration")
	case len(s.open) == 0:
		s.label(at, "sign of the notation")
	default:
		s.label(at, s.noteOf(s.open[len(s.open)-1], from, to))
	}
}

// markedByLine are things that signs at the beginning of their lines mark.
var markedByLine = []string{"heading", "stanza", "list", "table", "speech"}

// noteOf says what a sign is within the element that it belongs to.
func (s *signReporter) noteOf(r critical.Reading, from, to int) string {
	begins, ends := from == r.Node.Span.Start, to == r.Node.Span.End
	opening, closing, alone := "opening sign: ", "closing sign: ", "sign: "
	switch {
	case strings.HasPrefix(s.text[from:to], ":::"):
		opening = "opening of a fence: "
	case r.Form == "" || r.Form[0] == '[':
		opening, closing, alone = "opening of a bracket: ", "closing of a bracket: ", "bracket without words: "
	}
	switch {
	case strings.HasPrefix(r.Form, "U+"):
		return "control character, named by a note in its place"
	case slices.Contains(markedByLine, r.What):
		return "mark of a " + r.What
	case begins && ends:
		return alone + r.What
	case begins:
		return opening + r.What
	case ends:
		return closing + r.What
	}
	return "sign within " + r.What
}
