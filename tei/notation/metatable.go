package notation

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/table"
)

// The codes of what a table of metadata and the files do not agree on.
const (
	CodeTableColumn diag.Code = "metadata-column" // a column is no field of metadata
	CodeTableFile   diag.Code = "metadata-file"   // a row names no file, or a file has no row
)

// A MetadataTable is metadata for many transcriptions, a row for each file.
type MetadataTable struct {
	file *source.File
	rows []metadataRow
}

type metadataRow struct {
	name     table.Cell // the file, as written
	metadata Metadata
}

// fileColumn is the column that names the file.
const fileColumn = "file"

// ReadMetadataTable reads a table of metadata in CSV. Its columns are called as the
// fields of front matter; the column "file" names the file. In the cell of a field that has several
// values they are divided by "|". A hand, witness, person or place is a name, an id and words
// ("h2: Karl Brandt"), or YAML as front matter has it. If the list has errors, the table is nil.
func ReadMetadataTable(f *source.File) (*MetadataTable, diag.List) {
	t, list := table.Read(f)
	if t == nil {
		return nil, list
	}
	named := t.Column(fileColumn)
	if named < 0 {
		return nil, diag.List{{
			Code: table.CodeTable, Message: "the table has no column \"file\"", Span: t.Columns[0].At,
			Help: "its first row names the columns: file, which says what transcription a row is about, and " + strings.Join(FrontFields, ", "),
		}}
	}
	m := &MetadataTable{file: f}
	list = append(list, unknownColumns(t)...)
	for _, row := range t.Rows {
		if row[named].Text == "" {
			list = append(list, diag.Diagnostic{
				Severity: diag.Warning, Code: CodeTableFile, Message: "the row names no file; it is left out", Span: row[0].At,
				Help: "write the name of the transcription into the column \"file\"",
			})
			continue
		}
		r := metadataRow{name: row[named]}
		list = append(list, r.read(t, row)...)
		m.rows = append(m.rows, r)
	}
	if list = append(list, m.twice()...).Sorted(); list.HasErrors() {
		return nil, list
	}
	return m, list
}

// maxUnknown is the number of columns without a field that are told one by one.
const maxUnknown = 20

func unknownColumns(t *table.Table) diag.List {
	var unknown []table.Cell
	for _, c := range t.Columns {
		if c.Text != "" && !strings.EqualFold(c.Text, fileColumn) && !slices.Contains(FrontFields, strings.ToLower(c.Text)) {
			unknown = append(unknown, c)
		}
	}
	var list diag.List
	help := "the columns are file, " + strings.Join(FrontFields, ", ")
	if n := len(unknown); n > maxUnknown {
		return append(list, diag.Diagnostic{
			Severity: diag.Warning, Code: CodeTableColumn, Span: unknown[0].At, Help: help,
			Message: fmt.Sprintf("%d columns are no fields of metadata, the first of them is %q; they are left out", n, unknown[0].Text),
		})
	}
	for _, c := range unknown {
		help := help
		if near := diag.Nearest(strings.ToLower(c.Text), slices.Values(FrontFields)); near != "" {
			help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
		}
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning, Code: CodeTableColumn, Span: c.At, Help: help,
			Message: fmt.Sprintf("%q is no field of metadata; the column is left out", c.Text),
		})
	}
	return list
}

// read reads the cells of a row.
func (r *metadataRow) read(t *table.Table, row table.Row) diag.List {
	var list diag.List
	for i, c := range row {
		field := r.metadata.field(strings.ToLower(t.Columns[i].Text))
		if field == nil || c.Text == "" {
			continue
		}
		list = append(list, readCell(*field, c)...)
	}
	return append(list, r.metadata.check(r.name.At)...)
}

func readCell(f metaField, c table.Cell) diag.List {
	switch {
	case f.one != nil:
		*f.one = Value{c.Text, c.At}
	case f.many != nil:
		*f.many = Pieces(c)
	case strings.ContainsAny(c.Text[:1], "[{-"):
		return readYAMLCell(f, c)
	default:
		for _, v := range Pieces(c) {
			id, words, alone := f.records.add().brief()
			if before, after, ok := strings.Cut(v.Text, ": "); ok && IsName(before) {
				*id, *words = Value{before, v.At}, Value{strings.TrimSpace(after), v.At}
			} else {
				*alone = v
			}
		}
	}
	return nil
}

// Pieces returns the values of a cell that "|" divides.
func Pieces(c table.Cell) []Value {
	var list []Value
	verbatim := c.At.Text() == c.Text
	at := c.At.Start
	for piece := range strings.SplitSeq(c.Text, "|") {
		v := Value{strings.TrimSpace(piece), c.At}
		if verbatim {
			start := at + len(piece) - len(strings.TrimLeft(piece, " \t"))
			v.At = c.At.File.Span(start, start+len(v.Text))
		}
		at += len(piece) + 1
		if v.Text != "" {
			list = append(list, v)
		}
	}
	return list
}

