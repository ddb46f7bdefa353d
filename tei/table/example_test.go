package table_test

import (
	"fmt"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/table"
)

// Cells know where they are written.
func ExampleRead() {
	t, list := table.Read(source.NewFile("letters.csv", []byte("file;title\na.txt;To Anna\n")))
	if list.HasErrors() {
		fmt.Println(list)
		return
	}
	title := t.Column("Title")
	for _, row := range t.Rows {
		fmt.Println(row[title].Text, "at", row[title].At.Position())
	}
	// Output: To Anna at 2:7
}
