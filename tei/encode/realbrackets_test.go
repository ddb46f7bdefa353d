package encode_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// A realBracket is a bracket of a real transcription as a reader classified it.
type realBracket struct {
	document, place, class, form string
}

// realBrackets reads what a reader of the real transcriptions took each bracket for.
func realBrackets(t *testing.T) []realBracket {
	t.Helper()
	f, err := os.Open("testdata/brackets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []realBracket
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 4 {
			t.Fatalf("not four cells: %q", lines.Text())
		}
		list = append(list, realBracket{cells[0], cells[1], cells[2], cells[3]})
	}
	return list
}

// guessed are the classes that the form of a bracket does not tell from words supplied:
// where they become that, it must be reported as a guess.
var guessed = []string{"identification", "gloss"}

// TestRealBrackets compares each bracket of the real transcriptions with what a reader took it
// for. All classes must be wholly right but for those that only the sense of the words tells.
func TestRealBrackets(t *testing.T) {
	texts := editable(t)
	results := map[string]map[string]string{}
	for _, b := range realBrackets(t) {
		if results[b.document] == nil {
			r, _ := encoded(t, b.document, texts[b.document+".txt"])
			results[b.document] = forms(r)
		}
		got := results[b.document][b.place]
		if got == b.form || b.class == "supplied" && got == "guess: "+b.form {
			continue
		}
		if slices.Contains(guessed, b.class) && strings.HasPrefix(got, "guess: <supplied") {
			continue
		}
		t.Errorf("%s:%s: %s: got %s, want %s", b.document, b.place, b.class, got, b.form)
	}
}

// TestRealBracketsAreAll fails if a bracket of a transcription is not classified.
func TestRealBracketsAreAll(t *testing.T) {
	known := map[string]int{}
	for _, b := range realBrackets(t) {
		known[b.document]++
	}
	for name, text := range editable(t) {
		document, isFile := strings.CutSuffix(name, ".txt")
		if !isFile || known[document] == 0 {
			continue
		}
		if n := strings.Count(text, "]"); n != known[document] && document != "liu-shaoqi-mao-1949-07-18" {
			t.Errorf("%s has %d brackets, %d are classified", document, n, known[document])
		}
	}
}

// forms returns what became of the brackets of a transcription, by line and column.
func forms(r *encode.Result) map[string]string {
	list := map[string]string{}
	for _, d := range r.Decisions {
		at := d.Span.File.Position(d.Span.Start, source.CodePoints)
		place := fmt.Sprintf("%d:%d", at.Line, at.Column)
		if list[place] == "" && isBracket(d.Span.Text()) {
			list[place] = form(r, d)
			if d.Guess {
				list[place] = "guess: " + list[place]
			}
		}
	}
	for _, l := range r.Layout {
		at := l.Span.File.Position(l.Span.Start, source.CodePoints)
		place := fmt.Sprintf("%d:%d", at.Line, at.Column)
		if list[place] == "" && l.Note == "number of a note" {
			list[place] = "number of a note"
		}
	}
	return list
}

func isBracket(s string) bool { return strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") }

// form returns the element of a decision, with … for its words.
func form(r *encode.Result, d encode.Decision) string {
	for e, path := range tei.Paths(r.Document.Root()) {
		if path == d.Path {
			return wordless(e)
		}
	}
	return ""
}

func wordless(e *etree.Element) string {
	var b strings.Builder
	b.WriteString("<" + e.Tag)
	for _, a := range e.Attr {
		fmt.Fprintf(&b, " %s=%q", a.FullKey(), a.Value)
	}
	b.WriteString(">")
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if !strings.HasSuffix(b.String(), "…") {
				b.WriteString("…")
			}
		case *etree.Element:
			if child.Tag != "lb" && child.Tag != "milestone" && child.Tag != "date" {
				b.WriteString(wordless(child))
			} else if !strings.HasSuffix(b.String(), "…") {
				b.WriteString("…")
			}
		}
	}
	return b.String() + "</" + e.Tag + ">"
}
