package encode

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// letterspaced is @rend of a word printed with blanks between its letters.
const letterspaced = "letterspaced"

// textSigns finds what running text states by its signs alone: words of five letters or more with
// one blank between them (S H T Y K O V, M e m o r a n d u m), and lines of underscores, left to be
// filled in.
var textSigns = expression.Lazy(`\p{Lu} (?:\p{Ll} ){3,}\p{Ll}|(?:\p{Lu} ){4,}\p{Lu}|_{3,}`)

// maySign reports whether a text may hold such signs: most has none, and to look for four blanks a
// letter apart, or underscores, is much faster than the expression.
func maySign(text string) bool {
	if strings.Contains(text, "___") {
		return true
	}
	last, run := -4, 0
	for i := strings.IndexByte(text, ' '); i >= 0; {
		if i-last == 2 || i-last == 3 && text[i-1] >= utf8.RuneSelf {
			run++
		} else {
			run = 0
		}
		if run == 3 {
			return true
		}
		last = i
		next := strings.IndexByte(text[i+1:], ' ')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// running appends running text with its signs: those of the profile, and those that are the same
// everywhere.
func (e *encoder) running(parent *etree.Element, text string, at source.Span) {
	from := 0
	for _, s := range e.profileSigns(text) {
		e.plainRunning(parent, text[from:s.at.Start], at.File.Span(at.Start+from, at.Start+s.at.Start))
		e.profileSign(parent, s, text, at)
		from = s.at.End
	}
	e.plainRunning(parent, text[from:], at.File.Span(at.Start+from, at.Start+len(text)))
}

// plainRunning appends running text without signs of the profile.
func (e *encoder) plainRunning(parent *etree.Element, text string, at source.Span) {
	from := 0
	plain := func(end int) {
		if end > from {
			e.origins.token(parent.CreateText(text[from:end]), at.File.Span(at.Start+from, at.Start+end))
		}
	}
	if maySign(text) {
		for _, word := range textSigns().FindAllStringIndex(text, -1) {
			if !isSign(text, word) {
				continue
			}
			plain(word[0])
			e.textSign(parent, text[word[0]:word[1]], at.File.Span(at.Start+word[0], at.Start+word[1]))
			from = word[1]
		}
	}
	plain(len(text))
}

// isSign reports whether a sign stands for itself; letters in the order of the alphabet are a list
// of letters.
func isSign(text string, at []int) bool {
	word := text[at[0]:at[1]]
	return word[0] == '_' ||
		!isWordPart(lastRune(text[:at[0]])) && !isWordPart(firstRune(text[at[1]:])) && !isAlphabet(word)
}

func isAlphabet(word string) bool {
	last := rune(0)
	for _, r := range strings.ReplaceAll(word, " ", "") {
		if last != 0 && unicode.ToLower(r) != unicode.ToLower(last)+1 {
			return false
		}
		last = r
	}
	return true
}

func (e *encoder) textSign(parent *etree.Element, sign string, at source.Span) {
	if sign[0] == '_' {
		space := add(parent, "space", "type", "blank", "dim", "horizontal", "unit", "char", "quantity", strconv.Itoa(len(sign)))
		e.conclude(at, "line to fill in", space, "left blank", false)
		e.label(at, "line to fill in")
		return
	}
	hi := addText(parent, "hi", strings.ReplaceAll(sign, " ", ""), "rend", letterspaced)
	e.origins.token(hi.Child[0], at)
	e.conclude(at, "letterspacing", hi, "letterspaced word", true)
}

// printedSign prints an element that a sign of running text became. ok is false if it is none.
func printedSign(e *etree.Element) (text []notation.Node, ok bool) {
	switch {
	case e.Tag == "hi" && e.SelectAttrValue("rend", "") == letterspaced && len(e.ChildElements()) == 0:
		return texts(strings.Join(strings.Split(tei.Content(e), ""), " ")), true
	case e.Tag == "space" && e.SelectAttrValue("type", "") == "blank" && e.SelectAttrValue("unit", "") == "char" && len(e.Child) == 0:
		n, err := strconv.Atoi(e.SelectAttrValue("quantity", ""))
		if err != nil || n < 1 || n > maxBlank {
			return nil, false
		}
		return texts(strings.Repeat("_", n)), true
	}
	return nil, false
}

// maxBlank is the number of underscores that decoding writes at most for one blank.
const maxBlank = 1000
