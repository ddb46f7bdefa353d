package notation

// A metaField is one field of metadata, or of a record in it: it has one value, or
// many, or records with fields of their own.
type metaField struct {
	key     string
	one     *Value
	many    *[]Value
	records recordList
}

// A record is a part of metadata that has fields: a hand, a witness, a person.
type record interface {
	fields() []metaField
	// brief returns the fields that a record states which is written without naming
	// fields: "A: London" states an id and words, "Karl Brandt" alone a name.
	brief() (id, words, alone *Value)
}

// A recordList is a list of records of one kind.
type recordList interface {
	add() record
	drop() // the last
	each(func(record))
	length() int
	take(recordList)
	kind() string // what one of them is called: "hand"
}

func (m *Metadata) fields() []metaField {
	return []metaField{
		{key: "title", one: &m.Title},
		{key: "subtitle", one: &m.Subtitle},
		{key: "author", many: &m.Authors},
		{key: "editor", many: &m.Editors},
		{key: "translator", many: &m.Translators},
		{key: "transcriber", many: &m.Transcribers},
		{key: "date", one: &m.Date},
		{key: "dates", one: &m.Dates},
		{key: "sender", many: &m.Senders},
		{key: "recipient", many: &m.Recipients},
		{key: "place", one: &m.Place},
		{key: "citation", one: &m.Citation},
		{key: "source", one: &m.Source},
		{key: "country", one: &m.Country},
		{key: "settlement", one: &m.Settlement},
		{key: "repository", one: &m.Repository},
		{key: "collection", one: &m.Collection},
		{key: "idno", one: &m.IDNo},
		{key: "summary", one: &m.Summary},
		{key: "credits", one: &m.Credits},
		{key: "language", one: &m.Language},
		{key: "languages", records: recordsOf(&m.Languages, "language")},
		{key: "keywords", many: &m.Keywords},
		{key: "rights", one: &m.Rights},
		{key: "url", one: &m.URL},
		{key: "publisher", one: &m.Publisher},
		{key: "published", one: &m.Published},
		{key: "licence", one: &m.Licence},
		{key: "hands", records: recordsOf(&m.Hands, "hand")},
		{key: "witnesses", records: recordsOf(&m.Witnesses, "witness")},
		{key: "persons", records: recordsOf(&m.Persons, "person")},
		{key: "places", records: recordsOf(&m.Places, "place")},
	}
}

func (h *Hand) fields() []metaField {
	return []metaField{
		{key: "id", one: &h.ID}, {key: "label", one: &h.Label}, {key: "labels", many: &h.Labels},
		{key: "scribe", one: &h.Scribe}, {key: "medium", one: &h.Medium}, {key: "script", one: &h.Script},
		{key: "scope", one: &h.Scope}, {key: "note", one: &h.Note},
	}
}

func (h *Hand) brief() (id, words, alone *Value) { return &h.ID, &h.Label, &h.ID }

func (w *Witness) fields() []metaField {
	return []metaField{{key: "id", one: &w.ID}, {key: "siglum", one: &w.Siglum}, {key: "label", one: &w.Label}}
}

func (w *Witness) brief() (id, words, alone *Value) { return &w.ID, &w.Label, &w.ID }

func (l *LanguageUsed) fields() []metaField {
	return []metaField{{key: "tag", one: &l.Tag}, {key: "name", one: &l.Name}, {key: "usage", one: &l.Usage}}
}

func (l *LanguageUsed) brief() (id, words, alone *Value) { return &l.Tag, &l.Name, &l.Name }

func (e *Entity) fields() []metaField {
	return []metaField{
		{key: "id", one: &e.ID}, {key: "name", one: &e.Name}, {key: "variants", many: &e.Variants},
		{key: "ref", many: &e.Refs}, {key: "note", one: &e.Note},
	}
}

func (e *Entity) brief() (id, words, alone *Value) { return &e.ID, &e.Name, &e.Name }

func (f metaField) empty() bool {
	switch {
	case f.one != nil:
		return f.one.Text == ""
	case f.many != nil:
		return len(*f.many) == 0
	}
	return f.records.length() == 0
}

// take takes over the value of the same field of other metadata.
func (f metaField) take(other metaField) {
	switch {
	case f.one != nil:
		*f.one = *other.one
	case f.many != nil:
		*f.many = *other.many
	default:
		f.records.take(other.records)
	}
}

// records holds records of one type in a list.
type records[T any, R interface {
	*T
	record
}] struct {
	list *[]T
	name string
}

func recordsOf[T any, R interface {
	*T
	record
}](list *[]T, name string) recordList {
	return records[T, R]{list, name}
}

func (r records[T, R]) add() record {
	*r.list = append(*r.list, *new(T))
	return R(&(*r.list)[len(*r.list)-1])
}

func (r records[T, R]) drop() { *r.list = (*r.list)[:len(*r.list)-1] }

func (r records[T, R]) each(do func(record)) {
	for i := range *r.list {
		do(R(&(*r.list)[i]))
	}
}

func (r records[T, R]) length() int           { return len(*r.list) }
func (r records[T, R]) kind() string          { return r.name }
func (r records[T, R]) take(other recordList) { *r.list = *other.(records[T, R]).list }

// values appends all values of the field.
func (f metaField) values(all []Value) []Value {
	switch {
	case f.one != nil && f.one.Text != "":
		return append(all, *f.one)
	case f.many != nil:
		return append(all, *f.many...)
	case f.records != nil:
		f.records.each(func(r record) {
			for _, inner := range r.fields() {
				all = inner.values(all)
			}
		})
	}
	return all
}
