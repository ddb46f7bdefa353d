package text

import (
	"strings"

	"github.com/siglum/siglum/transform"
)

// table lays out aligned columns, or where those are too wide one row a line.
func (t *writer) table(n *transform.Node) {
	var rows [][]string
	for _, row := range n.Nodes {
		switch {
		case !t.shows(row.In):
		case row.Kind != transform.Row:
			t.blocks([]*transform.Node{row})
		default:
			rows = append(rows, t.cells(row))
		}
	}
	widths := columnWidths(rows)
	total := 0
	for _, w := range widths {
		total += w + 2
	}
	for _, row := range rows {
		if t.flow() || total-2 > t.width()-columns(t.rest) {
			t.paragraph(strings.Join(filled(row), " | "), transform.Start)
		} else {
			t.line(alignedRow(row, widths))
		}
	}
	t.flushMargins()
}

// cells returns the texts of a row. A cell over several columns leaves those after
// it empty.
func (t *writer) cells(row *transform.Node) []string {
	var cells []string
	for _, cell := range row.Nodes {
		if !t.shows(cell.In) {
			continue
		}
		text := t.all(cell.Nodes)
		if len(cell.Nodes) > 0 && !cell.Kind.Block() {
			text = t.inline([]*transform.Node{cell})
		}
		cells = append(cells, strings.ReplaceAll(text, "\n", " "))
		for range min(cell.Cols, 50) - 1 {
			cells = append(cells, "")
		}
	}
	return cells
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i+1 == len(row) || row[i+1] != "" { // what spans columns widens none
				widths[i] = max(widths[i], columns(cell))
			}
		}
	}
	return widths
}

func alignedRow(row []string, widths []int) string {
	var line strings.Builder
	owed := 0
	for i, cell := range row {
		line.WriteString(cell)
		owed += widths[i] + 2 - columns(cell)
		if i+1 < len(row) && row[i+1] != "" {
			line.WriteString(strings.Repeat(" ", max(owed, 1)))
			owed = 0
		}
	}
	return strings.TrimRight(line.String(), " ")
}

// filled returns the cells that say something.
func filled(row []string) []string {
	var kept []string
	for _, cell := range row {
		if cell != "" {
			kept = append(kept, cell)
		}
	}
	return kept
}
