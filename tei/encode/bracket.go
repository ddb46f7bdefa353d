package encode

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// bracket appends what the rule of a bracket makes of it. The node after it may
// lose the letters that the bracket touches.
func (e *encoder) bracket(parent *etree.Element, nodes []notation.Node, i int, lines lineEnd) {
	b := nodes[i].(*notation.Bracket)
	if e.ownRule(parent, b, lines) {
		return
	}
	e.identify(nodes, i)
	if b.Rule == nil {
		parent.CreateText(b.Open + b.Label)
		e.inline(parent, b.Content, lines)
		parent.CreateText(b.Close)
		return
	}
	if b.Rule.Pairs {
		e.mark(parent, b)
		return
	}
	e.labels.note(b)
	if b.Rule.Padded != "" {
		always := b.Rule.Padded == "always"
		b = e.withoutPadding(b, always || endsOpen(parent), always || beginsOpen(nodes[i+1:]))
	}
	f := e.filling(b, lines)
	if takesWord(b.Rule) {
		takeWord(parent, nodes, i, f)
		if e.joinExpansion(parent, b, f) {
			return
		}
	}
	made := build(parent, b.Rule.TEI.Nodes, f)
	if f.words["before"] != "" {
		e.origins.token(made, f.places("before").Cover(b.Span))
	}
	e.decide(b.Span, b.Rule.Name, made, what(b), b.Rule.Guess != "")
}

func what(b *notation.Bracket) string { return orElse(ruleWords(b.Rule), b.Rule.Guess) }

// ruleWords names what a rule reads, for people.
func ruleWords(r *notation.BracketRule) string { return strings.ReplaceAll(r.Name.Text, "-", " ") }

func (e *encoder) filling(b *notation.Bracket, lines lineEnd) filling {
	if b.Rule.Lines == "keep" {
		lines = kept
	}
	prefix, suffix := e.affixes(b)
	content := stripped(b.Content, prefix, suffix)
	f := filling{
		plain:   func(parent *etree.Element) { e.plain(parent, content) },
		words:   map[string]string{},
		content: func(parent *etree.Element) { e.inline(parent, content, lines) },
		maps:    e.profile.Maps,
		origins: e.origins,
	}
	f.places = holePlaces(b, f.words)
	for name, word := range b.Groups {
		f.words[name] = word
	}
	open, closing := quotes(b)
	f.words["hand"] = e.hands.of(b.Rule, quotedLabel(handLabel(b), open, closing))
	f.words["resp"] = e.facts.resp()
	f.words["lang"] = e.facts.foreign(b)
	f.words["translation"] = e.facts.translation()
	f.words["passage"] = e.passages[b]
	return f
}

// handLabel returns the words by which a bracket speaks of a hand: its label, else its text.
func handLabel(b *notation.Bracket) string {
	if b.Label == "" && b.Rule.Hand != nil {
		return foldBlanks(typed(b.Content))
	}
	return labelWords(b.Label)
}

// affixes returns the signs of the notation round what a bracket holds: those of
// the printed form of its rule, or quotation marks.
func (e *encoder) affixes(b *notation.Bracket) (prefix, suffix string) {
	if open, closing := quotes(b); open != "" {
		return open, closing
	}
	return affixes(b.Rule, b.Open, b.Label, b.Close)
}

// plain appends nodes as typed, for elements that hold words only.
func (e *encoder) plain(parent *etree.Element, nodes []notation.Node) {
	parent.CreateText(plainText(nodes))
	e.plainControls(nodes)
}

// plainControls reports the control characters that plain text names.
func (e *encoder) plainControls(nodes []notation.Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *notation.Control:
			e.label(n.Span, "control character, named in its place")
			e.warnControl(n)
		case *notation.Bracket:
			e.plainControls(n.Content)
		case *marked:
			e.plainControls(n.nodes)
		}
	}
}

