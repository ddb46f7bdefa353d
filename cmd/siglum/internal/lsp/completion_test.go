package lsp

import (
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
)

// offered returns what is offered at the | of a document: the first items in the order
// that an editor shows them, and what the document becomes with one of them.
func offered(t *testing.T, s *session, name, text string) []protocol.CompletionItem {
	t.Helper()
	text, place := marked(text)
	uri := s.open(name, text)
	list := into[protocol.CompletionList](t, s.request("textDocument/completion", at(uri, place)))
	slices.SortStableFunc(list.Items, func(a, b protocol.CompletionItem) int { return strings.Compare(a.SortText, b.SortText) })
	return list.Items
}

func TestCompletion(t *testing.T) {
	s := begin(t)
	for _, test := range []struct{ why, text, first, take, becomes string }{
		{"an element", "<p>a <| b</p>", "/p abbr add addName", "add", "<p>a <add>$0</add> b</p>"},
		{"an element by its first letters", "<p>a <pers| b</p>", "abbr add addName", "persName", "<p>a <persName>$0</persName> b</p>"},
		{"an element without its bracket", "<p>a | b</p>", "/p abbr add", "lb", "<p>a <lb/> b</p>"},
		{"an empty element", "<p>a <|</p>", "/p abbr add", "lb", "<p>a <lb/></p>"},
		{"an element with what it needs", "<p>a <|</p>", "/p abbr add", "graphic", `<p>a <graphic url="$1">$0</graphic></p>`},
		{"the name of an element that is there", "<p>a <ad|>x</ad></p>", "abbr add addName", "add", "<p>a <add>x</ad></p>"},
		{"where no text may stand", "<p><choice><|</choice></p>", "/choice abbr am", "sic", "<p><choice><sic>$0</sic></choice></p>"},
		{"what must come first", "<p>a</p><|", "/body ab addSpan", "div", "<p>a</p><div>$0</div>"},
		{"an end tag", "<p>a <hi>b</|</p>", "/hi", "/hi", "<p>a <hi>b</hi></p>"},
		{"an end tag begun", "<p>a <hi>b</h|i></p>", "/hi", "/hi", "<p>a <hi>b</hi></p>"},
		{"an attribute", "<p><add |>b</add></p>", "ana atLeast atMost", "place", `<p><add place="$1">b</add></p>`},
		{"an attribute of a tag begun", "<p><add |</p>", "ana atLeast atMost", "place", `<p><add place="$1"</p>`},
		{"an attribute by its first letters", "<p><add pl|</p>", "ana atLeast atMost", "place", `<p><add place="$1"</p>`},
		{"the name of an attribute", `<p><add pl|="above">b</add></p>`, "ana atLeast atMost", "place", `<p><add place="above">b</add></p>`},
		{"required attributes first", "<p><graphic |/></p>", "url ana cert", "url", `<p><graphic url="$1"/></p>`},
		{"a value", `<p><add place="|">b</add></p>`, "above below bottom", "below", `<p><add place="below">b</add></p>`},
		{"a second value", `<p><add place="margin r|">b</add></p>`, "above below bottom", "right", `<p><add place="margin right">b</add></p>`},
		{"a value of a tag begun", `<p><add place="|</p>`, "above below bottom", "below", `<p><add place="below</p>`},
		{"a hand", `<p><add hand="|">b</add></p>`, "#h1 #A #B", "#h1", `<p><add hand="#h1">b</add></p>`},
		{"a witness", `<p><app><rdg wit="#A #|">b</rdg></app></p>`, "#A #B #h1", "#B", `<p><app><rdg wit="#A #B">b</rdg></app></p>`},
		{"in a comment", "<p><!-- <| --></p>", "", "", ""},
		{"behind a mistake", "<p><wrong></p><p>a <|</p>", "/p abbr add", "add", "<p><wrong></p><p>a <add>$0</add></p>"},
	} {
		items := offered(t, s, "letter.xml", letter(test.text))
		var labels []string
		for _, item := range items {
			labels = append(labels, item.Label)
		}
		if got := strings.Join(labels[:min(len(labels), len(strings.Fields(test.first)))], " "); got != test.first {
			t.Errorf("%s: %s: offered %s, want %s", test.why, test.text, got, test.first)
		}
		i := slices.Index(labels, test.take)
		if i < 0 {
			if test.take != "" {
				t.Errorf("%s: %s: %s is not offered", test.why, test.text, test.take)
			}
			continue
		}
		text, _ := marked(letter(test.text))
		if got := applied(text, []protocol.TextEdit{*items[i].TextEdit}); got != letter(test.becomes) {
			t.Errorf("%s: %s becomes %s, want %s", test.why, test.text, got, letter(test.becomes))
		}
	}
}

func TestCompletionOfARoot(t *testing.T) {
	s := begin(t)
	items := offered(t, s, "new.xml", "<|")
	if len(items) == 0 || items[0].Label != "TEI" || items[0].TextEdit.NewText != `TEI xmlns="http://www.tei-c.org/ns/1.0">$0</TEI>` {
		t.Errorf("got %+v", items)
	}
}

func TestCompletionSaysMore(t *testing.T) {
	s := begin(t)
	items := offered(t, s, "letter.xml", letter("<p>a <| b</p>"))
	i := slices.IndexFunc(items, func(item protocol.CompletionItem) bool { return item.Label == "add" })
	if i < 0 || items[i].Documentation == nil || !strings.Contains(items[i].Documentation.Value, "added in the source") {
		t.Errorf("got %+v", items[max(i, 0)])
	}
}
