package datatype_test

import (
	"os"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/datatype"
)

// FuzzCheck checks that no string and no facet makes Check panic, that Check and
// Value agree, that a value equals itself, and that every example is right.
func FuzzCheck(f *testing.F) {
	golden, err := os.ReadFile("testdata/messages.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(golden)) {
		definition, value, ok := strings.Cut(strings.TrimSuffix(line, "\"\n"), ` "`)
		if !ok || strings.HasPrefix(line, "\t") {
			continue
		}
		name, param, _ := strings.Cut(definition, " ")
		facet, bound, _ := strings.Cut(param, "=")
		f.Add(name, facet, bound, value)
	}
	f.Fuzz(func(t *testing.T, name, facet, bound, s string) {
		var params []datatype.Param
		if facet != "" {
			params = append(params, datatype.Param{Name: facet, Value: bound})
		}
		d, err := datatype.New(datatype.XSD, name, params)
		if err != nil {
			return
		}
		v, valueErr := d.Value(s, declared{})
		checkErr := d.Check(s, declared{})
		if (valueErr == nil) != (checkErr == nil) {
			t.Fatalf("%s %q: Value says %v, Check says %v", name, s, valueErr, checkErr)
		}
		if checkErr == nil {
			if again, _ := d.Value(s, declared{}); !d.Equal(v, again) {
				t.Fatalf("%s %q: the value does not equal itself", name, s)
			}
			return
		}
		e := checkErr.(*datatype.Error)
		if e.Example != "" && d.Check(e.Example, declared{}) != nil {
			t.Fatalf("%s %q: the example %q is wrong", name, s, e.Example)
		}
	})
}

// FuzzPattern checks that no regular expression makes New or Check panic.
func FuzzPattern(f *testing.F) {
	for _, v := range verdicts {
		if v.facet == "pattern" && len(v.valid) > 0 {
			f.Add(v.bound, v.valid[0])
		}
	}
	f.Fuzz(func(t *testing.T, expression, s string) {
		if d, err := datatype.New(datatype.XSD, "string", pattern(expression)); err == nil {
			first := d.Check(s, nil) == nil
			if again := d.Check(s, nil) == nil; again != first {
				t.Fatalf("%q matches %q only sometimes", expression, s)
			}
		}
	})
}
