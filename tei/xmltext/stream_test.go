package xmltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// story writes the events of a reader with their positions, adjacent text joined,
// and the diagnostics.
func story(r *Reader) string {
	var b strings.Builder
	var text []byte
	flush := func() {
		if len(text) > 0 {
			fmt.Fprintf(&b, "Text %q\n", text)
			text = text[:0]
		}
	}
	for e := range r.Events() {
		if e.Kind == Text {
			text = append(text, e.Text...)
			continue
		}
		flush()
		fmt.Fprintf(&b, "%s ", e.Span.Position())
		dumpEvent(&b, e)
	}
	if !r.Diagnostics().HasErrors() {
		flush() // how much of a text comes before an error in it is not promised
	}
	for _, d := range r.Diagnostics() {
		fmt.Fprintln(&b, d)
		for _, related := range d.Related {
			fmt.Fprintln(&b, related.Span.Position(), related.Message)
		}
	}
	return b.String()
}

// A stream, in chunks of any size, tells the same story as a file.
func TestStream(t *testing.T) {
	for _, text := range seeds() {
		file := NewReader(source.NewFile("doc.xml", []byte(text)), Options{})
		want := story(file)
		if strings.Contains(want, "[bytes-undecodable]") && file.encoding != "" {
			continue // decoded in pieces, the place is told less exactly
		}
		for size := 1; size < 40; size += 1 + size/3 {
			r := NewStreamReader("doc.xml", strings.NewReader(text), Options{})
			r.stream.chunk = size
			if diff := cmp.Diff(want, story(r)); diff != "" {
				t.Fatalf("%q in chunks of %d bytes (-file +stream)\n%s", text, size, diff)
			}
		}
	}
}

func TestStreamCorpus(t *testing.T) {
	for _, path := range corpus(t) {
		f := load(t, path)
		if f.Len() > 200_000 {
			continue
		}
		r := NewStreamReader(path, bytes.NewReader(f.Bytes()), Options{})
		r.stream.chunk = 1000
		if diff := cmp.Diff(story(NewReader(f, Options{})), story(r)); diff != "" {
			t.Errorf("%s: (-file +stream)\n%s", path, diff)
		}
	}
}

func TestStreamBreaks(t *testing.T) {
	tests := []struct {
		about string
		from  io.Reader
		want  string
	}{
		{"an error of the pipe", io.MultiReader(strings.NewReader("<a>\n"+strings.Repeat("x", 2000)), iotest.ErrReader(errors.New("the pipe burst"))), "pipe:2:2001: error: reading broke off: the pipe burst [stream-unreadable]"},
		{"an error at the start", iotest.ErrReader(errors.New("the pipe burst")), "pipe:1:1: error: reading broke off: the pipe burst [stream-unreadable]"},
		{"bytes in no encoding", strings.NewReader("<?xml version='1.0' encoding='US-ASCII'?><a>\n\xE4</a>"), "pipe:2:1: error: the bytes that follow are not in the encoding of the document [bytes-undecodable]"},
		{"an endless comment", io.MultiReader(strings.NewReader("<a>\n <!--"), &loop{text: "x", left: 1 << 40}), "pipe:2:2: error: what begins here has no end within 16 MB [markup-too-long]"},
		{"an empty pipe", strings.NewReader(""), "pipe:1:1: error: the file is empty [document-empty]"},
	}
	for _, test := range tests {
		r := NewStreamReader("pipe", test.from, Options{})
		for range r.Events() {
		}
		if got := r.Diagnostics().Err(); got == nil || got.Error() != test.want {
			t.Errorf("%s:\ngot  %v\nwant %s", test.about, got, test.want)
		}
	}
}

const paragraph = "<p n='1'>word <hi rend=\"italic\">word &amp; ä</hi>\nword</p>\n"

// repeated gives a document of so many paragraphs.
func repeated(paragraphs int) io.Reader {
	return io.MultiReader(
		strings.NewReader("<TEI>\n"),
		&loop{text: strings.Repeat(paragraph, 1000), left: paragraphs * len(paragraph)},
		strings.NewReader("</TEI>"),
	)
}

// A loop gives a text again and again, up to a number of bytes.
type loop struct {
	text     string
	at, left int
}

func (l *loop) Read(b []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(b) && l.left > 0 {
		c := copy(b[n:], l.text[l.at:min(len(l.text), l.at+l.left)])
		n += c
		l.left -= c
		l.at = (l.at + c) % len(l.text)
	}
	return n, nil
}

// A long document takes no more memory than a short one.
func TestStreamMemory(t *testing.T) {
	const paragraphs = 500_000 // 30 MB
	r := NewStreamReader("pipe", repeated(paragraphs), Options{})
	var most uint64
	tags := 0
	for e := range r.Events() {
		if e.Kind == StartElement {
			if tags++; tags%200_000 == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
	}
	if r.Diagnostics().HasErrors() {
		t.Fatal(r.Diagnostics())
	}
	if want := 1 + 2*paragraphs; tags != want {
		t.Errorf("%d tags, want %d", tags, want)
	}
	if most > 8<<20 {
		t.Errorf("%d bytes were in use", most)
	}
}

// BenchmarkStream reads 1 GB from a pipe.
func BenchmarkStream(b *testing.B) {
	const gigabyte = 1_000_000_000
	b.SetBytes(gigabyte)
	b.ReportAllocs()
	for b.Loop() {
		r := NewStreamReader("pipe", repeated(gigabyte/len(paragraph)), Options{})
		for r.Next() != nil {
		}
		if r.Diagnostics().HasErrors() {
			b.Fatal(r.Diagnostics())
		}
	}
}
