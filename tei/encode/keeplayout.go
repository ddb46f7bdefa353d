package encode

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// termKept is the term that records the layout of a transcription where it differs from what
// decoding makes; @n is how many characters the text has that are no layout.
//
// It is a list of steps through the text that decoding makes, divided by blanks. A number goes on
// by so many characters that are no layout; signs with numbers are the layout before the next
// character (n2s8: two line ends and eight blanks; a full stop: nothing); -3 leaves three
// characters out; +word puts one in. Only labels, signs of the notation and page furniture are put
// in or left out: no word of the text is recorded.
const termKept = "kept-layout"

// CodeLayoutKept says that layout could not be recorded, or not be restored.
const CodeLayoutKept diag.Code = "layout-not-kept"

// keepLayout records the layout of the transcription.
func (e *encoder) keepLayout(original *source.File) {
	printed, list := Decode(tei.NewDocument(e.doc.tree), Options{Profile: e.profile})
	if list.HasErrors() {
		return
	}
	k := layoutKeeper{want: inkOf(string(original.Bytes())), made: inkOf(string(printed)), label: map[int]bool{}}
	for _, l := range e.layout {
		if l.Kind != Blank {
			k.notes = append(k.notes, l)
		}
	}
	k.setLabels(e.lineEnds == crlf, e.tree.File)
	if !k.run() {
		at := original.Span(k.want.at[k.i], k.want.at[k.i]+len(k.want.char(k.i)))
		e.warn(CodeLayoutKept, at, "decoding gives the words in their order all the same",
			"from here on the layout of the transcription could not be recorded: decoding writes something else than labels and blanks")
		return
	}
	desc := tei.Descend(e.doc.header, "encodingDesc", "transcriptionDesc")
	if desc == nil || len(k.steps) == 0 {
		return
	}
	p := add(desc, "p")
	p.CreateText("Its layout as typed: ")
	addText(p, "term", strings.Join(k.steps, " "), "n", strconv.Itoa(k.made.len()), "type", termKept)
	p.CreateText(".")
}

// A layoutKeeper goes through the transcription and what decoding makes, and notes the
// differences.
type layoutKeeper struct {
	want, made ink
	i, j       int // where it is in both
	notes      []Layout
	label      map[int]bool // offsets of the transcription that hold signs and labels of the notation
	furniture  map[int]bool // offsets that hold page furniture
	steps      []string
	same       int // characters gone on by since the last step
}

// setLabels marks the characters that are labels and page furniture. The report counts in a text
// whose lines end in LF.
func (k *layoutKeeper) setLabels(pairs bool, lf *source.File) {
	k.furniture = map[int]bool{}
	shift := func(at int) int { return at }
	if pairs {
		text := string(lf.Bytes())
		shift = func(at int) int { return at + strings.Count(text[:at], "\n") }
	}
	for _, l := range k.notes {
		for at := shift(l.Span.Start); at < shift(l.Span.End); at++ {
			if l.Kind == Furniture {
				k.furniture[at] = true
			} else {
				k.label[at] = true
			}
		}
	}
}

// run reports whether all could be noted.
func (k *layoutKeeper) run() bool {
	for k.i < k.want.len() || k.j < k.made.len() {
		switch {
		case k.i < k.want.len() && k.furniture[k.want.at[k.i]]:
			k.insertFurniture()
		case k.i < k.want.len() && k.j < k.made.len() && k.want.char(k.i) == k.made.char(k.j):
			k.step()
		case !k.resync():
			return false
		}
	}
	if gap := k.want.gap(k.i); gap != k.made.gap(k.j) {
		k.note(gapCode(gap))
	}
	return true
}

// step goes on by one character that both have.
func (k *layoutKeeper) step() {
	if gap := k.want.gap(k.i); gap != k.made.gap(k.j) {
		k.note(gapCode(gap))
	}
	k.i, k.j, k.same = k.i+1, k.j+1, k.same+1
}

