package transform

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// Build returns the reading model of a document. It fails if the document has no
// root element, or if the options name labels, signs or a witness that do not
// exist; a document that is no good TEI gives a model of all its text. The model
// keeps nothing of the document, which is not changed.
func Build(d *tei.Document, o Options) (*Model, error) {
	root := d.Root()
	if root == nil {
		return nil, errors.New("the document is empty: it has no root element")
	}
	b, err := newBuilder(d, o)
	if err != nil {
		return nil, err
	}
	b.readHeader()
	if err := b.chooseWitness(); err != nil {
		return nil, err
	}
	if err := b.chooseLayer(); err != nil {
		return nil, err
	}
	b.anchored = b.readAnchored()
	b.m.Text = face(settle(b.body(root)))
	b.transpositions()
	b.m.Parallel = b.parallel()
	b.m.Contents = contents(b.m.Text)
	b.keys()
	b.linkZones()
	b.m.Index = b.index()
	b.writeCard()
	b.m.Citation = b.citation()
	b.m.Legend = b.legend.entries(b)
	b.resolveLinks()
	return b.m, nil
}

// A builder is the state of one pass over a document.
type builder struct {
	doc    *tei.Document
	header *tei.Header // nil if the document has none
	o      Options
	m      *Model
	rules  map[string]rule
	signs  SignSet
	labels *Labels
	ids    ids
	legend legend

	hands  map[string]*Hand
	met    map[*Hand]bool    // hands that the text names
	sigla  map[string]string // witnesses' id to siglum
	chosen string            // siglum of the witness whose text is wanted

	layer layer
	lost  bool // the wanted witness has no text here

	views Views // in which what is being built stands
	hand  *Hand // who has been writing since the last handShift
	named *Hand // the hand of the last handShift, the main one too
	told  *Hand // whom the reading view last named
	lang  string
	depth int
	level int    // of headings
	verse string // number of the line of verse being built

	verses    int // lines counted in the poem being built
	paragraph int
	notes     *noteKeys
	order     map[*etree.Element]int  // places of elements in the document, once they are asked for
	pictured  map[*etree.Element]bool // images that stand beside the text
	seen      map[string]bool         // and their addresses
	places    []picture               // of the text on images

	copies     int                       // bytes of text that are copies
	anchored   map[string]*etree.Element // the app elements behind the text, by the anchor where their words end
	transposed map[*etree.Element]*Entry // the entries of app elements
	spans      []openSpan                // deletions and additions that go from a milestone to an anchor
	in         inside
}

// inside says what is being built, where a rule depends on it.
type inside struct {
	apart    bool // in a note, an entry or the header: no numbers of paragraphs
	lines    bool // line ends are meant as such
	subst    bool // the substitution makes the entry, not its parts
	over     bool // the new text was written over the old
	replaces bool // an addition follows the deletion that it makes good
	rdg      bool // in a reading of the apparatus: it stands there as the witness has it
	stet     bool // a deletion is cancelled
	abbr     bool // within an abbreviation that has an expansion
	pre      bool // white space counts
	verse    bool // in a stanza
	header   bool
}

func newBuilder(d *tei.Document, o Options) (*builder, error) {
	labels, err := LoadLabels(o.Lang)
	if err != nil {
		return nil, err
	}
	signs := o.SignSet
	if signs == nil {
		if signs, err = loadSigns(o.Signs); err != nil {
			return nil, err
		}
	}
	return &builder{
		doc: d, header: d.Header(), o: o, rules: rules(), signs: signs, labels: labels,
		m:   &Model{Labels: labels, Pointer: signs.find("pointer").Open, Variant: signs.find("variant").Open, File: fileName(d), Negative: o.Negative},
		ids: newIDs(d.Root()), notes: newNoteKeys(d.Root()), legend: legend{},
		pictured: map[*etree.Element]bool{}, seen: map[string]bool{}, transposed: map[*etree.Element]*Entry{}, hands: map[string]*Hand{}, met: map[*Hand]bool{}, sigla: map[string]string{}, views: AllViews,
	}, nil
}

// fileName returns the base name of a document's file: no output states paths.
func fileName(d *tei.Document) string {
	if d.File() == nil || d.File().Name() == "-" {
		return ""
	}
	return filepath.Base(d.File().Name())
}

func (b *builder) chooseWitness() error {
	if b.o.Witness == "" {
		return nil
	}
	for _, w := range b.m.Witnesses {
		if b.o.Witness == w.ID || b.o.Witness == w.Siglum {
			b.chosen = w.Siglum
			b.lost = b.beginsLost()
			return nil
		}
	}
	return fmt.Errorf("the document has no witness %q: %s", b.o.Witness, b.knownWitnesses())
}

// body builds all that is no header: the texts of a TEI or teiCorpus element, or
// the root itself where the document is a fragment.
func (b *builder) body(root *etree.Element) []*Node {
	b.m.Lang, b.m.RTL = langOf(root)
	if !tei.Is(root, "TEI") && !tei.Is(root, "teiCorpus") {
		return b.element(root)
	}
	texts := 0
	for _, child := range root.ChildElements() {
		if tei.Is(child, "text") {
			texts++
			if lang, rtl := langOf(child); lang != "" && texts == 1 {
				b.m.Lang, b.m.RTL = lang, rtl
			}
		}
	}
	b.lang = b.m.Lang
	return b.inOrder(root)
}

// behindText holds what a document may have before its text and readers need
// after it.
var behindText = set("facsimile standOff xenoData")

// inOrder builds the parts of a document, the text before images and data.
func (b *builder) inOrder(root *etree.Element) []*Node {
	var nodes []*Node
	for _, child := range root.ChildElements() {
		if !isTEI(child, behindText) {
			nodes = b.add(nodes, b.element(child))
		}
	}
	nodes = append(nodes, b.stray(root)...)
	return append(nodes, b.while(func() { b.in.apart = true }, func() []*Node { return b.behind(root) })...)
}

// behind builds what stands behind the text: of images, those that the text has not.
func (b *builder) behind(root *etree.Element) []*Node {
	var nodes []*Node
	for _, child := range root.ChildElements() {
		if isTEI(child, behindText) {
			nodes = b.add(nodes, b.element(child))
		}
	}
	return nodes
}

// while builds with a changed state and puts the state back. Who is writing is not
// put back: a handShift holds beyond the element it stands in.
func (b *builder) while(change func(), build func() []*Node) []*Node {
	views, in, lang, level, verse := b.views, b.in, b.lang, b.level, b.verse
	change()
	nodes := build()
	b.views, b.in, b.lang, b.level, b.verse = views, in, lang, level, verse
	return nodes
}
