package encode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// TestCriticalDecisions lists what is recognised in a text of the critical notation, and what of it are signs.
func TestCriticalDecisions(t *testing.T) {
	text := "# Head\n\nclose {++very++}{above} [we] Com[rade] [line]x[^1]\n\n::: dateline\n[date 1912: then] [so: he]\n:::\n\n[^1]: A \\*.\n"
	r, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t)})
	if len(list) > 0 {
		t.Error(list)
	}
	var got []string
	for _, d := range r.Decisions {
		guess := ""
		if d.Guess {
			guess = "?"
		}
		place, _, _ := strings.Cut(d.Place, ":")
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s%s (%s) %s %s", d.Span.Position(), d.What, guess, d.Rule, d.Path, place)))
	}
	body := "/TEI/text[1]/body[1]/"
	want := []string{
		"1:1 heading, short form # Heading (heading) " + body + "head[1]",
		"1:1 title: the first heading, since the header has none? (title) /TEI/teiHeader[1]/fileDesc[1]/titleStmt[1]/title[1]",
		"3:7 add, short form {++ ++} (add) " + body + "p[1]/add[1] critical.yaml",
		"3:25 words of the editor, short form [words] (supplied) " + body + "p[1]/supplied[1] critical.yaml",
		"3:30 word filled up, short form Com[rade] (word filled up) " + body + "p[1]/expan[1]",
		"3:40 line, or else words of the editor? (line) " + body + "p[1]/lb[1] critical.yaml",
		"5:1 dateline (element of TEI) " + body + "opener[1]/dateline[1]",
		"5:1 opener round the dateline, short form ::: dateline (fence) " + body + "opener[1]",
		"6:1 date (date) " + body + "opener[1]/dateline[1]/date[1] critical.yaml",
		"6:19 words in the language so, short form [so: words], or else words of the editor? (foreign) " + body + "opener[1]/dateline[1]/foreign[1] critical.yaml",
		"9:7 note 1, short form [^1] (note) " + body + "p[1]/note[1] critical.yaml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decisions (-want +got):\n%s", diff)
	}
	got = nil
	for _, l := range r.Layout {
		got = append(got, fmt.Sprintf("%s %q %s: %s", l.Span.Position(), l.Span.Text(), l.Kind, l.Note))
	}
	want = []string{
		`1:1 "# " label: mark of a heading`,
		`1:7 "\n\n" layout: 2 line ends`,
		`3:7 "{++" label: opening sign: add`,
		`3:14 "++}{above}" label: closing sign: add`,
		`3:25 "[" label: opening of a bracket: words of the editor`,
		`3:28 "]" label: closing of a bracket: words of the editor`,
		`3:33 "[" label: sign within word filled up`,
		`3:38 "]" label: closing sign: word filled up`,
		`3:40 "[line]" label: bracket without words: line`,
		`3:47 "[^1]" label: number of a note`,
		`3:51 "\n\n" layout: 2 line ends`,
		`5:1 "::: dateline" label: opening of a fence: opener round the dateline`,
		`5:13 "\n" layout: line end`,
		`6:1 "[date 1912: " label: opening of a bracket: date`,
		`6:17 "]" label: closing of a bracket: date`,
		`6:19 "[so: " label: opening of a bracket: words in the language so`,
		`6:26 "]" label: closing of a bracket: words in the language so`,
		`6:27 "\n" layout: line end`,
		`7:1 ":::" label: end of a fence`,
		`7:4 "\n\n" layout: 2 line ends`,
		`9:1 "[^1]: " label: number of a note`,
		`9:9 "\\" label: takes the meaning from the sign after it`,
		`9:12 "\n" layout: line end`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("signs (-want +got):\n%s", diff)
	}
}

// TestNoCharacterOfCriticalTextIsLost takes from each text what the report calls signs; all that is left must be in the
// edition, as text, in a comment or instruction, or as the id of a hand or witness.
func TestNoCharacterOfCriticalTextIsLost(t *testing.T) {
	for name, text := range criticalTexts(t) {
		r, _ := encode.Encode(source.NewFile(name+".txt", []byte(text)), encode.Options{Profile: criticalProfile(t)})
		if r == nil {
			continue
		}
		remarks := etree.NewElement("remarks")
		for _, token := range tokensOf(&r.Document.Tree().Element) {
			switch token := token.(type) {
			case *etree.Element:
				if token.Tag == "handNote" || token.Tag == "witness" {
					remarks.CreateText(tei.ID(token))
				}
			case *etree.Comment:
				remarks.CreateText(token.Data)
			case *etree.ProcInst:
				remarks.CreateText(token.Inst)
			}
		}
		r.Document.Root().AddChild(remarks)
		front, _, _, _ := notation.ReadFront(r.Source)
		start := 0
		if front != nil {
			start = front.Close.Span.End
		}
		if missing := lostFrom(r, start); missing != "" {
			t.Errorf("%s: neither in the edition nor in the report: %s", name, missing)
		}
	}
}

func tokensOf(e *etree.Element) []etree.Token {
	var list []etree.Token
	for _, token := range e.Child {
		list = append(list, token)
		if child, ok := token.(*etree.Element); ok {
			list = append(list, tokensOf(child)...)
		}
	}
	return list
}
