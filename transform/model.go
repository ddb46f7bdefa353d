package transform

import "github.com/beevik/etree"

// A Model is an edition as its reader gets it.
type Model struct {
	Title     string // of the edition; "" if its header has none
	Subtitles []string
	File      string // base name of the TEI file; "" if not known
	Lang      string // of the text; "" if not stated
	RTL       bool
	Labels    *Labels
	Pointer   string // the sign before an address: →
	Variant   string // the sign after words on which an entry speaks that the line is the key of: °

	Card      []Field   // what the header states
	Hands     []*Hand   // that wrote in the source
	Witnesses []Witness // of the text
	Text      []*Node   // blocks
	Contents  []Head    // the headings of the text
	Notes     []*Note   // in the order of their references
	Entries   []*Entry  // textual notes and apparatus, in the order of their references
	Parallel  *Parallel // the texts of the witnesses side by side; nil if there are not two
	Negative  bool      // the apparatus does not name the witnesses that have the text
	Index     []Index   // of persons, places and organisations
	Legend    []LegendEntry
	Citation  []*Node // how the edition is cited: inlines
	Meta      Meta
}

// A Field is a statement of the header under a label: From, Date, Source.
type Field struct {
	Name   string // stable: "from", "source"
	Label  string
	Values [][]*Node // each of inlines
}

// A Hand is somebody who wrote in the source.
type Hand struct {
	Number int    // from 1; 0 for one that the header calls the main hand
	Main   bool   // wrote the text itself, and is not marked but where it takes over again
	Label  string // "H1"; "main hand"
	ID     string // xml:id
	Text   string // what the header says of it
}

// A Witness is one witness of the text.
type Witness struct {
	ID, Siglum, Text string

	element *etree.Element
}

// A Note is a note of the edition or of the author.
type Note struct {
	Key    string // its number or mark
	ID     string // of the note
	Ref    string // id of its reference in the text
	Series Series
	Name   string // note
	Class  string
	Lang   string
	RTL    bool
	Nodes  []*Node // blocks, or inlines only
}

// A Series is a sequence of notes with marks of its own.
type Series uint8

// The series.
const (
	EditorNotes Series = iota // 1, 2, 3
	AuthorNotes               // *, **, ***, *4: the author's own
)

// An Entry says something about words of the text: how they stand in the source,
// or what the witnesses have.
type Entry struct {
	Keys      [Flow]string // a, b, c, in each view of its own: by View; "" where it does not stand
	ID, Ref   string
	Apparatus bool     // readings of witnesses; else a textual note
	Type      string   // of the variation, as @type has it: "punctuation"
	Other     *Entry   // the other place of a transposition
	In        Views    // where its reference stands
	Line      string   // number of the verse it is in
	Keyed     bool     // by that number, and not by letters
	Lemma     string   // the words of the text, shortened if long
	Omit      bool     // the text has nothing here; Lemma says after what
	Sigla     []string // witnesses of the lemma
	Remark    string   // "added above the line"
	Hand      *Hand    // who did it
	Readings  []Rdg
	Notes     [][]*Node // what the editor says about the lemma, inlines or blocks
}

// A Rdg is what some witnesses have instead.
type Rdg struct {
	Nodes []*Node // inlines or blocks; none if Omitted
	Omit  bool
	Words string // what stands between lemma and reading: "or"
	Sigla []string
	Hand  *Hand
	Notes [][]*Node // what the editor says about it, inlines or blocks

	blankBefore, blankAfter bool // which the entry does not show
}

// A LegendEntry explains a sign that stands on the page.
type LegendEntry struct {
	Key     string
	In      Views
	Example []*Node // inlines
	Meaning string
}

// Meta is what catalogues and search engines ask of a page.
type Meta struct {
	Creators     []string
	Contributors []string // editors, and those whom statements of responsibility name
	Date         string   // of the text, as @when has it
	Source       string
	Publisher    string
	Published    string // date of the edition, as @when has it
	Rights       string // the address of the licence, else its text
	DOI          string
	URL          string // of the edition, if it states one

	Senders, Recipients []string // of a letter
}
