package notation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var metadataMessages = []struct {
	name, yaml string
	want       []string
}{
	{"all is well", "title: A\nhands: [{id: h1, scope: major}]\nwitnesses: {A: London}\nlanguages: [English, ru-Latn]\n", nil},
	{"one value", "title: [A, B]\n", []string{
		"t.txt:2:8: error: the field \"title\" has one value [metadata-value] | write it behind the colon: `title: …`",
	}},
	{"values", "author: [A, {x: y}]\n", []string{
		"t.txt:2:13: error: the field \"author\" has a value or a list of values [metadata-value] | write a list so: `author: [one, two]`",
	}},
	{"a field of a hand", "hands:\n  - id: h1\n    scribee: Weber\n", []string{
		"t.txt:4:5: error: a hand has no field \"scribee\" [metadata-value] | perhaps \"scribe\" is meant; a hand has the fields id, label, labels, scribe, medium, script, scope, note",
	}},
	{"a hand without an id", "hands:\n  - label: Weber\n", []string{
		"t.txt:3:12: error: a hand needs an id, by which the transcription speaks of it [metadata-value] | write it so: `hands: [{id: h2, label: Karl Brandt}]`",
	}},
	{"no hand", "hands: [[a]]\n", []string{
		"t.txt:2:9: error: this is no hand [metadata-value] | a hand has the fields id, label, labels, scribe, medium, script, scope, note",
	}},
	{"a list of ids and words", "witnesses:\n  - A: London\n  - B: Paris\n", nil},
	{"a field alone is no id", "witnesses:\n  - lable: London\n", []string{
		"t.txt:2:1: error: a witness needs an id, its siglum [metadata-value] | write it so: `witnesses: {A: London, B: Paris}`",
		"t.txt:3:5: error: a witness has no field \"lable\" [metadata-value] | perhaps \"label\" is meant; a witness has the fields id, siglum, label",
	}},
	{"a scribe of two words", "hands: [{id: h1, scribe: Anna Wendt}]\n", []string{
		"t.txt:2:26: error: \"Anna Wendt\" cannot stand for a scribe: TEI has one word there, of letters, digits, hyphens and underscores [metadata-value] | say it in the label, as in `label: Anna Wendt, in pencil`, or in one word, as in Wendt",
	}},
	{"a control character", "title: a\x01b\n", []string{
		"t.txt:2:8: error: the control character U+0001 cannot stand in XML [metadata-value] | take it out of the metadata",
	}},
	{"scripts", "hands: [{id: h1, script: secretary italic}, {id: h2, script: '?'}]\n", []string{
		"t.txt:2:63: error: \"?\" cannot stand for a script: TEI has one word there, of letters, digits, hyphens and underscores [metadata-value] | say it in the label, as in `label: Anna Wendt, in pencil`, or in one word, as in Wendt",
	}},
	{"no id", "hands: [{id: 2 hand}]\n", []string{
		"t.txt:2:14: error: \"2 hand\" cannot be an id [metadata-value] | an id begins with a letter and has letters, digits, hyphens and underscores only, as in h2",
	}},
	{"a siglum that is no id", "witnesses: {A¹: London}\n", []string{
		"t.txt:2:13: error: \"A¹\" cannot be an id [metadata-value] | an id begins with a letter and has letters, digits, hyphens and underscores only, as in h2; a siglum that is none stands in the field siglum, beside an id: `{id: A1, siglum: A¹}`",
	}},
	{"an id twice", "hands: [h1]\nwitnesses: [h1]\n", []string{
		"t.txt:3:13: error: the id \"h1\" is given twice [metadata-value] | give each hand, witness, person and place an id of its own",
	}},
	{"an id of the header", "hands: [tr]\n", []string{
		"t.txt:2:9: error: the id \"tr\" is one that the header of an edition gives itself [metadata-value] | choose another: tr-1, say",
	}},
	{"scope", "hands: [{id: h1, scope: maior}]\n", []string{
		"t.txt:2:25: error: \"maior\" is not the scope of a hand [metadata-value] | perhaps \"major\" is meant; there is: sole, major, minor",
	}},
	{"tag of a language", "languages: [{tag: english!}]\n", []string{
		"t.txt:2:19: error: \"english!\" is no tag of a language [metadata-value] | tags are those of BCP 47: en, de, ru, ru-Latn, zh-Hant",
	}},
	{"share", "languages: [{tag: en, usage: most}]\n", []string{
		"t.txt:2:30: error: \"most\" is no share of the text [metadata-value] | give a number from 0 to 100: how much of the text is in that language, per cent",
	}},
	{"an address", "persons: [{name: Weber, ref: Q937}]\n", []string{
		"t.txt:2:30: error: \"Q937\" is no address of the web [metadata-value] | give the whole address, as in https://www.wikidata.org/entity/Q937",
	}},
	{"columns count code points", "title: Ünïcodé — “x”\npersons: [{name: Ä, ref: Q937}]\n", []string{
		"t.txt:3:26: error: \"Q937\" is no address of the web [metadata-value] | give the whole address, as in https://www.wikidata.org/entity/Q937",
	}},
	{"no YAML", "title: \"A\nauthor: B\n", []string{
		"t.txt:2:1: error: the front matter cannot be read: could not find end character of double-quoted text [front-matter] | each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}},
	{"a colon", "title: Letter: to my sister\n", []string{
		"t.txt:2:1: error: the front matter cannot be read: mapping value is not allowed in this context [front-matter] | each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}},
	{"no fields", "just words\n", []string{
		"t.txt:2:1: error: the front matter cannot be read: it has no fields [front-matter] | each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}},
	{"a field twice", "title: A\ntitle: B\n", []string{
		"t.txt:3:1: error: the front matter cannot be read: mapping key \"title\" already defined at [1:1] [front-matter] | each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}},
	{"anchors", "title: &a A\nauthor: *a\n", []string{
		"t.txt:2:8: error: the field \"title\" has one value [metadata-value] | write it behind the colon: `title: …`",
		"t.txt:3:9: error: the field \"author\" has a value or a list of values [metadata-value] | write a list so: `author: [one, two]`",
	}},
}

func TestMetadataMessages(t *testing.T) {
	p := documentary(t)
	for _, test := range metadataMessages {
		text := "---\n" + test.yaml + "---\nText.\n"
		_, list := Parse(source.NewFile("t.txt", []byte(text)), p)
		var got []string
		for _, d := range list.Sorted() {
			got = append(got, d.String()+" | "+d.Help)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestValuesAreAsTyped reads what YAML would make numbers, dates and truths of, and where it
// stands.
func TestValuesAreAsTyped(t *testing.T) {
	text := "---\ntitle: 007\nauthor: yes\ndate: 1948-10-12\nsummary: >-\n  one\n  two\nidno: 1_000\nrights: \"a \\\"b\\\"\"\n" +
		"keywords:\n  - x: y\n---\nText.\n"
	text = strings.Replace(text, "keywords:\n  - x: y\n", "keywords: [ 1.50, ~, no ]\n", 1)
	tree, list := Parse(source.NewFile("t.txt", []byte(text)), documentary(t))
	if len(list) > 0 {
		t.Fatal(list)
	}
	var got []string
	for v := range tree.Front.Metadata.Values() {
		got = append(got, v.At.Position().String()+" "+v.Text+" = "+v.At.Text())
	}
	want := []string{
		"2:8 007 = 007", "3:9 yes = yes", "4:7 1948-10-12 = 1948-10-12", "5:10 one two = >-", "8:7 1_000 = 1_000",
		`9:9 a "b" = "a \"b\""`, "10:13 1.50 = 1.50", "10:22 no = no",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// FuzzFrontMatter holds that printing the metadata read and reading it again gives the
// same metadata.
func FuzzFrontMatter(f *testing.F) {
	for _, test := range metadataMessages {
		f.Add(test.yaml)
	}
	f.Add("title: \"a: b\"\nsummary: |\n  one\n\n  two\npersons: [{name: ': x', variants: ['- a', '#b']}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, ok := read(text)
		if !ok {
			return
		}
		var again strings.Builder
		for _, key := range m.Stated() {
			again.WriteString(m.YAML(key))
		}
		back, ok := read(again.String())
		if diff := cmp.Diff(words(m), words(back)); diff != "" || !ok {
			t.Errorf("%q is printed as\n%s(-read +again):\n%s", text, again.String(), diff)
		}
	})
}

func read(text string) (*Metadata, bool) {
	file := source.NewFile("t.yaml", []byte(text))
	r := newMetaReader(file.Span(0, len(text)))
	m, _ := r.read(text)
	return &m, len(r.list) == 0 && len(m.check(file.Span(0, 0))) == 0
}

func words(m *Metadata) map[string]string {
	all := map[string]string{}
	for _, key := range m.Stated() {
		all[key] = m.YAML(key)
	}
	return all
}
