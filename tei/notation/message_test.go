package notation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var messages = []struct {
	name, text string
	want       []string // the diagnostics, each with its help
}{
	{"balanced", "a [b [c] d] e", nil},
	{"not closed", "one\ntwo [three\nfour [five] six", []string{
		"t.txt:2:5: warning: this [ has no closing bracket; it stays in the text as it is [bracket-not-closed] | if a bracket is meant, add the closing one where it ends",
	}},
	{"not opened", "one] two", []string{
		"t.txt:1:4: warning: this ] closes no bracket; it stays in the text as it is [bracket-not-opened] | if a bracket is meant, add the opening one where it begins",
	}},
	{"over a blank line", "one [two\n\nthree] four", nil},
	{"Latin-1", "caf\xe9", []string{
		"t.txt:1:4: error: the byte 0xE9 is not UTF-8; the file is probably ISO-8859-1 [not-utf-8] | give --encoding ISO-8859-1, or save the transcription as UTF-8",
	}},
	{"Windows-1252", "a \x93quoted\x94 word", []string{
		"t.txt:1:3: error: the byte 0x93 is not UTF-8; the file is probably windows-1252 [not-utf-8] | give --encoding windows-1252, or save the transcription as UTF-8",
	}},
	{"Windows-1251", strings.Repeat("\xcf\xf0\xe8\xe2\xe5\xf2 ", 9), []string{
		"t.txt:1:1: error: the byte 0xCF is not UTF-8; the file is probably windows-1251 [not-utf-8] | give --encoding windows-1251, or save the transcription as UTF-8",
	}},
	{"NUL", "one\ntwo\x00", []string{
		"t.txt:2:4: error: a NUL character (U+0000): no text file holds one [nul-character] | the file is binary or damaged: save the transcription as plain text in UTF-8",
	}},
	{"UTF-16", "L\x00e\x00t\x00t\x00e\x00r\x00", []string{
		"t.txt:1:2: error: a NUL character (U+0000): no text file holds one [nul-character] | the file looks like UTF-16LE: save it as UTF-8, or give --encoding UTF-16LE",
	}},
	{"empty", "", []string{
		"t.txt:1:1: error: the transcription is empty [empty-transcription] | check that the right file was given and that it was saved",
	}},
	{"a byte order mark only", "\ufeff \n", []string{
		"t.txt:1:1: error: the transcription is empty [empty-transcription] | check that the right file was given and that it was saved",
	}},
	{"very many", strings.Repeat("[", 1000), []string{
		"t.txt:1:1: warning: 1000 brackets have no partner, the first in line 1; they stay in the text as they are [brackets-unbalanced] | check that the file is a transcription, and that its profile has the right bracket signs",
	}},
	{"very deep", strings.Repeat("[", 40) + "a" + strings.Repeat("]", 40), []string{
		"t.txt:1:33: warning: 8 brackets are nested more than 32 deep, the first in line 1; they stay in the text as they are [brackets-too-deep] | close brackets before opening others",
	}},
}

func TestMessages(t *testing.T) {
	p := documentary(t)
	for _, test := range messages {
		_, list := Parse(source.NewFile("t.txt", []byte(test.text)), p)
		var got []string
		for _, d := range list.Sorted() {
			got = append(got, d.String()+" | "+d.Help)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestTenMillionBrackets reads what no transcription is: it must end in one message, and
// with every character in the tree.
func TestTenMillionBrackets(t *testing.T) {
	for name, text := range map[string]string{
		"opened":         strings.Repeat("[", 10_000_000),
		"closed":         strings.Repeat("]", 10_000_000),
		"nested":         strings.Repeat("[", 5_000_000) + strings.Repeat("]", 5_000_000),
		"empty, in line": strings.Repeat("[]", 500_000),
	} {
		tree, list := Parse(source.NewFile("t.txt", []byte(text)), documentary(t))
		want := 1
		if strings.HasPrefix(name, "empty") {
			want = 0
		}
		if len(list) != want {
			t.Errorf("%s: %d messages, want %d", name, len(list), want)
		}
		var b strings.Builder
		if err := Print(&b, tree); err != nil || b.String() != text {
			t.Errorf("%s: the text does not come back (%v)", name, err)
		}
	}
}
