package encode

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A SourceMap says of each place in a written edition which piece of the
// transcription it comes from: of each start tag, each attribute, each run of text.
type SourceMap struct {
	edition  *source.File
	from     *source.File
	segments []segment // sorted; each reaches up to the next
}

// A segment is a piece of an edition and where it comes from.
type segment struct {
	start int // in the edition, in bytes
	from  source.Span
	exact bool // its bytes are those of the span, one by one
}

// SourceMap returns the source map of an edition. The file holds what the document
// of the result was written as. It is an error if it holds something else, or if
// the edition was made without [Options.SourceMap].
func (r *Result) SourceMap(edition *source.File) (*SourceMap, error) {
	if r.origins == nil {
		return nil, errors.New("the edition was made without Options.SourceMap")
	}
	m := &mapper{
		SourceMap: &SourceMap{edition: edition, from: r.Source},
		origins:   r.origins,
		reader:    xmltext.NewReader(edition, xmltext.Options{}),
		text:      edition.Bytes(),
	}
	if err := m.tokens(r.Document.Tree().Child, source.Span{}); err != nil {
		return nil, err
	}
	return m.SourceMap, nil
}

// At returns the piece of the transcription that an offset of the edition, in bytes, comes
// from. Of what comes from none, as the fixed parts of a header do, it is the point where
// begins what surrounds it, and the zero span where nothing does.
func (m *SourceMap) At(offset int) source.Span {
	i := m.index(offset)
	if i < 0 {
		return source.Span{}
	}
	s := m.segments[i]
	if s.exact {
		s.from.Start = min(s.from.Start+offset-s.start, s.from.End)
	}
	return s.from
}

// Place returns findings in the edition as findings in the transcription. One that
// comes from no piece of it stands at its beginning. Fixes are left out, since they
// are edits of the edition; the path says which element is spoken of.
func (m *SourceMap) Place(found diag.List) diag.List {
	placed := make(diag.List, len(found))
	for i, d := range found {
		d.Fixes = nil
		d.Span = m.place(d.Span)
		related := d.Related
		d.Related = nil
		for _, r := range related {
			if r.Span = m.place(r.Span); r.Span != d.Span {
				d.Related = append(d.Related, r)
			}
		}
		placed[i] = d
	}
	return placed.Sorted()
}

func (m *SourceMap) place(at source.Span) source.Span {
	if at.IsZero() {
		return at
	}
	i := m.index(at.Start)
	if i < 0 || m.segments[i].from.IsZero() {
		return m.from.Span(0, 0)
	}
	from := m.At(at.Start)
	if m.segments[i].exact {
		from.End = min(from.End, from.Start+at.Len())
	}
	return from
}

// index returns the index of the segment that holds an offset, or -1.
func (m *SourceMap) index(offset int) int {
	return sort.Search(len(m.segments), func(i int) bool { return m.segments[i].start > offset }) - 1
}

// A mapper walks an edition as a tree and as it is written, side by side.
type mapper struct {
	*SourceMap
	origins *origins
	reader  *xmltext.Reader
	text    []byte
	at      int // offset in the edition up to which all is mapped
}

var errOtherEdition = errors.New("the file is not what the document of the result is written as")

func (m *mapper) tokens(list []etree.Token, around source.Span) error {
	for _, t := range list {
		var err error
		switch t := t.(type) {
		case *etree.Element:
			err = m.element(t, around)
		case *etree.CharData:
			m.characters(t)
		default:
			err = m.skip()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *mapper) element(e *etree.Element, around source.Span) error {
	event := m.markup()
	if event == nil || event.Kind != xmltext.StartElement || event.Span.Start != m.at || event.Name.Local != e.Tag {
		return fmt.Errorf("%w: <%s> is not at byte %d", errOtherEdition, e.Tag, m.at)
	}
	from := m.origins.tokens[e]
	if from.IsZero() {
		from = around.Point()
	}
	m.add(event.Span.Start, from, false)
	for _, a := range event.Attrs {
		if at, ok := m.origins.attrs[attribute{e, a.Name.String()}]; ok {
			m.add(a.NameSpan.Start, at, false)
			m.add(a.ValueSpan.End+1, from, false)
		}
	}
	m.at = event.Span.End
	if err := m.tokens(e.Child, from); err != nil {
		return err
	}
	event = m.markup()
	if event == nil || event.Kind != xmltext.EndElement {
		return errOtherEdition
	}
	if !event.Empty {
		m.add(event.Span.Start, from, false)
		m.at = event.Span.End
	}
	return nil
}

// markup returns the next event that is no text.
func (m *mapper) markup() *xmltext.Event {
	for e := m.reader.Next(); e != nil; e = m.reader.Next() {
		if e.Kind != xmltext.Text && e.Kind != xmltext.CData {
			return e
		}
	}
	return nil
}

func (m *mapper) skip() error {
	e := m.markup()
	if e == nil {
		return errOtherEdition
	}
	m.at = e.Span.End
	return nil
}

// characters maps text. In the edition some of its characters are references.
func (m *mapper) characters(t *etree.CharData) {
	from := m.origins.tokens[t]
	start := m.at
	for range t.Data {
		m.at += m.characterLength()
	}
	written := string(m.text[min(start, len(m.text)):min(m.at, len(m.text))])
	m.add(start, from, strings.HasPrefix(from.Text(), written)) // it may have lost letters to a bracket
}

func (m *mapper) characterLength() int {
	rest := m.text[min(m.at, len(m.text)):]
	if len(rest) == 0 || rest[0] != '&' {
		_, size := utf8.DecodeRune(rest)
		return size
	}
	for i, b := range rest {
		if b == ';' {
			return i + 1
		}
	}
	return len(rest)
}

func (m *mapper) add(start int, from source.Span, exact bool) {
	m.segments = append(m.segments, segment{start, from, exact})
}
