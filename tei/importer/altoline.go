package importer

import (
	"strings"
)

// The kinds of words that stand for others (ALTO, SUBS_TYPE).
const (
	firstPart    = "HypPart1"
	secondPart   = "HypPart2"
	abbreviation = "Abbreviation"
)

// divisionSign stands at the end of a line where the source divides a word without a sign.
const divisionSign = "¬"

// line returns the text of a line. following is the line after it in the block, or nil.
func (a *altoReader) line(e *element, m marks, following *element) []inline {
	var list []inline
	m |= a.styleOf(e, 0)
	word := false // a word stands last
	hyphen := false
	var last *element
	for _, n := range e.nodes {
		switch n.name {
		case "String":
			if word && !a.spaced {
				list = append(list, inline{text: " ", marks: m})
			}
			list = append(list, a.word(n, m)...)
			word, last = true, n
		case "SP":
			list = append(list, inline{text: " ", marks: m})
			word = false
		case "HYP":
			list = append(list, inline{text: n.attr("CONTENT"), marks: m})
			hyphen = n.attr("CONTENT") != ""
		}
	}
	if last != nil && last.attr("SUBS_TYPE") == firstPart {
		list = append(list, a.division(last, hyphen, following)...)
	}
	if strings.TrimSpace(plain(list)) == "" {
		return nil
	}
	return list
}

// word returns one word.
func (a *altoReader) word(n *element, m marks) []inline {
	text := n.attr("CONTENT")
	m |= a.styleOf(n, 0)
	for other := range n.children("ALTERNATIVE") {
		a.leave(kindVariant, other.content())
	}
	if n.attr("SUBS_TYPE") == abbreviation && n.attr("SUBS_CONTENT") != "" {
		if sign, ok := standsFor(text, n.attr("SUBS_CONTENT")); ok {
			return []inline{sign}
		}
		a.leave(kindTag, "abbreviation: "+text+": "+n.attr("SUBS_CONTENT"))
	}
	return []inline{{text: text, marks: m}}
}

// division returns the sign of a word that goes on in the next line, where the source has none, and
// compares the word as a whole with its parts.
func (a *altoReader) division(first *element, hyphen bool, following *element) []inline {
	part := first.attr("CONTENT")
	signed := hyphen || strings.HasSuffix(part, "-") || strings.HasSuffix(part, divisionSign) || strings.HasSuffix(part, "\u00ad")
	if second := secondOf(following); second != nil {
		whole := first.attr("SUBS_CONTENT")
		parts := strings.TrimRight(part, "-¬\u00ad") + second.attr("CONTENT")
		if whole != "" && whole != parts {
			a.leave(kindVariant, whole)
		}
	}
	if signed {
		return nil
	}
	a.doubt(CodeUncertain, "the word “"+first.attr("SUBS_CONTENT")+"” is divided at the end of a line without a sign; the transcription has "+divisionSign+" there",
		"encode takes it for the sign of a divided word")
	return []inline{{text: divisionSign}}
}

// secondOf returns the second part of a divided word with which a line begins, or nil.
func secondOf(line *element) *element {
	if s := line.child("String"); s != nil && s.attr("SUBS_TYPE") == secondPart {
		return s
	}
	return nil
}
