package importer

import (
	"strconv"
	"strings"
)

// docxRuns are the words of a paragraph while they are read.
type docxRuns struct {
	*docx
	list  []inline
	boxes []*element // text boxes, whose text follows the paragraph
}

// read reads what stands in a paragraph, or in an element within it, whose words have marks.
func (r *docxRuns) read(e *element, m marks) {
	for _, n := range e.nodes {
		switch n.name {
		case "r":
			r.run(n, m)
		case "ins", "moveTo":
			r.author(n)
			r.read(n, m|inserted)
		case "del", "moveFrom":
			r.author(n)
			r.read(n, m|deleted)
		case "hyperlink":
			if address := r.parts.address(n.attr("id")); address != "" {
				r.leave(kindLink, address)
			}
			r.read(n, m)
		case "sdt":
			if content := n.child("sdtContent"); content != nil {
				r.read(content, m)
			}
		case "smartTag", "customXml", "fldSimple", "bdo", "dir", "subDoc":
			r.read(n, m)
		case "oMath", "oMathPara":
			r.math(n, m)
		case "AlternateContent":
			if a := alternative(n); a != nil {
				r.read(a, m)
			}
		}
	}
}

func (r *docxRuns) author(n *element) {
	if a := n.attr("author"); a != "" && !r.authors[a] {
		r.authors[a] = true
		r.leave(kindRevision, a)
	}
}

func (r *docxRuns) run(e *element, m marks) {
	properties := e.child("rPr")
	own, hidden := r.marksOf(properties)
	if properties.child("rPrChange") != nil {
		r.leave(kindChange, "")
	}
	if hidden {
		if text := textOf(e); strings.TrimSpace(text) != "" {
			r.leave(kindHidden, text)
		}
		return
	}
	for _, n := range e.nodes {
		r.piece(n, m|own)
	}
}

// piece reads one thing in a run.
func (r *docxRuns) piece(n *element, m marks) {
	switch n.name {
	case "t", "delText":
		r.text(lineEndsOut.Replace(n.content()), m)
	case "tab", "ptab":
		r.text("\t", m)
	case "br":
		r.lineBreak(n, m)
	case "cr":
		r.text("\n", m)
	case "noBreakHyphen":
		r.text("\u2011", m)
	case "softHyphen":
		r.text("\u00ad", m)
	case "sym":
		r.symbol(n, m)
	case "instrText", "delInstrText":
		r.leave(kindField, n.content())
	case "fldChar":
		r.field(n)
	case "footnoteReference":
		r.note(r.footnotes[n.attr("id")])
	case "endnoteReference":
		r.note(r.endnotes[n.attr("id")])
	case "commentReference":
		r.comment(r.comments[n.attr("id")])
	case "drawing", "pict", "object":
		r.picture(n)
	case "ruby":
		r.ruby(n, m)
	case "AlternateContent":
		if a := alternative(n); a != nil {
			for _, inner := range a.nodes {
				r.piece(inner, m)
			}
		}
	}
}

// lineEndsOut makes blanks of line ends, which say nothing in WordprocessingML.
var lineEndsOut = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// text appends words, unless they are the instruction of a field.
func (r *docxRuns) text(text string, m marks) {
	if n := len(r.fields); n > 0 && !r.fields[n-1] {
		r.leave(kindField, text)
		return
	}
	r.list = append(r.list, inline{text: text, marks: m})
}

func (r *docxRuns) lineBreak(n *element, m marks) {
	if n.attr("type") == "page" {
		r.list = append(r.list, notationOf("\f"))
		return
	}
	r.text("\n", m)
}

// field follows the parts of a field: its instruction, then its result.
func (r *docxRuns) field(n *element) {
	last := len(r.fields) - 1
	switch n.attr("fldCharType") {
	case "begin":
		if len(r.fields) < 64 {
			r.fields = append(r.fields, false)
		}
	case "separate":
		if last >= 0 {
			r.fields[last] = true
		}
	case "end":
		if last >= 0 {
			r.fields = r.fields[:last]
		}
	}
}

// symbol appends a character of a font of symbols, by its number there.
func (r *docxRuns) symbol(n *element, m marks) {
	code, err := strconv.ParseUint(n.attr("char"), 16, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return
	}
	r.text(string(rune(code)), m)
	r.doubt(CodeUncertain, "the character U+"+strings.ToUpper(n.attr("char"))+" of the font "+n.attr("font")+" has no meaning without it",
		"replace it in the transcription by the character that it shows")
}

// note appends the mark of a footnote or endnote.
func (r *docxRuns) note(n *element) {
	if n == nil {
		return
	}
	r.taken[n] = true
	r.list = append(r.list, r.newNote(flat(r.inner(n))))
}

// comment appends a comment, with the name of who wrote it.
func (r *docxRuns) comment(n *element) {
	if n == nil {
		return
	}
	r.taken[n] = true
	text := flat(r.inner(n))
	if author := strings.TrimSpace(n.attr("author")); author != "" {
		text = append(words(author+": "), text...)
	}
	r.list = append(r.list, labelled("comment", folded(text))...)
}

// picture leaves a picture out; the text of text boxes in it follows the paragraph.
func (r *docxRuns) picture(n *element) {
	before := len(r.boxes)
	r.findBoxes(n)
	if len(r.boxes) > before {
		return
	}
	alt := ""
	for p := range n.all("docPr") {
		alt = p.attr("descr")
	}
	r.leave(kindImage, alt)
}

func (r *docxRuns) findBoxes(e *element) {
	for _, n := range e.nodes {
		switch n.name {
		case "txbxContent":
			r.boxes = append(r.boxes, n)
		case "AlternateContent":
			if a := alternative(n); a != nil {
				r.findBoxes(a)
			}
		default:
			r.findBoxes(n)
		}
	}
}

// ruby appends words, without what stands beside them.
func (r *docxRuns) ruby(n *element, m marks) {
	if base := n.child("rubyBase"); base != nil {
		r.read(base, m)
	}
	if beside := n.child("rt"); beside != nil {
		r.leave(kindRuby, textOf(beside))
	}
}

// math appends the characters of a formula.
func (r *docxRuns) math(n *element, m marks) {
	text := textOf(n)
	r.text(text, m)
	r.leave(kindMath, text)
}
