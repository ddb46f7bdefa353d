package importer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/siglum/siglum/tei/expression"
)

// A customTag is one that Transkribus writes into the attribute custom of a line or region:
// "unclear {offset:3; length:4; reason:faded;}". Offsets count UTF-16 units.
type customTag struct {
	name   string
	values map[string]string
	start  int // in bytes of the line, once it is placed
	end    int
}

var customTagForm = expression.Lazy(`([A-Za-z_][\w-]*)\s*\{([^{}]*)\}`)

func customTags(custom string) []customTag {
	var tags []customTag
	for _, m := range customTagForm().FindAllStringSubmatch(custom, -1) {
		t := customTag{name: m[1], values: map[string]string{}}
		for _, pair := range strings.Split(m[2], ";") {
			if key, value, ok := strings.Cut(pair, ":"); ok {
				t.values[strings.TrimSpace(key)] = unescaped(strings.TrimSpace(value))
			}
		}
		tags = append(tags, t)
	}
	return tags
}

var escapeForm = expression.Lazy(`\\u[0-9A-Fa-f]{4}`)

// unescaped resolves the escapes of values: \u0020.
func unescaped(s string) string {
	return escapeForm().ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:], 16, 16) // the expression allows nothing else
		if utf16.IsSurrogate(rune(n)) {
			return e
		}
		return string(rune(n))
	})
}

