package merge

import (
	"strings"
	"unicode"

	"github.com/beevik/etree"
)

// A unit is a child of an element that is compared as a whole: an element, a comment, an
// instruction, or a word of its text. White space goes before the unit that it stands
// before.
type unit struct {
	lead string      // white space before it
	node etree.Token // nil for a word
	word string
	key  string // equal units have equal keys, whatever white space divides them
}

// A sequence is the content of an element.
type sequence struct {
	units []unit
	tail  string // white space at the end
}

// sequenceOf returns the content of an element. In mixed content it matters whether there
// is white space between two units; elsewhere it is layout.
func sequenceOf(e *etree.Element, mixed bool) sequence {
	var s sequence
	add := func(u unit, key string) {
		u.lead, s.tail = s.tail, ""
		if mixed && u.lead != "" {
			key = " " + key
		}
		u.key = key
		s.units = append(s.units, u)
	}
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			rest := child.Data
			for rest != "" {
				word := strings.TrimLeftFunc(rest, unicode.IsSpace)
				s.tail += rest[:len(rest)-len(word)]
				end := strings.IndexFunc(word, unicode.IsSpace)
				if end < 0 {
					end = len(word)
				}
				if end > 0 {
					add(unit{word: word[:end]}, "w:"+word[:end])
				}
				rest = word[end:]
			}
		case *etree.Element:
			add(unit{node: child}, elementKey(child))
		case *etree.Comment:
			add(unit{node: child}, "c:"+child.Data)
		case *etree.ProcInst:
			add(unit{node: child}, "p:"+child.Target+" "+child.Inst)
		case *etree.Directive:
			add(unit{node: child}, "d:"+child.Data)
		}
	}
	return s
}

// elementKey returns the same for elements that are the same but for layout.
func elementKey(e *etree.Element) string {
	var b strings.Builder
	writeKey(&b, e)
	return b.String()
}

func writeKey(b *strings.Builder, e *etree.Element) {
	b.WriteString("<" + e.FullTag())
	for _, name := range sortedNames(e) {
		b.WriteString("\x00" + name + "=" + e.SelectAttrValue(name, ""))
	}
	b.WriteByte('>')
	for _, u := range sequenceOf(e, isMixed(e)).units {
		b.WriteString(u.key + "\x01")
	}
	b.WriteString("</>")
}

// isMixed reports whether an element holds text.
func isMixed(e *etree.Element) bool {
	for _, child := range e.Child {
		if c, ok := child.(*etree.CharData); ok && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// element returns the element that a unit is, or nil.
func (u unit) element() *etree.Element {
	e, _ := u.node.(*etree.Element)
	return e
}

// kin reports whether two units may be one element that was changed.
func (u unit) kin(v unit) bool {
	a, b := u.element(), v.element()
	return a != nil && b != nil && a.FullTag() == b.FullTag() && a.SelectAttrValue("xml:id", "") == b.SelectAttrValue("xml:id", "")
}

// words returns what people see of units.
func words(units []unit) string {
	var b strings.Builder
	for _, u := range units {
		b.WriteString(u.lead)
		switch n := u.node.(type) {
		case nil:
			b.WriteString(u.word)
		case *etree.Element:
			b.WriteString("<" + n.FullTag() + ">" + content(n) + "</" + n.FullTag() + ">")
		case *etree.Comment:
			b.WriteString("<!--" + n.Data + "-->")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func content(e *etree.Element) string {
	var b strings.Builder
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			b.WriteString(child.Data)
		case *etree.Element:
			b.WriteString(content(child))
		}
	}
	return b.String()
}
