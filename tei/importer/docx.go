package importer

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A docx is a document of Word (ECMA-376, part 1: WordprocessingML) while it is read.
type docx struct {
	*script
	parts     *docxParts
	styles    map[string]*docxStyle
	numbers   *docxNumbers
	footnotes map[string]*element
	endnotes  map[string]*element
	comments  map[string]*element
	apart     []*element        // notes and comments, in the order of their parts
	taken     map[*element]bool // of them, those that the text refers to
	titled    bool              // a paragraph has the style Title
	authors   map[string]bool   // of tracked changes
	fields    []bool            // the open fields: whether their result has begun
	depth     int               // of notes and text boxes in one another
}

// readDOCX reads a document of Word.
func readDOCX(s *script, f *source.File) diag.List {
	parts, found := openParts(f)
	if found != nil {
		return diag.List{*found}
	}
	d := &docx{script: s, parts: parts, authors: map[string]bool{}, taken: map[*element]bool{}}
	document, list := d.part(parts.main)
	if list.HasErrors() {
		return list
	}
	if found := d.readOthers(); found.HasErrors() {
		return found
	}
	d.properties()
	d.titled = d.hasTitle(document)
	d.body(document.child("body"))
	d.loose()
	d.furniture()
	return nil
}

// readOthers reads the parts that the text refers to.
func (d *docx) readOthers() diag.List {
	var found diag.List
	read := func(kind string) *element {
		name := d.parts.related(kind)
		if name == "" {
			return nil
		}
		e, list := d.part(name)
		if list.HasErrors() {
			found = append(found, list...)
			return nil
		}
		return e
	}
	d.styles = docxStyles(read("styles"))
	d.numbers = newDOCXNumbers(read("numbering"))
	d.footnotes = d.byID(read("footnotes"), "footnote")
	d.endnotes = d.byID(read("endnotes"), "endnote")
	d.comments = d.byID(read("comments"), "comment")
	return found
}

// byID returns notes or comments by their ids.
func (d *docx) byID(e *element, name string) map[string]*element {
	m := map[string]*element{}
	for child := range e.children(name) {
		d.apart = append(d.apart, child)
		if id := child.attr("id"); m[id] == nil {
			m[id] = child
		}
	}
	return m
}

// loose leaves notes and comments out to which nothing in the text refers: Word does not show them either.
func (d *docx) loose() {
	for _, n := range d.apart {
		if text := strings.TrimSpace(n.content()); text != "" && !d.taken[n] {
			d.leave(kindLoose, text)
		}
	}
}

// part reads a part of the package as XML.
func (d *docx) part(name string) (*element, diag.List) {
	text, found := d.parts.read(name)
	if found != nil {
		return nil, diag.List{*found}
	}
	return d.readXML(source.NewFile(d.file.Name()+": "+name, text), "")
}

// properties takes the title over. Who made the file need not be the author of the text.
func (d *docx) properties() {
	if d.parts.properties == "" {
		return
	}
	core, list := d.part(d.parts.properties)
	if list.HasErrors() {
		return // the text is whole without them
	}
	for _, p := range core.nodes {
		value := strings.TrimSpace(p.content())
		switch {
		case p.name == "" || value == "":
		case p.name == "title":
			d.meta.Title = notation.Value{Text: strings.Join(strings.Fields(value), " ")}
		case p.name == "created" || p.name == "modified" || p.name == "revision" || p.name == "lastPrinted":
		default:
			d.leave(kindMeta, p.name+": "+value)
		}
	}
}

// furniture leaves headers and footers out, once each.
func (d *docx) furniture() {
	seen := map[string]bool{}
	for _, kind := range []string{"header", "footer"} {
		for _, name := range d.parts.allRelated(kind) {
			e, list := d.part(name)
			if list.HasErrors() {
				d.found = append(d.found, list...)
				continue
			}
			text := strings.TrimSpace(textOf(e))
			if text != "" && !seen[text] {
				d.leave(kindFurniture, text)
			}
			seen[text] = true
		}
	}
}

// textOf returns the characters of an element of WordprocessingML, a blank for each paragraph.
func textOf(e *element) string {
	var b strings.Builder
	e.descend(func(n *element) bool {
		switch n.name {
		case "t", "delText":
			b.WriteString(n.content())
		case "p", "tab", "br":
			b.WriteByte(' ')
		}
		return true
	})
	return b.String()
}
