package notation

import (
	"github.com/siglum/siglum/tei/source"
)

// A Transcription is the syntax tree of a transcription: header, then body. Each
// character of the text is in exactly one string of the tree. Spans are zero in a
// tree that was made, not read.
type Transcription struct {
	File     *source.File
	Front    *FrontMatter // nil if there is none
	Header   []*Field     // the header block, in the order of the text
	Body     []*Block
	Tail     Layout // what follows the last block: line ends
	Flat     bool   // the text has a single line, and its header labels were found within it
	ByLine   bool   // in the body each line is a block
	Capitals bool   // the body is in capitals throughout
}

// A FrontMatter is YAML metadata between two lines of three hyphens.
type FrontMatter struct {
	Open     Layout       // the line "---"
	YAML     string       // what stands between
	Close    Layout       // the line "---" that ends it
	Metadata Metadata     // what it states
	Fields   []FrontField // in the order written
	Span     source.Span  // of the YAML
}

// A FrontField is one field of front matter.
type FrontField struct {
	Key    string
	Known  bool        // it is a field of [Metadata], which has its value
	Value  string      // of one that is not known: as typed, without the signs of YAML; "" if it is nested or missing
	Nested bool        // the value of one that is not known is a list or has fields of its own
	At     source.Span // the line of its key
}

// A Field is one piece of a header block: a label and what it labels.
type Field struct {
	Def     *HeaderLabel // what the profile says of it
	Lead    Layout       // what stands before it: line ends, blanks, furniture
	Label   string       // as written: "Original Language:"; "" where the place alone says what it is
	Gap     Layout       // between label and value
	Value   []*Block     // empty if the label stands alone
	Span    source.Span  // label and value
	LabelAt source.Span
}

// A Block is a paragraph, a heading, an address: text that line layout sets off.
type Block struct {
	Lead    Layout // what stands before it: the line ends, and the blank lines
	Indent  Layout // the blanks before its first character
	Content []Node
	Span    source.Span // its content
}

// A Layout is a piece of text that carries no words: line ends, blank lines,
// indentation, page furniture.
type Layout struct {
	Text      string
	Span      source.Span
	Furniture []source.Span // the pieces of it that a skip rule of the profile names
}

// A Node is a piece of a block: [*Text], [*Bracket], [*Break], [*PageEnd] or
// [*Control].
type Node interface {
	// Place returns where the node stands.
	Place() source.Span
}

// A Text is a run of characters within one line.
type Text struct {
	Text string
	Span source.Span
}

// A Break is the end of a line within a block, with all that follows it up to the
// next character: indentation, and blank lines where a bracket runs over them.
type Break struct {
	Text string
	Span source.Span
}

// A PageEnd is U+000C, the end of a page of a print-out.
type PageEnd struct {
	Text string
	Span source.Span
}

// A Control is a control character that XML forbids (XML 1.0 2.2).
type Control struct {
	Text string
	Span source.Span
}

// A Bracket is text in brackets.
type Bracket struct {
	Open    string
	Label   string // as written, with its colon and the blanks after: "handwritten: "; "" if it has none
	Content []Node // without the label
	Close   string
	Rule    *BracketRule      // the rule of the profile that reads it
	Groups  map[string]string // the named groups of the rule's expression
	Span    source.Span
}

// Place returns where the node stands.
func (n *Text) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Break) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *PageEnd) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Control) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Bracket) Place() source.Span { return n.Span }