// plainText returns nodes as typed; control characters are named.
func plainText(nodes []notation.Node) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(typed(nodes), "\r\n", "\n") {
		switch {
		case r == '\r' || r == '\f':
			b.WriteByte('\n')
		case allowed(string(r)) == "":
			fmt.Fprintf(&b, "U+%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// typed returns nodes as typed, without the marks set in them.
func typed(nodes []notation.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch n := n.(type) {
		case *marked:
			b.WriteString(typed(n.nodes))
		case *notation.Bracket:
			b.WriteString(n.Open + n.Label + typed(n.Content) + n.Close)
		default:
			b.WriteString(notation.String([]notation.Node{n}))
		}
	}
	return b.String()
}

// takesWord reports whether a rule takes the letters that the bracket touches.
func takesWord(r *notation.BracketRule) bool {
	for hole := range r.TEI.Holes {
		if hole == "before" {
			return true
		}
	}
	return false
}

// takeWord moves the letters before and after the bracket from their texts into
// the filling.
func takeWord(parent *etree.Element, nodes []notation.Node, i int, f filling) {
	if text := lastText(parent); text != nil {
		f.words["before"] = lastWord(text.Data)
		cutSuffix(parent, f.words["before"])
	}
	if i+1 == len(nodes) {
		return
	}
	if next, ok := nodes[i+1].(*notation.Text); ok {
		after := firstWord(next.Text)
		f.words["after"] = after
		span := next.Span
		span.Start += len(after)
		nodes[i+1] = &notation.Text{Text: next.Text[len(after):], Span: span}
	}
}

// joinExpansion appends a further completion to the word that the one before it
// stands in: U[nited]S[tates].
func (e *encoder) joinExpansion(parent *etree.Element, b *notation.Bracket, f filling) bool {
	if f.words["before"] != "" || len(parent.Child) == 0 {
		return false
	}
	last, ok := parent.Child[len(parent.Child)-1].(*etree.Element)
	if !ok || len(b.Rule.TEI.Nodes) != 1 || last.Tag != b.Rule.TEI.Nodes[0].Name {
		return false
	}
	made := build(last, b.Rule.TEI.Nodes[0].Nodes, f)
	e.decide(b.Span, b.Rule.Name, made, what(b), false)
	return true
}

func lastText(parent *etree.Element) *etree.CharData {
	if len(parent.Child) == 0 {
		return nil
	}
	text, _ := parent.Child[len(parent.Child)-1].(*etree.CharData)
	return text
}

func cutSuffix(parent *etree.Element, suffix string) {
	text := lastText(parent)
	if text == nil || suffix == "" {
		return
	}
	rest := strings.TrimSuffix(text.Data, suffix)
	if rest == "" {
		parent.RemoveChildAt(text.Index())
		return
	}
	text.SetData(rest)
}

// stripped returns the content of a bracket without the signs that its rule puts
// round it.
func stripped(nodes []notation.Node, prefix, suffix string) []notation.Node {
	if len(nodes) == 0 || prefix == "" && suffix == "" {
		return nodes
	}
	if b, ok := nodes[0].(*notation.Bracket); ok && len(nodes) == 1 && b.Open == prefix && strings.HasSuffix(suffix, b.Close) {
		return stripped(b.Content, "", strings.TrimSuffix(suffix, b.Close)) // doubled brackets
	}
	nodes = append([]notation.Node(nil), nodes...)
	if t, ok := nodes[0].(*notation.Text); ok {
		text, span := strings.TrimPrefix(t.Text, prefix), t.Span
		span.Start += len(t.Text) - len(text)
		nodes[0] = &notation.Text{Text: text, Span: span}
	}
	last := len(nodes) - 1
	if t, ok := nodes[last].(*notation.Text); ok {
		text, span := strings.TrimSuffix(t.Text, suffix), t.Span
		span.End -= len(t.Text) - len(text)
		nodes[last] = &notation.Text{Text: text, Span: span}
	}
	return nodes
}

// foreign returns the language of a bracketed word of the original: in Latin
// letters, where these are not the language's own.
func (f *facts) foreign(b *notation.Bracket) string {
	for _, r := range notation.String(b.Content) {
		if r >= utf8.RuneSelf && r != '’' && r > 0x24F {
			return f.original.Tag
		}
	}
	if f.original.Latin != "" {
		return f.original.Latin
	}
	return f.original.Tag
}
