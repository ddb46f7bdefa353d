package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// places are the words of @place (TEI P5, att.placement).
var places = strings.Fields("top bottom margin opposite overleaf above right below left end inline inspace")

var certainties = []string{"high", "medium", "low", "unknown"}

// units are the words for what is counted, and their values of @unit.
var units = map[string]string{
	"char": "char", "chars": "char", "letter": "char", "letters": "char", "word": "word", "words": "word",
	"line": "line", "lines": "line", "group": "group", "groups": "group", "page": "page", "pages": "page",
	"sentence": "sentence", "sentences": "sentence", "paragraph": "paragraph", "paragraphs": "paragraph",
	"leaf": "leaf", "leaves": "leaf", "cm": "cm", "mm": "mm",
}

// A word is one word at the beginning of a bracket, with or without "=".
type word struct {
	name  string // of an attribute; "" if there is no "="
	value string
	at    int // offset in the file
	end   int
}

// A taker sets the attributes that a class of words stands for, and returns how many words
// it took: none if these are not of its class.
type taker func(s *scope, e *Element, words []word, at placer) int

// A placer places the words of a bracket in the file.
type placer func(w word) Attr

var takers = map[string]taker{
	"place":   takePlace,
	"hand":    takeHand,
	"writer":  takeWriter,
	"witness": takeWitness,
	"cert":    takeCert,
	"lang":    takeLanguage,
	"extent":  takeExtent,
}

// classAttributes are the attributes that classes of words stand for; another class is an
// attribute itself.
var classAttributes = map[string][]string{
	"place": {"place"}, "hand": {"hand"}, "writer": {"hand", "type"}, "witness": {"wit"}, "cert": {"cert"}, "lang": {"xml:lang"},
	"extent": {"unit", "quantity", "atLeast", "atMost", "extent", "precision"},
}

// rank puts the attributes of a label's element into the order in which the printer names
// them, so that each form of a bracket gives the same bytes.
func rank(rule *notation.LabelRule, attribute string) int {
	if _, always := rule.Attributes[attribute]; always {
		return -1
	}
	for i, class := range rule.Words {
		if slices.Contains(classAttributes[class], attribute) || strings.TrimPrefix(class, "#") == attribute {
			return i
		}
	}
	return len(rule.Words)
}

func takePlace(_ *scope, e *Element, words []word, at placer) int {
	if !slices.Contains(places, words[0].value) {
		return 0
	}
	if i := slices.IndexFunc(e.Attrs, func(a Attr) bool { return a.Name == "place" }); i >= 0 {
		e.Attrs[i].Value += " " + words[0].value
		e.Attrs[i].Span = e.Attrs[i].Span.Cover(at(words[0]).Span)
		return 1
	}
	e.set("place", words[0].value, at(words[0]).Span)
	return 1
}

func takeHand(s *scope, e *Element, words []word, at placer) int {
	if !s.hands[words[0].value] || e.has("hand") {
		return 0
	}
	e.set("hand", "#"+words[0].value, at(words[0]).Span)
	return 1
}

// takeWriter takes the hand of a note, which is then handwritten.
func takeWriter(s *scope, e *Element, words []word, at placer) int {
	if e.has("type") || takeHand(s, e, words, at) == 0 {
		return 0
	}
	e.set("type", handwritten, at(words[0]).Span)
	return 1
}

const handwritten = "handwritten"

func takeWitness(_ *scope, e *Element, words []word, at placer) int {
	ref := "#" + words[0].value
	if i := slices.IndexFunc(e.Attrs, func(a Attr) bool { return a.Name == "wit" }); i >= 0 {
		e.Attrs[i].Value += " " + ref
		e.Attrs[i].Span = e.Attrs[i].Span.Cover(at(words[0]).Span)
		return 1
	}
	e.set("wit", ref, at(words[0]).Span)
	return 1
}

func takeCert(_ *scope, e *Element, words []word, at placer) int {
	if !slices.Contains(certainties, words[0].value) || e.has("cert") {
		return 0
	}
	e.set("cert", words[0].value, at(words[0]).Span)
	return 1
}

func takeLanguage(_ *scope, e *Element, words []word, at placer) int {
	if e.has("xml:lang") {
		return 0
	}
	e.set("xml:lang", words[0].value, at(words[0]).Span)
	return 1
}

var number = expression.Lazy(`^(~?)([0-9]+)(?:-([0-9]+))?$|^<([0-9]+)$`)

// unknownExtent are the attributes of a loss of which nobody says how much it is.
var unknownExtent = []Attr{{Name: "reason", Value: "lost"}, {Name: "extent", Value: "unknown"}, {Name: "unit", Value: "char"}}

func takeExtent(_ *scope, e *Element, words []word, at placer) int {
	first := words[0]
	if first.value == "lost" && len(words) == 1 && len(e.Attrs) == 0 {
		for _, a := range unknownExtent {
			e.set(a.Name, a.Value, at(first).Span)
		}
		return 1
	}
	m := number().FindStringSubmatch(first.value)
	if m == nil || len(words) < 2 || units[words[1].value] == "" || words[1].name != "" || e.has("unit") || e.has("extent") {
		return 0
	}
	if m[4] != "" {
		e.set("extent", "less than "+m[4]+" "+words[1].value, at(first).Span)
		return 2
	}
	e.set("unit", units[words[1].value], at(words[1]).Span)
	if m[3] != "" {
		e.set("atLeast", m[2], at(first).Span)
		e.set("atMost", m[3], at(first).Span)
	} else {
		e.set("quantity", m[2], at(first).Span)
	}
	if m[1] != "" {
		e.set("precision", "low", at(first).Span)
	}
	return 2
}

// takeAttribute takes any word as the value of an attribute, or as what it points to.
func takeAttribute(class string) taker {
	return func(_ *scope, e *Element, words []word, at placer) int {
		name, value := class, words[0].value
		if pointer, ok := strings.CutPrefix(class, "#"); ok {
			name, value = pointer, "#"+value
		}
		if e.has(name) || name == "reason" && number().MatchString(value) {
			return 0
		}
		e.set(name, value, at(words[0]).Span)
		return 1
	}
}

// takeWords gives an element the attributes that the words at the beginning of its bracket
// stand for. It returns the index of the first word that stands for nothing, or -1.
func (s *scope) takeWords(r *notation.LabelRule, e *Element, words []word, at placer) int {
	for i := 0; i < len(words); {
		if words[i].name != "" {
			e.set(words[i].name, words[i].value, at(words[i]).Span)
			i++
			continue
		}
		n := s.takeWord(r, e, words[i:], at)
		if n == 0 {
			return i
		}
		i += n
	}
	return -1
}

func (s *scope) takeWord(r *notation.LabelRule, e *Element, words []word, at placer) int {
	for _, class := range r.Words {
		take, ok := takers[class]
		if !ok {
			take = takeAttribute(class)
		}
		if n := take(s, e, words, at); n > 0 {
			return n
		}
	}
	return 0
}
