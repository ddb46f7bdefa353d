package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// element prints an element that stands where no letter touches it.
func (p *printer) element(e *Element) string {
	w := &writer{printer: p}
	return w.inlineElement(e, []Node{e}, 0)
}

// unlabelled prints an element in a form of brackets that needs no label.
func (p *printer) unlabelled(e *Element) (string, bool) {
	if e.isForeign() || p.depth >= printDepth {
		return "", false
	}
	for _, f := range unlabelledForms {
		if f.element != e.Name || !p.hasOnly(e, f) {
			continue
		}
		inner := p.inlineIn(e)
		text := f.before + inner + f.after
		switch {
		case f.words != "" && text != f.words, f.words == "" && inner == "":
			continue
		case formOf(text) != f.form, f.form == plainForm && p.isLabelled(text), f.form == conjecture && p.isLabelled(text):
			continue
		case f.form == plainForm && p.vocabulary.doubt(&p.scope, text) != nil:
			continue
		}
		return "[" + text + "]", true
	}
	return "", false
}

// An unlabelledForm is a form of brackets without label.
type unlabelledForm struct {
	form          form
	element       string
	attrs         []Attr
	reason        bool   // a translator's has the reason that it is a translation
	resp          bool   // a translator's says whose it is
	before, after string // round the content
	words         string // what stands in the bracket, if that is always the same
}

var unlabelledForms = []unlabelledForm{
	{form: plainForm, element: "supplied", reason: true, resp: true},
	{form: conjecture, element: "supplied", attrs: []Attr{{Name: "cert", Value: "low"}}, resp: true, after: "?"},
	{form: doubtful, element: "unclear", before: "?"},
	{form: query, element: "note", attrs: []Attr{{Name: "type", Value: "query"}}, resp: true, words: "?"},
	{form: sicForm, element: "note", attrs: []Attr{{Name: "type", Value: "sic"}}, resp: true, words: "sic"},
	{form: identified, element: "note", attrs: []Attr{{Name: "type", Value: "identification"}}, before: "= "},
	{form: omission, element: "gap", attrs: []Attr{{Name: "reason", Value: "sampling"}}, before: "...", words: "..."},
}

// hasOnly reports whether an element has the attributes of a form, and no others.
func (p *printer) hasOnly(e *Element, f unlabelledForm) bool {
	want := slices.Clone(f.attrs)
	if p.scope.translated && f.reason {
		want = append(want, Attr{Name: "reason", Value: "translation"})
	}
	if p.scope.translated && f.resp {
		want = append(want, Attr{Name: "resp", Value: "#" + translatorID})
	}
	return sameAttrs(e.Attrs, want)
}

func sameAttrs(a, b []Attr) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y Attr) bool { return x.Name == y.Name && x.Value == y.Value }) {
			return false
		}
	}
	return true
}

// isLabelled reports whether the content of a bracket would be read as a label and what
// follows it, or as if it might be one.
func (p *printer) isLabelled(s string) bool {
	h, ok := readHead(s, 0, len(s))
	if !ok || h.colon {
		return ok
	}
	rule := p.vocabulary.rule(h.label)
	return h.label == elementLabel || rule != nil && canBeBare(rule, h.words)
}

// labelled prints an element as a bracket with a label, or as raw TEI where there is no other
// way.
func (p *printer) labelled(e *Element) string {
	if e.isForeign() || !isElement(e.Name) || p.depth >= printDepth || e.Name == "teiHeader" || voidElements()[e.Name] && len(e.Children) > 0 || layoutElements()[e.Name] && hasText(e) {
		return p.raw(e)
	}
	p.depth++
	defer func() { p.depth-- }()
	for _, form := range []func(*Element) (string, bool){p.language, p.gloss, p.pair, p.apparatus, p.byLabel, p.byElement} {
		if s, ok := form(e); ok {
			return s
		}
	}
	return p.raw(e)
}

