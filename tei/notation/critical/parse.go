package critical

import (
	"sort"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// Parse reads a transcription by the labels of a profile, and by rules in Go. Its lines must end in LF. The
// document is nil only if the file is no text. Whatever else is wrong, the document holds every
// character of the file that is no sign of the notation.
func Parse(f *source.File, profile *notation.Profile, rules ...Rule) (*Document, diag.List) {
	front, rest, list, ok := notation.ReadFront(f)
	if !ok {
		return nil, list
	}
	p := newParser(f, profile, rest, rules)
	doc := &Document{File: f, Front: front}
	p.declarations(doc, rest)
	p.footnotes(rest)
	p.document(doc, rest)
	doc.Readings = p.readings
	return doc, append(list, p.list...).Sorted()
}

// newParser returns a parser of a file from an offset on, with the signs that belong
// together found.
func newParser(f *source.File, profile *notation.Profile, start int, rules []Rule) *parser {
	p := &parser{file: f, text: string(f.Bytes()), vocabulary: vocabularyOf(profile), rules: rules, said: map[string]bool{}}
	p.scope = newScope(p.vocabulary, nil, nil)
	p.raws = findRaws(p.text, start)
	pairs := &pairing{text: p.text, raws: p.raws}
	pairs.run(start)
	p.pairs = pairs.pairs
	p.unpaired(pairs)
	return p
}

type parser struct {
	file       *source.File
	text       string
	vocabulary *vocabulary
	rules      []Rule
	scope      scope
	pairs      []pair // by their opening signs
	raws       raws
	notes      map[string]*footnote
	noteAt     map[int]*footnote // by where their lines begin; nil for one that stays text
	fences     int               // that are open
	prefixes   []Attr            // declarations of namespaces on the elements that are open
	spans      int               // passages that got an id
	moved      int               // pieces of text that got an id
	after      []Node            // what is to follow the block that is read
	readings   []Reading
	ids        map[string]bool // that the text states or points to; nil before one is asked for
	said       map[string]bool
	known      knownWords
	list       diag.List
}

// pairAt returns the pair that opens at an offset.
func (p *parser) pairAt(offset int) (pair, bool) {
	i := p.firstPair(offset)
	if i < len(p.pairs) && p.pairs[i].open == offset {
		return p.pairs[i], true
	}
	return pair{}, false
}

func (p *parser) firstPair(offset int) int {
	return sort.Search(len(p.pairs), func(i int) bool { return p.pairs[i].open >= offset })
}

// lineEnd returns where the line ends that goes on at an offset. Brackets and raw TEI may
// run over line ends.
func (p *parser) lineEnd(from, end int) int {
	for {
		n := strings.IndexByte(p.text[from:end], '\n')
		if n < 0 {
			return end
		}
		next := p.over(from, from+n)
		if next < 0 {
			return from + n
		}
		from = min(next, end)
	}
}

// over returns where the first thing ends that begins between two offsets and runs over
// the second, -1 if there is none.
func (p *parser) over(from, newline int) int {
	next := -1
	for i := p.firstPair(from); i < len(p.pairs) && p.pairs[i].open < newline; i++ {
		if each := p.pairs[i]; !each.kind.isSymmetric() && each.close > newline {
			next = each.end()
			break
		}
	}
	i := sort.Search(len(p.raws.list), func(i int) bool { return p.raws.list[i].start >= from })
	for ; i < len(p.raws.list) && p.raws.list[i].start < newline; i++ {
		if each := p.raws.list[i]; each.end > newline {
			return max(next, each.end)
		}
	}
	return next
}

var declaration = expression.Lazy(`(?m)^\[(hand|witness) ([\pL_][\pL\pN_.\-]*): `)

// declarations finds the hands and witnesses that the front matter, the header or the text
// declare: words may be ids of them.
func (p *parser) declarations(doc *Document, start int) {
	p.scope = newScope(p.vocabulary, doc.Front, nil)
	for _, m := range declaration().FindAllStringSubmatchIndex(p.text[start:], -1) {
		open := start + m[0]
		if !p.isDeclaration(open) {
			continue
		}
		pr, _ := p.pairAt(open)
		id := notation.Value{Text: p.text[start+m[4] : start+m[5]], At: p.span(start+m[4], start+m[5])}
		from := start + m[1]
		label := notation.Value{Text: strings.TrimSpace(p.plain(from, pr.close)), At: p.span(from, pr.close)}
		if p.scope.hands[id.Text] || p.scope.witnesses[id.Text] {
			p.warnOnce(CodeTwice, id.At.Start, id.At.End, "give it an id of its own", "the id %q is declared already", id.Text)
		}
		if p.text[start+m[2]:start+m[3]] == "hand" {
			p.scope.hands[id.Text] = true
			doc.Declared.Hands = append(doc.Declared.Hands, notation.Hand{ID: id, Label: label})
		} else {
			p.scope.witnesses[id.Text] = true
			doc.Declared.Witnesses = append(doc.Declared.Witnesses, notation.Witness{ID: id, Label: label})
		}
	}
}

// unescape returns text without the backslashes that take the meaning from signs.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && escapeLength(s[i:]) == 2 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// plain returns a part of the text for an attribute or the header, where no element can name a character
// that XML cannot hold: its name stands there itself.
func (p *parser) plain(from, to int) string {
	s := unescape(p.text[from:to])
	if !strings.ContainsFunc(s, isControl) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if isControl(r) {
			b.WriteString(controlName(r))
			p.warnControl(r, from, to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// document reads the whole text, and puts the elements round it that are left out: TEI,
// text, body.
func (p *parser) document(doc *Document, start int) {
	top := &Element{Name: "body", Span: p.span(start, len(p.text))}
	if raw := p.leadingHeader(start); raw != nil {
		p.scope.learn(raw, p.vocabulary)
	}
	for at := start; at < len(p.text); {
		at = p.blocks(top, at, len(p.text))
		if at < len(p.text) { // a line that closes a fence, and none is open
			end := p.lineEnd(at, len(p.text))
			p.warn(CodeFenceEnd, at, end, `a fence is opened by ::: and a label, as in "::: closer"`, "no fence is open that could be closed here")
			at = min(end+1, len(p.text))
		}
	}
	doc.Before, doc.Root, doc.After = assemble(top)
	if declared := len(doc.Declared.Hands) + len(doc.Declared.Witnesses); declared > 0 && header(doc.Root) != nil {
		p.warn(CodeTwoHeaders, start, start, "declare them in the teiHeader", "the text declares hands or witnesses, and there is a teiHeader; what it declares is taken")
	}
	if doc.Front != nil && header(doc.Root) != nil {
		p.warn(CodeTwoHeaders, doc.Front.Span.Start, doc.Front.Span.Start, "take out one of them", "there are front matter and a teiHeader; the teiHeader is taken")
	}
}

// leadingHeader returns the teiHeader that stands first in the text, as raw TEI: it
// declares hands and witnesses.
func (p *parser) leadingHeader(start int) *Element {
	for _, raw := range p.raws.list {
		if raw.start < start || !strings.HasPrefix(strings.TrimSpace(p.text[raw.from:raw.to]), "<teiHeader") {
			continue
		}
		nodes, fault := readXML(p.span(raw.from, raw.to), nil)
		if fault != nil {
			return nil
		}
		for _, n := range nodes {
			if e, ok := n.(*Element); ok && e.Name == "teiHeader" {
				return e
			}
		}
	}
	return nil
}

// The elements that stand in TEI, and those in text: where one of them is written out, so
// is everything round it.
var (
	rootElements = names("TEI teiCorpus")
	inTEI        = names("teiHeader facsimile sourceDoc standOff text")
	inText       = names("front body back group")
)

// assemble puts what was read into the root element.
func assemble(top *Element) (before []Node, root *Element, after []Node) {
	if i := onlyRoot(top.Children); i >= 0 {
		return top.Children[:i], top.Children[i].(*Element), top.Children[i+1:]
	}
	root = &Element{Name: "TEI", Span: top.Span}
	header := headerOf(top)
	if header != nil {
		root.add(header)
		top.Children = top.Children[1:]
	}
	switch {
	case holds(top, inTEI()):
		root.add(top.Children...)
	case holds(top, inText()):
		root.add(&Element{Name: "text", Children: top.Children, Span: top.Span})
	default:
		root.add(&Element{Name: "text", Children: []Node{top}, Span: top.Span})
	}
	return nil, root, nil
}

// onlyRoot returns the index of the root element, if there is one and nothing stands beside it
// but comments and instructions, else -1.
func onlyRoot(nodes []Node) int {
	found := -1
	for i, n := range nodes {
		switch n := n.(type) {
		case *Comment, *Instruction:
			continue
		case *Element:
			if rootElements()[n.Name] && !n.isForeign() && found < 0 {
				found = i
				continue
			}
		}
		return -1
	}
	return found
}

// headerOf returns the teiHeader that an element begins with, or nil.
func headerOf(e *Element) *Element {
	if len(e.Children) == 0 {
		return nil
	}
	if header, ok := e.Children[0].(*Element); ok && header.Name == "teiHeader" {
		return header
	}
	return nil
}

func holds(e *Element, among map[string]bool) bool {
	for _, n := range e.Children {
		if child, ok := n.(*Element); ok && among[child.Name] {
			return true
		}
	}
	return false
}
