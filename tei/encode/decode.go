package encode

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// The codes of what decoding has to say.
const (
	CodeNoForm     diag.Code = "no-form-in-profile" // the profile has no form for an element
	CodeNoTEI      diag.Code = "no-tei"             // the document is no TEI edition
	CodeNotEncoded diag.Code = "profile-not-named"  // the document names no profile
)

// Decode prints an edition as a transcription, in the profile of the options or
// else the one that the document names. What Encode made of a transcription gives
// the transcription back, but for layout that carries no meaning: the number of
// blank lines between blocks, blanks that centre lines, page furniture. [Result.Layout] lists
// all of it. The bytes are nil if the list has an error.
func Decode(doc *tei.Document, o Options) ([]byte, diag.List) {
	profile, list := decodingProfile(doc, o)
	if root := doc.Root(); root == nil || !tei.Is(root, "TEI") && !isCorpus(root, profile) {
		return nil, diag.List{{
			Code: CodeNoTEI, Span: doc.Span(root),
			Message: "the document is no TEI edition: its root element is not <TEI>",
			Help:    "only whole editions can be decoded, which begin with <TEI xmlns=\"" + tei.Namespace + "\">",
		}}
	}
	if profile == nil {
		return nil, list
	}
	if profile.Grammar == notation.Critical {
		text, more := decodeCritical(doc, profile, o)
		return text, append(list, more...)
	}
	d := newDecoder(doc, profile)
	d.rules = o.Rules
	t := d.transcription()
	var b bytes.Buffer
	if err := notation.Print(&b, t); err != nil {
		return nil, diag.List{{Code: CodeNoTEI, Message: err.Error()}}
	}
	text := d.withLayout(withLineEnds(b.Bytes(), d.terms[termLineEnds]))
	return text, append(list, d.diagnostics()...)
}

// isCorpus reports whether an element is a corpus of editions, which only the critical
// notation can hold.
func isCorpus(root *etree.Element, p *notation.Profile) bool {
	return tei.Is(root, "teiCorpus") && p != nil && p.Grammar == notation.Critical
}

// decodingProfile returns the profile of the options, else the one that the
// document names, else the default one with a warning.
func decodingProfile(doc *tei.Document, o Options) (*notation.Profile, diag.List) {
	if o.Profile != nil {
		return o.Profile, nil
	}
	var list diag.List
	name := notation.Default
	if e := transcriptionDesc(doc); e != nil {
		name = e.SelectAttrValue("ident", "")
	} else {
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning,
			Code:     CodeNotEncoded,
			Message:  fmt.Sprintf("the edition names no transcription profile; it is printed in the profile %q", name),
			Span:     doc.Span(doc.Root()),
			Help:     "give -p PROFILE to print it in another",
		})
	}
	p, err := notation.Builtin(name)
	if err != nil {
		return nil, diag.List{{Code: CodeProfile, Message: err.Error(), Help: "give the file of the profile with -p"}}
	}
	return p, list
}

// transcriptionDesc returns the element that says how the transcription is typed: that with a record of
// its layout, else the first.
func transcriptionDesc(doc *tei.Document) *etree.Element {
	var first *etree.Element
	for e := range tei.Find(doc.Root(), "transcriptionDesc") {
		if first == nil || layoutParagraph(e) != nil && layoutParagraph(first) == nil {
			first = e
		}
	}
	return first
}

// A decoder makes the tree of a transcription out of an edition.
type decoder struct {
	doc     *tei.Document
	profile *notation.Profile
	rules   []Rule
	terms   map[string]string   // the layout that the document names
	kept    *etree.Element      // the record of the layout, or nil
	labels  labelReader         // where not canonical
	hands   map[string][]string // labels of hands by id
	shape   *notation.HeaderShape
	indent  string
	between string

	notes  []numberedNote            // that stand below the text
	noForm map[string]*etree.Element // elements that the profile has no form for, by name
	order  []string                  // their names, in the order found
	list   diag.List
}

func newDecoder(doc *tei.Document, p *notation.Profile) *decoder {
	d := &decoder{doc: doc, profile: p, noForm: map[string]*etree.Element{}}
	d.readTerms()
	d.hands = map[string][]string{}
	for note := range tei.Find(doc.Root(), "handNote") {
		for q := range tei.Children(note, "q") {
			d.hands[tei.ID(note)] = append(d.hands[tei.ID(note)], tei.Phrase(q))
		}
	}
	d.shape = d.namedShape()
	d.indent = d.indentSign()
	d.between = "\n\n"
	switch {
	case d.terms[termBlocks] == "lines":
		d.between = "\n"
	case d.shape.Flat:
		d.between = " "
	}
	return d
}

