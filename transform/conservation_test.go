package transform

import (
	"strings"
	"testing"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// The law of conservation: the letters and digits of the text stand in the model
// in the order of the source, each once, where a note or a reading stands at its
// mark.
func TestNoCharacterIsLost(t *testing.T) {
	documents, runes := 0, 0
	corpus.Each(t, func(name string, d *tei.Document) {
		documents++
		runes += conserved(t, name, d)
	})
	t.Logf("%d documents, %d letters and digits", documents, runes)
}

// conserved compares a document with its model and returns the number of
// characters compared.
func conserved(t *testing.T, name string, d *tei.Document) int {
	t.Helper()
	m, err := Build(d, Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return 0
	}
	b, err := newBuilder(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	inOrder(b, d.Root(), &want)
	got, wanted := alphanumeric(flat(m)), alphanumeric(want.String())
	if got != wanted {
		at := 0
		for at < len(got) && at < len(wanted) && got[at] == wanted[at] {
			at++
		}
		t.Errorf("%s: at letter %d the model has\n\t…%s\nthe source\n\t…%s", name, at, cut(got, at), cut(wanted, at))
	}
	return len([]rune(wanted))
}

func cut(s string, at int) string { return s[max(0, at-30):min(len(s), at+60)] }

func alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// inOrder writes the text of a document, what stands behind the text after it.
func inOrder(b *builder, root *etree.Element, out *strings.Builder) {
	if !tei.Is(root, "TEI") && !tei.Is(root, "teiCorpus") {
		sourceText(b, root, out)
		return
	}
	for _, behind := range []bool{false, true} {
		for _, child := range root.ChildElements() {
			if isTEI(child, behindText) == behind {
				sourceText(b, child, out)
			}
		}
	}
}

// sourceText writes the text of an element in the order that readers get it: that
// of the source, but in an app the reading that is the text first, and in a choice
// what the views show before what only the entry has.
func sourceText(b *builder, e *etree.Element, out *strings.Builder) {
	if tei.Is(e, "teiHeader") {
		return
	}
	if original := b.original(e); original != e {
		b.ids.copying = true
		defer func() { b.ids.copying = false }()
		e = original
	}
	inTEI := e.NamespaceURI() == tei.Namespace
	switch {
	case inTEI && e.Tag == "TEI" && tei.Descend(e, "teiHeader") != nil:
		inOrder(b, e, out)
		return
	case inTEI && e.Tag == "app":
		appText(b, e, out)
		return
	case inTEI && e.Tag == "choice":
		choiceText(b, e, out)
		return
	case inTEI && (e.Tag == "gap" || e.Tag == "space"):
		for _, child := range e.Child {
			if desc, ok := child.(*etree.Element); ok && desc.Tag == "desc" {
				sourceText(b, desc, out)
			}
		}
		return
	}
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			out.WriteString(child.Data)
		case *etree.Element:
			sourceText(b, child, out)
		}
	}
}

func appText(b *builder, e *etree.Element, out *strings.Builder) {
	base := b.base(readingsOf(e))
	if base != nil {
		sourceText(b, base, out)
	}
	var rest func(*etree.Element)
	rest = func(e *etree.Element) {
		for _, child := range e.ChildElements() {
			switch {
			case child == base || child.Tag == "wit":
			case child.Tag == "rdgGrp":
				rest(child)
			default:
				sourceText(b, child, out)
			}
		}
	}
	rest(e)
}

func choiceText(b *builder, e *etree.Element, out *strings.Builder) {
	options := e.ChildElements()
	source, edition := pick(options, sourceFirst, 0), pick(options, editedFirst, 0)
	var rest []*etree.Element
	for _, option := range options {
		if option == source || option == edition || source == edition {
			sourceText(b, option, out)
		} else {
			rest = append(rest, option)
		}
	}
	for _, option := range rest {
		sourceText(b, option, out)
	}
}

// flat returns the text of a model, notes and readings at their marks.
func flat(m *Model) string {
	var out strings.Builder
	notes, entries := map[string]*Note{}, map[string]*Entry{}
	for _, n := range m.Notes {
		notes["#"+n.ID] = n
	}
	for _, n := range m.Entries {
		entries["#"+n.ID] = n
	}
	var write func([]*Node)
	write = func(nodes []*Node) {
		for _, n := range nodes {
			switch n.Kind {
			case Text:
				out.WriteString(n.Text)
			case NoteRef:
				write(notes[n.Target].Nodes)
			case EntryRef:
				for _, note := range entries[n.Target].Notes {
					write(note)
				}
				for _, r := range entries[n.Target].Readings {
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
