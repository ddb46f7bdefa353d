package authority

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var lists = []struct {
	name, csv string
	want      []string // the messages, then each entity
}{
	{"numbers become addresses", "name,variants,viaf,gnd,wikidata,note\nKarl Brandt,Brandt | K. Brandt,1234,118529579,Q937,a painter\n", []string{
		"person-karl-brandt: Karl Brandt | Brandt | K. Brandt; https://viaf.org/viaf/1234 https://d-nb.info/gnd/118529579 https://www.wikidata.org/entity/Q937; a painter",
	}},
	{"addresses stay", "id;name;wikidata;ref\nw1;Weber;http://www.wikidata.org/entity/Q1;https://example.org/a | https://example.org/b\n", []string{
		"w1: Weber; http://www.wikidata.org/entity/Q1 https://example.org/a https://example.org/b; ",
	}},
	{"ids of one form", "name\nSão Paulo\nSão Paulo (Brazil)\n李 大釗\n\"Sao,\"\n", []string{
		"person-são-paulo: São Paulo; ; ", "person-são-paulo-brazil: São Paulo (Brazil); ; ", "person-李-大-釗: 李 大釗; ; ", "person-sao: Sao,; ; ",
	}},
	{"wrong numbers", "name,gnd,wikidata\nA,x1,937\n", []string{
		`t.csv:2:3: error: "x1" is no number of the column "gnd" [authority-row]`,
		`t.csv:2:6: error: "937" is no number of the column "wikidata" [authority-row]`,
	}},
	{"rows without names, ids twice", "name,id\n,a\nB,1a\nC,c\nD,c\n", []string{
		"t.csv:2:1: error: the person has no name [authority-row]",
		`t.csv:3:3: error: "1a" cannot be an id [authority-row]`,
		`t.csv:5:3: error: the id "c" is given twice [authority-row]`,
	}},
	{"an unknown column", "name,vaif\nA,1\n", []string{
		`t.csv:1:6: warning: "vaif" is no column of a list of persons or places; it is left out [authority-column]`, "person-a: A; ; ",
	}},
	{"one name twice", "name\nA\nA\n", []string{
		`t.csv:3:1: warning: two rows have the name "A": where a text has it, it is not marked [authority-twice]`, "person-a: A; ; ", "person-a-2: A; ; ",
	}},
	{"names of which nothing can stand in an id", "name\nA!\nA?\nA.\n", []string{
		"person-a: A!; ; ", "person-a-2: A?; ; ", "person-a-3: A.; ; ",
	}},
	{"no names", "person\nA\n", []string{`t.csv:1:1: error: the table has no column "name" [table]`}},
	{"no address", "name,ref\nA,example\n", []string{`t.csv:2:3: error: "example" is no address of the web [authority-row]`}},
}

func TestRead(t *testing.T) {
	for _, test := range lists {
		l, list := Read(source.NewFile("t.csv", []byte(test.csv)), Persons)
		var got []string
		for _, d := range list {
			got = append(got, d.String())
		}
		for _, e := range l.Entities() {
			names := []string{e.Name.Text}
			for _, v := range e.Variants {
				names = append(names, v.Text)
			}
			var refs []string
			for _, r := range e.Refs {
				refs = append(refs, r.Text)
			}
			got = append(got, fmt.Sprintf("%s: %s; %s; %s", e.ID.Text, strings.Join(names, " | "), strings.Join(refs, " "), e.Note.Text))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

const people = "name,variants\nKarl Brandt,Brandt | K. Brandt\nKarl Brandt jun.,\nAnna Brandt,Brandt\nMay,\n毛泽东,\nAl-Hakim,\nSt. Clair,\n"

var texts = []struct {
	name, text string
	want       string // the names found, with those whose they are
}{
	{"the longest name", "Karl Brandt jun. and Karl Brandt.", "[Karl Brandt jun.=Karl Brandt jun.] [Karl Brandt=Karl Brandt]"},
	{"a name of two", "Brandt came.", "[Brandt=Karl Brandt/Anna Brandt]"},
	{"over a line end", "Karl\n  Brandt", "[Karl\n  Brandt=Karl Brandt]"},
	{"capitals", "KARL BRANDT, K. BRANDT, MAY", "[KARL BRANDT=Karl Brandt] [K. BRANDT=Karl Brandt] [MAY=May]"},
	{"small letters are another word", "it may be, karl brandt", ""},
	{"possessives", "Anna Brandt's and May’s", "[Anna Brandt=Anna Brandt] [May=May]"},
	{"parts of words and of names", "Mayer, Maypole, Brandts, May-Lin, Lin-May", ""},
	{"without blanks between words", "见毛泽东同志", "[毛泽东=毛泽东]"},
	{"signs in names", "Al-Hakim, Al Hakim, St. Clair, St Clair", "[Al-Hakim=Al-Hakim] [St. Clair=St. Clair]"},
}

func TestFind(t *testing.T) {
	l, list := Read(source.NewFile("t.csv", []byte(people)), Persons)
	if list.HasErrors() {
		t.Fatal(list)
	}
	for _, test := range texts {
		var got []string
		for _, m := range l.Find(test.text) {
			var of []string
			for _, e := range m.Entities {
				of = append(of, e.Name.Text)
			}
			got = append(got, fmt.Sprintf("[%s=%s]", test.text[m.Start:m.End], strings.Join(of, "/")))
		}
		if joined := strings.Join(got, " "); joined != test.want {
			t.Errorf("%s: %s, want %s", test.name, joined, test.want)
		}
	}
}

// TestManyNames reads eighty thousand names that begin with one word, and finds them in a text of a megabyte: what
// compares each with all others does not come to an end.
func TestManyNames(t *testing.T) {
	const n = 40_000
	var csv, text strings.Builder
	csv.WriteString("name,variants\n")
	for i := range n {
		fmt.Fprintf(&csv, "Karl Brandt %d,Brandt no %d\n", i, i)
		if i%4 == 0 {
			fmt.Fprintf(&text, "Karl Brandt %d saw KARL. ", i)
		}
	}
	l, list := Read(source.NewFile("t.csv", []byte(csv.String())), Persons)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got := l.Find(text.String()); len(got) != n/4 || got[1].Entities[0].Name.Text != "Karl Brandt 4" {
		t.Errorf("%d names are found, want %d", len(got), n/4)
	}
}

// Words that are one but for capitals are the names that are written so.
func TestCapitals(t *testing.T) {
	l, _ := Read(source.NewFile("t.csv", []byte("name\nde Weert\nDe Weert\nſtein\n")), Persons)
	for text, want := range map[string]string{"de Weert": "de Weert", "De Weert": "De Weert", "DE WEERT": "de Weert", "dE Weert": "", "STEIN": "ſtein"} {
		got := ""
		for _, m := range l.Find(text) {
			got += m.Entities[0].Name.Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	l, _ := Read(source.NewFile("t.csv", []byte(people)), Persons)
	for text, want := range map[string]int{"Karl Brandt": 1, "K. Brandt.": 1, "Brandt": 2, "Karl Brandt jun": 0, "Karl Brandt jun.": 1, "Dear Karl Brandt": 0, "": 0, ".": 0} {
		if got := len(l.Lookup(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if got := (*List)(nil).Lookup("x"); got != nil {
		t.Errorf("no list: %v", got)
	}
}

func FuzzFind(f *testing.F) {
	l, _ := Read(source.NewFile("t.csv", []byte(people)), Persons)
	for _, test := range texts {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range l.Find(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: a name at %d–%d after %d", text, m.Start, m.End, end)
			}
			end = m.End
		}
	})
}
