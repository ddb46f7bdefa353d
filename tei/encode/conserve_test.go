package encode_test

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
)

// letters returns the characters of a text that are no white space.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// words returns the words and signs of a text, without its layout: each run
// of blanks and line ends is one blank.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) })
}

// TestNoCharacterIsLost takes from each transcription what the report of the
// layout lists; all that is left must be in the edition.
func TestNoCharacterIsLost(t *testing.T) {
	for name, text := range editable(t) {
		r, _ := encoded(t, name, text)
		if missing := lost(r); missing != "" {
			t.Errorf("%s: neither in the edition nor in the report of the layout: %s", name, missing)
		}
	}
}

// lost returns the characters of a transcription that its edition has not, with how
// often each is missing.
func lost(r *encode.Result) string { return lostFrom(r, 0) }

// lostFrom is lost for what stands from an offset on.
func lostFrom(r *encode.Result, start int) string {
	kept := slices.Clone(r.Source.Bytes())
	copy(kept[:start], bytes.Repeat([]byte{' '}, start))
	for _, l := range r.Layout {
		for i := l.Span.Start; i < l.Span.End; i++ {
			kept[i] = ' '
		}
	}
	count := map[rune]int{}
	for _, c := range letters(string(kept)) {
		count[c]++
	}
	for _, c := range letters(tei.Content(r.Document.Root())) {
		count[c]--
	}
	var list []string
	for c, n := range count {
		if n > 0 {
			list = append(list, fmt.Sprintf("%q×%d", c, n))
		}
	}
	sort.Strings(list)
	return strings.Join(list, " ")
}

// TestRealTranscriptionsComeBack decodes what was made of each real transcription:
// all its words, signs and brackets in their order, but for the page furniture.
func TestRealTranscriptionsComeBack(t *testing.T) {
	for name, text := range editable(t) {
		r, _ := encoded(t, name, text)
		want := slices.Clone(r.Source.Bytes())
		for _, l := range r.Layout {
			if l.Kind == encode.Furniture {
				copy(want[l.Span.Start:l.Span.End], strings.Repeat(" ", l.Span.Len()))
			}
		}
		if diff := cmp.Diff(words(string(want)), words(decoded(t, r.Document))); diff != "" {
			t.Errorf("%s: decoding gives other words (-want +got):\n%s", name, diff)
		}
	}
}

// TestEncodingAgainChangesNothing encodes what decoding printed: the edition is the
// same, so that an editor may go to and fro.
func TestEncodingAgainChangesNothing(t *testing.T) {
	for name, text := range editable(t) {
		first, _ := encoded(t, name, text)
		again, _ := encoded(t, name, decoded(t, first.Document))
		if diff := cmp.Diff(xml(t, first.Document), xml(t, again.Document)); diff != "" {
			t.Errorf("%s (-first +again):\n%s", name, diff)
		}
	}
}
