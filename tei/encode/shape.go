package encode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
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
	termLabel   = "label"            // a label that is not the canonical one; @n names its field or rule
)

const angleBrackets = "angle-brackets"

func addressForm(angled bool) string {
	if angled {
		return angleBrackets
	}
	return "plain"
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

// fieldLabel begins @n of the term that names the label of a field.
const fieldLabel = "field-"

// noHeader is the shape of a transcription without a header block.
const noHeader = "none"

// layoutDesc names the layout of the transcription where it is not that which
// decoding takes for granted.
func (e *encoder) layoutDesc(desc *etree.Element) {
	p := etree.NewElement("p")
	p.CreateText("Layout of the transcription:")
	n := 0
	say := func(kind, before, value string, attrs ...string) {
		if n > 0 {
			p.CreateText(",")
		}
		n++
		p.CreateText(" " + before + " ")
		addText(p, "term", value, append(attrs, "type", kind)...)
	}
	if f := e.tree.Front; f != nil && len(f.Fields) > 0 {
		var keys []string
		for _, field := range f.Fields {
			keys = append(keys, field.Key)
		}
		say(termFront, "front matter", strings.Join(keys, " "))
	}
	shape := e.shape()
	name := noHeader
	if shape != nil {
		name = shape.Name.Text
	}
	if e.profile.Header.Shapes == nil || name != e.profile.Header.Shapes[0].Name.Text {
		say(termShape, "header", name)
	}
	if order := e.fieldOrder(); shape != nil && !slices.Equal(order, e.orderAsDecoded(shape)) {
		say(termOrder, "its fields in the order", strings.Join(order, " "))
	}
	start, tail := e.edges()
	if shape == nil {
		shape = &notation.HeaderShape{Tail: "\n"}
	}
	if form := addressForm(e.angled); e.facts.pieces["url"].text != "" && form != addressForm(strings.HasPrefix(shape.Address, "<")) {
		say(termAddress, "addresses of the web", form)
	}
	if start != lineEnds(shape.Start) {
		say(termStart, "line ends before it", strconv.Itoa(start))
	}
	if tail != lineEnds(shape.Tail) {
		say(termTail, "line ends after it", strconv.Itoa(tail))
	}
	for _, f := range e.tree.Header {
		if form := f.Label; form != "" && form != f.Def.Names[0]+":" {
			say(termLabel, "the "+f.Def.Field.Text+" labelled", form, "n", fieldLabel+f.Def.Field.Text)
		}
	}
	for _, l := range e.labels {
		if l.form != canonicalLabel(l.rule) {
			say(termLabel, "brackets labelled", l.form, "n", l.rule.Name.Text)
		}
	}
	if e.tree.ByLine {
		say(termBlocks, "blocks divided by", "lines")
	}
	if sign := e.indentSign(); sign != "" && sign != e.canonicalIndent() {
		say(termIndent, "indentation by", indentName(sign))
	}
	if n > 0 {
		p.CreateText(".")
		desc.AddChild(p)
	}
}

func indentName(sign string) string {
	if sign == "\t" {
		return "tabs"
	}
	return "blanks"
}

// shape returns the shape of the profile that explains most of the header's
// layout, or nil if there is no header.
func (e *encoder) shape() *notation.HeaderShape {
	if len(e.tree.Header) == 0 {
		return nil
	}
	var best *notation.HeaderShape
	most := -1
	for _, s := range e.profile.Header.Shapes {
		if n := e.explains(s); n > most {
			best, most = s, n
		}
	}
	return best
}

// explains counts the gaps of the header that a shape makes.
func (e *encoder) explains(s *notation.HeaderShape) int {
	n := 0
	for i, f := range e.tree.Header {
		lead := f.Lead.Text
		if f.Label == "" && len(f.Value) > 0 {
			lead = f.Value[0].Lead.Text
		}
		if i == 0 && lead == s.Start || i > 0 && lead == s.Between {
			n++
		}
		if f.Label != "" && f.Gap.Text == s.Gap {
			n += 2
		}
		if (f.Label == "") == slices.Contains(s.Unlabelled, f.Def.Field.Text) {
			n++
		}
	}
	return n
}

// fieldOrder returns the fields of the header in the order of the transcription,
// those with a label marked by a colon.
func (e *encoder) fieldOrder() []string {
	var order []string
	for _, f := range e.tree.Header {
		name := f.Def.Field.Text
		if f.Label != "" {
			name += ":"
		}
		order = append(order, name)
	}
	return order
}

// orderAsDecoded returns the fields that decoding finds in the header as it is.
func (e *encoder) orderAsDecoded(s *notation.HeaderShape) []string {
	d := decoder{doc: tei.NewDocument(e.doc.tree), profile: e.profile, shape: s}
	return d.canonicalOrder()
}
