package collate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// places say where the character data of a document stand in its file. A document that
// was made, or changed after it was read, has none from there on.
type places map[*etree.CharData][]placed

// A placed piece of character data begins at an offset in it, and comes from a span.
type placed struct {
	at   int
	from source.Span
}

// placesOf reads the file of a document beside its tree.
func placesOf(d *tei.Document) places {
	found := places{}
	if d.File() == nil {
		return found
	}
	r := xmltext.NewReader(d.File(), xmltext.Options{})
	event := r.Next()
	for node := range charData(&d.Tree().Element) {
		for event != nil && event.Kind != xmltext.Text && event.Kind != xmltext.CData {
			event = r.Next()
		}
		for at := 0; event != nil && at < len(node.Data); event = r.Next() {
			end := at + len(event.Text)
			if end > len(node.Data) || node.Data[at:end] != string(event.Text) {
				return found
			}
			found[node] = append(found[node], placed{at, event.Span})
			at = end
		}
	}
	return found
}

// charData yields the character data below an element, in document order, but what is
// empty.
func charData(e *etree.Element) func(yield func(*etree.CharData) bool) {
	return func(yield func(*etree.CharData) bool) { eachCharData(e, yield) }
}

func eachCharData(e *etree.Element, yield func(*etree.CharData) bool) bool {
	for _, child := range e.Child {
		more := true
		switch child := child.(type) {
		case *etree.CharData:
			more = child.Data == "" || yield(child)
		case *etree.Element:
			more = eachCharData(child, yield)
		}
		if !more {
			return false
		}
	}
	return true
}

// offsets returns for each byte of character data where it stands in the file, or nil.
func (p places) offsets(node *etree.CharData) []int32 {
	pieces := p[node]
	if pieces == nil {
		return nil
	}
	list := make([]int32, len(node.Data))
	for k, x := range pieces {
		end := len(list)
		if k+1 < len(pieces) {
			end = pieces[k+1].at
		}
		spread(list[x.at:end], x.from)
	}
	return list
}

const cdata = "<![CDATA["

// spread says of each byte of a run of text where it stands, reading beside it how it is
// written: with references, and line ends of two characters (XML 1.0 2.11, 4.1). Behind
// a reference to an entity of the document it is no more known.
func spread(list []int32, from source.Span) {
	raw := from.Text()
	i := 0
	if strings.HasPrefix(raw, cdata) {
		i = len(cdata)
	}
	for j := 0; j < len(list); {
		size, width := 1, 1 // in the text, and as written
		switch {
		case i >= len(raw):
			size = len(list) - j
		case raw[i] == '&':
			size, width = reference(raw[i:], len(list)-j)
		case strings.HasPrefix(raw[i:], "\r\n"):
			width = 2
		}
		for range size {
			list[j] = int32(from.Start + i)
			j++
		}
		i += width
	}
}

// reference returns the length of the character that a reference stands for, or most
// if it stands for something else, and the length of the reference.
func reference(raw string, most int) (size, width int) {
	end := strings.IndexByte(raw, ';')
	if end < 0 {
		return most, 1
	}
	width = end + 1
	switch name := raw[1:end]; {
	case name == "amp", name == "lt", name == "gt", name == "quot", name == "apos":
		size = 1
	case strings.HasPrefix(name, "#"):
		digits, base := name[1:], 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseInt(digits, base, 32)
		if size = utf8.RuneLen(rune(n)); err != nil || size < 0 {
			size = most
		}
	default:
		size = most
	}
	return min(size, most), width
}

// behind returns the offset behind the character that stands at an offset of a file: a
// reference to one is a character too.
func behind(f *source.File, offset int) int {
	raw := string(f.Bytes()[offset:min(f.Len(), offset+longestReference)])
	if strings.HasPrefix(raw, "&") {
		_, width := reference(raw, utf8.UTFMax)
		return offset + width
	}
	_, size := utf8.DecodeRuneInString(raw)
	return offset + size
}

// longestReference bounds how far the end of a reference is looked for.
const longestReference = 100
