package collate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// textsOf returns the texts that stand side by side in a page, without its signs.
func textsOf(t *testing.T, page string, n int) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]string, n)
	at := 0
	for e := range root.Descendants() {
		if e.Data == "div" && strings.HasPrefix(attribute(e, "class"), "text ") {
			texts[at%n] += plainText(e)
			at++
		}
	}
	return texts
}

func attribute(e *html.Node, name string) string {
	i := slices.IndexFunc(e.Attr, func(a html.Attribute) bool { return a.Key == name })
	if i < 0 {
		return ""
	}
	return e.Attr[i].Val
}

func plainText(e *html.Node) string {
	text := ""
	for child := range e.ChildNodes() {
		switch class := attribute(child, "class"); {
		case child.Type == html.TextNode:
			text += child.Data
		case class != "sign" && class != "letter":
			text += plainText(child)
		}
	}
	return text
}

// TestPageKeepsTexts reads the texts back from the page.
func TestPageKeepsTexts(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 4))
		texts := append(randomTexts(r, 1+r.IntN(5), 1+r.IntN(150)), "", `<b>&amp;</b> "x" <script>y</script>`)
		list := witnesses(t, texts...)
		table := mustAlign(t, list, Options{})
		var b strings.Builder
		if err := table.WriteHTML(&b, "", table.Segments()); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "<script") {
			t.Fatal("the page has a script")
		}
		for i, got := range textsOf(t, b.String(), len(list)) {
			if got != list[i].Text() {
				t.Errorf("seed %d: witness %s became %q, was %q", seed, list[i].ID, clip(got, list[i].Text()), clip(list[i].Text(), got))
			}
		}
	}
}

func TestPageMarksVariants(t *testing.T) {
	list := witnesses(t, "the black cat and the white dog", "the white dog and the Black cat", "a cat")
	var b strings.Builder
	table := mustAlign(t, list, Options{})
	if err := table.WriteHTML(&b, "Cats & dogs", table.Segments()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<title>Cats &amp; dogs</title>", `body:has(#show-2:not(:checked)) .w2{display:none}`,
		`class="letter" href="#s1" aria-label="reading b">b</a>`, "3 witnesses, 5 places where they vary",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
}