// language prints words of another language by its tag.
func (p *printer) language(e *Element) (string, bool) {
	tag := e.Attr("xml:lang")
	if e.Name != "foreign" || len(e.Attrs) != 1 || !p.isTag(tag) || p.scope.translated && tag == p.scope.original.Tag && p.scope.original.Latin != "" {
		return "", false
	}
	return bracketed(tag, p.inline(e.Children, false)), true
}

func (p *printer) isTag(tag string) bool {
	return labelLength(tag) == len(tag) && p.vocabulary.isLanguage(tag)
}

// gloss prints a word of the original by its language.
func (p *printer) gloss(e *Element) (string, bool) {
	if !p.scope.translated || e.Name != "note" || len(e.Attrs) != 1 || e.Attr("type") != "gloss" {
		return "", false
	}
	l := p.scope.original
	word, ok := e.only("foreign")
	if !ok || len(word.Attrs) != 1 || word.Attr("xml:lang") != l.Latin || l.Latin == "" || !p.isTag(l.Tag) {
		return "", false
	}
	return bracketed(l.Tag, p.inline(word.Children, false)), true
}

// bracketed puts a head and content into brackets.
func bracketed(head, content string) string {
	switch {
	case content == "":
		return "[" + head + ":]"
	case content[0] == '\n':
		return "[" + head + ":" + content + "]"
	}
	return "[" + head + ": " + content + "]"
}

// pair prints two elements in one by the label for both: [sic: a | b].
func (p *printer) pair(e *Element) (string, bool) {
	if len(e.Attrs) > 0 || len(e.Children) != 2 {
		return "", false
	}
	first, ok1 := e.Children[0].(*Element)
	second, ok2 := e.Children[1].(*Element)
	if !ok1 || !ok2 || len(first.Attrs) > 0 {
		return "", false
	}
	for _, r := range p.vocabulary.byElement[e.Name] {
		if len(r.Pair) != 2 || r.Pair[0] != first.Name || r.Pair[1] != second.Name {
			continue
		}
		head, ok := p.words(r.Name.Text, r, second)
		a, ok1 := p.part(first)
		b, ok2 := p.part(second)
		if ok && ok1 && ok2 && a+b != "" {
			return "[" + head + ": " + a + " | " + b + "]", true
		}
	}
	return "", false
}

// part prints the content of an element as one part of a bracket.
func (p *printer) part(e *Element) (string, bool) {
	if e.isForeign() || hasWhiteEdge(e.Children) {
		return "", false
	}
	w := &writer{printer: p, bars: true}
	return w.print(e.Children), true
}

// apparatus prints an entry of the apparatus: [app: a {A} | b {B C}].
func (p *printer) apparatus(e *Element) (string, bool) {
	if e.Name != "app" || len(e.Children) == 0 {
		return "", false
	}
	head, ok := p.words("app", plainRule("app"), e)
	if !ok || p.vocabulary.labels["app"] != nil {
		return "", false
	}
	var parts []string
	for i, n := range e.Children {
		reading, ok := n.(*Element)
		if !ok || reading.Name != "lem" && reading.Name != "rdg" || reading.Name == "lem" && i > 0 {
			return "", false
		}
		if i == 0 && reading.Name == "rdg" {
			parts = append(parts, "")
		}
		part, ok := p.reading(reading)
		if !ok || i == 0 && reading.Name == "lem" && part == "" {
			return "", false
		}
		parts = append(parts, part)
	}
	if len(parts) < 2 {
		return "", false
	}
	return "[" + head + ": " + strings.TrimLeft(strings.Join(parts, " | "), " ") + "]", true
}

func (p *printer) reading(e *Element) (string, bool) {
	content, ok := p.part(e)
	if !ok || len(e.Attrs) == 0 {
		return content, ok
	}
	rule := p.vocabulary.rule(e.Name)
	head, ok := p.words(e.Name, rule, e)
	words := "{" + strings.TrimPrefix(head, e.Name+" ") + "}"
	if read, next, isBlock := readBlock(words, 0, len(words)); !ok || !isBlock || next != len(words) || !p.givesBack(rule, e, read) {
		return "", false
	}
	return strings.TrimLeft(content+" "+words, " "), true
}