// tagged returns the text of a line with its tags in the notation.
func (p *pageReader) tagged(text string, tags []customTag) []inline {
	tags = placed(text, tags)
	cuts := []int{0, len(text)}
	for _, t := range tags {
		cuts = append(cuts, t.start, t.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	l := tagLine{pageReader: p, text: text, tags: tags}
	for i, at := range cuts {
		l.at(at)
		if i+1 < len(cuts) {
			l.piece(at, cuts[i+1])
		}
	}
	return l.list
}

// placed returns the tags that stand on words, with the bytes that they stand on.
func placed(text string, tags []customTag) []customTag {
	var list []customTag
	var units []int // byte offset of each UTF-16 unit
	for i, r := range text {
		for range utf16.RuneLen(r) {
			units = append(units, i)
		}
	}
	units = append(units, len(text))
	for _, t := range tags {
		if _, ok := t.values["offset"]; !ok || len(list) == maxTags {
			continue
		}
		start := min(max(atoi(t.values["offset"], 0), 0), len(units)-1)
		end := min(max(start+max(atoi(t.values["length"], 0), 0), start), len(units)-1)
		t.start, t.end = units[start], units[end]
		list = append(list, t)
	}
	slices.SortStableFunc(list, func(a, b customTag) int { return cmp.Or(a.start-b.start, b.end-a.end) })
	return list
}

// maxTags is the number of tags that are read of one line.
const maxTags = 2000

// A tagLine is a line with tags while it is written.
type tagLine struct {
	*pageReader
	text string
	tags []customTag
	list []inline
	skip int // what stands before this offset is written already
}

// at writes what tags put at a place: gaps, corrections, comments.
func (l *tagLine) at(at int) {
	for _, t := range l.tags {
		switch {
		case t.end == at && t.start < t.end, t.start == at && t.end == at:
			l.after(t)
		}
	}
}

// after writes what stands after the words of a tag.
func (l *tagLine) after(t customTag) {
	words := l.text[t.start:t.end]
	switch t.name {
	case "sic":
		if c := t.values["correction"]; c != "" && !strings.ContainsAny(c, "[]") {
			l.list = append(l.list, notationOf("[sic, should be "+c+"]"))
		} else {
			l.list = append(l.list, notationOf("[sic]"))
		}
	case "gap":
		if words == "" {
			l.list = append(l.list, notationOf(gapSign(t.values)))
		} else {
			l.leave(kindTag, "gap: "+words)
		}
	case "comment":
		if c := t.values["comment"]; c != "" {
			l.list = append(l.list, labelled("comment", []inline{{text: c}})...)
		}
	case "unclear":
		if a := t.values["alternative"]; a != "" {
			l.leave(kindVariant, words+": "+a)
		}
	}
}

// gapSign returns the form of a gap, which states what the tag states.
func gapSign(values map[string]string) string {
	unit, extent := values["unit"], values["extent"]
	n := atoi(extent, 0)
	if n > 0 && gapUnits[strings.TrimSuffix(unit, "s")] {
		extent = count(n, strings.TrimSuffix(unit, "s"), strings.TrimSuffix(unit, "s")+"s")
	} else {
		extent = ""
	}
	switch reason := values["reason"]; {
	case strings.HasPrefix(reason, "illegible") && extent != "":
		return "[" + extent + " illegible]"
	case strings.HasPrefix(reason, "illegible"):
		return "[illegible]"
	case extent != "":
		return "[gap of " + extent + "]"
	}
	return "[gap]"
}

var gapUnits = map[string]bool{"letter": true, "character": true, "word": true, "line": true, "sentence": true, "paragraph": true, "page": true}

// piece writes the words between two neighbouring places at which tags begin or end.
func (l *tagLine) piece(start, end int) {
	if start < l.skip {
		return
	}
	var m marks
	for _, t := range l.tags {
		if t.start > start || t.end < end || t.start == t.end {
			continue
		}
		m |= l.tagMarks(t)
		if t.start == start && l.expanded(t) {
			return
		}
		if t.start == start {
			l.unsaid(t)
		}
	}
	text := l.text[start:end]
	if m&unclear != 0 && strings.ContainsAny(text, "[]") {
		m &^= unclear
		l.leave(kindTag, "unclear: "+text)
	}
	l.list = append(l.list, inline{text: text, marks: m})
}

// tagMarks returns how words with a tag stand.
func (l *tagLine) tagMarks(t customTag) marks {
	switch t.name {
	case "unclear":
		return unclear
	case "add":
		return inserted
	}
	if t.name != "textStyle" {
		return 0
	}
	var m marks
	for name, mark := range textStyles {
		if t.values[name] == "true" {
			m |= mark
		}
	}
	return m
}

var textStyles = map[string]marks{
	"strikethrough": struckThrough, "underlined": underlined, "superscript": superscript, "subscript": subscript,
	"bold": bold, "italic": italic, "smallCaps": smallCapitals,
}

// expanded writes an abbreviation with what it stands for, or words that the editor supplied, if the tag is one.
func (l *tagLine) expanded(t customTag) bool {
	words := l.text[t.start:t.end]
	var sign inline
	ok := false
	switch t.name {
	case "abbrev":
		sign, ok = standsFor(words, t.values["expansion"])
		if !ok && t.values["expansion"] != "" {
			l.leave(kindTag, "abbreviation: "+words+": "+t.values["expansion"])
		}
	case "supplied":
		sign, ok = suppliedSign(words)
		if !ok {
			l.leave(kindTag, "supplied: "+words)
		}
	}
	if !ok || l.crossed(t) {
		return false
	}
	l.list = append(l.list, sign)
	l.skip = t.end
	return true
}

// crossed reports whether another tag begins or ends within a tag: then its words are written
// piece by piece, and what it says is left out.
func (l *tagLine) crossed(t customTag) bool {
	for _, o := range l.tags {
		if o.start > t.start && o.start < t.end || o.end > t.start && o.end < t.end {
			l.leave(kindTag, t.name+": "+l.text[t.start:t.end])
			return true
		}
	}
	return false
}

// unsaid leaves out what tags say that the notation has no form for.
func (l *tagLine) unsaid(t customTag) {
	switch t.name {
	case "unclear", "add", "textStyle", "abbrev", "supplied", "sic", "gap", "comment", "readingOrder", "structure":
		return
	case "person", "place":
		if l.name(t, l.text) {
			return
		}
	}
	text := t.name + ": " + l.text[t.start:t.end]
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if key != "offset" && key != "length" && key != "continued" && t.values[key] != "" {
			text += "; " + key + ": " + t.values[key]
		}
	}
	l.leave(kindTag, text)
}
