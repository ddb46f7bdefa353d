package transform

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// What the edition says of doubt, loss, redaction and hands, the reader of the
// default view gets to know: by a sign or the writing at its place, or by an entry
// whose mark stands there.
func TestMarksAreVisibleByDefault(t *testing.T) {
	counts := map[string]int{}
	corpus.Each(t, func(name string, d *tei.Document) {
		for _, missing := range hiddenMarks(t, d, counts) {
			t.Errorf("%s: %s", name, missing)
		}
	})
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%6d %s", counts[kind], kind)
	}
}

// hiddenMarks describes the marks of a document that its reading view does not show.
func hiddenMarks(t *testing.T, d *tei.Document, counts map[string]int) []string {
	t.Helper()
	marks := identify(d.Root())
	if len(marks) == 0 {
		return nil
	}
	m, err := Build(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(m)
	var missing []string
	for _, e := range marks {
		kind := markOf(e)
		counts[kind+" "+e.Tag]++
		if !r.tells(kind, page(tei.ID(e))) {
			missing = append(missing, fmt.Sprintf("%s of %s is not visible: %.60q in %.60q", kind, e.GetPath(), tei.Content(e), tei.Content(e.Parent())))
		}
	}
	return missing
}

// identify gives an id to every element of the text that has a mark.
func identify(root *etree.Element) []*etree.Element {
	var marks []*etree.Element
	for e := range tei.Elements(root) {
		if e.NamespaceURI() != tei.Namespace || markOf(e) == "" || within(e, "teiHeader") || within(e, "fw") {
			continue
		}
		if marks = append(marks, e); tei.ID(e) == "" {
			e.CreateAttr("xml:id", fmt.Sprintf("mark-of-test-%d", len(marks)))
		}
	}
	return marks
}

// within reports an element in another one: the card states some of the header, and
// running heads stand in the diplomatic view only.
func within(e *etree.Element, name string) bool {
	for ; e != nil; e = e.Parent() {
		if e.Tag == name {
			return true
		}
	}
	return false
}

// markOf says what an element states that no reader may miss.
func markOf(e *etree.Element) string {
	switch {
	case e.SelectAttr("hand") != nil, e.Tag == "handShift":
		return "hand"
	case e.Tag == "gap":
		return "loss"
	case e.Tag == "unclear", e.Tag == "supplied":
		return "doubt"
	}
	return ""
}

// A reader knows what the reading view of a model shows.
type reader struct {
	m       *Model
	entries map[string]*Entry  // by the address of their marks
	nodes   map[string][]*Node // by id: the node, and what follows it
	shown   map[string]bool    // ids that stand in the view, in a note or in an entry
	quoted  string             // what entries say in words
}

func newReader(m *Model) *reader {
	r := &reader{m: m, entries: map[string]*Entry{}, nodes: map[string][]*Node{}, shown: map[string]bool{}}
	r.read(m.Text, inReading)
	for _, n := range m.Notes {
		r.read(n.Nodes, inReading)
	}
	for _, e := range m.Entries {
		r.entries["#"+e.ID] = e
		r.quoted += e.Remark + "\n"
		for _, nodes := range e.Notes {
			r.read(nodes, inCritical)
		}
		for _, reading := range e.Readings {
			r.read(reading.Nodes, inCritical)
			for _, nodes := range reading.Notes {
				r.read(nodes, inCritical)
			}
		}
	}
	return r
}

func (r *reader) read(nodes []*Node, in Views) {
	for i, n := range nodes {
		if n.ID != "" {
			r.nodes[n.ID] = nodes[i:]
			r.shown[n.ID] = n.In&in != 0
		}
		r.read(n.Nodes, in&n.In)
	}
}

// tells reports whether the reader gets to know of a mark.
func (r *reader) tells(kind, id string) bool {
	nodes := r.nodes[id]
	switch {
	case len(nodes) == 0:
		return false
	case kind == "hand":
		return r.names(nodes)
	case r.shown[id]:
		return len(nodes[0].Nodes) > 0
	}
	return strings.Contains(r.quoted, plain(nodes[:1], Diplomatic))
}

// names reports whether the hand of a node is told in it, or after it and what the
// same hand wrote next.
func (r *reader) names(nodes []*Node) bool {
	if nodes[0].Name == "handShift" && nodes[0].Kind == Span {
		return len(nodes[0].Nodes) > 0 // to a hand that has no name
	}
	told := false
	visit(nodes[:1], func(n *Node) { told = told || r.isName(n) })
	for i, n := range nodes {
		told = told || r.isName(n)
		if told || i > 0 && n.Hand != nodes[0].Hand && strings.TrimSpace(plain(one(n), Reading)) != "" {
			return told
		}
	}
	return told
}

func (r *reader) isName(n *Node) bool {
	return n.In.Has(Reading) && (n.Kind == HandLabel || n.Kind == EntryRef && r.entries[n.Target].Hand != nil)
}
