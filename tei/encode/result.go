package encode

import (
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// Options says how to encode and decode. The zero value is the default.
type Options struct {
	// Profile holds the conventions of the transcription. If nil, Encode takes
	// the built-in profile "documentary", and Decode the built-in profile that
	// the document names in its transcriptionDesc.
	Profile *notation.Profile
	// Version is the version of Siglum that appInfo names. If empty, appInfo
	// names no version but "0.1".
	Version string
	// Metadata is what is known of the transcription from elsewhere: a row of a table, a
	// database. Its own front matter wins over it, and it over the header block.
	Metadata *notation.Metadata
	// Persons and Places are those whose names are marked where the text has them, with @ref; those named are
	// listed in the header. A name that several have is not marked, and reported.
	Persons, Places *authority.List
	// Rules are rules for brackets in Go, beside those of the profile.
	Rules []Rule
	// SourceMap says that Encode is to remember where each piece of the edition comes
	// from, for [Result.SourceMap]. It takes time and memory.
	SourceMap bool
	// KeepLayout records in the transcriptionDesc where the transcription has other
	// blank lines, blanks, labels and page furniture than decoding writes, so that
	// decoding gives back every byte. The record holds no word of the text.
	KeepLayout bool
}

// A Result is an edition and how it came about.
type Result struct {
	Document *tei.Document
	// Source is the transcription as it was read, with lines that end in LF. The
	// spans below stand in it; lines and columns are those of the file given.
	Source    *source.File
	Decisions []Decision // in the order of the transcription
	Layout    []Layout   // in the order of the transcription

	origins *origins
}

// A Decision is one thing that was recognised in a transcription: a label, a
// heading, a date, the meaning of a bracket.
type Decision struct {
	Span  source.Span // where in the transcription
	What  string      // what it was taken for: "address", "date 1948-10-12"
	Rule  string      // the name of the rule that says so
	Place string      // where that rule is written: "documentary.yaml:118"; "" if it is no rule of a profile
	Path  string      // the element made of it: /TEI/text[1]/body[1]/div[1]; "" if none was
	Guess bool        // true if the form allows another reading
}

// A Layout is a piece of a transcription that is not in the edition as text.
type Layout struct {
	Span source.Span
	Kind LayoutKind
	Note string // what it is: "label of the citation", "2 blank lines"
}

// A LayoutKind says why a piece of a transcription is not text of the edition.
type LayoutKind string

// The kinds of layout.
const (
	Label     LayoutKind = "label"     // a label or sign of the notation, made again from the profile
	Blank     LayoutKind = "layout"    // blank lines, blanks at the ends of lines, indentation
	Furniture LayoutKind = "furniture" // what the printing of the page added: running heads, addresses
)
