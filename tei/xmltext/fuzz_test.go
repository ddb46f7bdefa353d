package xmltext

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// seeds are the documents of the tables.
func seeds() []string {
	all := append([]string{laughs(2), quadratic(10, 3), nested(5), chain(3)}, mistakes...)
	for _, test := range eventTests {
		all = append(all, test.text)
	}
	for _, test := range dtdTests {
		all = append(all, test.text)
	}
	return all
}

// Whatever the bytes, reading ends in the end of the document or in one error, and
// the spans of the events lie within the file, in order.
func FuzzReader(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := NewReader(source.NewFile("doc.xml", []byte(text)), Options{MaxExpansion: 10_000})
		depth, at := 0, 0
		for e := range r.Events() {
			checkSpan(t, r, e.Span)
			if e.Span.Start < at && !(e.Kind == EndElement && e.Empty) {
				t.Errorf("%s at %d comes after %d", e.Kind, e.Span.Start, at)
			}
			at = e.Span.Start
			checkWithin(t, e.NameSpan, e.Span)
			for _, a := range e.Attrs {
				checkWithin(t, a.NameSpan, e.Span)
				checkWithin(t, a.ValueSpan, e.Span)
			}
			switch e.Kind {
			case StartElement:
				depth++
			case EndElement:
				depth--
			}
			if depth != r.Depth() {
				t.Errorf("%d elements are open, the reader says %d", depth, r.Depth())
			}
		}
		checkStream(t, text)
		diags := r.Diagnostics()
		if n := diags.Count(0); n > 1 || n == 0 && depth != 0 {
			t.Errorf("%d errors; %d elements open at the end", n, depth)
		}
		for _, d := range diags {
			if d.Code == "" || d.Message == "" || d.Help == "" || strings.Contains(d.Message, "\n") || d.Span.File == nil {
				t.Errorf("the diagnostic is not whole: %#v", d)
			}
			checkSpan(t, r, d.Span)
		}
	})
}

// checkStream reads the text once more, as a stream in short chunks, and compares.
func checkStream(t *testing.T, text string) {
	o := Options{MaxExpansion: 10_000}
	file := NewReader(source.NewFile("doc.xml", []byte(text)), o)
	want := story(file)
	if file.encoding != "" || !utf8.ValidString(text) || strings.Contains(want, "[text-outside-root]") {
		return // what the message says depends on what was read
	}
	r := NewStreamReader("doc.xml", strings.NewReader(text), o)
	r.stream.chunk = 7
	if diff := cmp.Diff(want, story(r)); diff != "" {
		t.Errorf("%q (-file +stream)\n%s", text, diff)
	}
}

func checkSpan(t *testing.T, r *Reader, s source.Span) {
	if s.Start < 0 || s.End < s.Start || s.End > s.File.Len() {
		t.Errorf("the span %d–%d is not within the %d bytes of the file", s.Start, s.End, s.File.Len())
	}
}

func checkWithin(t *testing.T, inner, outer source.Span) {
	if inner.File != nil && (inner.File != outer.File || inner.Start < outer.Start || inner.End > outer.End) {
		t.Errorf("the span %d–%d is not within %d–%d", inner.Start, inner.End, outer.Start, outer.End)
	}
}

// Writing what was read and reading it again gives the same events.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b bytes.Buffer
		w := NewWriter(&b)
		r := NewReader(source.NewFile("doc.xml", []byte(text)), Options{MaxExpansion: 10_000})
		for e := range r.Events() {
			if err := w.Write(e); err != nil {
				if r.dtd != nil && strings.Contains(err.Error(), "U+000D") {
					return // &#13; in an entity, inside a comment or the like there
				}
				t.Fatalf("%q: %v", text, err)
			}
		}
		if r.Diagnostics().HasErrors() {
			return
		}
		if err := w.Close(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		again := b.String()
		if diff := cmp.Diff(plainEvents(text), plainEvents(again)); diff != "" && !strings.Contains(again, "encoding") {
			t.Errorf("%q is written as %q (-first +again)\n%s", text, again, diff)
		}
	})
}