// note adds a step, after the characters gone on by.
func (k *layoutKeeper) note(step string) {
	if k.same > 0 {
		k.steps = append(k.steps, strconv.Itoa(k.same))
		k.same = 0
	}
	k.steps = append(k.steps, step)
}

// insertFurniture notes page furniture, which decoding does not print.
func (k *layoutKeeper) insertFurniture() {
	end := k.i
	for end < k.want.len() && k.furniture[k.want.at[end]] {
		end++
	}
	for k.i < end {
		k.insertWord(end)
	}
}

const (
	maxDropped  = 300 // characters that decoding writes and the transcription has not, in one place
	maxInserted = 24  // characters in one place that are put in though the report names them no label
	certain     = 24  // characters that are the same from two places on if these are the same place
	likely      = 5   // as many where another label follows near
)

// resync notes labels and signs that differ, up to where both texts go on alike.
func (k *layoutKeeper) resync() bool { return k.resyncAt(certain) || k.resyncAt(likely) }

func (k *layoutKeeper) resyncAt(alike int) bool {
	end := k.i
	for end < k.want.len() && k.label[k.want.at[end]] {
		end++
	}
	for from := range max(end-k.i, maxInserted) + 1 {
		for drop := range maxDropped {
			if k.j+drop > k.made.len() {
				break
			}
			if from+drop > 0 && k.i+from <= k.want.len() && same(k.want, k.i+from, k.made, k.j+drop, alike) {
				if drop > 0 {
					k.note("-" + strconv.Itoa(drop))
					k.j += drop
				}
				for stop := k.i + from; k.i < stop; {
					k.insertWord(stop)
				}
				return true
			}
		}
	}
	return false
}

// insertWord notes a word that only the transcription has.
func (k *layoutKeeper) insertWord(end int) {
	if gap := k.want.gap(k.i); gap != "" {
		k.note(gapCode(gap))
	}
	word := "+"
	for k.i < end {
		word += k.want.char(k.i)
		k.i++
		if k.i < end && k.want.gap(k.i) != "" {
			break
		}
	}
	k.note(word)
}

// withLayout gives the text that decoding made the layout that the document records.
func (d *decoder) withLayout(made []byte) []byte {
	term := d.kept
	if term == nil {
		return made
	}
	text, ok := laidOut(inkOf(string(made)), term.SelectAttrValue("n", ""), tei.Content(term))
	if !ok {
		d.list = append(d.list, diag.Diagnostic{
			Severity: diag.Warning,
			Code:     CodeLayoutKept,
			Message:  "the text was changed since its layout was recorded; it is printed without blank lines and blanks as they were typed",
			Span:     d.doc.Span(term),
			Path:     tei.Path(term),
			Help:     "to record the layout anew, encode the printed text again with --keep-layout",
		})
		return made
	}
	return []byte(text)
}

// laidOut takes the steps of a record through a text. ok is false if it is not the record of
// this text.
func laidOut(made ink, count, record string) (text string, ok bool) {
	if strconv.Itoa(made.len()) != count {
		return "", false
	}
	var b strings.Builder
	j := 0
	gap, known := "", false
	put := func(word, own string) {
		if known {
			own = gap
		}
		b.WriteString(own + word)
		known = false
	}
	for _, step := range strings.Fields(record) {
		switch {
		case step[0] >= '0' && step[0] <= '9':
			n, err := strconv.Atoi(step)
			if err != nil || n > made.len()-j {
				return "", false
			}
			for range n {
				put(made.char(j), made.gap(j))
				j++
			}
		case step[0] == '-':
			n, err := strconv.Atoi(step[1:])
			if err != nil || n < 0 || n > made.len()-j {
				return "", false
			}
			j += n
		case step[0] == '+':
			put(step[1:], "")
		default:
			if gap, known = gapOf(step); !known {
				return "", false
			}
		}
	}
	for ; j < made.len(); j++ {
		put(made.char(j), made.gap(j))
	}
	put("", made.gap(j))
	return b.String(), true
}
