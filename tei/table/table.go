// Package table reads tables as spreadsheets and databases export them: CSV with
// commas, semicolons or tabs, in UTF-8 with or without a byte order mark. Each cell
// knows where it is written, so that what is wrong with it can be told there.
package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// CodeTable says that a table cannot be read.
const CodeTable diag.Code = "table"

// A Table has rows of cells, one for each column.
type Table struct {
	File    *source.File
	Columns []Cell // the first row, their names
	Rows    []Row  // without empty ones
}

// A Row is one row of a table: a cell for each column; those that are not written are
// empty.
type Row []Cell

// A Cell is one cell of a table, without blanks at its ends.
type Cell struct {
	Text string
	At   source.Span
}

// Read reads a table. If the list has errors, the table is nil.
func Read(f *source.File) (*Table, diag.List) {
	r := &reader{file: f, text: bytes.TrimPrefix(f.Bytes(), []byte("\xef\xbb\xbf"))}
	if list := r.checkText(); list != nil {
		return nil, list
	}
	t := &Table{File: f}
	r.rows(t)
	if len(r.list) > 0 {
		return nil, r.list
	}
	if len(t.Columns) == 0 {
		return nil, diag.List{r.wrong(f.Span(0, 0), "the table is empty", "its first row names the columns")}
	}
	return t, nil
}

// Column returns the number of a column, whatever the case of its name, or -1.
func (t *Table) Column(name string) int {
	return slices.IndexFunc(t.Columns, func(c Cell) bool { return strings.EqualFold(c.Text, name) })
}

type reader struct {
	file *source.File
	text []byte // without byte order mark
	list diag.List
}

func (r *reader) checkText() diag.List {
	if i := bytes.IndexByte(r.text, 0); i >= 0 {
		return diag.List{r.wrong(r.file.Span(i, i+1), "a NUL character: this is no table in UTF-8",
			"save it from the spreadsheet program as “CSV UTF-8”")}
	}
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRune(r.text[i:])
		if c == utf8.RuneError && size == 1 {
			at := i + r.file.Len() - len(r.text)
			return diag.List{r.wrong(r.file.Span(at, at+1), fmt.Sprintf("the byte 0x%02X is not UTF-8", r.text[i]),
				"save the table from the spreadsheet program as “CSV UTF-8”")}
		}
		i += size
	}
	return nil
}

// rows reads all rows, the first as the names of the columns.
func (r *reader) rows(t *Table) {
	text, skipped := r.withoutSeparatorLine()
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma = delimiter(text)
	c.FieldsPerRecord = -1
	for {
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.syntax(err, skipped)
			return
		}
		row := make(Row, len(record))
		for i, cell := range record {
			line, column := c.FieldPos(i)
			row[i] = r.cell(cell, source.Position{Line: line + skipped, Column: column})
		}
		r.add(t, row)
	}
}

// withoutSeparatorLine leaves out the line "sep=;" with which Excel names the sign that
// divides cells.
func (r *reader) withoutSeparatorLine() (text []byte, lines int) {
	if first, rest, ok := bytes.Cut(r.text, []byte("\n")); ok && bytes.HasPrefix(first, []byte("sep=")) {
		return rest, 1
	}
	return r.text, 0
}

// delimiter returns the sign that divides cells: tabs, if the first line has any outside
// quotation marks, else semicolons or commas, whichever it has more of.
func delimiter(text []byte) rune {
	counts := map[byte]int{}
	quoted := false
	for _, b := range text {
		if b == '"' {
			quoted = !quoted
		}
		if b == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[b]++
		}
	}
	switch {
	case counts['\t'] > 0:
		return '\t'
	case counts[';'] > counts[',']:
		return ';'
	}
	return ','
}

func (r *reader) cell(text string, at source.Position) Cell {
	start := r.file.Offset(at, source.Bytes)
	text = strings.TrimSpace(text)
	written := r.file.Bytes()[start:]
	if i := bytes.Index(written[:min(len(written), len(text)+maxLead)], []byte(text)); i >= 0 {
		return Cell{text, r.file.Span(start+i, start+i+len(text))}
	}
	return Cell{text, r.file.Span(start, start+1)} // it has doubled quotation marks
}

// maxLead is how far the words of a cell may stand behind its beginning.
const maxLead = 20

func (r *reader) add(t *Table, row Row) {
	empty := !slices.ContainsFunc(row, func(c Cell) bool { return c.Text != "" })
	switch {
	case empty:
	case t.Columns == nil:
		t.Columns = row
		r.checkColumns(row)
	case len(row) > len(t.Columns):
		r.list = append(r.list, r.wrong(row[len(t.Columns)].At,
			fmt.Sprintf("the row has %d cells, but there are %d columns", len(row), len(t.Columns)),
			"put a cell that holds the dividing sign in quotation marks"))
	default:
		for len(row) < len(t.Columns) {
			row = append(row, Cell{At: row[len(row)-1].At.Point()})
		}
		t.Rows = append(t.Rows, row)
	}
}

func (r *reader) checkColumns(columns []Cell) {
	seen := map[string]bool{}
	for _, c := range columns {
		name := strings.ToLower(c.Text)
		if seen[name] && name != "" {
			r.list = append(r.list, r.wrong(c.At, fmt.Sprintf("there are two columns %q", c.Text), "rename one of them"))
		}
		seen[name] = true
	}
}

func (r *reader) syntax(err error, skipped int) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		r.list = append(r.list, r.wrong(r.file.Span(0, 0), err.Error(), ""))
		return
	}
	at := r.file.Offset(source.Position{Line: p.Line + skipped, Column: p.Column}, source.Bytes)
	message, help := "the cells cannot be told apart: "+p.Err.Error(), ""
	switch {
	case errors.Is(p.Err, csv.ErrBareQuote):
		message, help = "a quotation mark within a cell that is not in quotation marks", `put the whole cell in quotation marks and double those in it: "the ""Red"" letter"`
	case errors.Is(p.Err, csv.ErrQuote) && (p.Line > p.StartLine || len(bytes.TrimSpace(r.file.Bytes()[at:])) == 0):
		at = r.file.Offset(source.Position{Line: p.StartLine + skipped, Column: 1}, source.Bytes)
		message, help = "a cell in quotation marks is not closed", "the row begins here; close the cell with a quotation mark"
	case errors.Is(p.Err, csv.ErrQuote):
		message, help = "words stand behind the quotation mark that closes a cell", `double quotation marks within a cell: "the ""Red"" letter"`
	}
	r.list = append(r.list, r.wrong(r.file.Span(at, at+1), message, help))
}

func (r *reader) wrong(at source.Span, message, help string) diag.Diagnostic {
	return diag.Diagnostic{Code: CodeTable, Message: message, Span: at, Help: help}
}
