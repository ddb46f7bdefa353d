package report

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzOpen reads what may be a report, and what is one is written as one again, in all
// formats.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(written(f, "json", Options{})))
	f.Add([]byte(written(f, "json", Options{Shard: "2/3"})))
	f.Add([]byte(`{"documents":[{"file":"a","diagnostics":[{"place":{"line":-1,"start":9,"end":-3}}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		stored, err := Open("r.json", bytes.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		for _, format := range Formats() {
			w := New(format, &strings.Builder{}, Options{})
			if _, err := Merge(w, []*Stored{stored}); err != nil {
				return
			}
			if err := w.End(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzReadBaseline reads what may be a baseline; what is one is written as it was read.
func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"siglumBaseline": 1, "findings": [{"file":"a.xml","code":"c","text":"t","count":2}]}`))
	f.Add([]byte(`{"siglumBaseline": 1, "findings": [{"count":-1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := ReadBaseline(text, ".")
		if err != nil {
			return
		}
		var first, second bytes.Buffer
		if err := b.Write(&first); err != nil {
			t.Fatal(err)
		}
		again, err := ReadBaseline(first.Bytes(), ".")
		if err != nil {
			t.Fatal(err)
		}
		if err := again.Write(&second); err != nil || first.String() != second.String() {
			t.Errorf("%s becomes %s (%v)", &first, &second, err)
		}
	})
}
