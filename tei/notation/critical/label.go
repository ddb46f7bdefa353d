package critical

import (
	"maps"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// A vocabulary is what the words at the beginning of brackets mean: the labels of a
// profile, and besides them each element of TEI.
type vocabulary struct {
	labels    map[string]*notation.LabelRule
	byElement map[string][]*notation.LabelRule // those with more attributes first
	languages map[string]notation.Language
	tags      map[string]bool    // tags of the languages
	words     func() *diag.Words // all labels, for messages
}

var vocabularies sync.Map // *notation.Profile → *vocabulary

func vocabularyOf(p *notation.Profile) *vocabulary {
	if v, ok := vocabularies.Load(p); ok {
		return v.(*vocabulary)
	}
	v := &vocabulary{map[string]*notation.LabelRule{}, map[string][]*notation.LabelRule{}, p.Languages, map[string]bool{}, nil}
	for _, l := range p.Languages {
		v.tags[l.Tag] = true
	}
	for _, r := range p.Labels {
		if v.labels[r.Name.Text] == nil { // that of the profile itself comes before those it inherits
			v.labels[r.Name.Text] = r
			v.byElement[r.Target()] = append(v.byElement[r.Target()], r)
		}
	}
	for _, list := range v.byElement {
		slices.SortStableFunc(list, func(a, b *notation.LabelRule) int { return len(b.Attributes) - len(a.Attributes) })
	}
	v.words = sync.OnceValue(func() *diag.Words { return diag.NewWords(slices.Values(v.all())) })
	vocabularies.Store(p, v)
	return v
}

// isElement reports whether TEI has an element of a name.
func isElement(name string) bool {
	return voidElements()[name] || layoutElements()[name] || mixedElements()[name]
}

// rule returns what a label means: the rule of the profile, else the element of that
// name. It is nil if there is neither.
func (v *vocabulary) rule(label string) *notation.LabelRule {
	if r := v.labels[label]; r != nil {
		return r
	}
	if isElement(label) {
		return plainRule(label)
	}
	return nil
}

func plainRule(element string) *notation.LabelRule {
	return &notation.LabelRule{Name: notation.Name{Text: element}}
}

// elementLabel begins a bracket whose first word is an element of TEI, whatever a label of
// that name means.
const elementLabel = "element"

// isLanguage reports whether a label is the tag of a language, and none of the other
// labels.
func (v *vocabulary) isLanguage(label string) bool {
	if v.rule(label) != nil || len(label) < 2 || label[0] < 'a' || label[0] > 'z' {
		return false
	}
	_, err := language.Parse(label)
	return err == nil
}

// all returns all labels.
func (v *vocabulary) all() []string {
	list := slices.Collect(maps.Keys(v.labels))
	for _, set := range []map[string]bool{voidElements(), layoutElements(), mixedElements()} {
		list = slices.AppendSeq(list, maps.Keys(set))
	}
	return list
}

// fits returns the label by which an element is printed: of those whose attributes it has,
// the one with most.
func (v *vocabulary) fits(e *Element) *notation.LabelRule {
	for _, r := range v.byElement[e.Name] {
		if len(r.Pair) == 0 && hasAll(e, r.Attributes) {
			return r
		}
	}
	if v.labels[e.Name] != nil {
		return nil // a label of that name means something else
	}
	return plainRule(e.Name)
}

func hasAll(e *Element, attributes map[string]string) bool {
	for name, value := range attributes {
		if !e.has(name) || e.Attr(name) != value {
			return false
		}
	}
	return true
}
