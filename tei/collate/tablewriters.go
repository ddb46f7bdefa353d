package collate

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// WriteJSON writes a table as other collation tools read and write it: an object with
// the names of the witnesses and a table of one row per witness, one cell per segment,
// which is null or the list of its tokens, each with the white space behind it.
func (t *Table) WriteJSON(w io.Writer, segments []Segment) error {
	out := struct {
		Witnesses []string     `json:"witnesses"`
		Table     [][][]string `json:"table"`
	}{[]string{}, [][][]string{}}
	for i, witness := range t.Witnesses {
		out.Witnesses = append(out.Witnesses, witness.ID)
		row := make([][]string, len(segments))
		for k, s := range segments {
			for _, token := range t.Tokens(i, s) {
				row[k] = append(row[k], token.Text+token.Space)
			}
		}
		out.Table = append(out.Table, row)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// WriteCSV writes a table for spreadsheets: one line per witness (RFC 4180), first its
// name, then what it has in each segment, without white space at the ends. A text that
// a spreadsheet would take for a formula gets an apostrophe before it.
func (t *Table) WriteCSV(w io.Writer, segments []Segment) error {
	out := csv.NewWriter(w)
	for i, witness := range t.Witnesses {
		row := []string{harmless(witness.ID)}
		for _, s := range segments {
			row = append(row, harmless(t.phrase(i, s)))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && len(cell) > 1 {
		return "'" + cell
	}
	return cell
}

// phrase returns what a witness has in a segment, on one line.
func (t *Table) phrase(witness int, s Segment) string {
	var b strings.Builder
	for _, token := range t.Tokens(witness, s) {
		b.WriteString(token.Text)
		if token.Space != "" {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// textWidth is the number of characters of a line of WriteText.
const textWidth = 78

// WriteText writes a table for reading: blocks of lines, one line per witness, in
// which the segments stand below each other. A dot marks where a witness has nothing.
func (t *Table) WriteText(w io.Writer, segments []Segment) error {
	name := 0
	for _, witness := range t.Witnesses {
		name = max(name, width(witness.ID))
	}
	var b strings.Builder
	for len(segments) > 0 {
		cells, n := t.block(segments, textWidth-name)
		for i, witness := range t.Witnesses {
			line := pad(witness.ID, name)
			for _, column := range cells {
				line += "  " + column[i]
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		if segments = segments[n:]; len(segments) > 0 {
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// block returns the cells of as many segments as fit into a width, one at least.
func (t *Table) block(segments []Segment, room int) (cells [][]string, n int) {
	for _, s := range segments {
		column := make([]string, len(t.Rows))
		wide := 1
		for i := range t.Rows {
			if column[i] = t.phrase(i, s); column[i] == "" {
				column[i] = "·"
			}
			wide = max(wide, width(column[i]))
		}
		if room -= wide + 2; room < 0 && n > 0 {
			break
		}
		for i := range column {
			column[i] = pad(column[i], wide)
		}
		cells, n = append(cells, column), n+1
	}
	return cells, n
}

// width returns the number of characters that a text takes, signs on letters aside.
func width(s string) int { return letters(norm.NFC.String(s)) }

func pad(s string, wide int) string { return s + strings.Repeat(" ", max(0, wide-width(s))) }
