package notation

import (
	"iter"
	"slices"

	"github.com/siglum/siglum/tei/source"
)

// Metadata is what front matter, or a row of a table of metadata, states of a
// transcription. What is not stated is zero.
type Metadata struct {
	Title        Value
	Subtitle     Value
	Authors      []Value
	Editors      []Value
	Translators  []Value
	Transcribers []Value
	Date         Value // of the document, as words; what it says is read when it is encoded
	Dates        Value // which number of a date is the day: DayFirst or MonthFirst
	Senders      []Value
	Recipients   []Value
	Place        Value // where it was written or sent from
	Summary      Value
	Language     Value // of the original: a name that the profile knows
	Languages    []LanguageUsed
	Keywords     []Value

	Citation   Value
	Source     Value
	Credits    Value
	Rights     Value // in the source
	URL        Value // of the source
	Country    Value
	Settlement Value
	Repository Value
	Collection Value
	IDNo       Value // the signature of the document in its repository

	Publisher Value // of the edition
	Published Value // when the edition is published, as words
	Licence   Value // of the edition: an address, or words such as "CC BY 4.0"

	Hands     []Hand
	Witnesses []Witness
	Persons   []Entity
	Places    []Entity
}

// A Value is words of metadata and where they are written.
type Value struct {
	Text string
	At   source.Span // zero if it was not read from a file
}

// A Hand is one that wrote in the source (TEI P5, 11.3.2.1).
type Hand struct {
	ID     Value   // by which the transcription speaks of it: h2
	Label  Value   // what the edition calls it: "Karl Brandt, in pencil"
	Labels []Value // of brackets in the transcription that are in this hand: "inserted by hand"
	Scribe Value
	Medium Value // "pencil"
	Script Value
	Scope  Value // sole, major or minor
	Note   Value
}

// A Witness is one witness of the text (TEI P5, 13.1.3).
type Witness struct {
	ID     Value // by which the transcription speaks of it: A
	Siglum Value // what the reader sees, if that is not the id: A¹
	Label  Value // "London, British Library, Add. MS 1"
}

// A LanguageUsed is a language of the text (TEI P5, 2.4.2).
type LanguageUsed struct {
	Tag   Value // BCP 47: "ru-Latn"
	Name  Value
	Usage Value // about how much of the text is in it, per cent
}

// An Entity is a person or a place that the text speaks of.
type Entity struct {
	ID       Value
	Name     Value
	Variants []Value // other forms of the name, as the text has them
	Refs     []Value // addresses of authority files: VIAF, GND, Wikidata, GeoNames …
	Note     Value
}

// Or returns the metadata, and what only the other states.
func (m Metadata) Or(other Metadata) Metadata {
	theirs := other.fields()
	for i, f := range m.fields() {
		if f.empty() {
			f.take(theirs[i])
		}
	}
	return m
}

// Stated returns the names of the fields that are stated, in the canonical order.
func (m *Metadata) Stated() []string {
	var keys []string
	for _, f := range m.fields() {
		if !f.empty() {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// Value returns a field that has one value, or the first of several; the zero Value if
// the field is not stated or has fields of its own.
func (m *Metadata) Value(key string) Value {
	switch f := m.field(key); {
	case f == nil:
	case f.one != nil:
		return *f.one
	case f.many != nil && len(*f.many) > 0:
		return (*f.many)[0]
	}
	return Value{}
}

func (m *Metadata) field(key string) *metaField {
	for _, f := range m.fields() {
		if f.key == key {
			return &f
		}
	}
	return nil
}

// FrontFields are the names of the fields that are understood, in the canonical order.
var FrontFields = frontFields()

func frontFields() []string {
	var names []string
	for _, f := range (&Metadata{}).fields() {
		names = append(names, f.key)
	}
	return slices.Clip(names)
}

// Values yields all values of the metadata, in the order in which they are written.
func (m *Metadata) Values() iter.Seq[Value] {
	var all []Value
	for _, f := range m.fields() {
		all = f.values(all)
	}
	slices.SortStableFunc(all, func(a, b Value) int { return a.At.Start - b.At.Start })
	return slices.Values(all)
}

// Set sets a field that has one value, or makes it the only one of several. It reports
// whether there is such a field.
func (m *Metadata) Set(key string, v Value) bool {
	switch f := m.field(key); {
	case f == nil || f.records != nil:
		return false
	case f.one != nil:
		*f.one = v
	default:
		*f.many = []Value{v}
	}
	return true
}
