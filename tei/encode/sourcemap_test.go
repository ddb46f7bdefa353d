package encode_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// mapped returns an edition as written and its source map.
func mapped(t testing.TB, name, text string) (*source.File, *encode.SourceMap) {
	t.Helper()
	r, list := encode.Encode(source.NewFile(name, []byte(text)), encode.Options{SourceMap: true})
	if list.HasErrors() {
		t.Fatal(list)
	}
	edition := source.NewFile("edition.xml", []byte(xml(t, r.Document)))
	m, err := r.SourceMap(edition)
	if err != nil {
		t.Fatal(err)
	}
	return edition, m
}

const mappedLetter = `Date:
12 October 1948

Title:
Letter, A. Weber to K. Brandt

Contents:
Transcript - English

Dear Karl,

the meeting & the dinner [inserted by hand: on
Monday] are Com[rade] Lenz's. [3 words illegible] R&D [[Varnov]] is [handwritten in the left margin: "Yes!"] gone.
Half of the piano was sold; nobody knows to whom, nor for how much it was.

A. WEBER
`

// TestSourceMapPlaces looks up pieces of an edition in its transcription: start tags,
// attributes, text with references, end tags.
func TestSourceMapPlaces(t *testing.T) {
	edition, m := mapped(t, "letter.txt", mappedLetter)
	text := string(edition.Bytes())
	for _, test := range []struct{ piece, want string }{
		{"12 October", "2:1 12 October 1948"},
		{"Letter, A. W", "5:1 Letter, A. Weber to K. Brandt"},
		{"<salute", "10:1 Dear Karl,"},
		{"<p>the", "12:1 the meeting & the dinner [inserted by hand: on Mon…"},
		{"meeting &amp;", "12:1 the meeting & the dinner"},
		{"<add ", "12:26 [inserted by hand: on Monday]"},
		{`hand="#h-ins"`, "12:27 inserted by hand"},
		{"Monday<", "13:1 Monday"},
		{"<expan", "13:13 Com[rade]"},
		{`quantity="3"`, "13:32 3"},
		{`unit="word"`, "13:34 words"},
		{"Varnov", "13:57 Varnov"},
		{`place="margin left"`, "13:89 left"},
		{"Yes!", "13:103 Yes!"},
		{"A. WEBER", "16:1 A. WEBER"},
		{"<application ", "1:1 "},
	} {
		at := strings.Index(text, test.piece)
		if at < 0 {
			t.Errorf("the edition has no %s:\n%s", test.piece, text)
			continue
		}
		from := m.At(at)
		words := strings.Join(strings.Fields(from.Text()), " ")
		if len(words) > 50 {
			words = words[:50] + "…"
		}
		if got := fmt.Sprintf("%s %s", from.Position(), words); got != test.want {
			t.Errorf("%s comes from %s, want %s", test.piece, got, test.want)
		}
	}
}

// TestSourceMapOfEveryWord asks of every word in the body of every edition where it
// comes from: the same word must stand there.
func TestSourceMapOfEveryWord(t *testing.T) {
	for name, text := range editable(t) {
		edition, m := mapped(t, name, text)
		wrong, all := 0, 0
		reader := xmltext.NewReader(edition, xmltext.Options{})
		body, desc := false, false
		for e := reader.Next(); e != nil; e = reader.Next() {
			switch {
			case e.Kind == xmltext.StartElement:
				body = body || e.Name.Local == "body"
				desc = e.Name.Local == "desc" || e.Name.Local == "label"
			case e.Kind == xmltext.Text && body && !desc:
				for at, word := range wordsAt(e.Span) {
					all++
					if from := m.At(at); !strings.Contains(from.Text(), word) && !strings.Contains(letters(from.Text()), word) { // letterspaced
						wrong++
						t.Logf("%s: %s comes from %q (%s)", name, word, from.Text(), from.Position())
					}
				}
			}
		}
		if wrong > 0 || all == 0 {
			t.Errorf("%s: %d of %d words are said to come from other words", name, wrong, all)
		}
	}
}

