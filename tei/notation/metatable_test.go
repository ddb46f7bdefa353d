package notation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var metadataTables = []struct {
	name, csv string
	files     []string
	want      []string // what each file gets, then the messages
}{
	{"fields, several values, records", "file,title,keywords,hands,persons,languages,witnesses\na.txt,One: two,piano | seeds,h1: Karl | h2,\"[{name: Weber, ref: https://viaf.org/viaf/1}]\",English|ru,\n", []string{"x/a.txt"}, []string{
		"x/a.txt: title: \"One: two\"", "languages:", "  - name: English", "  - tag: ru", "keywords:", "  - piano", "  - seeds",
		"hands:", "  - id: h1", "    label: Karl", "  - id: h2", "persons:", "  - name: Weber", "    ref: https://viaf.org/viaf/1",
	}},
	{"names with folders and without extensions", "file;title\nx/a;in x\na;elsewhere\n", []string{"y/a.txt", "x/a.txt"}, []string{
		"y/a.txt: title: elsewhere", "x/a.txt: title: in x",
	}},
	{"backslashes", "file;title\nx\\a.txt;in x\n", []string{"x/a.txt"}, []string{"x/a.txt: title: in x"}},
	{"files without rows and rows without files", "file,title\na.txt,x\nc.txt,y\n", []string{"a.txt", "b.txt"}, []string{
		"a.txt: title: x",
		"b.txt:1:1: warning: the table t.csv has no row for this file [metadata-file]",
		"t.csv:3:1: warning: no file of the name c.txt was given [metadata-file]",
	}},
	{"a row for several files", "file,title\na.txt,x\n", []string{"x/a.txt", "y/a.txt"}, []string{
		"x/a.txt: title: x",
		"t.csv:2:1: error: the row may be about x/a.txt or about y/a.txt [metadata-file]",
	}},
	{"two rows for a file", "file,title\na.txt,x\n./a.txt,y\n", nil, []string{
		"t.csv:3:1: error: two rows are about ./a.txt [metadata-file]",
	}},
	{"a row without a file", "file,title\n,x\n", nil, []string{
		"t.csv:2:1: warning: the row names no file; it is left out [metadata-file]",
	}},
	{"no column of files", "name,title\n", nil, []string{
		"t.csv:1:1: error: the table has no column \"file\" [table]",
	}},
	{"an unknown column", "file,titel\na.txt,x\n", []string{"a.txt"}, []string{
		"t.csv:1:6: warning: \"titel\" is no field of metadata; the column is left out [metadata-column]",
		"a.txt: ",
	}},
	{"wrong values", "file,url,hands\na.txt,x y,\"[{id: 1}]\"\nb.txt,,[{\n", nil, []string{
		"t.csv:2:7: error: \"x y\" is no address of the web [metadata-value]",
		"t.csv:2:12: error: \"1\" cannot be an id [metadata-value]",
		"t.csv:3:8: error: the cell begins as YAML but cannot be read as such [metadata-value]",
	}},
}

func TestMetadataTable(t *testing.T) {
	for _, test := range metadataTables {
		m, list := ReadMetadataTable(source.NewFile("t.csv", []byte(test.csv)))
		var got []string
		for _, d := range list {
			got = append(got, d.String())
		}
		if m != nil {
			assigned, list := m.Assign(test.files)
			got = append(got, printedFor(assigned, test.files)...)
			for _, d := range list {
				got = append(got, d.String())
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func printedFor(assigned map[string]*Metadata, files []string) []string {
	var lines []string
	for _, file := range files {
		m := assigned[file]
		if m == nil {
			continue
		}
		var b strings.Builder
		for _, key := range m.Stated() {
			b.WriteString(m.YAML(key))
		}
		lines = append(lines, strings.Split(file+": "+strings.TrimSuffix(b.String(), "\n"), "\n")...)
	}
	return lines
}

// TestManyRowsWithoutFiles says it once.
func TestManyRowsWithoutFiles(t *testing.T) {
	csv := "file,title\n"
	for i := range 100 {
		csv += fmt.Sprintf("%d.txt,x\n", i)
	}
	m, _ := ReadMetadataTable(source.NewFile("t.csv", []byte(csv)))
	_, list := m.Assign([]string{"97.txt", "98.txt"})
	want := "t.csv:2:1: warning: of 98 rows no file was given, the first of them is about 0.txt [metadata-file]"
	if len(list) != 1 || list[0].String() != want {
		t.Errorf("got %v, want %s", list, want)
	}
}

// FuzzMetadataTable holds that no table makes the reader fail, and that each message has a
// place in it.
func FuzzMetadataTable(f *testing.F) {
	for _, test := range metadataTables {
		f.Add(test.csv)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, list := ReadMetadataTable(source.NewFile("t.csv", []byte(text)))
		if m == nil && !list.HasErrors() {
			t.Error("no table and no error")
		}
		for _, d := range list {
			if d.Span.IsZero() || d.Span.End > len(text) {
				t.Errorf("%s stands nowhere", d)
			}
		}
	})
}

// TestManyColumns reads a table of twenty thousand columns that are no fields: one message says so.
func TestManyColumns(t *testing.T) {
	const n = 20_000
	var columns strings.Builder
	for i := range n {
		fmt.Fprintf(&columns, ",é%d", i)
	}
	_, list := ReadMetadataTable(source.NewFile("t.csv", []byte("file"+columns.String()+"\na.txt"+strings.Repeat(",é", n)+"\n")))
	want := `t.csv:1:6: warning: 20000 columns are no fields of metadata, the first of them is "é0"; they are left out [metadata-column]`
	if len(list) != 1 || list[0].String() != want {
		t.Errorf("%d messages, the first: %.200v", len(list), list)
	}
}
