package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
)

// header makes the fields of the header block, in the order that the document
// names, else in that of the shape.
func (d *decoder) header() []*notation.Field {
	if d.terms[termShape] == noHeader {
		return nil
	}
	order := strings.Fields(d.terms[termOrder])
	if len(order) == 0 {
		order = d.canonicalOrder()
	}
	var fields []*notation.Field
	times := map[string]int{}
	for i, item := range order {
		name, labelled := strings.CutSuffix(item, ":")
		f := &notation.Field{Def: d.profile.Label(name)}
		f.Lead.Text = d.shape.Between
		if i == 0 {
			f.Lead.Text = d.edge(termStart, d.shape.Start)
		}
		if note := d.fieldNote(name, times[name]); note != nil {
			f.Value = blocksOf(d.inline(note.Child))
		} else {
			f.Value = d.value(name)
		}
		times[name]++
		if labelled && f.Def != nil {
			f.Label = d.fieldLabel(f.Def)
			if len(f.Value) > 0 {
				f.Gap.Text = d.shape.Gap
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// fieldNote returns the note that keeps a field of the header block which TEI has no place of its own for: a
// block that no rule names, a field of the profile's own, a further one of a name, or one that front
// matter overrules. It is nil for other fields. The times are how many of the name stood before it.
func (d *decoder) fieldNote(name string, times int) *etree.Element {
	overruled := slices.Contains(strings.Fields(d.terms[termFront]), name)
	switch {
	case fieldPaths[name] == "" || overruled:
	case times == 0:
		return nil
	case !slices.Contains(noteFields, name):
		times-- // the first stands elsewhere
	}
	stmt := tei.Descend(d.doc.Header().Element, "fileDesc", "notesStmt")
	if stmt == nil {
		return nil
	}
	var notes []*etree.Element
	for e := range tei.Children(stmt, "note") {
		if e.SelectAttrValue("type", "") == name {
			notes = append(notes, e)
		}
	}
	switch {
	case overruled && len(notes) > 0:
		return notes[len(notes)-1]
	case times < len(notes):
		return notes[times]
	}
	return nil
}

func (d *decoder) fieldLabel(def *notation.HeaderLabel) string {
	if label := d.labels.of[fieldLabel+def.Field.Text]; label != "" {
		return label
	}
	return def.Names[0] + ":"
}

// canonicalOrder returns the fields that the document has, in the order of the
// shape, those with a label marked by a colon.
func (d *decoder) canonicalOrder() []string {
	var order []string
	for _, name := range d.shape.Order {
		if !d.hasField(name) {
			continue
		}
		if !slices.Contains(d.shape.Unlabelled, name) {
			name += ":"
		}
		order = append(order, name)
	}
	return order
}

func (d *decoder) hasField(name string) bool {
	switch e := d.fieldElement(name); {
	case e == nil:
		return false
	case name == "author":
		return tei.Phrase(e) != d.senderInTitle()
	}
	return true
}

// senderInTitle returns the sender that the title names: an author that is one is
// no field of the header.
func (d *decoder) senderInTitle() string {
	title := tei.Phrase(d.fieldElement("title"))
	for _, r := range d.profile.Titles {
		groups := r.Read(title)
		if at, ok := groups["sender"]; ok {
			return title[at.Start:at.End]
		}
	}
	return ""
}

// fieldPaths says where in the header of an edition a field stands.
var fieldPaths = map[string]string{
	"date":        "profileDesc/creation/date",
	"title":       "fileDesc/titleStmt/title",
	"author":      "fileDesc/titleStmt/author",
	"citation":    "fileDesc/sourceDesc/bibl",
	"source":      "fileDesc/sourceDesc/bibl",
	"summary":     "profileDesc/abstract",
	"language":    "fileDesc/sourceDesc/msDesc/msContents/textLang",
	"rights":      "fileDesc/sourceDesc/bibl/availability",
	"url":         "fileDesc/sourceDesc/bibl/idno",
	"credits":     "fileDesc/notesStmt/note",
	"description": "fileDesc/notesStmt/note",
	"contents":    "fileDesc/notesStmt/note",
}

// fieldElement returns the element that holds the value of a field, or nil.
func (d *decoder) fieldElement(name string) *etree.Element {
	header := d.doc.Header()
	if header == nil || fieldPaths[name] == "" {
		return nil
	}
	if e := fieldAt(header, name, fieldPaths[name]); e != nil || name != "language" {
		return e
	}
	return fieldAt(header, name, fieldPaths["contents"])
}

func fieldAt(header *tei.Header, name, at string) *etree.Element {
	path := strings.Split(at, "/")
	last := len(path) - 1
	parent := tei.Descend(header.Element, path[:last]...)
	if parent == nil {
		return nil
	}
	for e := range tei.Children(parent, path[last]) {
		if isFieldElement(name, e) {
			return e
		}
	}
	return nil
}

func isFieldElement(name string, e *etree.Element) bool {
	kind := e.SelectAttrValue("type", "")
	switch name {
	case "credits", "description", "contents":
		return kind == name
	case "language":
		return e.Tag == "textLang" || kind == name
	case "citation":
		return kind == "" || kind == "citation"
	case "source":
		return kind == "source"
	case "url":
		return kind == "URL"
	}
	return true
}

// value makes the value of a field.
func (d *decoder) value(name string) []*notation.Block {
	e := d.fieldElement(name)
	switch {
	case e == nil:
		return nil
	case name == "summary", name == "rights":
		var blocks []*notation.Block
		for p := range tei.Children(e, "p") {
			blocks = append(blocks, blocksOf(d.inline(p.Child))...)
		}
		for i, b := range blocks {
			if i > 0 {
				b.Lead.Text = "\n\n"
			}
		}
		return blocks
	}
	return blocksOf(d.inline(e.Child))
}

func blocksOf(nodes []notation.Node) []*notation.Block {
	if len(nodes) == 0 {
		return nil
	}
	return []*notation.Block{{Content: nodes}}
}
