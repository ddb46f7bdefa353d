package collate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// A Method is a way to link an apparatus to its text (TEI P5, 13.2).
type Method int

// The methods.
const (
	// ParallelSegmentation has the readings in the text, in which each stretch is
	// either common or an app (13.2.3).
	ParallelSegmentation Method = iota
	// DoubleEndPoint has the lemmas in the text, and behind it a list of entries whose
	// @from and @to point to anchors around the lemma; where the lemma is empty, @from
	// alone points to the place (13.2.2).
	DoubleEndPoint
	// LocationReferenced has the lemmas in the text, and behind it a list of entries
	// whose @from points to the paragraph or verse. There the lemma is looked for: if it
	// is not the first of these words, @n counts them; if it is empty, a note names the
	// word before it (13.2.1). From this alone the texts of the other witnesses cannot be
	// rebuilt.
	LocationReferenced
)

// The names of methods, as variantEncoding has them.
var methodNames = map[Method]string{
	ParallelSegmentation: "parallel-segmentation", DoubleEndPoint: "double-end-point", LocationReferenced: "location-referenced",
}

// detach moves the entries of a text into a list behind it.
func detach(text, body *etree.Element, m Method) {
	if m == ParallelSegmentation {
		return
	}
	d := &detacher{method: m}
	for e := range tei.Elements(body) {
		if tei.Is(e, "p") || tei.Is(e, "l") {
			d.blocks = append(d.blocks, e)
		}
	}
	end(text, 2)
	division := line(add(text, "back"), 3, "div", "type", "apparatus")
	d.list = line(division, 4, "listApp")
	for n, b := range d.blocks {
		d.block(b, n+1)
	}
	end(d.list, 4)
	end(division, 3)
	end(division.Parent(), 2)
}

// A detacher moves entries.
type detacher struct {
	method Method
	blocks []*etree.Element
	list   *etree.Element
	before []byte // the text of the block before an entry
	spaces int    // entries without a number of their own
}

// block takes the entries out of a paragraph or verse.
func (d *detacher) block(b *etree.Element, number int) {
	if d.method == LocationReferenced {
		b.CreateAttr("xml:id", b.Tag+"-"+strconv.Itoa(number))
	}
	d.before = d.before[:0]
	for _, child := range emptied(b) {
		app, ok := child.(*etree.Element)
		if ok && app.Tag == "app" {
			d.entry(b, app)
			d.before = append(d.before, tei.Content(app.SelectElement("lem"))...)
			continue
		}
		if text, is := child.(*etree.CharData); is {
			d.before = append(d.before, text.Data...)
		} else if ok {
			d.before = append(d.before, tei.Content(app)...)
		}
		b.AddChild(child)
	}
}

// emptied takes all out of an element, and returns it.
func emptied(e *etree.Element) []etree.Token {
	list := slices.Clone(e.Child)
	for n := len(e.Child) - 1; n >= 0; n-- {
		e.RemoveChildAt(n) // from behind: else those behind are numbered anew each time
	}
	return list
}

// entry moves an entry into the list, and leaves its lemma in the text.
func (d *detacher) entry(b, app *etree.Element) {
	end(d.list, 5)
	d.list.AddChild(app)
	id := app.SelectAttrValue("xml:id", "")
	if id == "" {
		d.spaces++
		id = "app-s" + strconv.Itoa(d.spaces)
		app.CreateAttr("xml:id", id)
	}
	lem := app.SelectElement("lem")
	if d.method == LocationReferenced {
		d.locate(app, lem, b.SelectAttrValue("xml:id", ""))
		copyText(b, lem)
		return
	}
	app.CreateAttr("from", "#"+id+".from")
	add(b, "anchor", "xml:id", id+".from")
	if len(lem.Child) > 0 {
		app.CreateAttr("to", "#"+id+".to")
		copyText(b, lem)
		add(b, "anchor", "xml:id", id+".to")
	}
}

// locate says in which block an entry is, and where in it.
func (d *detacher) locate(app, lem *etree.Element, block string) {
	app.CreateAttr("from", "#"+block)
	text := strings.TrimSpace(tei.Content(lem))
	if text == "" {
		app.AddChild(placeNote(string(d.before)))
	} else if n := countWords(string(d.before), text); n > 0 {
		lem.CreateAttr("n", strconv.Itoa(n+1))
	}
}

// countWords returns how often words stand in a text, and not in the midst of a word.
func countWords(text, words string) (n int) {
	for rest := text; ; {
		i := strings.Index(rest, words)
		if i < 0 {
			return n
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[i+len(words):])
		if !isWordRune(before) && !isWordRune(after) {
			n++
		}
		rest = rest[i+len(words):]
	}
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// placeNote says behind which word an entry without a lemma stands.
func placeNote(before string) *etree.Element {
	note := etree.NewElement("note")
	note.CreateAttr("type", "place")
	if words := strings.Fields(before); len(words) > 0 {
		note.SetText("after " + words[len(words)-1])
	} else {
		note.SetText("at the beginning")
	}
	return note
}

// copyText copies what a lemma holds but for where witnesses begin and end, which only
// a reading can hold.
func copyText(to, lem *etree.Element) {
	for _, child := range emptied(lem.Copy()) {
		if e, ok := child.(*etree.Element); ok && strings.HasPrefix(e.Tag, "wit") || ok && strings.HasPrefix(e.Tag, "lacuna") {
			continue
		}
		to.AddChild(child)
	}
}

// anchored returns the entries of a text that stand behind it, by the id of the anchor
// that they begin at.
func anchored(root *etree.Element) map[string]*etree.Element {
	list := map[string]*etree.Element{}
	for app := range tei.Find(root, "app") {
		if id, ok := strings.CutPrefix(app.SelectAttrValue("from", ""), "#"); ok && tei.Is(app.Parent(), "listApp") {
			list[id] = app
		}
	}
	return list
}
