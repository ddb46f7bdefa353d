package importer

import (
	"strconv"
	"strings"
)

// A docxStyle is a style of paragraphs or words (ECMA-376, part 1, 17.7).
type docxStyle struct {
	name    string // the same in all languages of Word: "heading 1"
	base    string // id of the style that it builds on
	outline int    // level of a heading, 0 if it is none
	numID   string // of its list
	level   int    // in its list
	words   *element
}

func docxStyles(e *element) map[string]*docxStyle {
	styles := map[string]*docxStyle{}
	for s := range e.children("style") {
		st := &docxStyle{name: strings.ToLower(s.child("name").value()), base: s.child("basedOn").value(), words: s.child("rPr")}
		if n, ok := strings.CutPrefix(st.name, "heading "); ok {
			st.outline, _ = strconv.Atoi(n)
		}
		if p := s.child("pPr"); p != nil {
			if o := p.child("outlineLvl"); o != nil && st.outline == 0 {
				st.outline = outlineLevel(o.value())
			}
			st.numID, st.level = listOf(p)
		}
		styles[s.attr("styleId")] = st
	}
	return styles
}

// value returns the attribute val, "" of an element that is not there.
func (e *element) value() string {
	if e == nil {
		return ""
	}
	return e.attr("val")
}

// outlineLevel returns the level of a heading of what Word counts from 0; 9 is body text.
func outlineLevel(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

// listOf returns the list and level that the properties of a paragraph state.
func listOf(p *element) (numID string, level int) {
	num := p.child("numPr")
	level, _ = strconv.Atoi(num.child("ilvl").value())
	return num.child("numId").value(), min(max(level, 0), 8)
}

// chain yields a style and those that it builds on.
func (d *docx) chain(id string) func(func(*docxStyle) bool) {
	return func(yield func(*docxStyle) bool) {
		for n := 0; n < 20; n++ { // styles that build on each other in a ring end here
			s := d.styles[id]
			if s == nil || !yield(s) {
				return
			}
			id = s.base
		}
	}
}

// headingLevel returns the level of a paragraph that is a heading, else 0.
func (d *docx) headingLevel(p *element) int {
	if o := p.child("outlineLvl"); o != nil {
		return d.below(outlineLevel(o.value()))
	}
	for s := range d.chain(p.child("pStyle").value()) {
		switch {
		case s.name == "title":
			return 1
		case s.outline > 0:
			return d.below(s.outline)
		}
	}
	return 0
}

// below lowers a heading where the document has a title above all.
func (d *docx) below(level int) int {
	if level > 0 && d.titled {
		return level + 1
	}
	return level
}

func (d *docx) hasTitle(document *element) bool {
	for p := range document.all("pStyle") {
		for s := range d.chain(p.value()) {
			if s.name == "title" {
				return true
			}
		}
	}
	return false
}

// list returns the list and level of a paragraph, "" if it is in none.
func (d *docx) list(p *element) (numID string, level int) {
	if p.child("numPr") != nil {
		return listOf(p)
	}
	for s := range d.chain(p.child("pStyle").value()) {
		if s.numID != "" {
			return s.numID, s.level
		}
	}
	return "", 0
}

// A toggle is a property of words that is on or off.
var toggles = map[string]marks{
	"b": bold, "i": italic, "strike": struckThrough, "dstrike": struckThrough, "smallCaps": smallCapitals,
}

// marksOf returns how words of given properties stand, and whether they are hidden.
func (d *docx) marksOf(properties *element) (m marks, hidden bool) {
	var styles []*docxStyle
	for s := range d.chain(properties.child("rStyle").value()) {
		styles = append([]*docxStyle{s}, styles...)
	}
	for _, s := range styles {
		m, hidden = applied(s.words, m, hidden)
	}
	return applied(properties, m, hidden)
}

// applied returns marks with those that properties set and without those that they lift.
func applied(properties *element, m marks, hidden bool) (marks, bool) {
	if properties == nil {
		return m, hidden
	}
	for _, p := range properties.nodes {
		on := isOn(p)
		switch p.name {
		case "vanish":
			hidden = on
		case "u":
			m = m.with(underlined, on)
		case "vertAlign":
			m = m.with(superscript, p.value() == "superscript").with(subscript, p.value() == "subscript")
		default:
			if t, ok := toggles[p.name]; ok {
				m = m.with(t, on)
			}
		}
	}
	return m, hidden
}

func (m marks) with(other marks, on bool) marks {
	if on {
		return m | other
	}
	return m &^ other
}

func isOn(p *element) bool {
	switch p.value() {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
