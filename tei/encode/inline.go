package encode

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// CodeControl says that a control character was found.
const CodeControl diag.Code = "control-character"

// A lineEnd says what the end of a line within a block is.
type lineEnd bool

const (
	folded lineEnd = false // white space: prose was wrapped there
	kept   lineEnd = true  // lb: the line is one of the source
)

// inline appends nodes to an element.
func (e *encoder) inline(parent *etree.Element, nodes []notation.Node, lines lineEnd) {
	for i := 0; i < len(nodes); i++ {
		before := len(parent.Child)
		if n := e.prose(parent, nodes[i:], lines); n > 0 {
			i += n - 1
			continue
		}
		switch n := nodes[i].(type) {
		case *notation.Text:
			e.text(parent, n)
		case *notation.Break:
			e.lineBreak(parent, nodes, i, lines)
		case *notation.PageEnd:
			e.pageEnd(parent, n)
		case *notation.Control:
			e.control(parent, n)
		case *notation.Bracket:
			e.bracket(parent, nodes, i, lines)
		case *marked:
			n.open(parent, func(child *etree.Element) { e.inline(child, n.nodes, lines) })
		}
		e.origins.children(parent, before-1, nodes[i].Place()) // the last before may have given letters to a bracket
	}
}

// prose appends at once the lines of text that nodes begin with, as far as they are no more than text that was wrapped, and
// returns how many nodes these are. It is the same as to append each: it saves memory, of which a token of the tree
// takes more than most lines are long. Where it is asked where things come from, each is appended for itself.
func (e *encoder) prose(parent *etree.Element, nodes []notation.Node, lines lineEnd) int {
	if e.origins != nil || e.runInMarks || lines != folded {
		return 0
	}
	n := 0
	for n < len(nodes) && e.isProse(nodes, n) {
		n++
	}
	if n < 2 {
		return 0
	}
	at := nodes[0].Place().Cover(nodes[n-1].Place())
	e.running(parent, at.Text(), at)
	return n
}

// isProse reports whether a node is text, or a line end and indentation with nothing else in it.
func (e *encoder) isProse(nodes []notation.Node, i int) bool {
	switch n := nodes[i].(type) {
	case *notation.Text:
		return n.Span.File != nil && n.Span.Len() == len(n.Text)
	case *notation.Break:
		return i > 0 && n.Span.File != nil && n.Span.Len() == len(n.Text) && n.Text[0] == '\n' && isPlainBreak(n.Text) && e.hyphenation(nodes, i) == noHyphen
	}
	return false
}

// isPlainBreak reports whether a break is line ends, then indentation by blanks: nothing is to be changed in it.
func isPlainBreak(s string) bool {
	indent := strings.TrimLeft(s, "\n")
	return strings.Trim(indent, " \t") == ""
}

// text appends plain text, with the notes whose numbers are run into its words.
func (e *encoder) text(parent *etree.Element, n *notation.Text) {
	rest, at := n.Text, n.Span.Start
	if e.runInMarks {
		for _, m := range runIn().FindAllStringSubmatchIndex(n.Text, -1) {
			start, end := m[2]-(len(n.Text)-len(rest)), m[3]-(len(n.Text)-len(rest))
			number := rest[start:end]
			note := e.note(number, n.Span)
			if note == nil {
				continue
			}
			e.running(parent, rest[:start], n.Span.File.Span(at, at+start))
			made := e.endNote(parent, note)
			span := n.Span.File.Span(at+start, at+end)
			e.conclude(span, "note number run into a word", made, "mark of the note "+number, true)
			e.label(span, "mark of a note")
			rest, at = rest[end:], at+end
		}
	}
	e.running(parent, rest, n.Span.File.Span(at, at+len(rest)))
}

// lineBreak appends the end of a line within a block.
func (e *encoder) lineBreak(parent *etree.Element, nodes []notation.Node, i int, lines lineEnd) {
	n := nodes[i].(*notation.Break)
	ends, indent := splitBreak(n.Text)
	hyphen := e.hyphenation(nodes, i)
	switch {
	case hyphen != noHyphen:
		e.hyphen(parent, hyphen, n)
	case lines == folded && isWhite(n.Text):
		parent.CreateText(strings.Repeat("\n", ends) + indent)
	default:
		for range ends - 1 {
			add(parent, "lb")
		}
		add(parent, "lb", "rend", e.indentation(indent))
	}
}

