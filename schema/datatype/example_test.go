package datatype_test

import (
	"fmt"

	"github.com/siglum/siglum/schema/datatype"
)

// A string is checked, and what is wrong with it is said with an example.
func ExampleDatatype_Check() {
	date, err := datatype.New(datatype.XSD, "date", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(date.Check("1883-05-04", nil))
	fmt.Println(date.Check("4 May 1883", nil))
	// Output:
	// <nil>
	// a date is written year-month-day
}
