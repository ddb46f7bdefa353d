package collate

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
)

// CodeNoText says that a TEI document has no text.
const CodeNoText diag.Code = "no-text"

// TEIOptions says how a TEI document is read as a witness. The zero value is the
// default.
type TEIOptions struct {
	Normalization Normalization
	// Layers makes several witnesses of one that has revisions: A as it was first
	// written, A1 as it became, or, if what was revised was revised again, A1, A2 and so
	// on. Without it there is one, as it became in the end.
	Layers bool
}

// FromTEI reads the text of a TEI document as a witness. Its text is what a reader
// reads: white space is folded, blocks are divided by a blank line, lines of verse and
// lb by a line end. Of alternatives what is written is read: sic, orig, abbr, lem.
// It is compared as what the others say (corr, reg, expan), or as @norm of w. Notes are
// left out. A token keeps the elements of running text that it is in, but
// for their xml:id and for pointers into the document, and the page and column breaks
// before it; what has no text but holds a place, as a gap does, is a token.
func FromTEI(id string, d *tei.Document, o TEIOptions) ([]*Witness, diag.List) {
	root := d.Root()
	if text := tei.Descend(root, "text"); text != nil {
		root = text
	}
	if root == nil || root.Tag == "TEI" || root.Tag == "teiHeader" {
		found := diag.Diagnostic{Code: CodeNoText, Message: "this document has no text", Help: "name a TEI document with a <text>"}
		if root != nil {
			found.Span = d.Span(root)
		}
		return nil, diag.List{found}
	}
	title := ""
	if h := d.Header(); h != nil && len(h.Titles()) > 0 {
		title = h.Titles()[0]
	}
	s := stagesOf(root)
	at := placesOf(d)
	if !o.Layers || s.last == 0 {
		w := readLayer(d, root, o, &flattener{stages: s, state: s.last, places: at})
		w.ID, w.Title = id, title
		return []*Witness{w}, nil
	}
	hands := handsOf(d)
	var list []*Witness
	for state := range s.last + 1 {
		w := readLayer(d, root, o, &flattener{stages: s, state: state, layered: true, places: at})
		w.ID, w.Title, w.Of, w.Layer, w.Hands = id, title, id, state, hands
		if state > 0 {
			w.ID = layerSiglum(id, state)
		}
		list = append(list, w)
	}
	return list, nil
}

// layerSiglum returns the siglum of a later layer: A1 of A, but A1.1 of A1.
func layerSiglum(id string, state int) string {
	if last, _ := utf8.DecodeLastRuneInString(id); unicode.IsDigit(last) {
		id += "."
	}
	return id + strconv.Itoa(state)
}

func handsOf(d *tei.Document) []Hand {
	var list []Hand
	if h := d.Header(); h != nil {
		for _, n := range h.Hands() {
			if n.ID != "" {
				list = append(list, Hand{n.ID, n.Text})
			}
		}
	}
	return list
}

// readLayer reads one state of a text.
func readLayer(d *tei.Document, root *etree.Element, o TEIOptions, f *flattener) *Witness {
	f.content(root, nil)
	w := new(Witness)
	p := &placer{flattener: f, document: d, normal: o.Normalization}
	c := cutter{witness: w, normal: o.Normalization, place: p.place}
	c.cut(string(f.text), p.span)
	return w
}

// What elements do to the text around them.
const (
	inline  = iota // nothing: they are kept as marks
	block          // a blank line divides them
	verse          // a line end divides them
	hidden         // they are no text of the witness
	through        // only what is in them counts
	holder         // they hold a place without text
	point          // the beginning of a page and the like
)

var roles = roleTable(map[int][]string{
	block: {"text", "front", "body", "back", "group", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7",
		"p", "ab", "head", "lg", "list", "table", "opener", "closer", "postscript", "epigraph", "argument", "trailer",
		"titlePage", "sp", "castList", "floatingText", "listBibl", "bibl", "docTitle", "docImprint"},
	verse: {"l", "item", "row", "cell", "salute", "signed", "dateline", "address", "addrLine", "byline", "speaker",
		"label", "stage", "titlePart", "docAuthor", "docDate", "castItem"},
	hidden: {"teiHeader", "note", "noteGrp", "fw", "witDetail", "index", "interp", "interpGrp", "listAnnotation",
		"standOff", "listApp", "certainty", "precision", "respons", "metamark", "listChange", "back-matter"},
	through: {"subst", "choice", "app", "lem", "rdg", "rdgGrp", "s", "seg", "w", "c", "pc", "m", "cl", "phr", "anchor",
		"addSpan", "delSpan", "damageSpan", "handShift", "substJoin", "ptr"},
	holder: {"gap", "space", "figure", "graphic", "media", "formula", "notatedMusic", "binaryObject"},
	point:  {"pb", "cb", "gb", "milestone"},
})

func roleTable(lists map[int][]string) map[string]int {
	table := map[string]int{}
	for role, names := range lists {
		for _, name := range names {
			table[name] = role
		}
	}
	return table
}

// markOf returns an element as it can stand in several readings: without its id and
// without pointers into the document that it leaves.
func markOf(e *etree.Element) *Mark {
	m := &Mark{Name: e.Tag}
	for _, a := range e.Attr {
		if a.FullKey() == "xml:id" || a.Space == "xmlns" || a.Key == "xmlns" || len(a.Value) > 0 && a.Value[0] == '#' {
			continue
		}
		m.Attrs = append(m.Attrs, Attr{a.FullKey(), a.Value})
	}
	return m
}
