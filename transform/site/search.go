package site

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// The index of the search is the texts themselves, as numbers: a list of all words and
// of what stands between words, the most frequent first, and for each text the numbers
// of its pieces. A blank between two words has no number, since nearly all have one.
// So a page of a search looks at words only once, however often they stand in texts,
// finds phrases, and shows what is around a finding; and case, accents and the
// beginnings of words are a matter of the list alone. Most numbers take one byte, and
// deflate takes a fifth off them.
//
// Scripts that do not part words have a piece for each character: what is looked for
// in them is a phrase of such.
//
// The form, before deflate (RFC 1951) and base64: a line of JSON, then the numbers, as
// unsigned varints of seven bits, the lowest first. 0 ends a passage.

// A searchIndex is the line of JSON.
type searchIndex struct {
	Documents []searchDocument `json:"documents"`
	Pieces    string           `json:"pieces"` // separated by line ends; the first has the number 1
}

// A searchDocument is an edition as a search shows it.
type searchDocument struct {
	Page    string `json:"p"`
	Title   string `json:"t"`
	Date    string `json:"d,omitempty"`
	Who     string `json:"w,omitempty"`
	Anchors string `json:"a"` // of its passages, separated by blanks
}

// searchIndex returns the index for the page of the search.
func (m *maker) searchIndex() string {
	var index searchIndex
	pieces := newPieces(m.c.editions)
	index.Pieces = strings.Join(pieces.list, "\n")
	var numbers []byte
	for _, e := range m.c.editions {
		line := m.line(e, "../")
		d := searchDocument{Page: line.Address, Title: line.Title, Date: line.Date, Who: strings.Join(line.From, ", ")}
		if len(line.To) > 0 {
			d.Who += " → " + strings.Join(line.To, ", ")
		}
		anchors := make([]string, len(e.Passages))
		for i, p := range e.Passages {
			anchors[i] = p.Anchor
			for piece := range cut(p.Text) {
				numbers = binary.AppendUvarint(numbers, pieces.number[piece])
			}
			numbers = append(numbers, 0)
		}
		d.Anchors = strings.Join(anchors, " ")
		index.Documents = append(index.Documents, d)
	}
	return pack(index, numbers)
}

func pack(index searchIndex, numbers []byte) string {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line) // ends the line
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(index)
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	_, _ = w.Write(append(line.Bytes(), numbers...))
	_ = w.Close()
	return base64.StdEncoding.EncodeToString(packed.Bytes())
}

// pieces are what texts are made of.
type pieces struct {
	list   []string
	number map[string]uint64
}

func newPieces(editions []*edition) pieces {
	count := map[string]int{}
	for _, e := range editions {
		for _, p := range e.Passages {
			for piece := range cut(p.Text) {
				count[piece]++
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
	number := make(map[string]uint64, len(list))
	for i, piece := range list {
		number[piece] = uint64(i) + 1
	}
	return pieces{list, number}
}

// cut yields the pieces of a text, in which white space is single blanks: words, and
// what stands between them where it is not what one expects. The script of the page
// puts them together by the same rule.
func cut(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		last, between := rune(0), 0 // the class of the word before, and where it ended
		for start := 0; start < len(text); {
			end, class := wordAt(text[start:])
			if class == none {
				start += end
				continue
			}
			if gap := text[between:start]; gap != expected(last, class) && !yield(gap) || !yield(text[start:start+end]) {
				return
			}
			start += end
			last, between = class, start
		}
		if between < len(text) {
			yield(text[between:])
		}
	}
}

// The classes of pieces: no word, a word, a character of a script that does not part
// words.
const (
	none rune = iota
	word
	single
)

// expected is what stands between two words unless something else is said.
func expected(before, after rune) string {
	if before == word && after == word {
		return " "
	}
	return ""
}

// wordAt returns the length of the word that a text begins with, or of the character
// that is none.
func wordAt(text string) (length int, class rune) {
	for i, r := range text {
		c := classOf(r)
		switch {
		case i == 0:
			class = c
		case class == word && c == word:
		default:
			return i, class
		}
	}
	return len(text), class
}

var unparted = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

func classOf(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return word
		}
		return none
	case unicode.In(r, unparted...):
		return single
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return word
	}
	return none
}
