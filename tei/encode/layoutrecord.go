package encode

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// termKept is the term that records the layout of a transcription where it differs from what
// decoding makes; @n is how many characters the text has that are no layout.
//
// It is a list of steps through the text that decoding makes, divided by blanks. A number goes on
// by so many characters that are no layout; signs with numbers are the layout before the next
// character (n2s8: two line ends and eight blanks; a full stop: nothing); -3 leaves three
// characters out; @70 goes on with the character before which there are seventy; +word puts one in.
// Only labels, signs of the notation and page furniture are put in or left out: no word of the text
// is recorded.
const termKept = "kept-layout"

// A recorder writes the steps down, going through the transcription and what decoding makes.
type recorder struct {
	want, made ink
	i, j       int // where it is in both
	steps      []string
	same       int // characters gone on by since the last step
}

func newRecorder(want, made string) recorder { return recorder{want: inkOf(want), made: inkOf(made)} }

// step goes on by one character that both have.
func (k *recorder) step() {
	if gap := k.want.gap(k.i); gap != k.made.gap(k.j) {
		k.note(gapCode(gap))
	}
	k.i, k.j, k.same = k.i+1, k.j+1, k.same+1
}

// note adds a step, after the characters gone on by.
func (k *recorder) note(step string) {
	if k.same > 0 {
		k.steps = append(k.steps, strconv.Itoa(k.same))
		k.same = 0
	}
	k.steps = append(k.steps, step)
}

// drop notes characters that only decoding makes.
func (k *recorder) drop(n int) {
	if n > 0 {
		k.note("-" + strconv.Itoa(n))
		k.j += n
	}
}

// jump goes to another place in what decoding makes.
func (k *recorder) jump(to int) {
	if to != k.j {
		k.note("@" + strconv.Itoa(to))
		k.j = to
	}
}

// insert notes the characters up to an end that only the transcription has.
func (k *recorder) insert(end int) {
	for k.i < end {
		k.insertWord(end)
	}
}

func (k *recorder) insertWord(end int) {
	if gap := k.want.gap(k.i); gap != "" {
		k.note(gapCode(gap))
	}
	word := strings.Builder{}
	word.WriteByte('+')
	for k.i < end {
		word.WriteString(k.want.char(k.i))
		k.i++
		if k.i < end && k.want.gap(k.i) != "" {
			break
		}
	}
	k.note(word.String())
}

// end notes the layout after the last character.
func (k *recorder) end() {
	if gap := k.want.gap(k.i); gap != k.made.gap(k.j) {
		k.note(gapCode(gap))
	}
}

// term appends the record to a paragraph.
func (k *recorder) term(p *etree.Element) {
	addText(p, "term", strings.Join(k.steps, " "), "n", strconv.Itoa(k.made.len()), "type", termKept)
}

// laidOut takes the steps of a record through a text. ok is false if it is not the record of
// this text.
func laidOut(made ink, count, record string) (text string, ok bool) {
	if strconv.Itoa(made.len()) != count {
		return "", false
	}
	s := stepper{made: made, layout: maxLayout}
	for step := range strings.FieldsSeq(record) {
		if !s.step(step) {
			return "", false
		}
	}
	s.copy(made.len() - s.j)
	s.put("", made.gap(s.j))
	return s.text.String(), true
}

// maxLayout is how many bytes of layout a record may ask for.
const maxLayout = 1 << 26

// A stepper takes the steps of a record.
type stepper struct {
	made   ink
	j      int
	text   strings.Builder
	gap    string // that is to stand before the next character
	known  bool   // if the record says which it is
	layout int    // bytes that gaps may still take
}

func (s *stepper) step(step string) bool {
	switch step[0] {
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		n, err := strconv.Atoi(step)
		return err == nil && s.copy(n)
	case '-':
		n, err := strconv.Atoi(step[1:])
		if err != nil || n < 0 || n > s.made.len()-s.j {
			return false
		}
		s.j += n
	case '@':
		n, err := strconv.Atoi(step[1:])
		if err != nil || n < 0 || n > s.made.len() {
			return false
		}
		s.j = n
	case '+':
		s.put(step[1:], "")
	default:
		s.gap, s.known = gapOf(step, s.layout)
		s.layout -= len(s.gap)
		return s.known
	}
	return true
}

// copy takes over characters of what decoding makes, each with the layout before it.
func (s *stepper) copy(n int) bool {
	if n > s.made.len()-s.j {
		return false
	}
	for range n {
		s.put(s.made.char(s.j), s.made.gap(s.j))
		s.j++
	}
	return true
}

func (s *stepper) put(word, own string) {
	if s.known {
		own = s.gap
	}
	s.text.WriteString(own + word)
	s.known = false
}
