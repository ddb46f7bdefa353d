package collate

import (
	"cmp"
	"slices"
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
	method := a.options.Method
	line(encoding, 3, "variantEncoding", "method", methodNames[method], "location", choose(method == ParallelSegmentation, "internal", "external"))
	end(encoding, 2)
	a.handNotes(header)
	end(header, 1)
}

// listWit lists the witnesses.
func (a *apparatus) listWit(source *etree.Element) {
	if len(a.ids) == 0 {
		add(source, "p").SetText("No witness.")
		return
	}
	list := line(source, 4, "listWit")
	var layers *etree.Element // of the last witness, if it has any
	for i, w := range a.table.Witnesses {
		switch {
		case w.Of == "":
			a.witness(list, 5, i, titleOf(w))
			continue
		case i == 0 || a.table.Witnesses[i-1].Of != w.Of:
			whole := line(list, 5, "witness")
			whole.SetText(allowed(cmp.Or(w.Title, w.Of)))
			layers = line(whole, 6, "listWit")
		}
		a.witness(layers, 7, i, layerTitle(w))
		if i+1 == len(a.ids) || a.table.Witnesses[i+1].Of != w.Of {
			end(layers, 6)
			end(layers.Parent(), 5)
		}
	}
	end(list, 4)
	end(source, 3)
}

func (a *apparatus) witness(list *etree.Element, depth, i int, title string) {
	n := ""
	if w := a.table.Witnesses[i]; w.ID != a.ids[i] {
		n = allowed(w.ID)
	}
	line(list, depth, "witness", "xml:id", a.ids[i], "n", n).SetText(allowed(title))
}

func titleOf(w *Witness) string { return cmp.Or(w.Title, w.ID) }

func layerTitle(w *Witness) string {
	if w.Layer == 0 {
		return w.Of + ", as first written"
	}
	return w.Of + ", as revised" + strings.Repeat(" again", min(w.Layer-1, 1)) + hands(w)
}

// hands names the hands of the words that are new in a layer.
func hands(w *Witness) string {
	var ids []string
	for i := range w.Tokens {
		if id := w.Tokens[i].Hand; id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return ", hand " + strings.Join(ids, ", ")
}

// handNotes declares the hands that readings point to.
func (a *apparatus) handNotes(header *etree.Element) {
	var notes *etree.Element
	var profile *etree.Element
	done := map[string]bool{}
	for i, w := range a.table.Witnesses {
		for _, h := range w.Hands {
			id := a.handID(i, h.ID)
			if done[id] || !a.wrote(w, h.ID) {
				continue
			}
			done[id] = true
			if notes == nil {
				profile = line(header, 2, "profileDesc")
				notes = line(profile, 3, "handNotes")
			}
			line(notes, 4, "handNote", "xml:id", id).SetText(allowed(cmp.Or(h.Text, h.ID)))
		}
	}
	if notes != nil {
		end(notes, 3)
		end(profile, 2)
	}
}

func (a *apparatus) wrote(w *Witness, hand string) bool {
	return slices.ContainsFunc(w.Tokens, func(t Token) bool { return t.Hand == hand })
}

// handID returns the xml:id of a hand of a witness, which its layers share.
func (a *apparatus) handID(witness int, hand string) string {
	first := slices.IndexFunc(a.table.Witnesses, func(w *Witness) bool {
		return w.Of != "" && w.Of == a.table.Witnesses[witness].Of
	})
	return a.ids[max(first, 0)] + "." + hand
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
