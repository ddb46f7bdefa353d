// Package markup reads XML that is being typed: text in which a tag is not finished, an
// end tag is missing or a quotation mark has no partner yet.
//
// [Scan] takes any bytes and finds the tags in them, and which of them belong together.
// It reports nothing: what is wrong with a document the exact reader of package xmltext
// says, which stops there. Where that stops, [Document.Events] goes on: it gives the
// document as a sequence of events that is always well-formed, each at its place, so
// that the rest of a broken document can be validated.
package markup

import "bytes"

// A Kind is what a token is.
type Kind uint8

// The kinds of tokens. What stands between them is text.
const (
	StartTag Kind = iota + 1 // also that of an empty element
	EndTag
	Comment
	CData
	Instruction // also the XML declaration
	Doctype
)

// None stands for a token that is not there.
const None = -1

// A Token is a piece of markup: the bytes of the text from Start up to End.
type Token struct {
	Kind       Kind
	Start, End int
	NameStart  int // of tags and instructions
	NameEnd    int
	Closed     bool // it ends as it should: a tag with >
	Empty      bool // the tag is all there is of its element: <lb/>, or it is not Closed

	Parent  int // the start tag of the element around it, or None
	Partner int // the tag that ends a start tag, or begins what an end tag ends; None if there is none
	Last    int // of a start tag: the last token in the element, its end tag included
}

// A Document is a text and its markup. It does not change, and is safe for
// concurrent use.
type Document struct {
	Text   []byte
	Tokens []Token // in the order of the text
}

// Name returns the name of a tag, as written.
func (d *Document) Name(i int) string {
	t := &d.Tokens[i]
	return string(d.Text[t.NameStart:t.NameEnd])
}

// Before returns the last token that begins before an offset, or None.
func (d *Document) Before(offset int) int {
	low, high := 0, len(d.Tokens)
	for low < high {
		middle := (low + high) / 2
		if d.Tokens[middle].Start < offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low - 1
}

// Around returns the start tag of the innermost element that is open at an offset, or
// None. Within its own start tag an element is not open yet; within its end tag it
// still is.
func (d *Document) Around(offset int) int {
	i := d.Before(offset)
	if i == None {
		return None
	}
	t := &d.Tokens[i]
	within := offset < t.End || offset == t.End && !t.Closed
	switch {
	case t.Kind == StartTag && !within && !t.Empty:
		return i
	case t.Kind == EndTag && within && t.Partner != None:
		return t.Partner
	}
	return t.Parent
}

// EndOf returns where the element of a start tag ends: after its end tag, or where
// what is around it ends.
func (d *Document) EndOf(i int) int {
	t := &d.Tokens[i]
	switch {
	case t.Empty:
		return t.End
	case t.Partner != None:
		return d.Tokens[t.Partner].End
	case t.Last+1 < len(d.Tokens):
		return d.Tokens[t.Last+1].Start
	}
	return len(d.Text)
}

// Children yields the start tags of the elements in an element, or, of None, of those
// that are in no other.
func (d *Document) Children(parent int) func(yield func(i int) bool) {
	return func(yield func(i int) bool) {
		first, last := 0, len(d.Tokens)-1
		if parent != None {
			first, last = parent+1, d.Tokens[parent].Last
		}
		for i := first; i <= last; i++ {
			if t := &d.Tokens[i]; t.Kind == StartTag {
				if !yield(i) {
					return
				}
				i = max(i, t.Last)
			}
		}
	}
}

// Path returns the start tags of the elements around a token, the outermost first.
func (d *Document) Path(i int) []int {
	var path []int
	for ; i != None; i = d.Tokens[i].Parent {
		path = append(path, i)
	}
	for a, b := 0, len(path)-1; a < b; a, b = a+1, b-1 {
		path[a], path[b] = path[b], path[a]
	}
	return path
}

// TextBetween reports whether there is anything but white space from one offset to
// another.
func (d *Document) TextBetween(start, end int) bool {
	return start < end && len(bytes.Trim(d.Text[start:end], " \t\r\n")) > 0
}
