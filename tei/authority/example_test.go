package authority_test

import (
	"fmt"

	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/source"
)

func ExampleList_Find() {
	table := source.NewFile("persons.csv", []byte("name,variants,wikidata\nClara Wendt,C. Wendt,Q937\n"))
	persons, list := authority.Read(table, authority.Persons)
	if list.HasErrors() {
		fmt.Println(list)
		return
	}
	text := "Yesterday C. Wendt came."
	for _, m := range persons.Find(text) {
		fmt.Println(text[m.Start:m.End], m.Entities[0].ID.Text, m.Entities[0].Refs[0].Text)
	}
	// Output: C. Wendt person-clara-wendt https://www.wikidata.org/entity/Q937
}
