package critical

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// doubtBraces tells of braces that are text, if they are probably meant to say something of what stands before
// them, or as a sign.
func (r *runner) doubtBraces(i int) {
	text := r.parser.text
	if strings.HasPrefix(text[i:r.to], "{–") || strings.HasPrefix(text[i:r.to], "{—") {
		r.warn(CodeHabit, i, i+len("{–"), "write {-- and --} with two hyphens; a word processor may have made a dash of them", "this is no sign of a deletion; it is read as text")
		return
	}
	words, next, ok := readBlock(text, i, r.to)
	switch {
	case ok && len(words) == 1 && words[0].name == "" && (next == r.to || text[next] == '\n') && r.nearLabel(words[0].value) != "":
		r.warn(notation.CodeLabel, i+1, next-1, fmt.Sprintf("perhaps %q is meant; if this is text, write \\{", r.nearLabel(words[0].value)),
			"there is no label %q; the braces are read as text", words[0].value)
	case ok && !slices.ContainsFunc(words, func(w word) bool { return !r.saysSomething(w) }):
		r.warn(CodeBraces, i, next, "write them right after a bracket or sign, without a blank between; if this is text, write \\{",
			"these words in braces follow no bracket or sign that they could belong to; they are read as text")
	case !ok && r.followsNode(i) && !strings.Contains(line(text[i:r.to]), "}"):
		r.warn(CodeBraces, i, i+1, "close them with }; if this is text, write \\{", "the braces after this bracket or sign are never closed; they are read as text")
	}
}

// line returns a text up to the end of its line.
func line(text string) string {
	first, _, _ := strings.Cut(text[:min(len(text), maxBlock)], "\n")
	return first
}

// nearLabel returns the label of the profile that a word is a misspelling of, "" if there is none or it is no misspelling.
func (p *parser) nearLabel(w string) string {
	if near := p.vocabulary.words().Nearest(w); near != w && p.vocabulary.labels[near] != nil {
		return near
	}
	return ""
}

// saysSomething reports whether a word in braces is one of those that belong to brackets: a place, a hand, an attribute.
func (p *parser) saysSomething(w word) bool {
	return w.name != "" && attributeNames()[w.name] || w.name == "" && (slices.Contains(places, w.value) || p.scope.hands[w.value])
}

// followsNode reports whether an element ends right before an offset.
func (r *runner) followsNode(i int) bool {
	return r.text.Len() == 0 && r.start == i && len(r.nodes) > 0
}

// rawLike is TEI between backticks, whatever follows.
var rawLike = expression.Lazy("^`+<[^`\n]{1,500}>`+(?:\\{=?[\\pL]*\\})?")

// doubtRaw tells of backticks that are text, if they probably stand round raw TEI.
func (r *runner) doubtRaw(i int) {
	rest := r.parser.text[i:r.to]
	switch n := runLength(rest, '`'); {
	case isBlockStart(r.parser.text, i, n):
		r.warn(CodeRaw, i, i+n+len(rawMark), fmt.Sprintf("close it by a line that is nothing but %s", rest[:n]), "this raw TEI is never closed; it is read as text")
	default:
		if found := rawLike().FindString(rest); found != "" {
			r.warn(CodeRaw, i, i+len(found), "write {=tei} right after the last backtick; if this is text, write \\`", "TEI between backticks is raw TEI only with {=tei} after it; it is read as text")
		}
	}
}

// statedTwice tells of attributes that words state differently: the first, or that of the label, is taken.
func (p *parser) statedTwice(e *Element, words []word) {
	for _, w := range words {
		if w.name != "" && e.Attr(w.name) != w.value {
			p.warn(CodeAttribute, w.at, w.end, "state it once; if the label stands for it, use the name of the element as label", "the attribute %q is stated already, as %q; this is left out", w.name, e.Attr(w.name))
		}
	}
}

// count returns a number and what is counted.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
