package collate

import (
	"strings"

	"github.com/beevik/etree"
)

// defaultVersion is the version that the header names where the caller gives none.
const defaultVersion = "0.1"

// header writes the teiHeader: the title, the witnesses, and how variants are encoded.
func (a *apparatus) header(root *etree.Element) {
	title := a.options.Title
	if title == "" {
		title = "Collation of " + a.table.sigla(every(len(a.ids)))
	}
	version := a.options.Version
	if version == "" {
		version = defaultVersion
	}
	header := line(root, 1, "teiHeader")
	file := line(header, 2, "fileDesc")
	add(line(file, 3, "titleStmt"), "title").SetText(allowed(title))
	add(line(file, 3, "publicationStmt"), "p").SetText("Collated with Siglum.")
	a.listWit(line(file, 3, "sourceDesc"))
	end(file, 2)
	encoding := line(header, 2, "encodingDesc")
	application := add(line(encoding, 3, "appInfo"), "application", "ident", "siglum", "version", version)
	add(application, "label").SetText("Siglum")
	line(encoding, 3, "variantEncoding", "method", "parallel-segmentation", "location", "internal")
	end(encoding, 2)
	end(header, 1)
}

// listWit lists the witnesses.
func (a *apparatus) listWit(source *etree.Element) {
	if len(a.ids) == 0 {
		add(source, "p").SetText("No witness.")
		return
	}
	list := line(source, 4, "listWit")
	for i, w := range a.table.Witnesses {
		n := ""
		if w.ID != a.ids[i] {
			n = allowed(w.ID)
		}
		title := w.Title
		if title == "" {
			title = w.ID
		}
		line(list, 5, "witness", "xml:id", a.ids[i], "n", n).SetText(allowed(title))
	}
	end(list, 4)
	end(source, 3)
}

// line appends an element on a line of its own.
func line(parent *etree.Element, depth int, name string, attrs ...string) *etree.Element {
	end(parent, depth)
	return add(parent, name, attrs...)
}

func end(e *etree.Element, depth int) { e.CreateText("\n" + strings.Repeat("  ", depth)) }

func every(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// allowed returns a name without the characters that XML forbids (XML 1.0 2.2).
func allowed(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
