package datatype_test

import (
	"testing"

	"github.com/siglum/siglum/schema/datatype"
)

func BenchmarkCheck(b *testing.B) {
	for _, c := range []struct {
		label, name, value string
		params             []datatype.Param
	}{
		{"token", "token", "letter", nil},
		{"word", "token", "#letter-1948-10-12", pattern(`[^\p{C}\p{Z}]+`)},
		{"number", "token", "1.25cm", pattern(`[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)`)},
		{"date", "date", "1948-10-12", nil},
		{"anyURI", "anyURI", "https://example.org/letters/1948/10/12#p3", nil},
		{"ID", "ID", "letter-1948-10-12", nil},
		{"nonNegativeInteger", "nonNegativeInteger", "12", nil},
		{"language", "language", "de-1901", nil},
	} {
		b.Run(c.label, func(b *testing.B) {
			d, err := datatype.New(datatype.XSD, c.name, c.params)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(c.value)))
			b.ReportAllocs()
			for b.Loop() {
				if err := d.Check(c.value, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNewPattern(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := datatype.New(datatype.XSD, "token", pattern(`(\p{L}|\p{N}|\p{P}|\p{S})+`)); err != nil {
			b.Fatal(err)
		}
	}
}
