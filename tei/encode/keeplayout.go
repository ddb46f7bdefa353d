package encode

import (
	"strings"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// CodeLayoutKept says that layout could not be recorded, or not be restored.
const CodeLayoutKept diag.Code = "layout-not-kept"

// keepLayout records the layout of the transcription.
func (e *encoder) keepLayout(original *source.File) {
	printed, list := Decode(tei.NewDocument(e.doc.tree), e.decoding())
	if list.HasErrors() {
		return
	}
	k := layoutKeeper{recorder: newRecorder(string(original.Bytes()), string(printed)), label: map[int]bool{}}
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
	k.term(p)
	p.CreateText(".")
}

// A layoutKeeper goes through the transcription and what decoding makes, and notes the
// differences.
type layoutKeeper struct {
	recorder
	notes     []Layout
	label     map[int]bool // offsets of the transcription that hold signs and labels of the notation
	furniture map[int]bool // offsets that hold page furniture
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
	k.end()
	return true
}

// insertFurniture notes page furniture, which decoding does not print.
func (k *layoutKeeper) insertFurniture() {
	end := k.i
	for end < k.want.len() && k.furniture[k.want.at[end]] {
		end++
	}
	k.insert(end)
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
				k.drop(drop)
				k.insert(k.i + from)
				return true
			}
		}
	}
	return false
}

// withLayout gives the text that decoding made the layout that the document records.
func (d *decoder) withLayout(made []byte) []byte {
	if d.kept == nil {
		return made
	}
	text, ok := d.laidOut(made)
	if !ok {
		d.list = append(d.list, d.layoutLost())
		return made
	}
	return text
}

// laidOut takes the steps of the record through the text that decoding made. ok is false if it is not
// the record of this text.
func (d *decoder) laidOut(made []byte) (text []byte, ok bool) {
	laid, ok := laidOut(inkOf(string(made)), d.kept.SelectAttrValue("n", ""), tei.Content(d.kept))
	return []byte(laid), ok
}

func (d *decoder) layoutLost() diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeLayoutKept,
		Message:  "the text was changed since its layout was recorded; it is printed without blank lines and blanks as they were typed",
		Span:     d.doc.Span(d.kept),
		Path:     tei.Path(d.kept),
		Help:     "to record the layout anew, encode the printed text again with --keep-layout",
	}
}
