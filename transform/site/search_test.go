package site

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
)

var cuts = []struct {
	text string
	want []string
}{
	{"", nil},
	{"one two", []string{"one", "two"}},
	{"one, two.", []string{"one", ", ", "two", "."}},
	{"“Don't!”", []string{"“", "Don", "'", "t", "!”"}},
	{"vice-premier", []string{"vice", "-", "premier"}},
	{"naïve e\u0301tude", []string{"naïve", "e\u0301tude"}},
	{"дорогая Анна", []string{"дорогая", "Анна"}},
	{"北京大学 is new", []string{"北", "京", "大", "学", " ", "is", "new"}},
	{"a北b", []string{"a", "北", "b"}},
	{"서울 에서", []string{"서", "울", " ", "에", "서"}},
	{"… …", []string{"… …"}},
}

func TestCut(t *testing.T) {
	for _, test := range cuts {
		if got := slices.Collect(cut(test.text)); !slices.Equal(got, test.want) {
			t.Errorf("%q is cut into %q, want %q", test.text, got, test.want)
		}
	}
}

// join puts pieces together as the script of the page does.
func join(pieces []string) string {
	var out strings.Builder
	last := none
	for _, piece := range pieces {
		_, class := wordAt(piece)
		if class != none {
			out.WriteString(expected(last, class))
		}
		out.WriteString(piece)
		last = class
	}
	return out.String()
}

// No text is lost or changed by being cut.
func FuzzCut(f *testing.F) {
	for _, test := range cuts {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
		pieces := slices.Collect(cut(text))
		if got := join(pieces); got != text {
			t.Errorf("%q becomes %q by way of %q", text, got, pieces)
		}
		for _, piece := range pieces {
			if piece == "" || strings.Contains(piece, "\n") {
				t.Errorf("%q has the piece %q", text, piece)
			}
		}
	})
}

// The index holds the texts: they can be read out of it.
func TestSearchIndex(t *testing.T) {
	folder := newMemory()
	mustMake(t, collectionFiles(t), folder, exampleOptions)
	index, numbers := unpack(t, folder.files[searchName])
	pieces := append([]string{""}, strings.Split(index.Pieces, "\n")...)
	records := loadCache(folder).Records
	for _, d := range index.Documents {
		want := records[strings.TrimPrefix(d.Page, "../")].Edition
		if d.Title != want.Title {
			t.Errorf("%s is called %q, want %q", d.Page, d.Title, want.Title)
		}
		anchors := strings.Split(d.Anchors, " ")
		if len(anchors) != len(want.Passages) {
			t.Fatalf("%s has %d passages, want %d", d.Page, len(anchors), len(want.Passages))
		}
		for i, p := range want.Passages {
			var got []string
			for n := next(t, numbers); n != 0; n = next(t, numbers) {
				got = append(got, pieces[n])
			}
			if join(got) != p.Text || anchors[i] != p.Anchor {
				t.Errorf("%s#%s: %q, want %q at %q", d.Page, anchors[i], join(got), p.Text, p.Anchor)
			}
		}
	}
	if rest, _ := io.ReadAll(numbers); len(rest) > 0 {
		t.Errorf("%d bytes are too many", len(rest))
	}
}

func next(t *testing.T, numbers *bufio.Reader) uint64 {
	n, err := binary.ReadUvarint(numbers)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func unpack(t *testing.T, page string) (searchIndex, *bufio.Reader) {
	_, rest, _ := strings.Cut(page, `id="index">`)
	text, _, _ := strings.Cut(rest, "</script>")
	packed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	raw := bufio.NewReader(flate.NewReader(bytes.NewReader(packed)))
	line, err := raw.ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var index searchIndex
	if err := json.Unmarshal(line, &index); err != nil {
		t.Fatal(err)
	}
	return index, raw
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"I. Stalin": "i-stalin", "É. Küster": "e-kuster", "KIM Il Sung": "kim-il-sung", "Пётр Йозеф": "петр-иозеф",
		"北京": "北京", "  …  ": "", "a.xml#p1": "a-xml-p1", "नेहरू": "नेहरू",
	} {
		if got := slug(name); got != want {
			t.Errorf("the slug of %q is %q, want %q", name, got, want)
		}
	}
}

func TestDatings(t *testing.T) {
	order := []dating{{When: "-0044-03"}, {When: "-0043"}, {When: "0012"}, {NotAfter: "1851-02"}, {When: "1851-02-03"}, {From: "1851-03", To: "1851-05"}, {When: "1852", Text: "1852"}, {Text: "a Monday"}}
	labels := []string{"-0044-03", "-0043", "0012", "1851-02", "1851-02-03", "1851-03–1851-05", "1852", "a Monday"}
	years := []string{"-44", "-43", "12", "1851", "1851", "1851", "1852", ""}
	for i, d := range order {
		if i > 0 && order[i-1].key() >= d.key() {
			t.Errorf("%v is not after %v: %q, %q", d, order[i-1], order[i-1].key(), d.key())
		}
		if d.label() != labels[i] || year(d.first()) != years[i] {
			t.Errorf("%v is %q, of the year %q; want %q, %q", d, d.label(), year(d.first()), labels[i], years[i])
		}
	}
	for _, wrong := range []string{"", "--05-03", "12", "0000", "May", "-"} {
		if got := year(wrong); got != "" {
			t.Errorf("the year of %q is %q", wrong, got)
		}
	}
}
