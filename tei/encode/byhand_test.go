package encode_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestByHand compares what becomes of the lines of real transcriptions with what a person decided
// who had not seen the encoding. The tables in testdata/byhand hold, for lines of a transcription,
// the element of their first word (and, after a semicolon, of their last), and attributes of the
// element. differences.tsv lists all that differs, each with a judgement.
func TestByHand(t *testing.T) {
	texts := editable(t)
	want := differences(t)
	files, err := filepath.Glob("testdata/byhand/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, file := range files {
		document := strings.TrimSuffix(filepath.Base(file), ".tsv")
		if document == "differences" {
			continue
		}
		lines := linesOf(t, document+".txt", texts[document+".txt"])
		for _, row := range rows(t, file) {
			for n := row.from; n <= row.to; n++ {
				if made := lines[n]; !row.is(made) {
					got = append(got, fmt.Sprintf("%s\t%d\t%s\t%s", document, n, row, made))
				}
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differences from the encoding by hand (-listed +found):\n%s", diff)
	}
}

// differences reads the listed differences, without the judgements.
func differences(t *testing.T) []string {
	var list []string
	for _, cells := range cellsOf(t, "testdata/byhand/differences.tsv") {
		if len(cells) != 5 || cells[4] == "" {
			t.Fatalf("a difference is not judged: %q", cells)
		}
		list = append(list, strings.Join(cells[:4], "\t"))
	}
	return list
}

// A byHand is a row of a table made by hand.
type byHand struct {
	from, to    int
	first, last string
	attrs       []string
}

func (r byHand) String() string {
	s := r.first
	if r.last != r.first {
		s += "; " + r.last
	}
	return strings.TrimSpace(s + " " + strings.Join(r.attrs, " "))
}

// is reports whether a line became what the row says.
func (r byHand) is(m madeOf) bool {
	if m.first != r.first || m.last != r.last {
		return false
	}
	return !slices.ContainsFunc(r.attrs, func(a string) bool { return !slices.Contains(m.attrs, a) })
}

// A madeOf is what became of a line: the paths of the elements of its first and its last word, and
// the attributes of the latter.
type madeOf struct {
	first, last string
	attrs       []string
}

func (m madeOf) String() string {
	if m.first == "" {
		return "not in the body"
	}
	return byHand{first: m.first, last: m.last, attrs: m.attrs}.String()
}

func rows(t *testing.T, file string) []byHand {
	var list []byHand
	for _, cells := range cellsOf(t, file) {
		from, to, several := strings.Cut(cells[0], "-")
		if !several {
			to = from
		}
		var r byHand
		var err1, err2 error
		r.from, err1 = strconv.Atoi(from)
		r.to, err2 = strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			t.Fatalf("%s: no lines: %q", file, cells[0])
		}
		first, last, two := strings.Cut(cells[1], "; ")
		if !two {
			last = first
		}
		r.first, r.last = first, last
		if len(cells) > 2 {
			r.attrs = strings.Fields(cells[2])
		}
		list = append(list, r)
	}
	return list
}

func cellsOf(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "#") {
			list = append(list, strings.Split(lines.Text(), "\t"))
		}
	}
	return list
}

// linesOf returns what became of each line of a transcription, by the source map.
func linesOf(t *testing.T, name, text string) map[int]madeOf {
	edition, m := mapped(t, name, text)
	lines := map[int]madeOf{}
	var open []*xmltext.Event
	body := 0
	reader := xmltext.NewReader(edition, xmltext.Options{})
	for e := reader.Next(); e != nil; e = reader.Next() {
		switch {
		case e.Kind == xmltext.StartElement:
			copied := *e
			copied.Attrs = slices.Clone(e.Attrs)
			open = append(open, &copied)
			if e.Name.Local == "body" {
				body = len(open)
			}
			if e.Name.Local == "milestone" && attrOf(e, "unit") == "section" {
				note(lines, m.At(e.Span.Start), open[body:])
			}
		case e.Kind == xmltext.EndElement:
			open = open[:len(open)-1]
		case e.Kind == xmltext.Text && body > 0 && len(open) > body:
			for at := range wordsAt(e.Span) {
				note(lines, m.At(at), open[body:])
			}
		}
	}
	return lines
}

// note records the element of a word for the line in which it stands.
func note(lines map[int]madeOf, from source.Span, open []*xmltext.Event) {
	path, attrs := pathOf(open)
	n := from.Position().Line
	made := lines[n]
	if made.first == "" {
		made.first = path
	}
	made.last, made.attrs = path, attrs
	lines[n] = made
}

// blockElements are those below which the tables do not look.
var blockElements = []string{"p", "head", "item", "note", "salute", "addrLine"}

// pathOf returns the path of the last of some open elements, without divisions and down to the
// block, and its attributes.
func pathOf(open []*xmltext.Event) (path string, attrs []string) {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].Name.Local == "note" && attrOf(open[i], "place") == "end" {
			open = open[i : i+1] // wherever its mark stands
			break
		}
	}
	var names []string
	for _, e := range open {
		if e.Name.Local == "div" || e.Name.Local == "supplied" {
			continue
		}
		names = append(names, e.Name.Local)
		attrs = nil
		for _, a := range e.Attrs {
			attrs = append(attrs, a.Name.Local+"="+strings.ReplaceAll(a.Value, " ", "_"))
		}
		if slices.Contains(blockElements, e.Name.Local) {
			break
		}
	}
	return strings.Join(names, "/"), attrs
}

func attrOf(e *xmltext.Event, name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// TestOneLineByHand compares the transcription that stands on one line with what a person decided:
// one paragraph, and in it the note whose mark and text the line holds.
func TestOneLineByHand(t *testing.T) {
	const document = "117031.txt"
	r, _ := encoded(t, document, editable(t)[document])
	var got []string
	for _, e := range r.Document.Root().FindElements("./text/body//*") {
		if e.Tag != "date" {
			got = append(got, e.Tag+" "+e.SelectAttrValue("n", "")+e.SelectAttrValue("place", ""))
		}
	}
	want := []string{"div ", "p ", "supplied ", "note 1end", "supplied "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("elements of the body (-by hand +got):\n%s", diff)
	}
}
