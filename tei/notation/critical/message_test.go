package critical

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

const declared = "---\nhands: {h2: in pencil}\nwitnesses: {A: Paris}\n---\n"

// TestMessages compares what is said of each mistake, and that what was typed is in the
// text all the same.
func TestMessages(t *testing.T) {
	tests := []struct{ why, text, want, keeps string }{
		{"a bracket that nothing closes", "a [add above: b\n\nc\n",
			"t.txt:5:3: warning: the bracket is never closed; it stays a character [bracket-not-closed]\n= close it with ], or write \\[ for the character\n", "a [add above: b"},
		{"a bracket that nothing opens", "a] b\n",
			"t.txt:5:2: warning: no bracket is open that could be closed here; it stays a character [bracket-not-opened]\n= open it with [, or write \\] for the character\n", "a] b"},
		{"a label with a letter wrong", "a [ntoe above: b]\n",
			"t.txt:5:4: warning: there is no label \"ntoe\"; the bracket is read as words of the editor [bracket-label-unknown]\n" +
				"= perhaps \"note\" is meant; else if it is a label, `siglum profile show critical` lists those that there are; if these are words of the editor, write \\: for the colon\n", "ntoe above: b"},
		{"a place with a letter wrong", "a [add abvoe: b]\n",
			"t.txt:5:8: warning: the word \"abvoe\" after the label \"add\" stands for nothing; the bracket is read as words of the editor [bracket-word-unknown]\n" +
				"= perhaps \"above\" is meant; after \"add\" may stand: a place (above, margin left …), a hand that is declared; other attributes are written name=value\n", "add abvoe: b"},
		{"a hand that nobody declared", "a [add h3: b] [note h3: c]\n",
			"t.txt:5:8: warning: no hand \"h3\" is declared [hand-undeclared]\n" +
				"= declare it in the front matter, `hands: {h3: in pencil}`, or in the text, [hand h3: in pencil]\n", "b"},
		{"a witness that nobody declared", "[app: a {A} | b {B}]\n",
			"t.txt:5:18: warning: no witness \"B\" is declared [witness-undeclared]\n" +
				"= declare it in the front matter, `witnesses: {B: London, British Library}`, or in the text, [witness B: London, British Library]\n", "b"},
		{"an attribute that TEI does not have", "a [add hnad=#h2: b]\n",
			"t.txt:5:8: warning: TEI has no attribute \"hnad\" [attribute-unknown]\n= perhaps \"hand\" is meant\n", "b"},
		{"an attribute with a prefix that nobody declared", "a [add xmll:lang=fr: b]\n",
			"t.txt:5:8: warning: the prefix \"xmll\" of the attribute \"xmll:lang\" is not declared; it is left out, or the bracket is read as words of the editor [attribute-unknown]\n" +
				"= perhaps \"xml:lang\" is meant; else declare the prefix, xmlns:xmll=…, or write the attribute without it\n", "add xmll:lang=fr: b"},
		{"a fence that nothing closes", "a\n\n::: closer\nb\n",
			"t.txt:7:1: warning: the fence \"closer\" is never closed; it ends with the text [fence-not-closed]\n= close it by a line that is nothing but :::\n", "b"},
		{"a fence that nothing opens", "a\n\n:::\n",
			"t.txt:7:1: warning: no fence is open that could be closed here [fence-not-opened]\n= a fence is opened by ::: and a label, as in \"::: closer\"\n", "a"},
		{"a fence with a letter wrong", "a\n\n::: closr\nb\n:::\n",
			"t.txt:7:5: warning: there is no label \"closr\"; the fence is read as a division of that type [bracket-label-unknown]\n" +
				"= perhaps \"closer\" is meant; `siglum profile show critical` lists the labels that there are\n", "closr"},
		{"a mark without a note", "a[^1] b\n",
			"t.txt:5:2: warning: no note is named \"1\"; the mark stays in the text [note-unpaired]\n= a note begins a line: [^1]: text of the note\n", "[^1]"},
		{"a note without a mark", "a\n\n[^1]: b\n",
			"t.txt:7:1: warning: no mark [^1] says where this note belongs; it stays in the text [note-unpaired]\n= put [^1] where the note belongs\n", "[^1]: b"},
		{"raw TEI that is no XML", "a `<b`{=tei} c\n",
			"t.txt:5:6: warning: this raw TEI is not well-formed: the tag <b is not ended before the next < begins; it stays in the text [raw-tei]\n" +
				"= write > where the tag ends\n", "`<b`{=tei}"},
		{"raw TEI that is no XML between lines of its own", "a\n\n```{=tei}\n<p>\n<hi>b</p>\n```\n",
			"t.txt:9:6: warning: this raw TEI is not well-formed: </p> cannot stand here: <hi> is still open; it stays in the text [raw-tei]\n" +
				"= end <hi> before </p>: elements must be nested\n", "<hi>b</p>"},
		{"a character that XML cannot hold", "a\x01b\n",
			"t.txt:5:2: warning: the control character U+0001 cannot stand in XML; a note names it [control-character]\n= take it out of the transcription\n", "U+0001"},
		{"words with a colon that are no label", "He [in his own words: I] said\n", "", "in his own words: I"},
	}
	for _, tt := range tests {
		d, list := Parse(source.NewFile("t.txt", []byte(declared+tt.text)), profile(t))
		var got strings.Builder
		for _, m := range list {
			got.WriteString(m.String() + "\n= " + m.Help + "\n")
		}
		if diff := cmp.Diff(tt.want, got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
		if words := content(d.Root); !strings.Contains(words, tt.keeps) {
			t.Errorf("%s: %q is not in the text %q", tt.why, tt.keeps, words)
		}
	}
}

// content returns the characters in an element and the values of its attributes.
func content(n Node) string {
	switch n := n.(type) {
	case *Text:
		return n.Text
	case *Element:
		var b strings.Builder
		for _, a := range n.Attrs {
			b.WriteString(a.Value + " ")
		}
		for _, child := range n.Children {
			b.WriteString(content(child))
		}
		return b.String()
	}
	return ""
}

// TestHostile reads texts that are made to take time or memory: each is read in one pass, and
// said a few messages of.
func TestHostile(t *testing.T) {
	const n = 100_000
	tests := map[string]string{
		"open brackets":        strings.Repeat("[", n),
		"closing brackets":     strings.Repeat("]", n),
		"nested brackets":      strings.Repeat("[a ", n/10) + strings.Repeat("]", n/10),
		"insertions":           strings.Repeat("{++", n),
		"emphasis":             strings.Repeat("*a ^b __c ", n/10),
		"emphasis in brackets": "*a [" + strings.Repeat("__b ^c", n/10) + strings.Repeat(" d*", n/10),
		"backticks":            strings.Repeat("` `` ``` ", n/10),
		"fences":               strings.Repeat("::: div\n", n/100),
		"ends of fences":       strings.Repeat(":::\n", n/100),
		"verses":               strings.Repeat("| a\n", n/10) + "b",
		"rows":                 strings.Repeat("| a |\n", n/10) + "b",
		"lines in a list":      "::: lg\n" + strings.Repeat("a\n", n/10) + ":::\n",
		"slashes":              strings.Repeat("a // ", n/10),
		"notes":                strings.Repeat("[^1]: a\n", n/10),
		"headings":             strings.Repeat("# a\n## b\n", n/100),
		"escapes":              strings.Repeat("\\[\\", n),
		"one line":             strings.Repeat("a\n", n),
		"apparatus":            "[app: " + strings.Repeat("a | ", n/10) + "]",
		"declarations":         strings.Repeat("[hand h1: a]\n", n/10),
	}
	for why, text := range tests {
		d, list := Parse(source.NewFile("t.txt", []byte(text)), profile(t))
		if d == nil || len(list) > n/50 {
			t.Errorf("%s: %d messages", why, len(list))
		}
	}
}
