package main

import (
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A datatypeSuite is xsdtest.xml: of each datatype, which texts are its values, which
// are the same value, how long they are and how they are ordered.
type datatypeSuite struct {
	Datatypes []datatypeCase `xml:"datatype"`
}

type datatypeCase struct {
	Name         string       `xml:"name,attr"`
	Valid        []valueText  `xml:"valid"`
	Invalid      []valueText  `xml:"invalid"`
	Equivalent   []classes    `xml:"equiv"`
	Lengths      []lengthCase `xml:"length"`
	LessThan     []pair       `xml:"lessThan"`
	Incomparable []pair       `xml:"incomparable"`
}

// A valueText is a text, the prefixes that stand for namespaces in it, and the
// declarations of its document.
type valueText struct {
	Inner  string     `xml:",innerxml"`
	Subset string     `xml:"internalSubset,attr"`
	Attrs  []xml.Attr `xml:",any,attr"`
}

type classes struct {
	Classes []class    `xml:"class"`
	Attrs   []xml.Attr `xml:",any,attr"`
}

type class struct {
	Values []valueText `xml:"value"`
}

type lengthCase struct {
	valueText
	Length string `xml:"value,attr"`
}

type pair struct {
	Values []valueText `xml:"value"`
}

// TestSuiteOfDatatypes says by schemas what the suite says of values: a value is
// compared by a schema that allows this value only, its length and order by facets.
func TestSuiteOfDatatypes(t *testing.T) {
	var s datatypeSuite
	readSuite(t, "xsdtest.xml", &s)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	if len(s.Datatypes) == 0 {
		t.Fatal("no datatypes")
	}
	for i, d := range s.Datatypes {
		t.Run(fmt.Sprintf("%d %s", i, d.Name), func(t *testing.T) {
			w := workshop{t: t, folder: t.TempDir(), datatype: d.Name}
			for _, v := range d.Valid {
				w.check("", v, true)
			}
			for _, v := range d.Invalid {
				w.check("", v, false)
			}
			for _, e := range d.Equivalent {
				w.equivalent(e)
			}
			for _, l := range d.Lengths {
				w.length(l)
			}
			for _, p := range d.LessThan {
				w.order(p.Values[0], p.Values[1], true)
			}
			for _, p := range d.Incomparable {
				w.order(p.Values[0], p.Values[1], false)
			}
		})
	}
}

// A workshop makes schemas of one datatype and documents with its values.
type workshop struct {
	t                *testing.T
	folder, datatype string
}

// check holds a value to a verdict, against the datatype with a facet.
func (w *workshop) check(params string, v valueText, valid bool) {
	w.t.Helper()
	w.checkSchema(dataSchema(w.datatype, params), v, valid)
}

func (w *workshop) checkSchema(schema string, v valueText, valid bool) {
	w.t.Helper()
	path := filepath.Join(w.folder, "schema.rng")
	writeFile(w.t, path, schema)
	if code, _, stderr := invoke("schema", "check", path); code != 0 {
		w.t.Errorf("the schema is refused: %s", stderr)
		return
	}
	doctype := ""
	if v.Subset != "" {
		doctype = "<!DOCTYPE doc [" + v.Subset + "]>"
	}
	checkDocument(w.t, path, w.folder, doctype+"<doc"+v.declarations()+">"+v.Inner+"</doc>", valid)
}

func (v *valueText) declarations() string {
	var b strings.Builder
	for _, a := range v.Attrs {
		if a.Name.Space == "xmlns" {
			fmt.Fprintf(&b, " xmlns:%s=%q", a.Name.Local, a.Value)
		}
	}
	return b.String()
}

func (w *workshop) equivalent(e classes) {
	w.t.Helper()
	for i, c := range e.Classes {
		for _, v := range c.Values {
			v.Attrs = e.Attrs
			only := fmt.Sprintf(`<element name="doc" xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><value type=%q%s>%s</value></element>`, w.datatype, v.declarations(), v.Inner)
			for j, other := range e.Classes {
				for _, u := range other.Values {
					u.Attrs = e.Attrs
					w.checkSchema(only, u, i == j)
				}
			}
		}
	}
}

func (w *workshop) length(l lengthCase) {
	w.t.Helper()
	want, err := strconv.Atoi(l.Length)
	if err != nil {
		w.t.Fatal(err)
	}
	for n := max(0, want-1); n <= want+1; n++ {
		w.check(fmt.Sprintf(`<param name="length">%d</param>`, n), l.valueText, n == want)
		w.check(fmt.Sprintf(`<param name="minLength">%d</param>`, n), l.valueText, n <= want)
		w.check(fmt.Sprintf(`<param name="maxLength">%d</param>`, n), l.valueText, n >= want)
	}
}

// order holds two values to all four bounds, in both directions. Of two that are
// incomparable, neither is less than the other.
func (w *workshop) order(low, high valueText, less bool) {
	w.t.Helper()
	w.check(`<param name="minExclusive">`+low.Inner+`</param>`, high, less)
	w.check(`<param name="maxExclusive">`+high.Inner+`</param>`, low, less)
	w.check(`<param name="minExclusive">`+high.Inner+`</param>`, low, false)
	w.check(`<param name="maxExclusive">`+low.Inner+`</param>`, high, false)
}
