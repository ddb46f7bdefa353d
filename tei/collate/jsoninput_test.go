package collate

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

func TestFaultsOfInput(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "w.json: error: the JSON ends too early [not-json]"},
		{`{"witnesses": [`, "error: the JSON ends too early [not-json]"},
		{`{"witnesses": [}`, "error: "},
		{`{"witnesses": 3}`, "error: a JSON number cannot stand here [not-json]"},
		{`{}`, "w.json:1:1: error: there are no witnesses in this file [no-witnesses]"},
		{`{"witnesses":[{"content":"a"}]}`, "w.json:1:1: error: witness 1 has no id, or neither content nor tokens [no-witnesses]"},
		{`{"witnesses":[{"id":"A","content":"a\u0001"}]}`, "w.json:1:1: error: witness A: this is a control character, U+0001, which XML cannot hold [control-character]"},
		{`{"witnesses":[{"id":"A","tokens":[{"t":"a\u0000"}]}]}`, "w.json:1:1: error: witness A: this is a control character, U+0000, which XML cannot hold [control-character]"},
	} {
		_, found := FromJSON(source.NewFile("w.json", []byte(c.text)), Normalization{})
		if len(found) != 1 || !strings.HasSuffix(found[0].String(), strings.TrimPrefix(c.want, "w.json: ")) && !strings.Contains(found[0].String(), c.want) {
			t.Errorf("%s: got %v, want %s", c.text, found, c.want)
		}
	}
	_, found := FromText("A", source.NewFile("a.txt", []byte("a\nb\xff")), Normalization{})
	if want := "a.txt:2:2: error: this is not UTF-8 [not-utf-8]"; len(found) != 1 || found[0].String() != want {
		t.Errorf("got %v, want %s", found, want)
	}
}

func FuzzFromJSON(f *testing.F) {
	f.Add(`{"witnesses":[{"id":"A","content":"a b"},{"id":"B","tokens":[{"t":" a "},{"t":"","n":"x"}]}]}`)
	f.Add(`{"witnesses":[{"id":"","content":null}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		list, found := FromJSON(source.NewFile("w.json", []byte(text)), Normalization{})
		if !found.HasErrors() {
			checkRows(t, mustAlign(t, list, Options{Near: true}))
		}
	})
}
