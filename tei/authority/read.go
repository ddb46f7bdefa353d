package authority

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/table"
)

// The codes of what is wrong with a list.
const (
	CodeRow    diag.Code = "authority-row"    // a row cannot be used
	CodeColumn diag.Code = "authority-column" // a column is not known
	CodeTwice  diag.Code = "authority-twice"  // two rows have one name
)

// A number is a column for the number that an authority file gives.
type number struct {
	form    func() *regexp.Regexp
	address string // before the number
	example string
}

var numbers = map[string]number{
	"viaf":     {expression.Lazy(`^\d{1,22}$`), "https://viaf.org/viaf/", "54152998"},
	"gnd":      {expression.Lazy(`^\d{1,10}-?[\dX]$`), "https://d-nb.info/gnd/", "118529579"},
	"wikidata": {expression.Lazy(`^Q\d{1,12}$`), "https://www.wikidata.org/entity/", "Q937"},
	"geonames": {expression.Lazy(`^\d{1,10}$`), "https://www.geonames.org/", "2950159"},
}

// columns are the names of the columns that a list may have.
var columns = []string{"id", "name", "variants", "viaf", "gnd", "wikidata", "geonames", "ref", "note"}

// Read reads a list of persons or places: a table in CSV with the columns name, variants (divided by
// "|"), viaf, gnd, wikidata, geonames (numbers, or whole addresses), ref (other addresses), note, and id (an
// xml:id); only name must be there. If the messages have an error, the list is nil.
func Read(f *source.File, kind Kind) (*List, diag.List) {
	t, list := table.Read(f)
	if t == nil {
		return nil, list
	}
	if t.Column("name") < 0 {
		return nil, diag.List{{
			Code: table.CodeTable, Message: "the table has no column \"name\"", Span: t.Columns[0].At,
			Help: "its first row names the columns: " + strings.Join(columns, ", "),
		}}
	}
	r := rows{table: t, kind: kind, ids: map[string]table.Cell{}, names: map[string]table.Cell{}, list: append(list, unknown(t)...)}
	var entities []notation.Entity
	for _, row := range t.Rows {
		entities = append(entities, r.entity(row))
	}
	if r.list.HasErrors() {
		return nil, r.list.Sorted()
	}
	r.name(entities)
	return New(kind, entities), r.list.Sorted()
}

func unknown(t *table.Table) diag.List {
	var list diag.List
	for _, c := range t.Columns {
		name := strings.ToLower(c.Text)
		if name == "" || slices.Contains(columns, name) {
			continue
		}
		help := "the columns are " + strings.Join(columns, ", ")
		if near := diag.Nearest(name, slices.Values(columns)); near != "" {
			help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
		}
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning, Code: CodeColumn, Span: c.At, Help: help,
			Message: fmt.Sprintf("%q is no column of a list of persons or places; it is left out", c.Text),
		})
	}
	return list
}

// A rows reads the rows of a list.
type rows struct {
	table *table.Table
	kind  Kind
	ids   map[string]table.Cell
	names map[string]table.Cell
	list  diag.List
}

func (r *rows) entity(row table.Row) notation.Entity {
	var e notation.Entity
	for i, c := range row {
		if c.Text == "" {
			continue
		}
		switch column := strings.ToLower(r.table.Columns[i].Text); column {
		case "id":
			e.ID = r.id(c)
		case "name":
			e.Name = notation.Value{Text: c.Text, At: c.At}
		case "variants":
			e.Variants = notation.Pieces(c)
		case "ref":
			for _, v := range notation.Pieces(c) {
				e.Refs = append(e.Refs, r.address(v))
			}
		case "note":
			e.Note = notation.Value{Text: c.Text, At: c.At}
		default:
			if n, ok := numbers[column]; ok {
				e.Refs = append(e.Refs, r.number(n, column, c))
			}
		}
	}
	r.called(e, row)
	return e
}

// called checks the name of a row.
func (r *rows) called(e notation.Entity, row table.Row) {
	at := row[r.table.Column("name")]
	switch first, ok := r.names[e.Name.Text]; {
	case len(wordsOf(e.Name.Text)) == 0:
		r.wrong(at.At, fmt.Sprintf("the %s has no name", r.kind), "write it into the column \"name\", or take the row out")
	case ok:
		r.list = append(r.list, diag.Diagnostic{
			Severity: diag.Warning, Code: CodeTwice, Span: at.At,
			Message: fmt.Sprintf("two rows have the name %q: where a text has it, it is not marked", at.Text),
			Help:    "if both are one, make one row of them; else give each a name that tells them apart, and the one they share as a variant",
			Related: []diag.Related{{Span: first.At, Message: "the other row"}},
		})
	default:
		r.names[e.Name.Text] = at
	}
}

func (r *rows) id(c table.Cell) notation.Value {
	switch first, ok := r.ids[c.Text]; {
	case !notation.IsName(c.Text):
		r.wrong(c.At, fmt.Sprintf("%q cannot be an id", c.Text), "an id begins with a letter and has letters, digits, hyphens and underscores only, as in brandt-karl")
	case ok:
		r.wrong(c.At, fmt.Sprintf("the id %q is given twice", c.Text), "give each row an id of its own", diag.Related{Span: first.At, Message: "here it is given first"})
	}
	r.ids[c.Text] = c
	return notation.Value{Text: c.Text, At: c.At}
}

// number makes an address of the number of an authority file.
func (r *rows) number(n number, column string, c table.Cell) notation.Value {
	text := strings.TrimSpace(c.Text)
	switch {
	case strings.Contains(text, "://"):
		return r.address(notation.Value{Text: text, At: c.At})
	case !n.form().MatchString(text):
		r.wrong(c.At, fmt.Sprintf("%q is no number of the column %q", c.Text, column), "give it as in "+n.example+", or the whole address as in "+n.address+n.example)
	}
	return notation.Value{Text: n.address + text, At: c.At}
}

func (r *rows) address(v notation.Value) notation.Value {
	u, err := url.Parse(v.Text)
	if err != nil || u.Scheme == "" || strings.ContainsFunc(v.Text, unicode.IsSpace) {
		r.wrong(v.At, fmt.Sprintf("%q is no address of the web", v.Text), "give the whole address, as in https://www.wikidata.org/entity/Q937")
	}
	return v
}

func (r *rows) wrong(at source.Span, message, help string, related ...diag.Related) {
	r.list = append(r.list, diag.Diagnostic{Code: CodeRow, Message: message, Span: at, Help: help, Related: related})
}

// name gives an id to all that have none: made of the name, so that the same list gives the same ids in all
// editions.
func (r *rows) name(entities []notation.Entity) {
	taken := map[string]bool{}
	for id := range r.ids {
		taken[id] = true
	}
	numbered := map[string]int{} // how many numbers of a name were tried
	for i := range entities {
		e := &entities[i]
		if e.ID.Text != "" {
			continue
		}
		base := r.kind.String() + "-" + slug(e.Name.Text)
		id := base
		for taken[id] {
			numbered[base]++
			id = fmt.Sprintf("%s-%d", base, numbered[base]+1)
		}
		taken[id] = true
		e.ID = notation.Value{Text: id, At: e.Name.At}
	}
}

// slug makes of a name what may stand in an id.
func slug(name string) string {
	var b strings.Builder
	for _, w := range wordsOf(name) {
		letters := strings.Map(func(r rune) rune {
			if r < 0xF900 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return unicode.ToLower(r)
			}
			return -1
		}, w)
		if letters != "" && b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(letters)
	}
	return b.String()
}
