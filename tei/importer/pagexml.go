package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A pageReader reads a page in PAGE XML, whatever its version: the PAGE format of PRImA, and
// Transkribus's own way of writing tags into the attribute custom.
type pageReader struct {
	*script
	drop string // a drop capital, which belongs to the next paragraph
}

// readPAGE reads a page in PAGE XML.
func readPAGE(s *script, f *source.File) diag.List {
	root, found := s.readXML(f, s.options.Encoding)
	if found.HasErrors() {
		return found
	}
	p := &pageReader{script: s}
	for e := range root.children("Page") {
		p.page(e)
	}
	return nil
}

func (p *pageReader) page(e *element) {
	regions := ordered(e)
	b := block{kind: page, image: address(e.attr("imageFilename"))}
	regions = slices.DeleteFunc(regions, func(r *element) bool {
		if regionType(r) != "page-number" || b.n != "" {
			return false
		}
		number := strings.TrimSpace(textOfLines(r))
		if isPageNumber(number) {
			b.n = number
		}
		return b.n != ""
	})
	p.add(b)
	for _, r := range regions {
		p.region(r)
	}
	if p.drop != "" {
		p.add(block{text: words(p.drop)})
		p.drop = ""
	}
}

// textOfLines returns the characters of the lines of a region.
func textOfLines(r *element) string {
	var lines []string
	for l := range r.children("TextLine") {
		lines = append(lines, equivalent(l))
	}
	if len(lines) == 0 {
		return equivalent(r)
	}
	return strings.Join(lines, "\n")
}

// address returns the name of an image as an address: blanks and the like are escaped.
func address(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		if c <= ' ' || c == '[' || c == ']' || c == '%' || c == '"' || c == '<' || c == '>' || c == '\\' || c >= 0x7f {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// regionType returns what a region is: heading, paragraph, marginalia …
func regionType(r *element) string {
	if t := r.attr("type"); t != "" && t != "other" {
		return t
	}
	for _, t := range customTags(r.attr("custom")) {
		if t.name == "structure" {
			return t.values["type"]
		}
	}
	return ""
}

// region reads a region and the regions in it.
func (p *pageReader) region(r *element) {
	if r.name == "TableRegion" {
		p.table(r)
		return
	}
	text := p.lines(r)
	b := block{text: text}
	if strings.TrimSpace(plain(text)) != "" {
		p.regionBlock(b, regionType(r))
	} else if r.name != "TextRegion" && len(innerRegions(r)) == 0 {
		p.leave(kindImage, strings.TrimSuffix(r.name, "Region"))
	}
	for _, inner := range ordered(r) {
		p.region(inner)
	}
}

// regionBlock appends the block of a region of a type.
func (p *pageReader) regionBlock(b block, kind string) {
	switch kind {
	case "heading", "header-title":
		b.kind, b.level = heading, 1
	case "marginalia":
		b.kind, b.label = remark, "in the margin"
	case "header":
		b.kind, b.label = remark, "page header"
	case "footer":
		b.kind, b.label = remark, "page footer"
	case "page-number":
		b.kind, b.label = remark, "page number"
	case "catch-word":
		b.kind, b.label = remark, "catchword"
	case "signature-mark":
		b.kind, b.label = remark, "signature mark"
	case "footnote", "footnote-continued", "endnote":
		b.kind, b.label = remark, "footnote"
	case "drop-capital":
		p.drop += strings.TrimSpace(plain(b.text))
		return
	case "", "paragraph", "other", "floating", "list-label":
	default:
		p.leave(kindTag, "type of a region: "+kind)
	}
	if p.drop != "" && b.kind == paragraph {
		b.text = append(words(p.drop), trimmed(b.text)...)
		p.drop = ""
	}
	p.add(b)
}

// lines returns the text of a region, line by line.
func (p *pageReader) lines(r *element) []inline {
	var list []inline
	lines := byIndex(slices.Collect(r.children("TextLine")))
	for _, l := range lines {
		text := p.line(l)
		if len(text) == 0 {
			continue
		}
		if len(list) > 0 {
			list = append(list, lineEndOf(list, text))
		}
		list = append(list, text...)
	}
	whole := equivalent(r)
	switch {
	case len(list) == 0:
		return words(whole)
	case whole != "" && withoutBlanks(whole) != withoutBlanks(plain(list)):
		p.doubt(CodeDifference, "the region “"+shortened(strings.TrimSpace(whole))+"” has another text as a whole than line by line; its lines were taken",
			"compare both: the lines may be older or newer")
		p.left = append(p.left, Left{What: kindVariant.one, Text: whole, kind: kindVariant})
	}
	return list
}

// lineEndOf returns the end of a line; it stands as the words on both its sides do, so that a mark which
// goes on over it stays one.
func lineEndOf(before, after []inline) inline {
	last, first := before[len(before)-1], after[0]
	return inline{text: "\n", marks: last.marks & first.marks}
}

// withoutBlanks returns text without what may differ between two ways of writing it down.
func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// equivalent returns the text of a line, region or word: that of the lowest index.
func equivalent(e *element) string {
	text, best := "", -1
	for t := range e.children("TextEquiv") {
		index := atoi(t.attr("index"), 0)
		value := t.child("Unicode").content()
		if value == "" {
			value = t.child("PlainText").content()
		}
		if value != "" && (best < 0 || index < best) {
			text, best = value, index
		}
	}
	return text
}

// others leaves out the other readings of a line.
func (p *pageReader) others(e *element, taken string) {
	for t := range e.children("TextEquiv") {
		if value := t.child("Unicode").content(); value != "" && value != taken {
			p.leave(kindVariant, value)
		}
	}
}

// line returns the text of a line with its tags.
func (p *pageReader) line(l *element) []inline {
	text := equivalent(l)
	p.others(l, text)
	if text == "" {
		var parts []string
		for w := range l.children("Word") {
			word := equivalent(w)
			if word == "" {
				for g := range w.children("Glyph") {
					word += equivalent(g)
				}
			}
			parts = append(parts, word)
		}
		text = strings.Join(parts, " ")
	}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return p.tagged(text, customTags(l.attr("custom")))
}

// table reads a table: cells by their rows and columns.
func (p *pageReader) table(r *element) {
	rows := map[int]map[int]cell{}
	height, width := 0, 0
	for c := range r.children("TableCell") {
		i, j := atoi(c.attr("row"), 0), atoi(c.attr("col"), 0)
		if i < 0 || j < 0 || i >= maxRows || j >= maxColumns || rows[i][j] != nil {
			p.add(block{text: p.lines(c)})
			continue
		}
		if rows[i] == nil {
			rows[i] = map[int]cell{}
		}
		rows[i][j] = p.lines(c)
		height, width = max(height, i+1), max(width, j+1)
		if atoi(c.attr("rowSpan"), 1) > 1 || atoi(c.attr("colSpan"), 1) > 1 {
			p.leave(kindSpan, "")
		}
	}
	b := block{kind: table}
	for i := range height {
		if rows[i] == nil {
			continue
		}
		row := make([]cell, width)
		for j, c := range rows[i] {
			row[j] = c
		}
		b.rows = append(b.rows, row)
	}
	if len(b.rows) > 0 {
		p.add(b)
	}
	for _, inner := range ordered(r) {
		p.region(inner)
	}
}

// The size of the largest table that is read as one.
const (
	maxRows    = 10_000
	maxColumns = 200
)
