package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// tables are tables and what is read from them: each cell with its place and the text
// there, a row a line; or the messages.
var tables = []struct{ name, text, want string }{
	{"commas", "file,title\na.txt,Letter\n", "1:1 file, 1:6 title\n2:1 a.txt, 2:7 Letter\n"},
	{"semicolons and a byte order mark", "\ufefffile;title\r\na.txt;\"One; two\"\r\n", "1:1 file, 1:6 title\n2:1 a.txt, 2:8 One; two\n"},
	{"tabs", "file\ttitle, date\na.txt\tx\n", "1:1 file, 1:6 title, date\n2:1 a.txt, 2:7 x\n"},
	{"Excel's first line", "sep=;\nfile;title\na;b\n", "2:1 file, 2:6 title\n3:1 a, 3:3 b\n"},
	{"empty rows and short rows", "file,title,date\n\na.txt\n,,\nb.txt,x\n", "1:1 file, 1:6 title, 1:12 date\n3:1 a.txt, 3:1 , 3:1 \n5:1 b.txt, 5:7 x, 5:7 \n"},
	{"lines in a cell", "file,note\na,\"one\ntwo\"\nb,c\n", "1:1 file, 1:6 note\n2:1 a, 2:4 one⏎two\n4:1 b, 4:3 c\n"},
	{"doubled quotation marks", "file,note\na,\"the \"\"Red\"\" letter\"\n", "1:1 file, 1:6 note\n2:1 a, 2:3 the \"Red\" letter\n"},
	{"letters beyond ASCII", "Datei;Titel\nä.txt;Straße\n", "1:1 Datei, 1:7 Titel\n2:1 ä.txt, 2:7 Straße\n"},
	{"too many cells", "file,title\na,b,c\n", "t.csv:2:5: error: the row has 3 cells, but there are 2 columns [table]\n"},
	{"two columns of one name", "file,Title,title\n", "t.csv:1:12: error: there are two columns \"title\" [table]\n"},
	{"a quotation mark", "file,title\na,the \"Red\" letter\n", "t.csv:2:7: error: a quotation mark within a cell that is not in quotation marks [table]\n"},
	{"a quotation mark that closes too early", "file,title\na,\"the \"Red\" letter\"\n", "t.csv:2:8: error: words stand behind the quotation mark that closes a cell [table]\n"},
	{"not closed", "file,title\na,\"the\nb,c\n", "t.csv:2:1: error: a cell in quotation marks is not closed [table]\n"},
	{"not closed in the last row", "file,title\na,\"the\n", "t.csv:2:1: error: a cell in quotation marks is not closed [table]\n"},
	{"not UTF-8", "file,title\na,M\xfcller\n", "t.csv:2:4: error: the byte 0xFC is not UTF-8 [table]\n"},
	{"UTF-16", "f\x00i\x00", "t.csv:1:2: error: a NUL character: this is no table in UTF-8 [table]\n"},
	{"empty", "\n", "t.csv:1:1: error: the table is empty [table]\n"},
}

func TestRead(t *testing.T) {
	for _, test := range tables {
		if diff := cmp.Diff(test.want, outline(test.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func outline(text string) string {
	var b strings.Builder
	table, list := Read(source.NewFile("t.csv", []byte(text)))
	for _, d := range list {
		b.WriteString(d.String() + "\n")
	}
	if table == nil {
		return b.String()
	}
	for _, row := range append([]Row{table.Columns}, table.Rows...) {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.At.Position().String()+" "+strings.ReplaceAll(c.Text, "\n", "⏎"))
		}
		b.WriteString(strings.Join(cells, ", ") + "\n")
	}
	return b.String()
}

// FuzzRead holds that each row has a cell for each column, and each cell a place in the file.
func FuzzRead(f *testing.F) {
	for _, test := range tables {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, list := Read(source.NewFile("t.csv", []byte(text)))
		if (table == nil) != (len(list) > 0) {
			t.Fatalf("table %v, messages %v", table, list)
		}
		if table == nil {
			return
		}
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Errorf("%d cells in a table of %d columns", len(row), len(table.Columns))
			}
			for _, c := range row {
				if c.At.Start < 0 || c.At.End > len(text) || c.At.Start > c.At.End {
					t.Errorf("the cell %q stands at %d–%d of %d bytes", c.Text, c.At.Start, c.At.End, len(text))
				}
			}
		}
	})
}
