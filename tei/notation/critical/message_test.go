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
			"t.txt:5:8: warning: the prefix \"xmll\" of the attribute \"xmll:lang\" is not declared; the bracket is read as words of the editor [attribute-unknown]\n" +
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
		{"a sign of CriticMarkup that nothing closes", "a {++b c\n",
			"t.txt:5:3: warning: {++ is never closed by ++}; it stays in the text [bracket-not-closed]\n" +
				"= close it with ++} before anything closes that it stands in, or write a backslash before the brace\n",
			"a {++b c"},
		{"a sign of CriticMarkup that nothing opens", "a b--} c\n",
			"t.txt:5:4: warning: no {-- is open that --} could close here; it stays in the text [bracket-not-opened]\n" +
				"= open it with {--, or write a backslash before the brace\n",
			"a b--} c"},
		{"signs that cross each other", "{++a {--b++} c--}\n",
			"t.txt:5:6: warning: {-- is never closed by --}; it stays in the text [bracket-not-closed]\n" +
				"= close it with --} before anything closes that it stands in, or write a backslash before the brace\n" +
				"t.txt:5:15: warning: no {-- is open that --} could close here; it stays in the text [bracket-not-opened]\n" +
				"= open it with {--, or write a backslash before the brace\n",
			"a {--b c--}"},
		{"a sign that a bracket closes round", "[note: a {>>b] c\n",
			"t.txt:5:10: warning: {>> is never closed by <<}; it stays in the text [bracket-not-closed]\n" +
				"= close it with <<} before anything closes that it stands in, or write a backslash before the brace\n",
			"a {>>b c"},
		{"a label of an archive", "a [Crossed out: b]\n",
			"t.txt:5:4: warning: this bracket is read as words that the editor supplies [other-notation]\n" +
				"= perhaps [del: …] is meant; if these are words of the editor, write [supplied: …]\n",
			"a Crossed out: b"},
		{"gaps as archives say them", "a [one word illegible] b [3 words missing]\n",
			"t.txt:5:4: warning: this bracket is read as words that the editor supplies [other-notation]\n" +
				"= perhaps [gap 2 words illegible], or [gap lost], is meant; if these are words of the editor, write [supplied: …]\n" +
				"t.txt:5:27: warning: this bracket is read as words that the editor supplies [other-notation]\n" +
				"= perhaps [gap 2 words illegible], or [gap lost], is meant; if these are words of the editor, write [supplied: …]\n",
			"a one word illegible b 3 words missing"},
		{"a doubtful reading as archives print it", "a [[Varnov]] b\n",
			"t.txt:5:4: warning: this bracket is read as words that the editor supplies [other-notation]\n" +
				"= perhaps [?…], a doubtful reading, is meant; if these are words of the editor, write [supplied: …]\n",
			"a Varnov b"},
		{"a unit with a letter wrong", "a [gap 3 wrods illegible] b\n",
			"t.txt:5:8: warning: the word \"3\" after the label \"gap\" stands for nothing; the bracket is read as words of the editor [bracket-word-unknown]\n" +
				"= a number needs a unit after it, as in 3 words, ~2 lines, 1-2 chars; after \"gap\" may stand: an extent (3 words, ~2 lines, 1-2 chars), what @reason says; other attributes are written name=value\n",
			"a gap 3 wrods illegible b"},
		{"a number without its unit", "a [gap 3 illegible] b\n",
			"t.txt:5:8: warning: the word \"3\" after the label \"gap\" stands for nothing; the bracket is read as words of the editor [bracket-word-unknown]\n" +
				"= a number needs a unit after it, as in 3 words, ~2 lines, 1-2 chars; after \"gap\" may stand: an extent (3 words, ~2 lines, 1-2 chars), what @reason says; other attributes are written name=value\n",
			"a gap 3 illegible b"},
		{"a label with a capital", "a [Page 2] b\n",
			"t.txt:5:4: warning: there is no label \"Page\"; the bracket is read as words of the editor [bracket-label-unknown]\n" +
				"= perhaps \"page\" is meant; if these are words of the editor, write [supplied: …]\n",
			"a Page 2 b"},
		{"a label without colon and with a letter wrong", "a [pgae 2] b\n",
			"t.txt:5:4: warning: there is no label \"pgae\"; the bracket is read as words of the editor [bracket-label-unknown]\n" +
				"= perhaps \"page\" is meant; if these are words of the editor, write [supplied: …]\n",
			"a pgae 2 b"},
		{"words in the beginning of a page", "a [page: 2] b\n",
			"t.txt:5:3: warning: no words can stand directly in <pb>; the bracket is read as words of the editor [bracket-words]\n" +
				"= write [page 2] without a colon\n",
			"a page: 2 b"},
		{"a declaration in the line", "a [hand h2: in pencil] b\n",
			"t.txt:5:3: warning: no words can stand directly in <handShift>; the bracket is read as words of the editor [bracket-words]\n" +
				"= a change of hand is [hand h2]; a hand is declared on a line of its own, or in the front matter\n",
			"a hand h2: in pencil b"},
		{"a hand declared twice", "[hand h2: in ink]\n\na\n",
			"t.txt:5:7: warning: the id \"h2\" is declared already [declared-twice]\n" +
				"= give it an id of its own\n",
			"a"},
		{"an addition without colon", "a [add above b c]\n",
			"t.txt:5:4: warning: the bracket begins with the label \"add\" and has no colon; it is read as words of the editor [bracket-colon]\n" +
				"= write a colon after the label and its words, as in [add above: …]; if these are words of the editor, write [supplied: …]\n",
			"a add above b c"},
		{"an addition by a hand without colon", "a [add h2 b]\n",
			"t.txt:5:4: warning: the bracket begins with the label \"add\" and has no colon; it is read as words of the editor [bracket-colon]\n" +
				"= write a colon after the label and its words, as in [add h2: …]; if these are words of the editor, write [supplied: …]\n",
			"a add h2 b"},
		{"more parts than two", "a [sic: b | c | d]\n",
			"t.txt:5:3: warning: the label \"sic\" cannot be read with these parts; the bracket is read as words of the editor [bracket-parts]\n" +
				"= write [sic: Xibopo | Xibaipo]; a | that divides nothing is written \\|\n",
			"a sic: b | c | d"},
		{"a transposition with a number missing", "a [move: 1 1 | b / c]\n",
			"t.txt:5:3: warning: the label \"move\" cannot be read with these parts; the bracket is read as words of the editor [bracket-parts]\n" +
				"= write [move: 2 1 | first / second]: the numbers of all parts in the order in which they are read, and parts divided by a blank, / and a blank; a | that divides nothing is written \\|\n",
			"a move: 1 1 | b / c"},
		{"a substitution without ~>", "a {~~b~~} c\n",
			"t.txt:5:3: warning: ~> is missing in this substitution; it stays in the text [bracket-parts]\n" +
				"= write {~~old~>new~~}; what is only deleted is {--old--}\n",
			"a {~~b~~} c"},
		{"a substitution with one part", "a [subst: b] c\n",
			"t.txt:5:3: warning: no words can stand directly in <subst>; the bracket is read as words of the editor [bracket-words]\n" +
				"= write what it holds as brackets of their own\n",
			"a subst: b c"},
		{"an apparatus without |", "a [app: b {A} c {B}]\n",
			"t.txt:5:3: warning: no words can stand directly in <app>; the bracket is read as words of the editor [bracket-words]\n" +
				"= write [app: reading {A} | another {B C}]\n",
			"a app: b {A} c {B}"},
		{"a reading whose witnesses are not closed", "a [app: b {A} | c {A]\n",
			"t.txt:5:19: warning: the witnesses of this reading are not in braces at its end; they are read as text [braces-unread]\n" +
				"= write the witnesses last, in braces: reading {A B}; if this is text, write \\{\n",
			"a #A bc {A"},
		{"a label in braces with a letter wrong", "TOP SECRET{clasification}\n",
			"t.txt:5:12: warning: there is no label \"clasification\"; the braces are read as text [bracket-label-unknown]\n" +
				"= perhaps \"classification\" is meant; if this is text, write \\{\n",
			"TOP SECRET{clasification}"},
		{"braces after a blank", "a {++b++} {above} c\n",
			"t.txt:5:11: warning: these words in braces follow no bracket or sign that they could belong to; they are read as text [braces-unread]\n" +
				"= write them right after a bracket or sign, without a blank between; if this is text, write \\{\n",
			"a b {above} c"},
		{"braces that nothing closes", "a {++b++}{h2 above c\n",
			"t.txt:5:10: warning: the braces after this bracket or sign are never closed; they are read as text [braces-unread]\n" +
				"= close them with }; if this is text, write \\{\n",
			"a b{h2 above c"},
		{"an unknown word in braces", "a {++b++}{hx above} c\n",
			"t.txt:5:11: warning: the word \"hx\" after the label \"add\" stands for nothing; it is left out [bracket-word-unknown]\n" +
				"= after \"add\" may stand: a place (above, margin left …), a hand that is declared; other attributes are written name=value\n",
			"a above b c"},
		{"a dash for two hyphens", "a {–b–} c\n",
			"t.txt:5:3: warning: this is no sign of a deletion; it is read as text [other-notation]\n" +
				"= write {-- and --} with two hyphens; a word processor may have made a dash of them\n",
			"a {–b–} c"},
		{"raw TEI with the mark wrong", "a `<lb/>`{tei} b\n",
			"t.txt:5:3: warning: TEI between backticks is raw TEI only with {=tei} after it; it is read as text [raw-tei]\n" +
				"= write {=tei} right after the last backtick; if this is text, write \\`\n",
			"a `<lb/>`{tei} b"},
		{"raw TEI without its mark", "a `<lb/>` b\n",
			"t.txt:5:3: warning: TEI between backticks is raw TEI only with {=tei} after it; it is read as text [raw-tei]\n" +
				"= write {=tei} right after the last backtick; if this is text, write \\`\n",
			"a `<lb/>` b"},
		{"raw TEI that nothing closes", "a\n\n```{=tei}\n<p>b</p>\n",
			"t.txt:7:1: warning: this raw TEI is never closed; it is read as text [raw-tei]\n" +
				"= close it by a line that is nothing but ```\n",
			"a```{=tei} <p>b</p>"},
		{"a row that is not closed", "| a | b |\n| c | d\n",
			"t.txt:6:1: warning: the lines before this one are rows of a table, and this one is none; all are read as text [table-row]\n" +
				"= begin and end it with |; if these are no rows, write \\| at the beginning\n",
			"| a | b | | c | d"},
		{"a first row that is not closed", "| a | b\n| c | d |\n",
			"t.txt:6:1: warning: the line before this row of a table is read as a verse [table-row]\n" +
				"= if the line before it is a row too, end it with |; else put a blank line between\n",
			"a | bcd"},
		{"a row with a cell too few", "| a | b |\n| c |\n",
			"t.txt:6:1: warning: this row has 1 cell, the first of the table 2 cells [table-row]\n" +
				"= write an empty cell as in | a | |; a cell that spans several is [cell cols=2: …]\n",
			"abc"},
		{"a verse without its bar", "| a\nb\n",
			"t.txt:6:1: warning: the line before this one is a verse, and this one is none [line-not-apart]\n" +
				"= begin it with | if it is a verse; else put a blank line before it\n",
			"ab"},
		{"a heading in a paragraph", "a\n# b\n",
			"t.txt:6:1: warning: a line that begins with # is a heading or verse only after a blank line; this is read as text [line-not-apart]\n" +
				"= put a blank line before it; if it is text, write a backslash before the sign\n",
			"a # b"},
		{"a verse in a paragraph", "a\n| b\n",
			"t.txt:6:1: warning: a line that begins with | is a heading or verse only after a blank line; this is read as text [line-not-apart]\n" +
				"= put a blank line before it; if it is text, write a backslash before the sign\n",
			"a | b"},
		{"a heading without its blank", "#A\n",
			"t.txt:5:1: warning: a heading has a blank after the #; this is read as text [block-sign]\n" +
				"= write a blank after it; if this is no heading, write \\#\n",
			"#A"},
		{"a fence that is indented", "a\n\n  ::: closer\n",
			"t.txt:7:1: warning: a fence begins at the beginning of its line; this is read as text [block-sign]\n" +
				"= take out the blanks; if this is no fence, write \\:::\n",
			"aindent(2) ::: closer"},
		{"a fence with two colons", ":: closer\n",
			"t.txt:5:1: warning: a fence has three colons; this is read as text [block-sign]\n" +
				"= write three colons; if this is no fence, write \\::\n",
			":: closer"},
		{"an attribute stated twice", "a [add n=1 n=2: b]\n",
			"t.txt:5:12: warning: the attribute \"n\" is stated already, as \"1\"; this is left out [attribute-unknown]\n" +
				"= state it once; if the label stands for it, use the name of the element as label\n",
			"a 1 b"},
		{"an attribute that the label stands for", "a [comment type=x: b]\n",
			"t.txt:5:12: warning: the attribute \"type\" is stated already, as \"editorial\"; this is left out [attribute-unknown]\n" +
				"= state it once; if the label stands for it, use the name of the element as label\n",
			"a editorial b"},
		{"a column after combining and wide characters", "é𝔸 [ntoe: x]\n",
			"t.txt:5:6: warning: there is no label \"ntoe\"; the bracket is read as words of the editor [bracket-label-unknown]\n" +
				"= perhaps \"note\" is meant; else if it is a label, `siglum profile show critical` lists those that there are; if these are words of the editor, write \\: for the colon\n",
			"é𝔸 ntoe: x"},
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
		if words := strings.Join(strings.Fields(content(d.Root)), " "); !strings.Contains(words, tt.keeps) {
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
