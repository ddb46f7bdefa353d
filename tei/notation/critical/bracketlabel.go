package critical

import (
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// labelledBracket reads a bracket with a label. ok is false if it has none, or one that cannot be
// read: what is wrong is told.
func (p *parser) labelledBracket(h head, pr pair, words []word, at source.Span) (nodes []Node, ok bool) {
	if p.vocabulary.isLanguage(h.label) && h.colon && len(h.words) == 0 {
		return []Node{p.foreign(h, pr, at)}, true
	}
	rule := p.ruleOf(&h)
	switch {
	case h.label == moveLabel && h.colon && rule != nil && rule.Name.Text != elementLabel && len(h.words) == 0:
		if moved, ok := p.move(h, pr, at); ok {
			return moved, true
		}
		if strings.TrimSpace(p.text[h.end:pr.close]) == "" {
			break
		}
		p.otherParts(rule, pr, "[move: 2 1 | first / second]: the numbers of all parts in the order in which they are read, and parts divided by a blank, / and a blank")
		return nil, false
	case rule == nil:
		p.unknownLabel(h, pr.inner())
		return nil, false
	}
	if !h.colon && !canBeBare(rule, h.words) {
		return nil, false
	}
	h.words = append(h.words[:len(h.words):len(h.words)], words...)
	e := &Element{Name: rule.Target(), Span: at}
	if len(rule.Pair) > 0 || rule.Target() == "app" && rule.Name.Text != elementLabel {
		if pieces := p.split(h.end, pr.close, '|'); len(pieces) > 1 {
			return p.parted(e, rule, h, pr, pieces)
		}
		e.Name = aloneElement(rule)
	}
	p.always(e, rule)
	if bad := p.take(rule, e, h.words); bad >= 0 {
		p.unknownWord(rule, h.words[bad], readAsWords)
		return nil, false
	}
	declared := len(p.prefixes)
	p.declare(e)
	p.hold(e, rule, h, pr)
	p.prefixes = p.prefixes[:declared]
	if p.holdsNoWords(e, h, pr) {
		return nil, false
	}
	p.reads(e, rule, "", bareMeaning(h))
	return []Node{e}, true
}

// parted reads a bracket whose content is divided: [sic: a | b], [app: a {A} | b {B}].
func (p *parser) parted(e *Element, rule *notation.LabelRule, h head, pr pair, pieces []piece) (nodes []Node, ok bool) {
	if len(rule.Pair) == 0 {
		return p.apparatus(e, rule, h, pieces)
	}
	if len(pieces) > 2 {
		p.otherParts(rule, pr, pairExample(rule))
		return nil, false
	}
	e = p.paired(rule, h.words, pieces, e.Span)
	p.reads(e, rule, "", "")
	return []Node{e}, true
}

// bareMeaning says what a bracket may mean besides that is nothing but a label.
func bareMeaning(h head) string {
	if h.colon || len(h.words) > 0 {
		return ""
	}
	return "words of the editor"
}

// ruleOf returns the rule of a label, nil if there is none. "element NAME" is the element of
// that name.
func (p *parser) ruleOf(h *head) *notation.LabelRule {
	if h.label != elementLabel || len(h.words) == 0 || !isElement(h.words[0].value) || h.words[0].name != "" {
		return p.vocabulary.rule(h.label)
	}
	name := h.words[0].value
	h.words = h.words[1:]
	return &notation.LabelRule{Name: notation.Name{Text: elementLabel}, Element: name}
}

// always gives an element the attributes that its label stands for.
func (p *parser) always(e *Element, rule *notation.LabelRule) {
	for _, name := range slices.Sorted(maps.Keys(rule.Attributes)) {
		e.set(name, rule.Attributes[name], e.Span)
	}
}

// take gives an element the attributes that words stand for, and tells of those that are
// not declared. It returns the index of a word that stands for nothing, or -1.
func (p *parser) take(rule *notation.LabelRule, e *Element, words []word) int {
	for i := range words {
		if words[i].name != "" {
			p.unknownAttribute(words[i])
		} else if p.isUndeclaredHand(rule, words[i]) {
			p.undeclaredHand(words[i])
			p.scope.hands[words[i].value] = true
		} else if len(rule.Words) == 1 && rule.Words[0] == "witness" && !p.scope.witnesses[words[i].value] {
			p.undeclaredWitness(words[i])
		}
	}
	bad := slices.IndexFunc(words, func(w word) bool { return !p.isDeclared(prefixOf(w.name), words) })
	if bad >= 0 {
		return bad
	}
	bad = p.scope.takeWords(rule, e, words, func(w word) Attr { return Attr{Span: p.span(w.at, w.end)} })
	if bad < 0 {
		p.statedTwice(e, words)
	}
	slices.SortStableFunc(e.Attrs, func(a, b Attr) int { return rank(rule, a.Name) - rank(rule, b.Name) })
	return bad
}

// prefixOf returns the prefix of a name, "" if it has none.
func prefixOf(name string) string {
	prefix, _, _ := strings.Cut(name, ":")
	if prefix == name {
		return ""
	}
	return prefix
}

// isDeclared reports whether a prefix stands for a namespace: by itself, by the words of the same bracket,
// or by an element round it.
func (p *parser) isDeclared(prefix string, words []word) bool {
	return prefix == "" || prefix == "xml" || prefix == "xmlns" ||
		slices.ContainsFunc(words, func(w word) bool { return w.name == "xmlns:"+prefix }) ||
		slices.ContainsFunc(p.prefixes, func(a Attr) bool { return a.Name == "xmlns:"+prefix })
}

var handID = expression.Lazy(`^[hH][0-9]+$`)

// isUndeclaredHand reports whether a word is like the id of a hand, where one may stand, and is
// none that is declared.
func (p *parser) isUndeclaredHand(rule *notation.LabelRule, w word) bool {
	for _, class := range rule.Words {
		if class == "hand" || class == "writer" || class == "#new" {
			return !p.scope.hands[w.value] && (handID().MatchString(w.value) || class == "#new")
		}
	}
	return false
}

// bareElements may stand as a bracket without colon.
func isBare(element string) bool {
	return voidElements()[element] || element == "gap" || element == "space" || element == "graphic" || element == "media"
}

// alwaysBare may do so without any word.
var alwaysBare = names("pb cb lb gb gap space milestone handShift caesura")

// canBeBare reports whether a bracket without colon is one of a label: else it is words of
// the editor.
func canBeBare(rule *notation.LabelRule, words []word) bool {
	explicit := len(words) > 0
	for _, w := range words {
		explicit = explicit && w.name != ""
	}
	switch {
	case explicit, rule.Text != "" && len(words) == 0:
		return true
	case len(words) == 0:
		return alwaysBare()[rule.Target()]
	}
	return isBare(rule.Target())
}

// hold reads the content of a bracket into its element.
func (p *parser) hold(e *Element, rule *notation.LabelRule, h head, pr pair) {
	if rule.Into != "" {
		if words := strings.Join(strings.Fields(p.plain(h.end, pr.close)), "-"); words != "" {
			e.set(rule.Into, words, p.span(h.end, pr.close))
		}
		return
	}
	nodes := WithoutLayout(e.Name, p.inline(h.end, pr.close))
	if rule.Text != "" && !h.colon {
		nodes = []Node{&Text{rule.Text, e.Span}}
	}
	if rule.Holds != "" && len(nodes) > 0 && !holdsItself(rule, nodes) {
		inner := &Element{Name: rule.Holds, Span: p.span(h.end, pr.close)}
		inner.add(WithoutLayout(rule.Holds, nodes)...)
		nodes = []Node{inner}
	}
	e.add(nodes...)
}

// holdsItself reports whether the element between an element and its content is typed.
func holdsItself(rule *notation.LabelRule, nodes []Node) bool {
	typed := false
	for _, n := range nodes {
		e, ok := n.(*Element)
		if !ok {
			return false
		}
		typed = typed || e.Name == rule.Holds
	}
	return typed
}

// paired makes the two elements of a pair: [sic: a | b]. Words belong to the second.
func (p *parser) paired(rule *notation.LabelRule, words []word, pieces []piece, at source.Span) *Element {
	e := &Element{Name: rule.Target(), Span: at}
	var last *Element
	for i, piece := range pieces {
		from, to := p.trim(piece.from, piece.to)
		last = &Element{Name: rule.Pair[i], Span: p.span(from, to)}
		last.add(p.inline(from, to)...)
		e.add(last)
	}
	p.fill(last, rule, words)
	return e
}

// apparatus makes an entry of the apparatus: the reading of the text and others, each with
// its witnesses in braces (TEI P5, 13.1).
func (p *parser) apparatus(e *Element, rule *notation.LabelRule, h head, pieces []piece) (nodes []Node, ok bool) {
	p.always(e, rule)
	if bad := p.take(rule, e, h.words); bad >= 0 {
		p.unknownWord(rule, h.words[bad], readAsWords)
		return nil, false
	}
	for i, each := range pieces {
		from, to := p.trim(each.from, each.to)
		if i == 0 && from == to {
			continue // there is no lem
		}
		name := "rdg"
		if i == 0 {
			name = "lem"
		}
		reading := &Element{Name: name, Span: p.span(from, to)}
		words, content := p.witnesses(from, to)
		p.fill(reading, p.vocabulary.rule(name), words)
		reading.add(p.inline(from, content)...)
		p.reads(reading, p.vocabulary.rule(name), "[app: … | …]", "")
		e.add(reading)
	}
	p.reads(e, rule, "", "")
	return []Node{e}, true
}

// witnesses reads the words in braces at the end of a reading, and returns where the
// reading itself ends.
func (p *parser) witnesses(from, to int) (words []word, content int) {
	open := to
	for i := from; i < to; {
		if next := p.passOver(i, to); next > i {
			i = next
			continue
		}
		if p.text[i] == '{' && (i == from || isWhite(p.text[i-1])) {
			open = i
		}
		i++
	}
	words, next, ok := readBlock(p.text, open, to)
	if !ok || next != to {
		if open < to {
			p.warn(CodeBraces, open, open+1, "write the witnesses last, in braces: reading {A B}; if this is text, write \\{", "the witnesses of this reading are not in braces at its end; they are read as text")
		}
		return nil, to
	}
	return words, from + len(strings.TrimRight(p.text[from:open], white))
}

// foreign makes words of another language: of the original, if that was translated, they
// are a gloss.
func (p *parser) foreign(h head, pr pair, at source.Span) Node {
	e := &Element{Name: "foreign", Span: at}
	tag := h.label
	isGloss := p.scope.translated && tag == p.scope.original.Tag && p.scope.original.Latin != ""
	if isGloss {
		tag = p.scope.original.Latin
	}
	e.set("xml:lang", tag, p.span(pr.inner(), pr.inner()+len(h.label)))
	e.add(p.inline(h.end, pr.close)...)
	or := "words of the editor"
	if p.scope.languages[h.label] || p.vocabulary.tags[h.label] {
		or = ""
	}
	p.readsFitting(e, "words in the language "+tag, "["+h.label+": words]", or)
	if !isGloss {
		return e
	}
	note := &Element{Name: "note", Children: []Node{e}, Span: at}
	note.set("type", "gloss", at)
	p.readsFitting(note, "gloss: a word of the original", "["+h.label+": words]", "")
	return note
}