// byLabel prints an element by a label of the profile, or its own name.
func (p *printer) byLabel(e *Element) (string, bool) {
	head, rule, ok := p.head(e)
	if !ok {
		return "", false
	}
	content, ok := p.content(e, rule)
	if !ok {
		return "", false
	}
	if content == "" && rule.Into == "" || content == rule.Text && content != "" {
		if h, ok := readHead(head, 0, len(head)); ok && canBeBare(rule, h.words) && (rule.Text == "" || content != "") {
			return "[" + head + "]", true
		}
	}
	return bracketed(head, content), true
}

// byElement prints an element by its name, whatever a label of that name means.
func (p *printer) byElement(e *Element) (string, bool) {
	head, ok := p.words(elementLabel+" "+e.Name, plainRule(e.Name), e)
	if !ok {
		return "", false
	}
	return bracketed(head, p.inline(e.Children, false)), true
}

// content prints what stands in a bracket after its head. ok is false if the label of the
// bracket makes something else of it.
func (p *printer) content(e *Element, rule *notation.LabelRule) (string, bool) {
	switch {
	case rule.Into != "":
		words := strings.ReplaceAll(e.Attr(rule.Into), "-", " ")
		back := strings.Join(strings.Fields(words), "-")
		return escapeRun(words, false), len(e.Children) == 0 && back == e.Attr(rule.Into)
	case len(rule.Pair) > 0 || e.Name == "app":
		w := &writer{printer: p, bars: true}
		return w.print(e.Children), true
	case rule.Holds == "":
		return p.inline(e.Children, false), true
	}
	if inner, ok := e.only(rule.Holds); ok && p.isHeld(e, inner, rule) {
		return p.inline(inner.Children, false), true
	}
	return p.inline(e.Children, false), len(e.Children) == 0 || holdsItself(rule, e.Children)
}

// isHeld reports whether an element stands between another and its content, so that it need not
// be typed.
func (p *printer) isHeld(e, inner *Element, rule *notation.LabelRule) bool {
	return len(inner.Attrs) == 0 && len(inner.Children) > 0 && !holdsItself(rule, inner.Children) &&
		len(WithoutLayout(e.Name, slices.Clone(inner.Children))) == len(inner.Children)
}

// head prints the head of a bracket: the label that fits an element best, and words for
// its attributes.
func (p *printer) head(e *Element) (string, *notation.LabelRule, bool) {
	rule := p.vocabulary.fits(e)
	if rule == nil {
		rule = p.aloneRule(e)
	}
	return p.headBy(rule, e)
}

// fenceHead prints the head of a fence, which has no label that means something else there.
func (p *printer) fenceHead(parent, e *Element) (string, *notation.LabelRule, bool) {
	rule := p.vocabulary.fits(e)
	if rule != nil && (openerLabels()[e.Name] && !lineElements()[parent.Name] || passageLabels[e.Name] != "") {
		rule = nil
	}
	return p.headBy(rule, e)
}

// headBy prints a head by a label, or by the name of the element if there is no label or
// that cannot say all.
func (p *printer) headBy(rule *notation.LabelRule, e *Element) (string, *notation.LabelRule, bool) {
	if rule != nil {
		if head, ok := p.words(rule.Name.Text, rule, e); ok {
			return head, rule, true
		}
	}
	rule = plainRule(e.Name)
	head, ok := p.words(elementLabel+" "+e.Name, rule, e)
	return head, rule, ok
}

// aloneRule returns the label of a pair that stands for the first alone: [sic: a].
func (p *printer) aloneRule(e *Element) *notation.LabelRule {
	if r := p.vocabulary.labels[e.Name]; r != nil && len(r.Pair) > 0 && aloneElement(r) == e.Name {
		return r
	}
	return nil
}

// aloneElement returns the element that a label of a pair makes of a single part.
func aloneElement(r *notation.LabelRule) string {
	if r.Alone != "" {
		return r.Alone
	}
	return r.Target()
}
