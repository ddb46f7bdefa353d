package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/siglum/siglum/tei/diag"
)

// statistics are the numbers of findings by document; those by code are the
// summary's.
type statistics struct{ documents []documentCount }

type documentCount struct {
	name  string
	count int
}

func (s *statistics) add(d *Document) {
	if n := len(d.Findings); n > 0 {
		s.documents = append(s.documents, documentCount{d.Name, n})
	}
}

// write writes two tables, the most frequent first.
func (s *statistics) write(w io.Writer, summary *Summary) error {
	if len(s.documents) == 0 {
		return nil
	}
	slices.SortStableFunc(s.documents, func(a, b documentCount) int { return cmp.Compare(b.count, a.count) })
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, code := range summary.byFrequency() {
		fmt.Fprintf(table, "%d\t  %s\n", summary.Codes[code], diag.OneLine(string(code)))
	}
	fmt.Fprintln(table)
	for _, d := range s.documents {
		fmt.Fprintf(table, "%d\t  %s\n", d.count, diag.OneLine(d.name))
	}
	fmt.Fprintln(table)
	return table.Flush()
}
