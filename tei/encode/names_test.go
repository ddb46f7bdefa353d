package encode_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

const namedText = `They saw Com[rade] Brandt and c[lara] and [Karl Brandt] and [crossed out: Anna] and [added: by Karl
Brandt] in Rot-
terdam, and Karl[?] said that Karl Brandt[1] came [Rotterdam?] on 4 May 1883 with Clara's book.

| Karl Brandt | Rotterdam |

[1] Karl Brandt of Rotterdam.
`

const namedBody = `<div>
  <p>They saw <expan>Com<ex>rade</ex></expan> Brandt and <expan>c<ex>lara</ex></expan> and <supplied><persName ref="#person-karl-brandt">Karl Brandt</persName></supplied> and <del rend="overstrike"><persName ref="#person-anna">Anna</persName></del> and <add>by <persName ref="#person-karl-brandt">Karl
Brandt</persName></add> in Rot<pc force="weak">-</pc><lb break="no"/>terdam, and <persName ref="#person-karl-brandt">Karl</persName><note type="query">?</note> said that <persName ref="#person-karl-brandt">Karl Brandt</persName><note n="1" place="end"><persName ref="#person-karl-brandt">Karl Brandt</persName> of <placeName ref="#place-rotterdam">Rotterdam</placeName>.</note> came <supplied cert="low"><placeName ref="#place-rotterdam">Rotterdam</placeName></supplied> on <date when="1883-05-04">4 May 1883</date> with <persName ref="#person-clara">Clara</persName>'s book.</p>
  <table>
    <row>
      <cell><persName ref="#person-karl-brandt">Karl Brandt</persName></cell>
      <cell><placeName ref="#place-rotterdam">Rotterdam</placeName></cell>
    </row>
  </table>
</div>
`

// Names of lists are marked in brackets, notes and tables too, over line ends, and never within a word that a bracket
// completes; the transcription comes back as it was.
func TestNamesOfLists(t *testing.T) {
	list := func(csv string, kind authority.Kind) *authority.List {
		l, found := authority.Read(source.NewFile("list.csv", []byte(csv)), kind)
		if len(found) > 0 {
			t.Fatal(found)
		}
		return l
	}
	body, messages, back := madeBy(t, "named", namedText, encode.Options{
		Persons: list("name,variants\nKarl Brandt,Karl\nClara,lara | rade\nAnna,\n", authority.Persons),
		Places:  list("name\nRotterdam\n", authority.Places),
	})
	if diff := cmp.Diff(namedBody, body); diff != "" {
		t.Errorf("the body (-want +got):\n%s", diff)
	}
	if messages != "" {
		t.Error(messages)
	}
	if diff := cmp.Diff(namedText, back); diff != "" {
		t.Errorf("decoding (-want +got):\n%s", diff)
	}
}

// A list tells that a bracketed name is another name of what is named before it; authors, translators and
// correspondents in the header have the addresses of lists too.
func TestNamesThatAListIdentifies(t *testing.T) {
	text := "Date: June 18, 1949\n\nTitle: Cable, Filippov [Stalin] to Mao Zedong\n\nAuthor: Filippov\n\nSource: Translated by Anna Weber.\n\nContents:\n" +
		"He wrote to Filippov [Stalin] of it, and Filippov [= Stalin] to Beiping [Beijing], to Mukden [Shenyang] and Stalin [Stalin].\n"
	persons, found := authority.Read(source.NewFile("persons.csv", []byte("name,variants,id\nStalin,Filippov,stalin\nAnna Weber,,weber\n")), authority.Persons)
	if len(found) > 0 {
		t.Fatal(found)
	}
	r, list := encode.Encode(source.NewFile("cable.txt", []byte(text)), encode.Options{Persons: persons})
	if r == nil {
		t.Fatal(list)
	}
	var got []string
	for e := range tei.Elements(r.Document.Root()) {
		ref := e.SelectAttrValue("ref", "")
		if e.Tag == "note" && e.SelectAttrValue("type", "") == "identification" || ref != "" || e.Tag == "supplied" {
			got = append(got, strings.TrimSpace(e.Tag+" "+tei.Phrase(e)+" "+ref+e.SelectAttrValue("rend", "")))
		}
	}
	want := []string{
		"note Stalin brackets", // in the title
		"author Filippov #stalin",
		"persName Anna Weber #weber",
		"editor Anna Weber #weber",
		"persName Filippov #stalin",
		"note Stalin brackets",
		"persName Stalin #stalin",
		"persName Filippov #stalin",
		"note Stalin",
		"persName Stalin #stalin",
		"supplied Beijing", // no list has it
		"supplied Shenyang",
		"persName Stalin #stalin",
		"supplied Stalin", // the same name again says nothing
		"persName Stalin #stalin",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if back := decoded(t, r.Document); back != text {
		t.Errorf("decoding gives\n%s", back)
	}
}
