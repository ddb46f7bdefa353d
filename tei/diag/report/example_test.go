package report_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
	"github.com/siglum/siglum/tei/source"
)

// A report on two documents, as servers for continuous integration read it.
func ExampleNew() {
	f := source.NewFile("b.xml", []byte("<TEI/>"))
	found := diag.List{{Code: "element-missing", Message: "<TEI> must not be empty", Span: f.Span(1, 4)}}
	w := report.New("github", os.Stdout, report.Options{})
	for _, d := range []*report.Document{
		report.NewDocument("a.xml", []string{"tei_all"}, nil, diag.Warning),
		report.NewDocument("b.xml", []string{"tei_all"}, found, diag.Warning),
	} {
		if err := w.Add(d); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if err := w.End(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output:
	// ::error file=b.xml,line=1,col=2,endLine=1,endColumn=5,title=element-missing::<TEI> must not be empty
	// 2 documents: 1 valid, 1 invalid (1 error); schema: tei_all
}
