package schematron_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/schematron"
	"github.com/siglum/siglum/tei/source"
)

// saidTwice are the documents in which Saxon counts a mistake twice, because the rule that
// finds it stands in tei_all twice, with its message in English and in French. Here it is
// told once.
var saidTwice = map[string]bool{
	"corpus/genetic-faust/xml__transcript__gsa__390163__390163.xml": true,
	"corpus/letters-schnitzler/data__editions__L02150.xml":          true,
	"corpus/letters-schnitzler/data__editions__L04468.xml":          true,
	"corpus/letters-schnitzler/data__editions__L04483.xml":          true,
}

// TestVerdicts holds the asserts of tei_all that real documents break to the number that
// Saxon finds.
func TestVerdicts(t *testing.T) {
	table, err := os.ReadFile(testData(t, "corpus", "verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rules := "schemas/tei-4.12.0/tei_all-4.12.0.sch"
	text, err := os.ReadFile(testData(t, rules))
	if err != nil {
		t.Fatal(err)
	}
	s, found := schematron.Load(source.NewFile(rules, text), schematron.LoadOptions{})
	if s == nil {
		t.Fatal(found)
	}
	documents := 0
	for line := range strings.Lines(string(table)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		want, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			continue // the head of the table
		}
		documents++
		text, err := os.ReadFile(testData(t, fields[0]))
		if err != nil {
			t.Fatal(err)
		}
		if testing.Short() && len(text) > 200_000 {
			continue
		}
		got := 0
		for _, d := range check(s, fields[0], text, schematron.ValidateOptions{}) {
			if d.Code == schematron.CodeAssert {
				got++
			}
		}
		if saidTwice[fields[0]] {
			want /= 2
		}
		if got != want {
			t.Errorf("%s breaks %d asserts; Saxon finds %d", fields[0], got, want)
		}
	}
	if documents != 182 {
		t.Errorf("there are %d verdicts; there were 182 when this test was written", documents)
	}
}
