package collate

// A Mark is an element of a witness's own encoding, kept so that a reading can hold
// it: hi, unclear, del; or, without text, a page break.
type Mark struct {
	Name  string // its name in TEI
	Attrs []Attr
}

// An Attr is an attribute of a Mark.
type Attr struct{ Name, Value string }
