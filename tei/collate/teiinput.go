package collate

import (
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
	// Layers makes two witnesses of one that has corrections, A with what was written
	// first, A1 with what it became. Without it there is one, as it became.
	Layers bool
}

// FromTEI reads the text of a TEI document as a witness. Its text is what a reader
// reads: white space is folded, blocks are divided by a blank line, lines of verse and
// lb by a line end. Of alternatives what is written is read: sic, orig, abbr, lem.
// Notes are left out. A token keeps the elements of running text that it is in, but
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
	list := []*Witness{readLayer(id, title, d, root, o, false)}
	if o.Layers && hasRevisions(root) {
		first := readLayer(id, title, d, root, o, true)
		list[0].ID = id + "1"
		list = append([]*Witness{first}, list...)
	}
	return list, nil
}

func hasRevisions(root *etree.Element) bool {
	for e := range tei.Elements(root) {
		if e.Tag == "add" || e.Tag == "del" {
			return true
		}
	}
	return false
}

// readLayer reads the first or the last state of a text.
func readLayer(id, title string, d *tei.Document, root *etree.Element, o TEIOptions, first bool) *Witness {
	f := &flattener{first: first}
	f.content(root, nil)
	w := &Witness{ID: id, Title: title}
	p := &placer{flattener: f, document: d}
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
		"standOff", "certainty", "precision", "respons", "metamark", "listChange", "back-matter"},
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
