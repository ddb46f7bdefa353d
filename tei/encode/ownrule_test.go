package encode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// money reads sums of English money in brackets, [£3 4s 6d], and says how many pence they are.
func money(b *notation.Bracket, content func(to *etree.Element)) *etree.Element {
	var pounds, shillings, pence int
	if n, _ := fmt.Sscanf(notation.String(b.Content), "£%d %ds %dd", &pounds, &shillings, &pence); n != 3 {
		return nil
	}
	measure := etree.NewElement("measure")
	measure.CreateAttr("unit", "pence")
	measure.CreateAttr("quantity", fmt.Sprint((pounds*20+shillings)*12+pence))
	content(measure)
	return measure
}

func typedMoney(e *etree.Element) (string, bool) {
	return "[" + tei.Phrase(e) + "]", e.Tag == "measure"
}

// An archive's own profile says what its words mean; what no expression can tell, a sum in pence, is a rule in Go.
func ExampleRule() {
	profile, messages := notation.ReadProfile(source.NewFile("ours.yaml", []byte(`
profile: ours
version: "1"
extends: documentary
rules:
  - name: pencil
    labels: [pencil]
    tei: '<add rend="pencil">{content}</add>'
    examples: [{text: "[pencil: x]", tei: '<add rend="pencil">x</add>'}]
`)))
	if messages.HasErrors() {
		fmt.Println(messages)
		return
	}
	options := encode.Options{Profile: profile, Rules: []encode.Rule{{Name: "sum of money", Encode: money, Decode: typedMoney}}}
	letter := source.NewFile("letter.txt", []byte("The trunk that I sold brought [£3 4s 6d] on [pencil: Monday] in the town hall.\n"))
	result, _ := encode.Encode(letter, options)
	for measure := range tei.Find(result.Document.Root(), "measure") {
		fmt.Println(measure.SelectAttrValue("quantity", ""), measure.SelectAttrValue("unit", ""))
	}
	for _, d := range result.Decisions {
		if d.Rule == "sum of money" || d.Rule == "pencil" {
			fmt.Println(d.Span.Position(), d.Rule)
		}
	}
	text, _ := encode.Decode(result.Document, options)
	fmt.Printf("%s", text)
	// Output:
	// 774 pence
	// 1:31 sum of money
	// 1:45 pencil
	// The trunk that I sold brought [£3 4s 6d] on [pencil: Monday] in the town hall.
}

// A rule in Go that reads nothing changes nothing; what one makes keeps every character in the edition or the report.
func TestOwnRules(t *testing.T) {
	text := "It brought [£3 4s 6d] and [then] he [added: [£1 0s 1d] and] went home with all the others.\n"
	file := source.NewFile("letter.txt", []byte(text))
	without, _ := encode.Encode(file, encode.Options{})
	idle, _ := encode.Encode(file, encode.Options{Rules: []encode.Rule{{Name: "none"}, {Name: "nothing", Encode: func(*notation.Bracket, func(*etree.Element)) *etree.Element { return nil }}}})
	if got, want := xml(t, idle.Document), xml(t, without.Document); got != want {
		t.Errorf("with rules that read nothing:\n%s\nwant:\n%s", got, want)
	}
	rules := []encode.Rule{{Name: "money", Encode: money, Decode: typedMoney}}
	r, list := encode.Encode(file, encode.Options{Rules: rules, SourceMap: true})
	if len(list) > 0 {
		t.Error(list)
	}
	made := xml(t, r.Document)
	if want := `<add><measure unit="pence" quantity="241">£1 0s 1d</measure> and</add>`; !strings.Contains(made, want) {
		t.Errorf("no %s in\n%s", want, made)
	}
	for _, d := range schema.Embedded().Validate(source.NewFile("letter.xml", []byte(made)), schema.Options{}) {
		t.Error(d)
	}
	back, list := encode.Decode(r.Document, encode.Options{Rules: rules})
	if string(back) != text || len(list) > 0 {
		t.Errorf("decoding gives %q, %v", back, list)
	}
}
