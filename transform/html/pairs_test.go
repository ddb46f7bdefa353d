package html

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// furniture holds words that the expected pages add to the text, and why they are
// none of the edition's.
var furniture = map[string]string{
	"home":           "a link of the site",
	"1970":           "the day on which the page was made",
	"01":             "the day on which the page was made",
	"date":           "the day on which the page was made",
	"table":          "the heading Table of contents, which is Contents here",
	"contents":       "a table of contents of one or two lines",
	"identification": "a heading over the shelfmark",
	"undefined":      "a word about a pointer to a file",
}

// The pages that another renderer makes of five editions, and ours: no word of
// theirs is missing here, but for the furniture of their pages.
func TestPairs(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	pairs, err := filepath.Glob(filepath.Join(root, "rendering", "pairs", "*.input.xml"))
	if err != nil || len(pairs) != 5 {
		t.Fatalf("found %d pairs, %v; want five", len(pairs), err)
	}
	used := map[string]bool{}
	for _, input := range pairs {
		name := strings.TrimSuffix(filepath.Base(input), ".input.xml")
		ours := wordsOf(t, pageOf(t, loadFile(t, input), Options{}))
		theirs := wordsOf(t, read(t, strings.TrimSuffix(input, ".input.xml")+".expected.html"))
		var missing []string
		for word := range theirs {
			switch {
			case ours[word]:
			case furniture[word] != "":
				used[word] = true
			default:
				missing = append(missing, word)
			}
		}
		if slices.Sort(missing); len(missing) > 0 {
			t.Errorf("%s: the page has none of %q", name, missing)
		}
	}
	for word, reason := range furniture {
		if !used[word] {
			t.Errorf("%q (%s) is missing nowhere", word, reason)
		}
	}
}

// wordsOf returns the words of a page, each run of letters and digits one.
func wordsOf(t *testing.T, page string) map[string]bool {
	words := map[string]bool{}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.Data == "style" || n.Data == "script" || n.Data == "head") {
			return
		}
		if n.Type == html.TextNode {
			for _, word := range strings.FieldsFunc(n.Data, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				words[strings.ToLower(word)] = true
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			visit(child)
		}
	}
	visit(parse(t, page))
	return words
}
