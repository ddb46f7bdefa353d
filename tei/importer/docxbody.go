package importer

import "strings"

// body reads what stands in a body, a cell, a note or a text box, block by block.
func (d *docx) body(e *element) {
	if e == nil {
		return
	}
	for _, n := range e.nodes {
		switch n.name {
		case "p":
			d.paragraph(n)
		case "tbl":
			d.table(n)
		case "sdt":
			d.body(n.child("sdtContent"))
		case "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo":
			d.body(n)
		case "AlternateContent":
			d.body(alternative(n))
		case "altChunk":
			d.leave(kindField, "altChunk")
		}
	}
}

// alternative returns the one of several contents that is read: the first, which is the fullest.
func alternative(e *element) *element {
	if choice := e.child("Choice"); choice != nil {
		return choice
	}
	return e.child("Fallback")
}

func (d *docx) paragraph(e *element) {
	p := e.child("pPr")
	if p == nil {
		p = &element{}
	}
	if b := p.child("pageBreakBefore"); b != nil && isOn(b) {
		d.add(block{kind: printout})
	}
	d.changes(p)
	r := docxRuns{docx: d}
	r.read(e, 0)
	b := block{text: r.list}
	numID, level := d.list(p)
	blank := strings.TrimSpace(plain(r.list)) == ""
	if numID != "" && !blank {
		b.label = d.numbers.label(numID, level)
	}
	switch heading := d.headingLevel(p); {
	case heading > 0:
		b.asHeading(heading)
	case b.label != "":
		b.kind, b.level = item, level
	}
	d.add(b)
	for _, box := range r.boxes {
		d.body(box)
	}
}

// asHeading makes a heading of a block; that it is bold is nothing special then.
func (b *block) asHeading(level int) {
	b.kind, b.level = heading, level
	for i := range b.text {
		b.text[i].marks &^= bold
	}
	if b.label != "" {
		b.text = append(words(b.label), b.text...)
	}
}

// changes counts the tracked changes of the properties of a paragraph or of words, which the
// notation has no form for.
func (d *docx) changes(properties *element) {
	for _, name := range []string{"pPrChange", "rPrChange", "numberingChange"} {
		if properties.child(name) != nil {
			d.leave(kindChange, "")
		}
	}
	mark := properties.child("rPr")
	if mark.child("ins") != nil || mark.child("del") != nil {
		d.leave(kindChange, "")
	}
}

// maxNested is how deep notes, tables and text boxes may stand in one another.
const maxNested = 8

// inner reads blocks that do not stand in the text itself, and returns them.
func (d *docx) inner(e *element) []block {
	if d.depth == maxNested {
		d.leave(kindHidden, textOf(e))
		return nil
	}
	d.depth++
	outer := d.blocks
	d.blocks = nil
	d.body(e)
	blocks := d.blocks
	d.blocks = outer
	d.depth--
	return blocks
}

// flat returns the words of blocks as those of one.
func flat(blocks []block) []inline {
	var list []inline
	for i, b := range blocks {
		if i > 0 {
			list = append(list, inline{text: "\n"})
		}
		list = append(list, words(b.label)...)
		list = append(list, b.text...)
		for _, row := range b.rows {
			for _, c := range row {
				list = append(append(list, c...), inline{text: " "})
			}
		}
	}
	return list
}

func (d *docx) table(e *element) {
	var rows [][]cell
	var all []block
	head, width := 0, 0
	for _, tr := range rowsOf(e) {
		if h := tr.child("trPr").child("tblHeader"); h != nil && isOn(h) && head == len(rows) {
			head++
		}
		var row []cell
		for _, tc := range cellsOf(tr) {
			blocks := d.inner(tc)
			all = append(all, blocks...)
			row = append(row, flat(blocks))
			for range min(atoi(tc.child("tcPr").child("gridSpan").value(), 1), 64) - 1 {
				row = append(row, nil)
				d.leave(kindSpan, "")
			}
		}
		width = max(width, len(row))
		rows = append(rows, row)
	}
	if width < 2 {
		d.blocks = append(d.blocks, all...)
		return
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], nil)
		}
	}
	d.add(block{kind: table, rows: rows, head: head})
}

// rowsOf returns the rows of a table, those in content controls and the like included.
func rowsOf(e *element) []*element { return gathered(e, "tr") }

func cellsOf(e *element) []*element { return gathered(e, "tc") }

func gathered(e *element, name string) []*element {
	var list []*element
	for _, n := range e.nodes {
		switch n.name {
		case name:
			list = append(list, n)
		case "sdt", "sdtContent", "customXml":
			list = append(list, gathered(n, name)...)
		}
	}
	return list
}
