package transform

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// rend gives a block its indentation and alignment, and any node classes for the
// writing that @rend, @rendition and @style state. Nothing of them is used as
// CSS: a class is a known word or "rend-" and safe letters.
func (b *builder) rend(n *Node, e *etree.Element) {
	for _, token := range rendTokens(e) {
		switch {
		case n.Kind.Block() && alignments[token] != Start:
			n.Align = alignments[token]
		case n.Kind.Block() && strings.HasPrefix(token, "indent"):
			n.Indent = indentation(token)
		default:
			n.Class = join(n.Class, rendClass(token))
		}
	}
}

// rendTokens returns the words of @rend, @rendition and @style, in lower case.
func rendTokens(e *etree.Element) []string {
	tokens := strings.Fields(strings.ToLower(e.SelectAttrValue("rend", "")))
	for _, pointer := range strings.Fields(strings.ToLower(e.SelectAttrValue("rendition", ""))) {
		if _, name, ok := strings.Cut(pointer, "#"); ok {
			tokens = append(tokens, name)
		} else if _, name, ok := strings.Cut(pointer, ":"); ok {
			tokens = append(tokens, name)
		}
	}
	return append(tokens, styleTokens(e.SelectAttrValue("style", ""))...)
}

// styles are the declarations of CSS that say the same as a word of @rend. Others
// are left out.
var styles = map[string]string{
	"font-style:italic": "italic", "font-style:oblique": "italic", "font-weight:bold": "bold",
	"text-decoration:underline": "underline", "text-decoration:line-through": "strikethrough",
	"font-variant:small-caps": "smallcaps", "vertical-align:super": "superscript",
	"vertical-align:sub": "subscript", "text-align:center": "center", "text-align:right": "right",
	"text-transform:uppercase": "caps",
}

func styleTokens(style string) []string {
	var tokens []string
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		if token := styles[strings.Join(strings.Fields(declaration), "")]; token != "" {
			tokens = append(tokens, token)
		}
	}
	return tokens
}

var alignments = map[string]Align{
	"right": End, "align(right)": End, "flushright": End, "end": End,
	"center": Center, "centre": Center, "centered": Center, "centred": Center, "align(center)": Center,
}

// maxIndent is the deepest indentation that is shown, in characters.
const maxIndent = 40

// indentation reads "indent(8)", "indent8", "indent-2" and "indent". A bare
// number below five counts steps of indentation by convention of @rend; in
// parentheses it counts characters.
func indentation(token string) int {
	digits := strings.Trim(strings.TrimPrefix(token, "indent"), "ed()-_ ")
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 0:
		return 4
	case !strings.Contains(token, "(") && n < 5:
		n *= 4
	}
	return min(n, maxIndent)
}

// writing maps words of @rend to classes that the style sheets know.
var writing = map[string]string{
	"italic": "italic", "italics": "italic", "italique": "italic", "i": "italic", "it": "italic", "kursiv": "italic", "cursive": "italic",
	"bold": "bold", "b": "bold", "strong": "bold", "fett": "bold",
	"underline": "underline", "underlined": "underline", "u": "underline", "ul": "underline",
	"superscript": "superscript", "sup": "superscript", "super": "superscript", "hoch": "superscript",
	"subscript": "subscript", "sub": "subscript",
	"smallcaps": "sc", "small-caps": "sc", "sc": "sc", "smcap": "sc",
	"caps": "caps", "uppercase": "caps", "allcaps": "caps", "all-caps": "caps", "capitals": "caps",
	"spaced": "spaced", "letterspaced": "spaced", "letterspacing": "spaced", "spaced-out": "spaced", "gesperrt": "spaced", "wide": "spaced",
	"strikethrough": "struck", "overstrike": "struck", "line-through": "struck", "struck": "struck",
}

func rendClass(token string) string {
	if class := writing[token]; class != "" {
		return class
	}
	return safeClass("rend-", token)
}

// safeClass returns a class made of a prefix and the letters, digits and hyphens
// of a word, or "" if it has none.
func safeClass(prefix, word string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, word)
	if safe == "" {
		return ""
	}
	return prefix + safe[:min(len(safe), 40)]
}

// join joins classes.
func join(classes ...string) string {
	return strings.Join(strings.Fields(strings.Join(classes, " ")), " ")
}
