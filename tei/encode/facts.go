package encode

import (
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// facts is what the transcription states of itself, gathered while its header
// block and its body are read, for the header of the edition.
type facts struct {
	fields   map[string]*notation.Field // the first of each name
	unknown  []notation.FrontField      // of the front matter, not understood
	others   []*notation.Field          // blocks of the header that no rule names, further ones of a name, fields of a profile's own
	date     calendarDate               // of the document
	original notation.Language          // of the document
	language notation.Language          // of the transcription
	pieces   map[string]piece           // of the citation, the source and the credits
	sender   piece
	receiver piece

	senders    []notation.Value // whom the metadata names, of whom the sender is the first
	recipients []notation.Value

	translated   bool
	inOriginal   bool    // what is read now is the original, beside its translation
	sentDate     dated   // of the dateline
	sentFrom     piece   // the place of the dateline
	place        piece   // of the receiver, in the address
	addressee    piece   // whom the address names
	alsoTo       []piece // whom further addresses name
	signatory    piece   // who signed the letter
	transmission []transmission
}

// A piece is words of the transcription and the rule that found them.
type piece struct {
	text string
	span source.Span
	rule notation.Name
}

// A dated is a date as the transcription writes it.
type dated struct {
	text string
	date calendarDate
	time string // ISO 8601, "" if not stated
}

// A transmission is one step of a message on its way.
type transmission struct {
	action string // the type of the correspAction
	person string
	span   source.Span // of the person
	dated  dated
}

// resp returns the pointer to the translator, "" if none is named or the words are those of the original.
func (f *facts) resp() string {
	if f.pieces["translator"].text == "" || f.inOriginal {
		return ""
	}
	return "#" + translatorID
}

const translatorID = "tr"

// translation returns the reason of words supplied, "" if the header states no
// translation, or the words are those of the original.
func (f *facts) translation() string {
	if f.translated && !f.inOriginal {
		return "translation"
	}
	return ""
}
