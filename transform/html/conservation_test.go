package html

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// What a browser's parser finds in a page is what the model says: in each view, the
// letters and digits of the text, in order, each once, with the notes and readings
// at their marks.
func TestPageKeepsTheText(t *testing.T) {
	documents, runes := 0, 0
	corpus.Each(t, func(name string, d *tei.Document) {
		documents++
		runes += keeps(t, name, d)
	})
	t.Logf("%d documents, %d letters and digits in three views", documents, runes)
}

func keeps(t *testing.T, name string, d *tei.Document) int {
	t.Helper()
	m, err := transform.Build(d, transform.Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return 0
	}
	var out strings.Builder
	if err := WriteModel(&out, m, Options{}); err != nil {
		t.Fatal(err)
	}
	p := newParsed(parse(t, out.String()))
	total := 0
	for _, v := range shown {
		want, got := alphanumeric(modelText(m, v)), alphanumeric(p.text(v))
		total += len([]rune(want))
		if want == got {
			continue
		}
		at := 0
		for at < len(want) && at < len(got) && want[at] == got[at] {
			at++
		}
		t.Errorf("%s, %s view: at byte %d the page has\n\t…%s\nthe model\n\t…%s", name, v, at,
			got[max(0, at-30):min(len(got), at+60)], want[max(0, at-30):min(len(want), at+60)])
	}
	return total
}

func alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// modelText is the text of a model in a view.
func modelText(m *transform.Model, v transform.View) string {
	var out strings.Builder
	notes, entries := map[string]*transform.Note{}, map[string]*transform.Entry{}
	for _, n := range m.Notes {
		notes["#"+n.ID] = n
	}
	for _, n := range m.Entries {
		entries["#"+n.ID] = n
	}
	var write func([]*transform.Node)
	write = func(nodes []*transform.Node) {
		for _, n := range nodes {
			switch {
			case !n.In.Has(v):
			case n.Kind == transform.Text:
				out.WriteString(n.Text)
			case n.Kind == transform.NoteRef:
				write(notes[n.Target].Nodes)
			case n.Kind == transform.EntryRef:
				e := entries[n.Target]
				for _, note := range e.Notes {
					write(note)
				}
				for _, r := range e.Readings {
					write(r.Nodes)
					for _, note := range r.Notes {
						write(note)
					}
				}
			default:
				write(n.Nodes)
			}
		}
	}
	write(m.Text)
	return out.String()
}

// A parsed page finds its elements by id.
type parsed struct {
	article *html.Node
	byID    map[string]*html.Node
}

func newParsed(root *html.Node) parsed {
	p := parsed{byID: map[string]*html.Node{}}
	find(root, func(n *html.Node) {
		if n.Data == "article" {
			p.article = n
		}
		if id := attribute(n, "id"); id != "" {
			p.byID[id] = n
		}
	})
	return p
}

// added are the classes of what the page adds to the text.
var added = []string{"sign", "number", "hand-label", "pb", "image", "facs-link"}

func (p parsed) text(v transform.View) string {
	var out strings.Builder
	p.write(&out, p.article, v)
	return out.String()
}

func (p parsed) write(out *strings.Builder, n *html.Node, v transform.View) {
	if n.Type == html.TextNode {
		out.WriteString(n.Data)
		return
	}
	if !standsIn(n, v) {
		return
	}
	for _, class := range added {
		if hasClass(n, class) {
			return
		}
	}
	if hasClass(n, "note-ref") || hasClass(n, "entry-ref") {
		p.apart(out, p.byID[strings.TrimPrefix(attribute(n.FirstChild, "href"), "#")], v)
		return
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		p.write(out, child, v)
	}
}

// apart writes what a note or an entry says: the boxes that hold text of the
// edition.
func (p parsed) apart(out *strings.Builder, li *html.Node, v transform.View) {
	for child := li.FirstChild; child != nil; child = child.NextSibling {
		if hasClass(child, "body") || hasClass(child, "rdg") {
			if hasClass(child, "omitted") {
				continue
			}
			p.write(out, child, v)
		}
	}
}

// standsIn reports whether the classes of an element let a view show it.
func standsIn(n *html.Node, v transform.View) bool {
	for _, class := range strings.Fields(attribute(n, "class")) {
		if set, ok := strings.CutPrefix(class, "in-"); ok && strings.Trim(set, "rdc") == "" {
			return strings.Contains(set, v.String()[:1])
		}
	}
	return true
}
