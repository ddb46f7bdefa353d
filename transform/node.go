package transform

import "github.com/beevik/etree"

// A Kind says what a node is. Kinds up to lastBlock are blocks, the others
// inlines. The children of a block are either all blocks or all inlines; those
// of an inline are inlines.
type Kind uint8

// The kinds of blocks.
const (
	Group        Kind = iota // several blocks, or lines that belong together; Class says which
	Division                 // a part of the text, with its headings
	Heading                  // Level counts from 1
	Paragraph                // N is its number if it is one that can be cited
	Letterhead               // opener
	Letterfoot               // closer
	Address                  // its children are lines
	Line                     // a line of its own: of an address, a signature, a title page
	Verse                    // a line of verse; N is its number
	Stanza                   // lines of verse
	Speech                   // a speaker and what he says
	Speaker                  // who speaks
	Stage                    // a stage direction between speeches
	Quotation                // a quotation set apart
	List                     // Ordered or not
	Item                     // N is the number or mark that the source prints
	GlossList                // its children are terms and definitions
	Term                     // a term of a gloss list
	Definition               // what the term means
	Table                    // caption and rows
	Caption                  // of a table or figure
	Row                      // Head if it holds labels
	Cell                     // Head, Cols, Rows
	Figure                   // images and a caption
	Margin                   // a note that stands in the margin
	Remark                   // a handwritten remark that stands as a block
	Preformatted             // white space counts
	Rule                     // a separator
	lastBlock    = Rule
)

// The kinds of inlines.
const (
	Text       Kind = iota + lastBlock + 1 // characters of the source
	Sign                                   // characters that the edition adds
	Blank                                  // space left in the source, of the width of Text
	Span                                   // anything that only needs its class
	Insertion                              // add
	Deletion                               // del
	Italic                                 // the writing, as @rend says
	Bold                                   //
	Underlined                             //
	Struck                                 //
	Superior                               // raised
	Inferior                               // lowered
	Emphasis                               // emphasis that is meant, not only written
	Expansion                              // letters that the editor supplies in an abbreviation
	LineBreak                              // N is its number
	PageBreak                              // of a page or column; N is its number, Text what to print
	WordBreak                              // a place where a word goes over a line
	Anchor                                 // a place that others point to
	Link                                   // Target is safe
	Image                                  // Target is safe; Title is its description
	Facsimile                              // Target is the image of what begins here, Title what that is, Zone the part shown
	HandLabel                              // "H1"
	NoteRef                                // the mark of a note; N is its key, Target its id
	EntryRef                               // the mark of an Entry, which has its key in each view
)

// Block reports whether a kind is one of blocks.
func (k Kind) Block() bool { return k <= lastBlock }

// A Node is a piece of the reading model.
type Node struct {
	Kind  Kind
	In    Views  // the views it stands in, of those that its parent stands in
	Name  string // the TEI element it was made from; "" for what the edition adds
	Class string // further safe words, separated by blanks: place-above, reason-lost
	ID    string // unique on the page
	Lang  string // BCP 47, where it differs from what surrounds it
	RTL   bool   // the language is written from right to left

	Text   string // of Text, Sign, Blank, HandLabel and PageBreak; what stands for an Image
	N      string // number or key, as printed
	Target string // where a Link goes, an Image is, a reference points
	Title  string // an explanation in the language of the labels
	Hand   *Hand  // who wrote it, if not the main hand
	Entry  *Entry // of an EntryRef, and of the words that an apparatus entry speaks of
	Zone   *Zone  // the part of a Facsimile that is shown; nil for all of it
	Zones  []Zone // the places of a Facsimile that lead to the text

	Sigla []string // of the witnesses that begin or end here, or whose page begins

	Row    int  // of two texts side by side, counted from 1; 0 is none
	Varies bool // a Verse has entries whose key is its number

	Level      int // of a Heading
	Indent     int // in characters, from @rend
	Align      Align
	Head       bool // a Row or Cell of labels
	Ordered    bool // a List of numbered items
	Cols, Rows int  // that a Cell spans; 0 means 1

	Nodes []*Node

	graphic *etree.Element // of a Facsimile
	mention *mention       // of a name that the index leads to
	corresp []string       // the ids of what a block corresponds to
}

// Align says where a block stands between the margins.
type Align uint8

// The alignments that @rend can state.
const (
	Start Align = iota
	Center
	End
)
