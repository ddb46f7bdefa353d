package transform

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is made into the files that tests compare with")

// Each rule, by what the views make of an example of it. The files NAME.xml hold
// the content of a body, NAME.txt what becomes of it.
func TestRules(t *testing.T) {
	const file = "testdata/rules.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var made txtar.Archive
	made.Comment = archive.Comment
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".xml")
		if !ok {
			continue
		}
		got := told(t, string(f.Data))
		made.Files = append(made.Files, f, txtar.File{Name: name + ".txt", Data: []byte(got)})
		if diff := cmp.Diff(want[name+".txt"], got); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// told says what the views have of the content of a body, and what stands
// apart.
func told(t *testing.T, body string) string {
	m, err := Build(fragment(t, body), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, v := range []View{Reading, Diplomatic, Critical, Flow} {
		fmt.Fprintf(&out, "%-10s | %s\n", v, shownText(m.Text, v))
	}
	for _, n := range m.Notes {
		fmt.Fprintf(&out, "note %s: %s\n", n.Key, shownText(n.Nodes, Critical))
	}
	for _, e := range m.Entries {
		fmt.Fprintf(&out, "entry %s: %s\n", keyOf(e), entryText(e))
	}
	return out.String()
}

// keyOf is the key of an entry in the critical view, else where it stands.
func keyOf(e *Entry) string {
	if e.Keyed {
		return "°"
	}
	if e.Keys[Critical] != "" {
		return e.Keys[Critical]
	}
	return e.Keys[Diplomatic]
}

func entryText(e *Entry) string {
	parts := []string{}
	if e.Line != "" {
		parts = append(parts, "line "+e.Line)
	}
	if e.Lemma != "" {
		parts = append(parts, e.Lemma+"]")
	}
	parts = append(parts, e.Sigla...)
	if e.Remark != "" {
		parts = append(parts, e.Remark)
	}
	if e.Hand != nil {
		parts = append(parts, "("+e.Hand.Label+")")
	}
	for _, n := range e.Notes {
		parts = append(parts, "{"+shownText(n, Critical)+"}")
	}
	for _, r := range e.Readings {
		text := shownText(r.Nodes, Critical)
		if r.Omit {
			text = "om."
		}
		parts = append(parts, "; "+strings.TrimSpace(r.Words+" "+text), strings.Join(r.Sigla, " "))
		for _, n := range r.Notes {
			parts = append(parts, "{"+shownText(n, Critical)+"}")
		}
	}
	if e.In.Has(Reading) {
		parts = append(parts, "- marked in the reading view")
	}
	return strings.Join(parts, " ")
}

// shownText is the text of a view, with ¶ between blocks, ⏎ for line ends, and marks
// in parentheses.
func shownText(nodes []*Node, v View) string {
	var out strings.Builder
	var write func([]*Node)
	write = func(nodes []*Node) {
		for _, n := range nodes {
			if !n.In.Has(v) {
				continue
			}
			switch n.Kind {
			case NoteRef:
				out.WriteString("(" + n.N + ")")
			case EntryRef:
				key := n.Entry.Keys[min(v, Critical)]
				if n.Entry.Keyed {
					key = "°"
				}
				out.WriteString("(" + key + ")")
			case LineBreak:
				out.WriteString("⏎")
			case PageBreak, HandLabel:
				out.WriteString("<" + n.Text + ">")
			case Image:
				out.WriteString("<" + n.Text + ">")
			default:
				out.WriteString(n.Text)
			}
			write(n.Nodes)
			if n.Kind.Block() && !hasBlock(n.Nodes) {
				out.WriteString("¶")
			}
		}
	}
	write(nodes)
	return strings.TrimRight(strings.TrimSpace(fold(out.String())), "¶")
}
