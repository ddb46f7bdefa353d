package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// words prints a label and the attributes of an element: as words where reading them gives
// the same, else as name=value. ok is false if an attribute cannot be written so.
func (p *printer) words(label string, rule *notation.LabelRule, e *Element) (string, bool) {
	for _, classes := range [][]string{rule.Words, nil} {
		words, ok := p.wordsBy(classes, rule, e)
		if !ok {
			return "", false
		}
		head := strings.Join(append([]string{label}, words...), " ")
		if h, ok := readHead(head, 0, len(head)); ok && !h.colon {
			if label != rule.Name.Text {
				h.words = h.words[len(strings.Fields(label))-1:]
			}
			if p.givesBack(rule, e, h.words) {
				return head, true
			}
		}
	}
	return "", false
}

// givesBack reports whether words, read after a label, give the attributes of an element.
func (p *printer) givesBack(rule *notation.LabelRule, e *Element, words []word) bool {
	made := &Element{Name: e.Name}
	for name, value := range rule.Attributes {
		made.set(name, value, e.Span)
	}
	if p.scope.takeWords(rule, made, words, func(word) Attr { return Attr{} }) >= 0 {
		return false
	}
	want := e.Attrs
	if rule.Into != "" {
		want = slices.DeleteFunc(slices.Clone(want), func(a Attr) bool { return a.Name == rule.Into })
	}
	return sameAttrs(made.Attrs, want)
}

// wordsBy returns words for the attributes of an element that a label does not stand for.
func (p *printer) wordsBy(classes []string, rule *notation.LabelRule, e *Element) ([]string, bool) {
	left := map[string]string{}
	var order []string
	sorted := slices.SortedStableFunc(slices.Values(e.Attrs), func(a, b Attr) int { return rank(rule, a.Name) - rank(rule, b.Name) })
	for _, a := range sorted {
		if _, stated := rule.Attributes[a.Name]; !stated && a.Name != rule.Into {
			left[a.Name] = a.Value
			order = append(order, a.Name)
		}
	}
	var words []string
	for _, class := range classes {
		words = append(words, p.wordsOf(class, left)...)
	}
	for _, name := range order {
		value, ok := left[name]
		if !ok {
			continue
		}
		if attributeName().FindString(name+"=") != name+"=" || strings.ContainsAny(value, "\r\n\ufeff") {
			return nil, false
		}
		words = append(words, name+"="+quoted(value))
	}
	return words, true
}

// wordsOf returns the words of a class for attributes, and takes these away.
func (p *printer) wordsOf(class string, left map[string]string) []string {
	take := func(name string) { delete(left, name) }
	switch class {
	case "place":
		words := strings.Fields(left["place"])
		if strings.Join(words, " ") != left["place"] || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(places, w) }) {
			return nil
		}
		take("place")
		return words
	case "hand", "writer":
		id, ok := strings.CutPrefix(left["hand"], "#")
		if !ok || !p.scope.hands[id] || class == "writer" && left["type"] != handwritten {
			return nil
		}
		if take("hand"); class == "writer" {
			take("type")
		}
		return []string{id}
	case "witness":
		return p.witnessWords(left)
	case "cert":
		return simple("cert", "", left)
	case "lang":
		return simple("xml:lang", "", left)
	case "extent":
		return extentWords(left)
	}
	if name, ok := strings.CutPrefix(class, "#"); ok {
		return simple(name, "#", left)
	}
	return simple(class, "", left)
}

func (p *printer) witnessWords(left map[string]string) []string {
	words := strings.Fields(left["wit"])
	for i, w := range words {
		id, ok := strings.CutPrefix(w, "#")
		if !ok || !plainWord().MatchString(id) {
			return nil
		}
		words[i] = id
	}
	delete(left, "wit")
	return words
}

var plainWord = expression.Lazy(`^[\pL\pN_][\pL\pN_.,/'\-]*$`)

// simple returns the value of an attribute as a word, if it is one.
func simple(name, sign string, left map[string]string) []string {
	word, ok := strings.CutPrefix(left[name], sign)
	if !ok || !plainWord().MatchString(word) || strings.Contains(word, "__") {
		return nil
	}
	delete(left, name)
	return []string{word}
}

// extentWords returns words for how much something is.
func extentWords(left map[string]string) []string {
	if left["reason"] == "lost" && left["extent"] == "unknown" && left["unit"] == "char" && len(left) == 3 {
		clear(left)
		return []string{"lost"}
	}
	var amount, unit string
	if rest, ok := strings.CutPrefix(left["extent"], "less than "); ok {
		amount, unit, _ = strings.Cut(rest, " ")
		delete(left, "extent")
		return []string{"<" + amount, unit}
	}
	switch {
	case left["unit"] == "":
		return nil
	case left["atLeast"] != "" && left["atMost"] != "":
		amount, unit = left["atLeast"]+"-"+left["atMost"], plural(left["unit"], "2")
	case left["quantity"] != "":
		amount, unit = left["quantity"], plural(left["unit"], left["quantity"])
	default:
		return nil
	}
	if left["precision"] == "low" {
		amount = "~" + amount
		delete(left, "precision")
	}
	for _, name := range []string{"unit", "atLeast", "atMost", "quantity"} {
		delete(left, name)
	}
	return []string{amount, unit}
}

func plural(unit, n string) string {
	switch {
	case n == "1" || len(unit) == 2:
		return unit
	case unit == "leaf":
		return "leaves"
	}
	return unit + "s"
}

// bareValue is a value that needs no quotation marks.
var bareValue = expression.Lazy(`^[^\s\[\]{}|\\"*^` + "`" + `]*[^\s\[\]{}|\\"*^` + "`" + `:+\-~<=]$`)

// quoted prints the value of an attribute, in quotation marks where it needs them.
func quoted(value string) string {
	if bareValue().MatchString(value) && !strings.Contains(value, "__") {
		return value
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(value); i++ {
		if strings.IndexByte("\\\"[]{}`*^_", value[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(value[i])
	}
	b.WriteByte('"')
	return b.String()
}
