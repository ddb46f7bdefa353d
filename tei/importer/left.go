package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A kind is a kind of thing that a transcription does not hold.
type kind struct {
	one, many string
	help      string
	severity  diag.Severity
}

// What is left out, and why. Text that people may miss is a warning.
var (
	kindFurniture = kind{"header or footer", "headers and footers", "they belong to the pages of the file, not to its text", diag.Warning}
	kindHidden    = kind{"hidden text", "hidden texts", "show it in the program that made the file, if it belongs to the text", diag.Warning}
	kindImage     = kind{"image", "images", "a transcription holds words: describe it there, if it matters", diag.Warning}
	kindLink      = kind{"address of a link", "addresses of links", "", diag.Info}
	kindScript    = kind{"script or style sheet", "scripts and style sheets", "", diag.Info}
	kindSite      = kind{"part of the web site", "parts of the web site", "menus and the like are not of the text; if they are, give the page without them", diag.Warning}
	kindForm      = kind{"form field", "form fields", "", diag.Info}
	kindMeta      = kind{"statement about the file", "statements about the file", "write into the front matter what is true of the document", diag.Info}
	kindTag       = kind{"tag", "tags", "the words are in the transcription, what is said of them is not", diag.Warning}
	kindVariant   = kind{"other reading of the text recognition", "other readings of the text recognition", "", diag.Info}
	kindRevision  = kind{"author of changes", "authors of changes", "", diag.Info}
	kindChange    = kind{"tracked change of formatting or paragraphs", "tracked changes of formatting or paragraphs", "accept or reject them in Word, and import again", diag.Warning}
	kindEntity    = kind{"entity that is declared elsewhere", "entities that are declared elsewhere", "nothing outside the file is read; replace them by what they stand for", diag.Warning}
	kindField     = kind{"instruction of a field", "instructions of fields", "", diag.Info}
	kindLoose     = kind{"note to which nothing refers", "notes to which nothing refers", "Word shows none of them; put them into the transcription, if they belong to the text", diag.Warning}
	kindBackLink  = kind{"link back from a note", "links back from notes", "", diag.Info}
	kindNoteSign  = kind{"sign of a note", "signs of notes", "notes have numbers in the transcription", diag.Info}
	kindSpan      = kind{"span of a cell", "spans of cells", "empty cells stand where a cell spans others", diag.Warning}
	kindRuby      = kind{"annotation beside words", "annotations beside words", "", diag.Warning}
	kindLabel     = kind{"label of the web page", "labels of the web page", "its value stands in the front matter", diag.Info}
	kindMath      = kind{"arrangement of a formula", "arrangements of formulas", "the characters alone are in the transcription", diag.Warning}
)

// A tally counts what was left out of one file, kind by kind.
type tally struct {
	kind  kind
	file  *source.File
	n     int
	texts []string // different ones, in their order
	more  int      // texts that are not held here
}

// maxTexts is the number of texts of one kind that a message shows.
const maxTexts = 5

// leave notes that something is not in the transcription.
func (s *script) leave(k kind, text string) {
	text = strings.Join(strings.Fields(text), " ")
	s.left = append(s.left, Left{What: k.one, Text: text, kind: k})
	t := s.tallyOf(k)
	t.n++
	switch {
	case text == "" || slices.Contains(t.texts, text):
	case len(t.texts) < maxTexts:
		t.texts = append(t.texts, text)
	default:
		t.more++
	}
}

// takeLeft takes over what was left out of a part that was read by itself.
func (s *script) takeLeft(part *script) {
	for _, l := range part.left {
		s.leave(l.kind, l.Text)
	}
	s.found = append(s.found, part.found...)
}

func (s *script) tallyOf(k kind) *tally {
	for i := range s.kinds {
		if t := &s.kinds[i]; t.kind == k && t.file == s.file {
			return t
		}
	}
	s.kinds = append(s.kinds, tally{kind: k, file: s.file})
	return &s.kinds[len(s.kinds)-1]
}

// report says what is not in the transcription, a message for each kind and file.
func (s *script) report() diag.List {
	var list diag.List
	for _, t := range s.kinds {
		list = append(list, diag.Diagnostic{
			Severity: t.kind.severity, Code: CodeLeftOut, Span: t.file.Span(0, 0),
			Message: t.message(), Help: t.kind.help,
		})
	}
	return list
}

func (t tally) message() string {
	words := fmt.Sprintf("1 %s is left out", t.kind.one)
	if t.n > 1 {
		words = fmt.Sprintf("%d %s are left out", t.n, t.kind.many)
	}
	for i, text := range t.texts {
		sign := ", "
		if i == 0 {
			sign = ": "
		}
		words += sign + "“" + shortened(text) + "”"
	}
	if t.more > 0 {
		words += ", …"
	}
	return words
}

// maxShown is the number of characters of a text that a message shows.
const maxShown = 60

func shortened(s string) string {
	runes := []rune(s)
	if len(runes) <= maxShown {
		return s
	}
	return string(runes[:maxShown-1]) + "…"
}
