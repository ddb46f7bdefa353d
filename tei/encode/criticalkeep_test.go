package encode_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// keptCritical encodes a text in the critical notation with its layout, writes the edition, and decodes it:
// what it gives is the text, byte for byte.
func keptCritical(t *testing.T, name, text string) {
	t.Helper()
	r, list := encode.Encode(source.NewFile(name+".txt", []byte(text)), encode.Options{Profile: criticalProfile(t), KeepLayout: true})
	if r == nil {
		t.Logf("%s: %s", name, list)
		return
	}
	var written bytes.Buffer
	if err := r.Document.Write(&written); err != nil {
		t.Fatalf("%q: %s", text, err)
	}
	doc, list := tei.Load(source.NewFile("edition.xml", written.Bytes()), tei.LoadOptions{})
	if list.HasErrors() {
		t.Fatalf("%s: %s\n%s", name, list, written.Bytes())
	}
	back, list := encode.Decode(doc, encode.Options{})
	if string(back) != text || len(list) > 0 {
		t.Errorf("%s: %v (-typed +decoded):\n%s\nrecord: %s", name, list, cmp.Diff(text, string(back)), record(r))
	}
}

// criticalTexts returns all texts in the critical notation, with front matter and without.
func criticalTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, file := range append(criticalFiles, "testdata/critical/layout.txtar", "testdata/metadata/front.txtar", "testdata/metadata/mistakes.txtar") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if key, ok := strings.CutSuffix(f.Name, ".txt"); ok {
				texts[key] = string(f.Data)
				if !strings.HasPrefix(texts[key], "---") {
					texts[key+" with front matter"] = criticalFront + "---\n\n" + string(f.Data)
				}
			}
		}
	}
	sample, err := os.ReadFile("../../samples/ballad-two-witnesses/critical.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts["ballad"] = string(sample)
	return texts
}

func TestCriticalLayoutIsKept(t *testing.T) {
	for name, text := range criticalTexts(t) {
		keptCritical(t, name, text)
		keptCritical(t, name+" CRLF", strings.ReplaceAll(text, "\n", "\r\n"))
		keptCritical(t, name+" BOM", "\ufeff"+text)
		keptCritical(t, name+" no end", strings.TrimRight(text, "\n"))
		keptCritical(t, name+" blanks", strings.ReplaceAll(text, "\n", " \t\n")+"\n\n")
		keptCritical(t, name+" wide", strings.ReplaceAll(text, "\n\n", "\n \n\n\n"))
	}

}

