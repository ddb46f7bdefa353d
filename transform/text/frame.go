package text

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"github.com/siglum/siglum/transform"
)

// header writes the title and what the header of the edition states.
func (t *writer) header() {
	title := t.o.Title
	if title == "" {
		title = t.m.Title
	}
	if title == "" {
		title = t.m.Labels.Get("untitled")
	}
	t.paragraph(cases.Upper(language.Make(t.m.Lang)).String(title), transform.Start)
	for _, subtitle := range t.m.Subtitles {
		t.paragraph(subtitle, transform.Start)
	}
	t.gap()
	version := t.m.Labels.Get("version")
	width := t.fields(func(f transform.Field) bool { return !f.Behind() }, version)
	t.field(version, []string{t.version()}, width)
}

// fields writes statements, their values in one column beside their labels and
// another one, and returns the width of the labels' column.
func (t *writer) fields(wanted func(transform.Field) bool, beside string) int {
	widest := columns(beside)
	for _, f := range t.m.Card {
		if wanted(f) {
			widest = max(widest, columns(f.Label))
		}
	}
	for _, f := range t.m.Card {
		if wanted(f) {
			t.field(f.Label, t.values(f), widest+3)
		}
	}
	return widest + 3
}

// about writes those statements that stand behind the text.
func (t *writer) about() {
	if slices.ContainsFunc(t.m.Card, transform.Field.Behind) {
		t.section("about-edition")
		t.fields(transform.Field.Behind, "")
	}
}

func (t *writer) values(f transform.Field) []string {
	var values []string
	for _, nodes := range f.Values {
		values = append(values, t.cardText(nodes))
	}
	return values
}

// cardText is a statement of the header. It shows addresses as they are, and
// hands by their label.
func (t *writer) cardText(nodes []*transform.Node) string {
	var out strings.Builder
	var visit func([]*transform.Node)
	visit = func(nodes []*transform.Node) {
		for _, n := range nodes {
			switch {
			case n.Kind == transform.HandLabel:
				out.WriteString(t.handLabel(n.Hand))
			case t.shows(n.In):
				out.WriteString(n.Text)
				visit(n.Nodes)
			}
		}
	}
	visit(nodes)
	return strings.Join(strings.Fields(out.String()), " ")
}

// field writes a statement behind its label, values that are sentences below each
// other, others in a row.
func (t *writer) field(label string, values []string, width int) {
	mark := label + ":" + strings.Repeat(" ", width-columns(label)-1)
	t.nested(mark, strings.Repeat(" ", width), func() {
		t.paragraph(strings.Join(values, "; "), transform.Start)
	})
}

func (t *writer) version() string {
	view := t.m.Labels.Get("view-" + t.view.String())
	if t.m.File == "" {
		return view
	}
	return t.m.Labels.Get("version-text", "view", view, "file", t.m.File)
}
