package importer

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// An altoReader reads a page in ALTO (Library of Congress), versions 1 to 4.
type altoReader struct {
	*script
	styles map[string]marks  // of styles of text, by their ids
	tags   map[string]string // of the structure, by their ids
	rank   map[string]int    // of blocks in the reading order, by their ids
	spaced bool              // blanks between words are elements
}

// readALTO reads the pages of a file in ALTO.
func readALTO(s *script, f *source.File) diag.List {
	root, found := s.readXML(f, s.options.Encoding)
	if found.HasErrors() {
		return found
	}
	a := &altoReader{script: s, styles: map[string]marks{}, tags: map[string]string{}, rank: map[string]int{}}
	a.definitions(root)
	image := strings.TrimSpace(root.child("Description").child("sourceImageInformation").child("fileName").content())
	for p := range root.child("Layout").children("Page") {
		b := block{kind: page, image: address(image)}
		if n := p.attr("PRINTED_IMG_NR"); isPageNumber(n) {
			b.n = n
		} else if n != "" {
			defer a.leave(kindMeta, "number of a page: "+n)
		}
		a.add(b)
		a.page(p)
	}
	return nil
}

// definitions reads the styles and tags that text refers to.
func (a *altoReader) definitions(root *element) {
	for s := range root.child("Styles").children("TextStyle") {
		a.styles[s.attr("ID")] = fontStyle(s.attr("FONTSTYLE"))
	}
	if tags := root.child("Tags"); tags != nil {
		for _, t := range tags.nodes {
			if t.name == "StructureTag" || t.name == "LayoutTag" || t.name == "OtherTag" {
				a.tags[t.attr("ID")] = t.attr("LABEL")
			}
		}
	}
	orderedRefs(root.child("ReadingOrder"), func(id string) {
		if _, twice := a.rank[id]; !twice {
			a.rank[id] = len(a.rank) + 1
		}
	})
	for range root.all("SP") {
		a.spaced = true
		break
	}
}

// fontStyle reads a list of styles.
func fontStyle(s string) marks {
	var m marks
	for _, word := range strings.Fields(s) {
		m |= altoStyles[word]
	}
	return m
}

var altoStyles = map[string]marks{
	"bold": bold, "italics": italic, "subscript": subscript, "superscript": superscript,
	"smallcaps": smallCapitals, "underline": underlined,
}

// margins are the parts of a page beside its text, with what text in them is.
var margins = map[string]string{
	"TopMargin": "page header", "BottomMargin": "page footer",
	"LeftMargin": "in the left margin", "RightMargin": "in the right margin",
}

func (a *altoReader) page(p *element) {
	for _, n := range p.nodes {
		if label, ok := margins[n.name]; ok || n.name == "PrintSpace" {
			a.blocksIn(n, label)
		}
	}
}

// blocksIn reads the blocks in a part of a page, in the order that the file states.
func (a *altoReader) blocksIn(e *element, label string) {
	for _, b := range a.order(e) {
		switch b.name {
		case "TextBlock":
			a.textBlock(b, label)
		case "ComposedBlock":
			a.blocksIn(b, label)
		case "Illustration":
			a.leave(kindImage, b.attr("TYPE"))
		}
	}
}

// order returns blocks in the reading order, if the file has one that names them all, else in the order of the
// chain that IDNEXT makes, else in that of the file.
func (a *altoReader) order(e *element) []*element {
	var blocks []*element
	for _, b := range e.nodes {
		if b.name == "TextBlock" || b.name == "ComposedBlock" || b.name == "Illustration" {
			if a.rank[b.attr("ID")] == 0 {
				return chained(e)
			}
			blocks = append(blocks, b)
		}
	}
	slices.SortStableFunc(blocks, func(x, y *element) int { return a.rank[x.attr("ID")] - a.rank[y.attr("ID")] })
	return blocks
}

// chained returns blocks in the order of the chain that IDNEXT makes, else in that of the file.
func chained(e *element) []*element {
	next, isNext := map[string]string{}, map[string]bool{}
	byID := map[string]*element{}
	for _, b := range e.nodes {
		if id := b.attr("ID"); id != "" {
			byID[id] = b
			if n := b.attr("IDNEXT"); n != "" {
				next[id], isNext[n] = n, true
			}
		}
	}
	if len(next) == 0 {
		return e.nodes
	}
	var list []*element
	taken := map[*element]bool{}
	take := func(b *element) {
		for ; b != nil && !taken[b]; b = byID[next[b.attr("ID")]] {
			taken[b] = true
			list = append(list, b)
		}
	}
	for _, b := range e.nodes {
		if !isNext[b.attr("ID")] {
			take(b)
		}
	}
	for _, b := range e.nodes {
		take(b) // those of a ring
	}
	return list
}

func (a *altoReader) textBlock(e *element, label string) {
	b := block{label: label}
	if label != "" {
		b.kind = remark
	}
	for _, id := range strings.Fields(e.attr("TAGREFS")) {
		a.structure(&b, a.tags[id])
	}
	lines := slices.Collect(e.children("TextLine"))
	style := a.styleOf(e, 0)
	for i, l := range lines {
		var following *element
		if i+1 < len(lines) {
			following = lines[i+1]
		}
		text := a.line(l, style, following)
		if len(text) == 0 {
			continue
		}
		if len(b.text) > 0 {
			b.text = append(b.text, lineEndOf(b.text, text))
		}
		b.text = append(b.text, text...)
	}
	if b.kind == heading {
		b.asHeading(b.level)
		b.label = ""
	}
	a.add(b)
}

// structure makes of a block what its tag says.
func (a *altoReader) structure(b *block, tag string) {
	switch t := strings.ToLower(tag); {
	case t == "":
	case strings.Contains(t, "heading") || t == "title":
		b.kind, b.level = heading, 1
	case strings.Contains(t, "margin"):
		b.kind, b.label = remark, "in the margin"
	case t == "header" || strings.Contains(t, "running"):
		b.kind, b.label = remark, "page header"
	case t == "footer":
		b.kind, b.label = remark, "page footer"
	case strings.Contains(t, "number"):
		b.kind, b.label = remark, "page number"
	case strings.Contains(t, "catch"):
		b.kind, b.label = remark, "catchword"
	case strings.Contains(t, "note"):
		b.kind, b.label = remark, "footnote"
	case t == "paragraph" || t == "text" || t == "main" || t == "mainzone" || t == "default":
	default:
		a.leave(kindTag, "structure: "+tag)
	}
}

// styleOf returns how the words of an element stand.
func (a *altoReader) styleOf(e *element, m marks) marks {
	for _, id := range strings.Fields(e.attr("STYLEREFS")) {
		m |= a.styles[id]
	}
	return m | fontStyle(e.attr("STYLE"))
}