// criticalPieces are what texts are made of at random.
var criticalPieces = []string{"a", "word", "Anna", "é", "\u0301", "ἄ", "שלום", "𝔸", " ", " ", " ", "  ", "\n", "\n", "\n\n", "\n \n\n", "\t", " \n", "\r\n", "\r", "\u00a0", "\u2003", "\f", "\v", "\x01",
	"\ufffe", "\u0085", "□", "\ufeff", "[", "]", "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "{h2 above}", "{h9}", "{classification}", "{restored}", "{a=b}", "{",
	"}", "**", "*", "__", "___", "____", "^", "`", "```", "{=tei}", "`<ptr target=\"#x\"/>`{=tei}", "`<p>a <hi>b</hi> &amp; c</p>`{=tei}", "\n\n```{=tei}\n<p rend='x'>a\n  b</p>\n```\n\n",
	"`<!-- note -->`{=tei}", "`<?pi x?>`{=tei}", "\\", "\\[", "\\]", "\\\\", "\\*", "|", " | ", "| ", "\n| a | b |\n| --- | :-: |\n| c | d |\n", "\n| verse\n|   verse\n", " // ", "//", "-\nb",
	"\n::: closer\n", "\n:::\n", "\n::: lg sonnet\n", "\n:::: div {letter}\n", "\n::: lines\n", "\n::: add {margin h2}\n", "\n::: address\n", "\n::: unknown thing\n", "\n# ", "\n## Head\n", "\n1. ", "\n2. b", "\n- ",
	"\nANNA:: ", ":: ", ": ", "[sic]", "[?]", "[...]", "[…]", "[= x]", "[?x]", "[x?]", "[we]", "[add above h2: x]", "[add h2 above: x]", "[note: x]", "[gap 3 chars illegible]", "[gap  3  chars]", "[page 2]",
	"[pb n=2]", "[pb n=\"2\" ]", "[line]", "[fr: mot]", "[foreign fr: mot]", "[hand h2]", "\n[hand h7: in red ink, quite thick]\n", "\n[witness Z: Zürich, Zentralbibliothek]\n", "[^1]", "\n\n[^1]: the note\n  goes on\n\n", "[^a]", "\n[^a]: b",
	"[app: a {A} | b {B C}]", "[app: | a {A}| b{B}]", "[sic: a | b]", "[reg: a|b]", "[move: 2 1 | one / two]", "[mark: two lines]{margin left}", "[abbr: Wm | William]", "Com[rade]", "[element p: x]", "[seg type=\"a \\\" b\": x]",
	"[stamp faded: a; // b]", "[signature]", "[blank: left]", "[redacted 2 lines: x]", "[unknwon: x]", "[x y: z]", "***", "\n***\n", "x^[y]^", "&", "<", ">", "&amp;", "\"", "'", "~", "=", "-", "--", "/", "?", "!", ".", ",", "…"}

// TestChangedCriticalTextLosesItsLayout changes an edition: what is printed says what the edition says.
func TestChangedCriticalTextLosesItsLayout(t *testing.T) {
	tests := []struct{ why, old, new, want string }{
		{"a letter is corrected", "word", "ward", "{++ward++}{above}\n\n\n  end\n"},
		{"a word is added", "word", "word or two", "[add above: word or two]\n\n  end\n"},
		{"another element of the same length", "add place=\"above\">word</add", "del place=\"above\">word</del", "[del place=above: word]\n\n  end\n"},
	}
	for _, tt := range tests {
		r, _ := encode.Encode(source.NewFile("a.txt", []byte("{++word++}{above}\n\n\n  end\n")), encode.Options{Profile: criticalProfile(t), KeepLayout: true})
		changed := strings.Replace(xml(t, r.Document), tt.old, tt.new, 1)
		doc, list := tei.Load(source.NewFile("a.xml", []byte(changed)), tei.LoadOptions{})
		if list.HasErrors() {
			t.Fatal(list)
		}
		got, list := encode.Decode(doc, encode.Options{})
		lost := len(list) == 1 && list[0].Code == encode.CodeLayoutKept
		if string(got) != tt.want || lost == strings.HasPrefix(tt.want, "{") {
			t.Errorf("%s: got %q, want %q; messages: %s", tt.why, got, tt.want, list)
		}
	}
}

// TestLayoutNeedsAHeader includes the header from elsewhere: it cannot hold a record.
func TestLayoutNeedsAHeader(t *testing.T) {
	text := "::: TEI\n`<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"header.xml\"/>`{=tei}\n\n::: text\n::: body\n\nx\n\n\n\n:::\n:::\n:::\n"
	_, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t), KeepLayout: true})
	want := "a.txt:2:2: warning: the header is included from another file, so that there is no place to record the layout; decoding writes the canonical form [layout-not-kept]"
	if len(list) != 1 || list[0].String() != want {
		t.Errorf("got %s, want %s", list, want)
	}
}

// TestMutatedCriticalLayoutIsKept takes characters out of texts, doubles some, and puts pieces in.
func TestMutatedCriticalLayoutIsKept(t *testing.T) {
	for name, text := range criticalTexts(t) {
		for seed := range mutations(12) {
			r := rand.New(rand.NewPCG(uint64(seed), uint64(len(text))))
			letters := []rune(text)
			for range 1 + r.IntN(6) {
				at := r.IntN(max(len(letters), 1))
				switch piece := []rune(criticalPieces[r.IntN(len(criticalPieces))]); r.IntN(3) {
				case 0:
					letters = slices.Delete(letters, min(at, len(letters)), min(at+1+r.IntN(3), len(letters)))
				case 1:
					letters = slices.Insert(letters, at, letters[at:min(at+1, len(letters))]...)
				default:
					letters = slices.Insert(letters, at, piece...)
				}
			}
			keptCritical(t, fmt.Sprintf("%s-%d", name, seed), string(letters))
		}
		if t.Failed() {
			break
		}
	}
}

// TestRandomCriticalLayoutIsKept puts pieces of the notation together at random.
func TestRandomCriticalLayoutIsKept(t *testing.T) {
	for seed := range mutations(2000) {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		var b strings.Builder
		if r.IntN(3) == 0 {
			b.WriteString(criticalFront + "---\n")
		}
		for range 1 + r.IntN(30) {
			b.WriteString(criticalPieces[r.IntN(len(criticalPieces))])
		}
		keptCritical(t, fmt.Sprintf("seed-%d", seed), b.String())
		if t.Failed() {
			t.Fatalf("%q", b.String())
		}
	}
}

// mutations is how many texts of a kind are tried: STRESS asks for more.
func mutations(n int) int {
	if more, err := strconv.Atoi(os.Getenv("STRESS")); err == nil {
		return more
	}
	return n
}
