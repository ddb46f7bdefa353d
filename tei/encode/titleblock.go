package encode

import (
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/notation"
)

// titleRule is the name under which a heading is reported that repeats the title.
var titleRule = &notation.BlockRule{Name: notation.Name{Text: "title"}, Role: heading}

// maxAfterTitle is the length in bytes of what may follow the title in a heading: a date.
const maxAfterTitle = 40

// maxTitleBlock is the length in bytes of the longest block that is looked at: no title is longer.
const maxTitleBlock = 4000

// isTitle reports whether a block repeats the title that the header states, perhaps with a date.
func (e *encoder) isTitle(p *part) bool {
	stated := e.facts.title()
	if stated == "" || len(p.text) > maxTitleBlock {
		return false
	}
	if e.headed.stated != stated {
		e.headed = statedTitle{stated, lettersOf(stated)}
	}
	title := e.headed.letters
	if len(title) <= 8 || firstLetter(p.text) != firstRune(title) {
		return false
	}
	text := lettersOf(p.text)
	return strings.HasPrefix(text, title) && len(text)-len(title) <= maxAfterTitle
}

// A statedTitle is the title that the header states, and its letters, which are compared with every block.
type statedTitle struct{ stated, letters string }

// firstLetter returns the first letter or digit of a text in lower case, as lettersOf has it.
func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
	}
	return 0
}

// lettersOf returns the letters and digits of a text in lower case: what two ways of writing a
// name or title have in common.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