// wordsAt yields the words of a text and where they stand, those with references
// left out.
func wordsAt(span source.Span) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		text := span.Text()
		for at := 0; at < len(text); {
			rest := text[at:]
			start := strings.IndexFunc(rest, unicode.IsLetter)
			if start < 0 {
				return
			}
			length := strings.IndexFunc(rest[start:], func(r rune) bool { return !unicode.IsLetter(r) })
			if length < 0 {
				length = len(rest) - start
			}
			word := rest[start : start+length]
			reference := start > 0 && rest[start-1] == '&'
			if !reference && !yield(span.Start+at+start, word) {
				return
			}
			at += start + length
		}
	}
}

// TestSourceMapPlacesFindings places messages about an edition in its transcription.
func TestSourceMapPlacesFindings(t *testing.T) {
	edition, m := mapped(t, "letter.txt", mappedLetter)
	text := string(edition.Bytes())
	span := func(piece string) source.Span {
		at := strings.Index(text, piece)
		return edition.Span(at, at+len(piece))
	}
	found := m.Place(diag.List{
		{Message: "about the signature", Span: span("A. WEBER"), Fixes: []diag.Fix{{Message: "x"}}},
		{Message: "about the addition", Span: span("<add"), Related: []diag.Related{{Span: span("<salute"), Message: "after this"}}},
		{Message: "about the program", Span: span("<application")},
		{Message: "about nothing"},
	})
	var got []string
	for _, d := range found {
		line := fmt.Sprintf("%s %s", d.Span.Position(), d.Message)
		for _, r := range d.Related {
			line += fmt.Sprintf(" (%s %s: %s)", r.Span.Position(), r.Span.Text(), r.Message)
		}
		got = append(got, line)
		if d.Fixes != nil {
			t.Errorf("%s has a fix of the edition", line)
		}
	}
	want := []string{
		"0:0 about nothing",
		"1:1 about the program",
		"12:26 about the addition (10:1 Dear Karl,: after this)",
		"16:1 about the signature",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("placed (-want +got):\n%s", diff)
	}
}

// TestSourceMapIsThatOfTheEdition refuses another file, and a result without origins.
func TestSourceMapIsThatOfTheEdition(t *testing.T) {
	f := source.NewFile("a.txt", []byte("Dear Karl,\n"))
	r, _ := encode.Encode(f, encode.Options{SourceMap: true})
	_, err := r.SourceMap(source.NewFile("b.xml", []byte("<TEI><p/></TEI>")))
	if want := "the file is not what the document of the result is written as: <TEI> is not at byte 6"; err == nil || err.Error() != want {
		t.Errorf("another file: %v, want %s", err, want)
	}
	r, _ = encode.Encode(f, encode.Options{})
	_, err = r.SourceMap(source.NewFile("a.xml", []byte(xml(t, r.Document))))
	if want := "the edition was made without Options.SourceMap"; err == nil || err.Error() != want {
		t.Errorf("without origins: %v, want %s", err, want)
	}
}

// TestNodeReadsTheSourceMap asks the reader of source maps that Node.js has where lines and columns
// come from; it must say the same as At.
func TestNodeReadsTheSourceMap(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed: nothing to compare with")
	}
	edition, m := mapped(t, "letter.txt", mappedLetter)
	var written bytes.Buffer
	if err := m.WriteJSON(&written, "letter.xml", "letter.txt"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "letter.xml.map")
	if err := os.WriteFile(file, written.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var asked [][2]int
	var want []string
	for at := 0; at < edition.Len()-1; at += 5 { // the line end behind the root element comes from nothing
		p := edition.Position(at, source.UTF16)
		asked = append(asked, [2]int{p.Line - 1, p.Column - 1})
		from := m.At(at)
		if from.IsZero() {
			want = append(want, "")
			continue
		}
		want = append(want, fmt.Sprint(from.File.Position(from.Start, source.UTF16).Line))
	}
	questions, _ := json.Marshal(asked)
	script := `const {SourceMap} = require('node:module')
const map = new SourceMap(JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8')))
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(([l, c]) => {
  const e = map.findEntry(l, c)
  return e.originalLine === undefined ? '' : String(e.originalLine + 1)
})))`
	out, err := exec.Command(node, "-e", script, file, string(questions)).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines of the transcription (-At +Node):\n%s", diff)
	}
}