// readTerms reads how the document says that its transcription is laid out.
func (d *decoder) readTerms() {
	d.terms, d.labels = map[string]string{}, newLabelReader()
	desc := transcriptionDesc(d.doc)
	if desc == nil {
		return
	}
	for term := range tei.Find(desc, "term") {
		kind := term.SelectAttrValue("type", "")
		switch {
		case kind == termKept && desc.SelectAttrValue("ident", "") == d.profile.Name.Text:
			d.kept = term
			continue
		case kind == termLabel:
			d.labels.read(term.SelectAttrValue("n", ""), tei.Content(term))
			continue
		}
		d.terms[kind] = tei.Phrase(term)
	}
}

func (d *decoder) namedShape() *notation.HeaderShape {
	shapes := d.profile.Header.Shapes
	name := d.terms[termShape]
	for _, s := range shapes {
		if s.Name.Text == name {
			return s
		}
	}
	if name == noHeader || len(shapes) == 0 {
		return bareShape()
	}
	return shapes[0]
}

func (d *decoder) indentSign() string {
	switch d.terms[termIndent] {
	case "tabs":
		return "\t"
	case "blanks":
		return " "
	}
	return canonicalIndent(d.profile)
}

// transcription makes the tree: header, body, and the layout of both.
func (d *decoder) transcription() *notation.Transcription {
	t := &notation.Transcription{Front: d.frontMatter()}
	t.Header = d.header()
	t.Body = append(d.body(), d.endNotes()...)
	for i, b := range t.Body {
		switch {
		case i > 0 && b.Lead.Text != "":
		case i > 0:
			b.Lead.Text = d.between
		case len(t.Header) > 0:
			b.Lead.Text = d.belowHeader(t.Header)
		default:
			b.Lead.Text = d.edge(termStart, d.shape.Start)
		}
	}
	t.Tail.Text = d.edge(termTail, d.shape.Tail)
	return t
}

// belowHeader returns what stands between the header block and the body: a blank line at least where nothing else would
// say that the last value ends.
func (d *decoder) belowHeader(header []*notation.Field) string {
	last := header[len(header)-1]
	if d.shape.Flat || last.Def != nil && last.Def.Ends || strings.Count(d.shape.Body, "\n") > 1 {
		return d.shape.Body
	}
	return "\n\n"
}

// edge returns the line ends at the start or the end of the transcription: as many as the
// document states, else those of the shape.
func (d *decoder) edge(term, canonical string) string {
	n, err := strconv.Atoi(d.terms[term])
	if err != nil || n < 0 || n > maxEdge {
		return canonical
	}
	return strings.Repeat("\n", n)
}

// maxEdge is the number of line ends that decoding writes at most where a document
// asks for any.
const maxEdge = 100

// A numberedNote is a note that stands below the text.
type numberedNote struct {
	number string
	block  *notation.Block
}

// endNotes returns the notes that stand below the text, by their numbers.
func (d *decoder) endNotes() []*notation.Block {
	slices.SortStableFunc(d.notes, func(a, b numberedNote) int {
		return cmp.Or(cmp.Compare(len(a.number), len(b.number)), cmp.Compare(a.number, b.number))
	})
	var blocks []*notation.Block
	for _, n := range d.notes {
		blocks = append(blocks, n.block)
	}
	return blocks
}

// lacks notes that the profile has no form for an element.
func (d *decoder) lacks(e *etree.Element) {
	if d.noForm[e.Tag] == nil {
		d.noForm[e.Tag] = e
		d.order = append(d.order, e.Tag)
	}
}

func (d *decoder) diagnostics() diag.List {
	list := d.list
	for _, name := range d.order {
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning,
			Code:     CodeNoForm,
			Message:  fmt.Sprintf("the profile %q has no form for <%s> as it stands here; its text is kept without it", d.profile.Name.Text, name),
			Span:     d.doc.Span(d.noForm[name]),
			Path:     tei.Path(d.noForm[name]),
			Help:     strings.TrimSpace("encoding the transcription again would not make this element"),
		})
	}
	return list
}
