package collate

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })

// pageData is what the page shows.
type pageData struct {
	Title      string
	Style      template.CSS
	Switches   template.CSS // show and hide witnesses
	Witnesses  []pageWitness
	Rows       [][][]pageCell // the parallel view: passages, in them witnesses, in them segments
	Blocks     []pageBlock
	Variants   int
	Statistics Statistics
	Shares     [][]string
}

type pageWitness struct {
	Number    int
	ID, Title string
}

// A pageBlock is a part of the table that fits a line.
type pageBlock struct{ Rows []pageRow }

type pageRow struct {
	Witness pageWitness
	Cells   []pageCell
}

// A pageCell is what a witness has in a segment.
type pageCell struct {
	Text    string
	Space   string // the white space behind it
	Segment int
	Anchor  bool   // the first cell of a segment that varies carries its id
	Letter  string // of the reading; "" where all agree
	Group   int
	Omitted bool
	Absent  bool // the witness does not take part
	Spelt   bool // the readings differ in spelling only
	Moved   int  // the segment in which others have it, or -1
}

// pageWidth is the number of characters of a line of the table.
const pageWidth = 84

// WriteHTML writes a table as a page of its own: the texts side by side with what
// varies marked, the aligned table, and the agreement of the witnesses. Readings are
// told apart by letter, line and colour. The page needs neither scripts nor other
// files; witnesses are shown and hidden by its style alone.
func (t *Table) WriteHTML(w io.Writer, title string, segments []Segment) error {
	if title == "" {
		title = "Collation of " + t.sigla(every(len(t.Witnesses)))
	}
	d := pageData{Title: allowed(title), Style: template.CSS(pageStyle), Statistics: t.Statistics()}
	var switches strings.Builder
	for i, witness := range t.Witnesses {
		d.Witnesses = append(d.Witnesses, pageWitness{i, witness.ID, witness.Title})
		n := strconv.Itoa(i)
		switches.WriteString("body:has(#show-" + n + ":not(:checked)) .w" + n + "{display:none}\n")
		var row []string
		for j := range t.Witnesses {
			row = append(row, strconv.FormatFloat(100*d.Statistics.Agreement(i, j), 'f', 1, 64))
		}
		d.Shares = append(d.Shares, row)
	}
	d.Switches = template.CSS(switches.String())
	cells := t.pageCells(segments)
	d.Variants = countVariants(cells)
	d.Rows = t.pageRows(segments, cells)
	d.Blocks = t.pageBlocks(d.Witnesses, segments, cells)
	return pageTemplate().Execute(w, d)
}

func countVariants(cells [][]pageCell) (n int) {
	for _, column := range cells {
		if slices.ContainsFunc(column, func(c pageCell) bool { return c.Letter != "" }) {
			n++
		}
	}
	return n
}

// pageCells returns the cells of each segment.
func (t *Table) pageCells(segments []Segment) [][]pageCell {
	extents := t.extents()
	moved := t.movedSegments(segments)
	list := make([][]pageCell, len(segments))
	for k, s := range segments {
		column := make([]pageCell, len(t.Rows))
		var phrases []string
		forms := map[string]bool{}
		for i := range t.Rows {
			c := pageCell{Segment: k, Moved: -1, Absent: !extents[i].takesPart(unit{Segment: s})}
			c.Text, c.Space = t.exact(i, s)
			if other, ok := moved[[2]int{k, i}]; ok {
				c.Moved = other
			}
			if !c.Absent {
				phrase := t.phrase(i, s)
				if c.Group = slices.Index(phrases, phrase); c.Group < 0 {
					c.Group, phrases = len(phrases), append(phrases, phrase)
				}
				c.Omitted = len(t.Tokens(i, s)) == 0
				forms[t.form(i, s)] = true
			}
			column[i] = c
		}
		if len(phrases) > 1 {
			letter(column, len(forms) == 1)
		}
		list[k] = column
	}
	return list
}

// letter gives the readings of a segment letters: a, b, …, z, aa, ab …
func letter(column []pageCell, spelt bool) {
	for i := range column {
		c := &column[i]
		c.Anchor = i == 0
		if c.Absent {
			continue
		}
		c.Spelt = spelt
		for n := c.Group; n >= 0; n = n/26 - 1 {
			c.Letter = string(rune('a'+n%26)) + c.Letter
		}
	}
}

// movedSegments returns, for a segment and a witness, the segment in which others have
// the words that it has there.
func (t *Table) movedSegments(segments []Segment) map[[2]int]int {
	moved := map[[2]int]int{}
	of := func(c int) int {
		n, found := slices.BinarySearchFunc(segments, c, func(s Segment, c int) int { return s.From - c })
		if !found {
			n--
		}
		return n
	}
	for _, x := range t.Transpositions() {
		from, to := of(x.From.From), of(x.To.From)
		for _, i := range x.Here {
			moved[[2]int{from, i}] = to
		}
		for _, i := range x.Elsewhere {
			moved[[2]int{to, i}] = from
		}
	}
	return moved
}

// exact returns what a witness has in a segment, and the white space behind it.
func (t *Table) exact(witness int, s Segment) (text, space string) {
	var b strings.Builder
	for _, token := range t.Tokens(witness, s) {
		b.WriteString(space + token.Text)
		space = token.Space
	}
	return b.String(), space
}

// pageRows divides the text into passages where all witnesses have a blank line.
func (t *Table) pageRows(segments []Segment, cells [][]pageCell) [][][]pageCell {
	var rows [][][]pageCell
	fresh := true
	for k := range segments {
		if fresh {
			rows = append(rows, make([][]pageCell, len(t.Rows)))
		}
		row := rows[len(rows)-1]
		fresh = true
		for i, c := range cells[k] {
			row[i] = append(row[i], c)
			fresh = fresh && (c.Omitted || c.Absent || strings.HasSuffix(c.Space, "\n\n"))
		}
	}
	for i, w := range t.Witnesses {
		if w.Lead != "" && len(rows) > 0 {
			rows[0][i] = append([]pageCell{{Space: w.Lead, Moved: -1}}, rows[0][i]...)
		}
	}
	return rows
}

// pageBlocks cuts the table into lines.
func (t *Table) pageBlocks(witnesses []pageWitness, segments []Segment, cells [][]pageCell) []pageBlock {
	var list []pageBlock
	for at := 0; at < len(segments); {
		_, n := t.block(segments[at:], pageWidth)
		b := pageBlock{}
		for i, w := range witnesses {
			row := pageRow{Witness: w}
			for k := at; k < at+n; k++ {
				c := cells[k][i]
				c.Text = t.phrase(i, segments[k])
				row.Cells = append(row.Cells, c)
			}
			b.Rows = append(b.Rows, row)
		}
		list = append(list, b)
		at += n
	}
	return list
}
