package schema_test

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/relaxng"
)

// A written is an element of a document that is made.
type written struct {
	name, space string
	attributes  []string
	content     []fmt.Stringer
}

func (w *written) String() string {
	var b strings.Builder
	b.WriteString("<" + w.name + strings.Join(w.attributes, ""))
	if len(w.content) == 0 {
		b.WriteString("/>")
		return b.String()
	}
	b.WriteString(">")
	for _, c := range w.content {
		b.WriteString(c.String())
	}
	b.WriteString("</" + w.name + ">")
	return b.String()
}

// characters is text of a document that is made.
type characters string

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (c characters) String() string { return escape.Replace(string(c)) }

// attribute writes an attribute.
func (gen *generator) attribute(a *relaxng.Attribute, f filling) {
	gen.covered[attributeOf{f.in, a}] = struct{}{}
	name := fmt.Sprintf("y%d", len(f.out.attributes))
	if n, ok := a.Name.(*relaxng.Name); ok {
		name = n.Local
		if n.Space == "http://www.w3.org/XML/1998/namespace" {
			name = "xml:" + name
		}
	}
	value := gen.value(a.Content)
	f.out.attributes = append(f.out.attributes, fmt.Sprintf(` %s="%s"`, name, escape.Replace(value)))
}

// value makes text that a pattern of text matches.
func (gen *generator) value(p relaxng.Pattern) string {
	switch p := p.(type) {
	case *relaxng.Value:
		return p.Text
	case *relaxng.Data:
		return gen.data(p)
	case *relaxng.Text:
		return gen.pick(someText)
	case *relaxng.List:
		return strings.TrimSpace(gen.value(p.Content))
	case *relaxng.Group:
		return gen.value(p.Left) + " " + gen.value(p.Right)
	case *relaxng.Choice:
		all := alternatives(p)
		return gen.value(all[gen.random.IntN(len(all))])
	case *relaxng.OneOrMore:
		value := gen.value(p.Content)
		for range gen.random.IntN(3) {
			value += " " + gen.value(p.Content)
		}
		return value
	}
	return ""
}

// someText is what texts without a datatype are made of.
var someText = []string{"x", "a b", "ἄ & <b>", "“q”", "", "1", "a\u3000b"}

// someValues holds values of every datatype that the schema uses.
var someValues = append([]string{
	"0", "1", "12", "-3", "0.5", "1e-2", "007", "2/3", "-1/-2", "INF", "NaN", "true", "false",
	"1948", "1948-10", "1948-10-12", "1948-10-12Z", "--10-12", "--10", "---12", "19:55:00", "19:55:00.5+09:00",
	"1948-10-12T19:55:00", "-0044-03-15", "2024-02-29", "12024", "2021-05-01T00:00:00Z",
	"19:55", "1948-W42", "P2D", "PT90M", "P1Y2M3DT4H5M6.7S", "1948/1949",
	"#a", "a.xml#b", "https://example.org/a?b=c&d", "image-2.jpg", "über", "urn:x:y",
	"a", "above", "left-margin", "Ω", "a:b", "a.b", "_a", "x-1", "é", "[1]",
	"en", "ru-Latn", "grc", "x-klingon", "zh-Hans-CN",
	"4cm", "50%", "+1.5em", "-3px", "0,0", "-1.5,2,3", "10,8", "1.2b", "4.12.0", "1.2.3.4", "2a1", "(a|b)*",
}, someText...)

// data picks a value of a datatype, or the next identifier of the document.
func (gen *generator) data(d *relaxng.Data) string {
	if d.Type.Name() == "ID" {
		gen.ids++
		return fmt.Sprintf("id%d", gen.ids)
	}
	fit, known := gen.samples[d]
	if !known {
		for _, v := range someValues {
			if d.Type.Check(v, nil) == nil {
				fit = append(fit, v)
			}
		}
		gen.samples[d] = fit
	}
	if len(fit) == 0 {
		gen.t.Fatalf("no sample value of the datatype %s", d.Type.Name())
	}
	return gen.pick(fit)
}

func (gen *generator) pick(of []string) string { return of[gen.random.IntN(len(of))] }

// words makes text, or none.
func (gen *generator) words() []fmt.Stringer {
	if gen.random.IntN(2) == 0 {
		return nil
	}
	return []fmt.Stringer{characters(gen.pick(someText))}
}

// costs says how many elements a pattern takes at the least, for the patterns that
// the given elements are made of.
func costs(elements map[*relaxng.Element]int) map[relaxng.Pattern]int {
	const unknown = 1 << 20
	known := map[relaxng.Pattern]int{}
	for e := range elements {
		known[e] = unknown
	}
	for changed := true; changed; {
		changed = false
		round := map[relaxng.Pattern]int{}
		for e := range elements {
			cost := min(unknown, 1+costOf(e.Content, known, round))
			changed = changed || cost != known[e]
			known[e] = cost
		}
		for p, cost := range round {
			known[p] = cost
		}
	}
	return known
}

// costOf reads the costs of elements from one map, and keeps those of other patterns in
// another.
func costOf(p relaxng.Pattern, elements, kept map[relaxng.Pattern]int) int {
	if e, ok := p.(*relaxng.Element); ok {
		return elements[e]
	}
	if cost, ok := kept[p]; ok {
		return cost
	}
	cost := 0
	parts := partsOf(p)
	for i, part := range parts {
		partCost := costOf(part, elements, kept)
		if _, choice := p.(*relaxng.Choice); !choice {
			cost += partCost
		} else if i == 0 || partCost < cost {
			cost = partCost
		}
	}
	kept[p] = cost
	return cost
}
