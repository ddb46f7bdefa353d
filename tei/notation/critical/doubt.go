package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// The codes of what can be read, and is probably not what was meant.
const (
	CodeParts  diag.Code = "bracket-parts"  // a bracket is divided by | into other parts than its label has
	CodeWords  diag.Code = "bracket-words"  // words stand in what holds none
	CodeColon  diag.Code = "bracket-colon"  // a label without its colon
	CodeHabit  diag.Code = "other-notation" // a form of another notation
	CodeBraces diag.Code = "braces-unread"  // words in braces that belong to nothing
	CodeRow    diag.Code = "table-row"      // a line that is no row, or a row with other cells than the first
	CodeLine   diag.Code = "line-not-apart" // a line that would be something if it stood apart
	CodeBlock  diag.Code = "block-sign"     // a heading or fence whose sign is wrong
)

// otherParts tells of a bracket with a number of parts that its label does not have.
func (p *parser) otherParts(rule *notation.LabelRule, pr pair, example string) {
	p.warn(CodeParts, pr.open, pr.end(), "write "+example+"; a | that divides nothing is written \\|",
		"the label %q cannot be read with these parts; the bracket is read as words of the editor", rule.Name.Text)
}

// pairExample shows how a label with two parts is typed.
func pairExample(rule *notation.LabelRule) string {
	for _, x := range rule.Examples {
		if strings.Contains(x.Text, " | ") {
			return x.Text
		}
	}
	return "[" + rule.Name.Text + ": one | another]"
}

// holdsNoWords reports whether an element holds elements only, or nothing, and words stand in it: that is told.
func (p *parser) holdsNoWords(e *Element, h head, pr pair) bool {
	if e.isForeign() || !voidElements()[e.Name] && !layoutElements()[e.Name] || !hasText(e) {
		return false
	}
	help := "write what it holds as brackets of their own"
	switch {
	case e.Name == "handShift":
		help = "a change of hand is [hand h2]; a hand is declared on a line of its own, or in the front matter"
	case e.Name == "app":
		help = "write [app: reading {A} | another {B C}]"
	case voidElements()[e.Name]:
		help = "write [" + strings.TrimSpace(p.text[pr.inner():h.end-1]) + "] without a colon"
		if h.colon && strings.TrimSpace(p.text[pr.inner():h.end]) == h.label+":" {
			help = "write [" + h.label + " " + strings.TrimSpace(p.text[h.end:pr.close]) + "] without a colon"
		}
	}
	p.warn(CodeWords, pr.open, pr.end(), help, "no words can stand directly in <%s>; the bracket is read as words of the editor", e.Name)
	return true
}

var (
	headingSign   = expression.Lazy(`^#{1,6}\pL`)
	indentedFence = expression.Lazy(`^[ \t]+:::+[ \t]*(?:\pL|$)`)
	isProse       = expression.Lazy(`^[ \t]*["'“‘«„(]*[\pL\pN]`)
	shortFence    = expression.Lazy(`^::[ \t]*\pL[\pL\pN-]*[ \t]*$`)
)

// doubtBlock tells of a paragraph that begins like a heading or a fence, whose sign is wrong.
func (p *parser) doubtBlock(at, to int) {
	line, _, _ := strings.Cut(p.text[at:to], "\n")
	switch {
	case headingSign().MatchString(line):
		sign := runLength(line, '#')
		p.warn(CodeBlock, at, at+sign, "write a blank after it; if this is no heading, write \\#", "a heading has a blank after the %s; this is read as text", line[:sign])
	case indentedFence().MatchString(line):
		blanks := len(line) - len(strings.TrimLeft(line, " \t"))
		p.warn(CodeBlock, at, at+blanks, "take out the blanks; if this is no fence, write \\:::", "a fence begins at the beginning of its line; this is read as text")
	case shortFence().MatchString(line):
		p.warn(CodeBlock, at, at+2, "write three colons; if this is no fence, write \\::", "a fence has three colons; this is read as text")
	}
}

// isSignedLine reports whether a line has a sign that means something only where it stands apart.
func isSignedLine(line string) bool { return heading().MatchString(line) || isVerse(line) }

// doubtLines tells of lines in a paragraph that would be headings or verses if they stood apart.
func (p *parser) doubtLines(at, to int) {
	if isRow(p.text[at:p.lineEnd(at, to)]) {
		return // that is told
	}
	for start := p.lineEnd(at, to) + 1; start < to; start = p.lineEnd(start, to) + 1 {
		if line := p.text[start:p.lineEnd(start, to)]; isSignedLine(line) {
			p.warn(CodeLine, start, start+1, "put a blank line before it; if it is text, write a backslash before the sign",
				"a line that begins with %s is a heading or verse only after a blank line; this is read as text", line[:strings.IndexByte(line+" ", ' ')])
			return
		}
	}
}

// doubtRow tells of a line that is none of the table that it stands in.
func (p *parser) doubtRow(at, to int) {
	p.warn(CodeRow, at, to, "begin and end it with |; if these are no rows, write \\| at the beginning",
		"the lines before this one are rows of a table, and this one is none; all are read as text")
}

// doubtVerse tells of what follows the last line of a stanza on the next line.
func (p *parser) doubtVerse(at, end int) {
	if at >= end {
		return
	}
	line := p.text[at:p.lineEnd(at, end)]
	switch {
	case strings.Trim(line, white) == "" || isFenceEnd(line) || fenceStart().MatchString(line) || p.isFootnote(at) || p.raws.at(at).isBlock:
	case isRow(line):
		p.warn(CodeRow, at, at+1, "if the line before it is a row too, end it with |; else put a blank line between", "the line before this row of a table is read as a verse")
	case isProse().MatchString(line):
		p.warn(CodeLine, at, at+1, "begin it with | if it is a verse; else put a blank line before it", "the line before this one is a verse, and this one is none")
	}
}

// doubtCells tells of a row with other cells than the first of its table.
func (p *parser) doubtCells(table, row *Element) {
	first := table.Children[0].(*Element)
	if len(row.Children) != len(first.Children) && !hasSpans(first) && !hasSpans(row) {
		p.warn(CodeRow, row.Span.Start, row.Span.End, "write an empty cell as in | a | |; a cell that spans several is [cell cols=2: …]",
			"this row has %s, the first of the table %s", count(len(row.Children), "cell"), count(len(first.Children), "cell"))
	}
}

func hasSpans(row *Element) bool {
	for _, n := range row.Children {
		if e, ok := n.(*Element); ok && (e.has("cols") || e.has("rows")) {
			return true
		}
	}
	return false
}