// splitBreak returns the number of line ends in a break and the indentation after
// the last of them.
func splitBreak(s string) (ends int, indent string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Count(s, "\n"), s[strings.LastIndexByte(s, '\n')+1:]
}

func isWhite(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// indentation returns the @rend of an indentation, "" if it is empty.
func (e *encoder) indentation(indent string) string {
	if indent == "" {
		return ""
	}
	return fmt.Sprintf("indent(%d)", notation.IndentWidth(indent))
}

// pageEnd appends the end of a page of the print-out that the transcription was
// made from: no page of the source, hence no pb.
func (e *encoder) pageEnd(parent *etree.Element, n *notation.PageEnd) {
	m := add(parent, "milestone", "unit", "printout-page", "rend", e.indentation(strings.TrimLeft(n.Text, "\f")))
	e.conclude(n.Span, "page end", m, "end of a page of the print-out", false)
}

// control appends a note in the place of a character that XML forbids.
func (e *encoder) control(parent *etree.Element, n *notation.Control) {
	addText(parent, "note", fmt.Sprintf("U+%04X", []rune(n.Text)[0]), "type", "control")
	e.warnControl(n)
}

func (e *encoder) warnControl(n *notation.Control) {
	e.warn(CodeControl, n.Span, "remove it from the transcription if it is an accident of typing or copying",
		"the control character U+%04X cannot stand in TEI; its name stands in its place", []rune(n.Text)[0])
}

// A hyphenState says what a hyphen at the end of a line is.
type hyphenState int

const (
	noHyphen   hyphenState = iota
	hardHyphen             // it may belong to the word
	softHyphen             // the word stands without it elsewhere in the transcription, or the sign says that it is none of the word's
)

// divisionSigns are the signs at a line's end that say nothing but that the word goes on: the NOT
// SIGN that transcribers write, the soft hyphen of text recognition, the double hyphen of
// blackletter.
const divisionSigns = "¬\u00ad⸗"

// hyphenation returns what the hyphen before a break is.
func (e *encoder) hyphenation(nodes []notation.Node, i int) hyphenState {
	if i == 0 || i+1 == len(nodes) {
		return noHyphen
	}
	before, ok1 := nodes[i-1].(*notation.Text)
	after, ok2 := nodes[i+1].(*notation.Text)
	if !ok1 || !ok2 {
		return noHyphen
	}
	sign := lastRune(before.Text)
	division := strings.ContainsRune(divisionSigns, sign)
	if sign != '-' && !division {
		return noHyphen
	}
	first := lastWord(strings.TrimSuffix(before.Text, string(sign)))
	second := firstWord(after.Text)
	switch {
	case first == "" || second == "":
		return noHyphen
	case division || e.hasWord(first+second):
		return softHyphen
	}
	return hardHyphen
}

// hyphen marks a word that is divided at the end of a line (TEI P5, 3.2.3). The
// hyphen itself is the last character of the text before.
func (e *encoder) hyphen(parent *etree.Element, h hyphenState, n *notation.Break) {
	what := "hyphen at a line end, kept: the word does not occur without it"
	if h == softHyphen {
		sign := string(lastRune(lastText(parent).Data))
		cutSuffix(parent, sign)
		addText(parent, "pc", sign, "force", "weak")
		what = "hyphen at a line end, weak: the word occurs without it"
		if sign != "-" {
			what = "sign of a divided word at a line end"
		}
	}
	_, indent := splitBreak(n.Text)
	lb := add(parent, "lb", "break", "no", "rend", e.indentation(indent))
	e.conclude(n.Span, "word division", lb, what, h == hardHyphen)
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, isNoLetter)
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, isNoLetter); i >= 0 {
		return s[:i]
	}
	return s
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// hasWord reports whether a word occurs in the transcription.
func (e *encoder) hasWord(w string) bool {
	if e.words == nil {
		e.words = map[string]bool{}
		eachWord(string(e.tree.File.Bytes()), func(w string) { e.words[strings.ToLower(w)] = true })
	}
	return e.words[strings.ToLower(w)]
}

// eachWord calls a function with each run of letters in a text.
func eachWord(text string, use func(string)) {
	start := -1
	for i, r := range text {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			use(text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		use(text[start:])
	}
}
