package collate_test

import (
	"context"
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/tei/source"
)

func Example() {
	var witnesses []*collate.Witness
	for _, given := range [][2]string{{"A", "the quick brown fox"}, {"B", "the brown fox"}} {
		w, found := collate.FromText(given[0], source.NewFile(given[0], []byte(given[1])), collate.Normalization{})
		if found.HasErrors() {
			fmt.Println(found)
			return
		}
		witnesses = append(witnesses, w)
	}
	table, err := collate.Align(context.Background(), witnesses, collate.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := table.WriteText(os.Stdout, table.Segments()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// A  the  quick  brown fox
	// B  the  ·      brown fox
}
