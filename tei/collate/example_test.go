package collate_test

import (
	"context"
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// read reads texts as witnesses A, B, C …
func read(n collate.Normalization, texts ...string) []*collate.Witness {
	var list []*collate.Witness
	for i, text := range texts {
		id := string(rune('A' + i))
		w, found := collate.FromText(id, source.NewFile(id+".txt", []byte(text)), n)
		if found.HasErrors() {
			panic(found)
		}
		list = append(list, w)
	}
	return list
}

func align(witnesses []*collate.Witness, o collate.Options) *collate.Table {
	table, err := collate.Align(context.Background(), witnesses, o)
	if err != nil {
		panic(err)
	}
	return table
}

func Example() {
	witnesses := read(collate.Normalization{}, "the quick brown fox", "the brown fox")
	table := align(witnesses, collate.Options{})
	if err := table.WriteText(os.Stdout, table.Segments()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// A  the  quick  brown fox
	// B  the  ·      brown fox
}

// Similar words stand together only if that is wanted.
func ExampleOptions() {
	witnesses := read(collate.Normalization{}, "the colour faded", "the grey color faded")
	table := align(witnesses, collate.Options{Near: true})
	if err := table.WriteCSV(os.Stdout, table.Columns()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// A,the,,colour,faded
	// B,the,grey,color,faded
}

// From the edition the text of each witness comes back.
func ExampleApparatus() {
	table := align(read(collate.Normalization{}, "The quick fox.", "The swift\nfox."), collate.Options{})
	edition := collate.Apparatus(table, collate.ApparatusOptions{Title: "The Fox", Base: "A"})
	fmt.Printf("%q\n%q\n", collate.Reconstruct(edition, "A"), collate.Reconstruct(edition, "B"))
	// Output:
	// "The quick fox."
	// "The swift\nfox."
}

// Rules say what does not count when words are compared.
func ExampleNormalization_With() {
	rules := source.NewFile("rules.yaml", []byte("letters: ignore\nwords:\n  ye: the\nspellings:\n  ck: k\n"))
	n, found := collate.Normalization{}.With(rules)
	if found.HasErrors() {
		fmt.Println(found)
		return
	}
	fmt.Println(n.Apply("Ye"), n.Apply("thick"), n.Apply("vſe"))
	// Output: the thik use
}

// An editor decides which words belong together.
func ExampleDecisions_Resolve() {
	witnesses := read(collate.Normalization{}, "the cat saw the cat", "cat")
	decisions, found := collate.ReadDecisions(source.NewFile("decisions.yaml", []byte(`- align: {A: "saw the [cat]", B: "[cat]"}`)))
	if found.HasErrors() {
		fmt.Println(found)
		return
	}
	choices, found := decisions.Resolve(witnesses)
	if len(found) > 0 {
		fmt.Println(found) // what was not found, or has changed
	}
	table := align(witnesses, collate.Options{Constraints: choices.Constraints})
	if err := table.WriteText(os.Stdout, table.Columns()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// A  the  cat  saw  the  cat
	// B  ·    ·    ·    ·    cat
}

// Check says where an edition that was edited departs from its witnesses.
func ExampleCheck() {
	table := align(read(collate.Normalization{}, "The quick fox.", "The swift fox."), collate.Options{})
	edition := collate.Apparatus(table, collate.ApparatusOptions{})
	edition.Root().FindElement("//rdg").SetText("slow") // by hand
	found, err := collate.Check(context.Background(), edition, table, collate.ApparatusOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(found.Count(diag.Error), "errors:", found[0].Message)
	// Output: 1 errors: witness B reads "swift" here, not "slow"
}

func ExampleTable_Statistics() {
	table := align(read(collate.Normalization{}, "a b c d", "a x c d", "a x c e"), collate.Options{})
	s := table.Statistics()
	fmt.Printf("A and B agree in %.0f %%, B and C in %.0f %%\n", 100*s.Agreement(0, 1), 100*s.Agreement(1, 2))
	// Output: A and B agree in 50 %, B and C in 50 %
}
