package importer

import (
	"path"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// IsMETS reports whether a file is a METS file, which says of a digitised document what files it has, and in
// what order its pages are.
func IsMETS(f *source.File) bool { return xmltext.RootName(f).Local == "mets" }

// Pages returns the files of each page of a document that a METS file describes, in the order of the pages: as paths
// from the folder of the METS file, with slashes. A page may have several, such as its image and its text in two formats.
// Files that lie elsewhere go by the last part of their addresses.
func Pages(f *source.File) ([][]string, diag.List) {
	s := &script{}
	s.begin(f, "")
	root, found := s.readXML(f, "")
	if found.HasErrors() {
		return nil, found
	}
	m := metsReader{files: map[string]string{}}
	for section := range root.children("fileSec") {
		for e := range section.all("file") {
			m.files[e.attr("ID")] = local(addressOf(e.child("FLocat")))
		}
	}
	for _, d := range physical(root) {
		m.division(d)
	}
	if len(m.pages) == 0 {
		return nil, diag.List{{
			Code: CodeDamaged, Span: named(f).Span(0, 0), Message: "the METS file names no pages: it has no structMap with files",
			Help: "give the files of the pages themselves, in their order",
		}}
	}
	return m.pages, nil
}

// A metsReader collects the files of pages.
type metsReader struct {
	files map[string]string // by their ids
	pages [][]string
}

// physical returns the divisions of the map of pages: the one that says so, else the first.
func physical(root *element) []*element {
	var first *element
	for m := range root.children("structMap") {
		if strings.EqualFold(m.attr("TYPE"), "physical") {
			first = m
			break
		}
		if first == nil {
			first = m
		}
	}
	return divisions(first)
}

// divisions returns the divisions in one, by their numbers if all have one.
func divisions(e *element) []*element {
	list := slices.Collect(e.children("div"))
	if !slices.ContainsFunc(list, func(d *element) bool { return atoi(d.attr("ORDER"), -1) < 0 }) {
		slices.SortStableFunc(list, func(a, b *element) int { return atoi(a.attr("ORDER"), 0) - atoi(b.attr("ORDER"), 0) })
	}
	return list
}

// division reads a division: a page, or what holds pages.
func (m *metsReader) division(d *element) {
	var names []string
	for p := range d.children("fptr") {
		p.descend(func(e *element) bool {
			if name := m.files[e.attr("FILEID")]; name != "" {
				names = append(names, name)
			}
			return true
		})
	}
	inner := divisions(d)
	if len(names) > 0 && len(inner) == 0 {
		m.pages = append(m.pages, names)
	}
	for _, i := range inner {
		m.division(i)
	}
}

// local returns the path of a file from its address.
func local(address string) string {
	if address == "" {
		return ""
	}
	address = strings.TrimPrefix(address, "file:")
	if strings.Contains(address, "://") || strings.HasPrefix(address, "/") {
		return path.Base(address)
	}
	return path.Clean(address)
}

func addressOf(e *element) string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.attr("href"))
}
