package report

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The page is one file that reaches for nothing: no script, no address but places in it;
// each of these is there, once; each heading but the first stands below another.
func TestHTMLPage(t *testing.T) {
	page, err := html.Parse(strings.NewReader(written(t, "html", Options{Shard: "2/8"})))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]int{}, []string{}
	level := 0
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "link", "img", "iframe", "object":
			t.Errorf("the page has <%s>", n.Data)
		case "h1", "h2", "h3":
			next := int(n.Data[1] - '0')
			if next > level+1 {
				t.Errorf("<%s> follows a heading of level %d", n.Data, level)
			}
			level = next
		case "th":
			if attribute(n, "scope") == "" {
				t.Error("the head of a row or column does not say which")
			}
		}
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has %s", n.Data, a.Key)
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %s", n, id)
		}
	}
	for _, link := range links {
		if target, ok := strings.CutPrefix(link, "#"); !ok || ids[target] == 0 {
			t.Errorf("a link leads to %s, which is not in the page", link)
		}
	}
	if len(links) == 0 || ids["d1"] == 0 {
		t.Errorf("the page lacks its documents: %v", ids)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestSentence(t *testing.T) {
	for message, want := range map[string]string{
		"":                          "",
		"the schema has no <a>":     "The schema has no <a>",
		"<a> stands here":           "<a> stands here",
		"@ref points to x":          "@ref points to x",
		"élément":                   "Élément",
		"\"12.10.1948\" is no date": "\"12.10.1948\" is no date",
	} {
		if got := sentence(message); got != want {
			t.Errorf("sentence(%q) = %q, want %q", message, got, want)
		}
	}
}
