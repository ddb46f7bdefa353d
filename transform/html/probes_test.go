package html

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/siglum/siglum/transform"
)

// probeFile holds what becomes of each probe, in each view: its elements, and what the
// notes and entries say that its marks lead to. Each was read beside the table of
// elements.
const probeFile = "testdata/probes.txt"

// The page of probes that the shared test data has: a short text for each element.
func TestProbes(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	page := parse(t, pageOf(t, loadFile(t, filepath.Join(root, "rendering", "features.xml")), Options{}))
	labels := probeLabels()
	made := map[string]string{}
	for _, v := range shown {
		probesOf(t, made, labels, page, v)
	}
	var out strings.Builder
	for _, label := range append(labels, "rest") {
		out.WriteString(label + "\n" + made[label] + "\n")
	}
	if *update {
		if err := os.WriteFile(probeFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(read(t, probeFile), out.String()); diff != "" {
		t.Errorf("the probes differ (-want +got):\n%s", diff)
	}
}

// probeLabels returns the labels in the order of the text: each begins a probe. They
// are numbered within the groups of elements.
func probeLabels() []string {
	var labels []string
	for _, last := range strings.Fields("A6 D4 S2 G4 U2 P5 X1 Sp4 C10 H8 Hs1 N6 B7 R4 L11") {
		group := strings.TrimRight(last, "0123456789")
		count, _ := strconv.Atoi(last[len(group):])
		for i := range count {
			labels = append(labels, group+strconv.Itoa(i+1))
		}
	}
	return labels
}

// probesOf adds what becomes of each probe in a view, and of what stands after them.
func probesOf(t *testing.T, made map[string]string, labels []string, page *html.Node, v transform.View) {
	p := newParsed(page)
	said := visible(t, p.article, v)
	said = said[strings.Index(said, "A1 "):]
	for i, label := range labels {
		said = said[strings.Index(said, label):]
		end := strings.Index(said, " end.")
		if i+1 < len(labels) {
			end = min(end, len(label)+strings.Index(said[len(label):], labels[i+1]))
		}
		probe := strings.TrimSpace(said[:end])
		made[label] += v.String() + ": " + probe + "\n"
		for _, part := range strings.Split(probe, `href="#`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if entry := p.byID[id]; entry != nil && entry.Data == "li" {
				made[label] += "    " + strings.Join(strings.Fields(plainOf(entry)), " ") + "\n"
			}
		}
		said = said[end:]
	}
	_, rest, _ := strings.Cut(said, " end.</p>")
	made["rest"] += "---- " + v.String() + rest
}

// visible writes the elements that a view shows, without what says so.
func visible(t *testing.T, n *html.Node, v transform.View) string {
	var clean func(*html.Node) *html.Node
	clean = func(n *html.Node) *html.Node {
		c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom}
		for _, a := range n.Attr {
			if a.Key == "class" {
				a.Val = strings.Join(slices.DeleteFunc(strings.Fields(a.Val), func(class string) bool { return strings.HasPrefix(class, "in-") }), " ")
			}
			if a.Key != "hidden" && a.Val != "" {
				c.Attr = append(c.Attr, a)
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if standsIn(child, v) {
				c.AppendChild(clean(child))
			}
		}
		return c
	}
	var out bytes.Buffer
	if err := html.Render(&out, clean(n)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func plainOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		out.WriteString(plainOf(child))
	}
	return out.String()
}
