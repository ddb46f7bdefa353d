package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// origins says from which pieces of the transcription the tokens of an edition
// were made: elements, their attributes, text. It is nil where nobody asks.
type origins struct {
	file   *source.File // the transcription: what comes from elsewhere is not recorded
	tokens map[etree.Token]source.Span
	attrs  map[attribute]source.Span
}

// An attribute is one of an element, by its name.
type attribute struct {
	of   *etree.Element
	name string
}

func newOrigins(f *source.File) *origins {
	return &origins{f, map[etree.Token]source.Span{}, map[attribute]source.Span{}}
}

// token records where a token comes from, if that is not known already.
func (o *origins) token(t etree.Token, from source.Span) {
	if o == nil || from.IsZero() || from.File != o.file {
		return
	}
	if _, known := o.tokens[t]; !known {
		o.tokens[t] = from
	}
}

// attr records where an attribute comes from, if the element has it.
func (o *origins) attr(e *etree.Element, name string, from source.Span) {
	if o != nil && from.Len() > 0 && from.File == o.file && e.SelectAttr(name) != nil {
		o.attrs[attribute{e, name}] = from
	}
}

// children records where the children of an element from an index on come from, and
// all in them, as far as that is not known more exactly.
func (o *origins) children(parent *etree.Element, first int, from source.Span) {
	if o == nil {
		return
	}
	for _, child := range parent.Child[min(max(first, 0), len(parent.Child)):] {
		if _, known := o.tokens[child]; known {
			continue
		}
		o.token(child, from)
		if e, ok := child.(*etree.Element); ok {
			o.children(e, 0, from)
		}
	}
}

// settle takes over what the decisions know, and gives each element that holds
// pieces of the transcription the place of all of them.
func (o *origins) settle(root *etree.Element, decisions []taken) {
	if o == nil {
		return
	}
	for _, d := range decisions {
		if d.made != nil {
			o.token(d.made, d.Span)
		}
	}
	o.cover(root)
}

func (o *origins) cover(e *etree.Element) source.Span {
	var all source.Span
	for _, child := range e.Child {
		from := o.tokens[child]
		if inner, ok := child.(*etree.Element); ok {
			from = o.cover(inner)
		}
		all = all.Cover(from)
	}
	o.token(e, all)
	return o.tokens[e]
}

// holePlaces returns where the words stand that fill the holes of a template: those
// found in the label or the text of the bracket, the letters that it touches, and else the
// label.
func holePlaces(b *notation.Bracket, words map[string]string) func(hole string) source.Span {
	file, start := b.Span.File, b.Span.Start+len(b.Open)
	label := b.Span
	if file == nil {
		return func(string) source.Span { return source.Span{} }
	}
	if b.Label != "" {
		label = file.Span(start, start+len(strings.TrimRight(b.Label, ": ")))
	}
	return func(hole string) source.Span {
		word := b.Groups[hole]
		switch {
		case hole == "before":
			return file.Span(b.Span.Start-len(words[hole]), b.Span.Start)
		case hole == "after":
			return file.Span(b.Span.End, b.Span.End+len(words[hole]))
		case word == "":
			return label
		}
		if i := strings.Index(strings.ToLower(b.Span.Text()), strings.ToLower(word)); i >= 0 {
			return file.Span(b.Span.Start+i, b.Span.Start+i+len(word))
		}
		return label
	}
}