// readYAMLCell reads records in YAML. Whatever is wrong in it is said of the cell.
func readYAMLCell(f metaField, c table.Cell) diag.List {
	r := &metaReader{file: c.At.File, whole: c.At, place: func(*token.Token, string) source.Span { return c.At }}
	pairs, err := r.pairs(f.key + ": " + c.Text)
	if err != nil || len(pairs) != 1 {
		return diag.List{{
			Code: CodeMetadata, Span: c.At, Message: "the cell begins as YAML but cannot be read as such",
			Help: "write it so: [{id: h1, label: Karl Brandt}, {id: h2, label: a reader}]",
		}}
	}
	r.field(f, pairs[0].Value)
	return r.list
}

// twice reports rows that name one file.
func (m *MetadataTable) twice() diag.List {
	var list diag.List
	first := map[string]table.Cell{}
	for _, r := range m.rows {
		key := pathOf(r.name.Text)
		if other, ok := first[key]; ok {
			list = append(list, diag.Diagnostic{
				Code: CodeTableFile, Message: fmt.Sprintf("two rows are about %s", r.name.Text), Span: r.name.At,
				Help: "make one row of both", Related: []diag.Related{{Span: other.At, Message: "the other row"}},
			})
			continue
		}
		first[key] = r.name
	}
	return list
}

// Assign returns the metadata of each of some files. A row is about the file whose path
// ends with its name, with or without extension. The list says which files have no row and
// which rows no file; it has an error if a row may be about several files.
func (m *MetadataTable) Assign(files []string) (map[string]*Metadata, diag.List) {
	var list diag.List
	assigned := map[string]*Metadata{}
	about := map[int]string{} // row → file
	rows := m.byName()
	for _, file := range files {
		i, ok := find(rows, file)
		if !ok {
			list = append(list, diag.Diagnostic{
				Severity: diag.Warning, Code: CodeTableFile, Span: source.NewFile(file, nil).Span(0, 0),
				Message: fmt.Sprintf("the table %s has no row for this file", baseName(m.file.Name())),
				Help:    "add a row whose cell in the column \"file\" is " + path.Base(pathOf(file)),
			})
			continue
		}
		if other, ok := about[i]; ok {
			list = append(list, m.several(m.rows[i], other, file))
			continue
		}
		about[i] = file
		assigned[file] = &m.rows[i].metadata
	}
	if len(files) > 1 {
		list = append(list, m.unused(about)...)
	}
	return assigned, list.Sorted()
}

func (m *MetadataTable) several(r metadataRow, one, other string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: CodeTableFile, Span: r.name.At,
		Message: fmt.Sprintf("the row may be about %s or about %s", one, other),
		Help:    "write the folder too, as in " + pathOf(one) + ", and a row for each",
	}
}

// maxUnused is the number of rows without files that are told one by one.
const maxUnused = 20

func (m *MetadataTable) unused(about map[int]string) diag.List {
	var list diag.List
	for i, r := range m.rows {
		if _, ok := about[i]; !ok {
			list = append(list, diag.Diagnostic{
				Severity: diag.Warning, Code: CodeTableFile, Span: r.name.At,
				Message: fmt.Sprintf("no file of the name %s was given", r.name.Text),
				Help:    "check the spelling, or take the row out",
			})
		}
	}
	if n := len(list); n > maxUnused {
		list = list[:1]
		list[0].Message = fmt.Sprintf("of %d rows no file was given, the first of them is about %s", n, list[0].Span.Text())
	}
	return list
}

// byName returns the rows by the names that they give files.
func (m *MetadataTable) byName() map[string]int {
	rows := map[string]int{}
	for i, r := range m.rows {
		rows[pathOf(r.name.Text)] = i
	}
	return rows
}

// find returns the row about a file: of those whose name its path ends with, the one with
// the longest.
func find(rows map[string]int, file string) (row int, ok bool) {
	whole := pathOf(file)
	for rest := whole; ; {
		if row, ok = rows[rest]; ok {
			return row, true
		}
		if row, ok = rows[strings.TrimSuffix(rest, path.Ext(rest))]; ok {
			return row, true
		}
		if _, rest, ok = strings.Cut(rest, "/"); !ok {
			return 0, false
		}
	}
}

// pathOf gives paths of all systems one form.
func pathOf(s string) string { return path.Clean(strings.ReplaceAll(s, `\`, "/")) }
