package encode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// The terms by which the layout of a transcription is named in the
// transcriptionDesc, where it is not the canonical one of the profile. Decoding
// reads them.
const (
	termShape   = "header-layout"    // the name of the header's shape
	termOrder   = "header-order"     // the fields of the header
	termBlocks  = "blocks"           // "lines": each line of the body is a block
	termIndent  = "indentation"      // what indents: "blanks", "tabs"
	termAddress = "web-address"      // "angle-brackets" or "plain"
	termStart   = "line-ends-before" // the number of line ends before the first character
	termTail    = "line-ends-after"  // the number of line ends after the last
	termNotes   = "notes"            // "parts": notes stand at the end of each document or enclosure
	termTables  = "tables"           // "open": without bars at the ends of rows
	termLabel   = "label"            // a label that is not the canonical one; @n names its field or rule, and of this the brackets that have it
)

const (
	noteParts  = "parts"
	openTables = "open"
)

const angleBrackets = "angle-brackets"

func addressForm(angled bool) string {
	if angled {
		return angleBrackets
	}
	return "plain"
}

// fieldLabel begins @n of the term that names the label of a field.
const fieldLabel = "field-"

// noHeader is the shape of a transcription without a header block.
const noHeader = "none"

func indentName(sign string) string {
	if sign == "\t" {
		return "tabs"
	}
	return "blanks"
}

// A layoutTerm names one trait of the layout of a transcription, where it is not what
// decoding takes for granted.
type layoutTerm struct {
	kind  string // one of the term constants: @type
	of    string // @n: what a label belongs to
	words string // the words before it
	value string
}

// layoutDesc says in the transcriptionDesc how the transcription is laid out, if
// decoding could not know: by terms, which stand for layout and never for text.
func (e *encoder) layoutDesc(desc *etree.Element) {
	terms := e.frontTerms()
	if e.profile.Grammar != notation.Critical { // it has one form, which decoding knows
		shape := e.shape()
		terms = slices.Concat(terms, e.shapeTerms(shape))
		if shape == nil {
			shape = bareShape()
		}
		terms = slices.Concat(terms, e.edgeTerms(shape), e.fieldTerms(), e.labels.terms(), e.bodyTerms())
	}
	if len(terms) == 0 {
		return
	}
	p := add(desc, "p")
	p.CreateText("Layout of the transcription:")
	for i, t := range terms {
		if i > 0 {
			p.CreateText(",")
		}
		p.CreateText(" " + t.words + " ")
		addText(p, "term", t.value, "n", t.of, "type", t.kind)
	}
	p.CreateText(".")
}

// bareShape is the shape of a transcription without a header block.
func bareShape() *notation.HeaderShape { return &notation.HeaderShape{Tail: "\n"} }

func (e *encoder) shapeTerms(shape *notation.HeaderShape) []layoutTerm {
	if shape == nil {
		return []layoutTerm{{kind: termShape, words: "header", value: noHeader}}
	}
	var terms []layoutTerm
	if shape != e.profile.Header.Shapes[0] {
		terms = append(terms, layoutTerm{kind: termShape, words: "header", value: shape.Name.Text})
	}
	if order := e.fieldOrder(); !slices.Equal(order, e.orderAsDecoded(shape)) {
		terms = append(terms, layoutTerm{kind: termOrder, words: "its fields in the order", value: strings.Join(order, " ")})
	}
	canonical := addressForm(strings.HasPrefix(shape.Address, "<"))
	if form := addressForm(e.angled); e.facts.pieces["url"].text != "" && form != canonical {
		terms = append(terms, layoutTerm{kind: termAddress, words: "addresses of the web", value: form})
	}
	return terms
}

func (e *encoder) edgeTerms(shape *notation.HeaderShape) []layoutTerm {
	var terms []layoutTerm
	if e.lineEnds != "" {
		terms = append(terms, layoutTerm{kind: termLineEnds, words: "lines ended by", value: e.lineEnds})
	}
	start, end := e.edges()
	if start != lineEnds(shape.Start) {
		terms = append(terms, layoutTerm{kind: termStart, words: "line ends before it", value: strconv.Itoa(start)})
	}
	if end != lineEnds(shape.Tail) {
		terms = append(terms, layoutTerm{kind: termTail, words: "line ends after it", value: strconv.Itoa(end)})
	}
	return terms
}

// fieldTerms names the labels of fields of the header block.
func (e *encoder) fieldTerms() []layoutTerm {
	var terms []layoutTerm
	for _, f := range e.tree.Header {
		if f.Label != "" && f.Label != f.Def.Names[0]+":" {
			name := f.Def.Field.Text
			terms = append(terms, layoutTerm{termLabel, fieldLabel + name, "the " + name + " labelled", f.Label})
		}
	}
	return terms
}

func (e *encoder) bodyTerms() []layoutTerm {
	var terms []layoutTerm
	if e.notesApart {
		terms = append(terms, layoutTerm{kind: termNotes, words: "notes at the end of the", value: noteParts})
	}
	if e.openTables {
		terms = append(terms, layoutTerm{kind: termTables, words: "rows of tables", value: openTables})
	}
	if e.tree.ByLine {
		terms = append(terms, layoutTerm{kind: termBlocks, words: "blocks divided by", value: "lines"})
	}
	if sign := e.indentSign(); sign != "" && sign != e.canonicalIndent() {
		terms = append(terms, layoutTerm{kind: termIndent, words: "indentation by", value: indentName(sign)})
	}
	return terms
}

// edges returns the numbers of line ends before the first and after the last
// character of the transcription.
func (e *encoder) edges() (start, end int) {
	text := string(e.tree.File.Bytes())
	if f := e.tree.Front; f != nil {
		text = text[f.Close.Span.End:]
	}
	body := strings.TrimLeft(text, " \t\r\n\ufeff")
	start = lineEnds(text[:len(text)-len(body)])
	return start, lineEnds(body[len(strings.TrimRight(body, " \t\r\n")):])
}

// lineEnds returns the number of line ends in layout.
func lineEnds(s string) int {
	n, _ := splitBreak(s)
	return n
}
