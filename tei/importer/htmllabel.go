package importer

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/siglum/siglum/tei/notation"
)

// A termKind says whether a block is a term or what is said of one.
type termKind int

const (
	aTerm termKind = iota + 1
	aDescription
)

// term reads a term, or the description of one.
func (p *webPage) term(n *html.Node, m marks) {
	before := len(p.blocks)
	p.walk(n, m)
	p.flush(paragraph, 0)
	kind := aTerm
	if n.DataAtom == atom.Dd {
		kind = aDescription
	}
	for i := before; i < len(p.blocks); i++ {
		p.terms[i] = kind
	}
}

// headerLabels are the labels that archives put over the fields of their pages, by which encode
// reads a header block too.
var headerLabels = sync.OnceValue(func() map[string]string {
	labels := map[string]string{}
	profile, err := notation.Builtin(notation.Default)
	if err != nil {
		return labels // the tests of package notation see to it that there is one
	}
	for _, l := range profile.Header.Labels {
		for _, name := range l.Names {
			labels[strings.ToLower(name)] = l.Field.Text
		}
	}
	return labels
})

// takeLabels takes the fields that an archive's page has under labels into the front matter.
func (p *webPage) takeLabels() {
	var found []labelAt
	for i := range p.blocks {
		if l, ok := p.labelAt(i); ok {
			found = append(found, l)
		}
	}
	if len(found) < 2 {
		return // a single word that could be a label is more likely a heading
	}
	drop := map[int]bool{}
	for i, l := range found {
		next := len(p.blocks)
		if i+1 < len(found) {
			next = found[i+1].block
		}
		p.takeLabel(l, next, drop)
	}
	var rest []block
	for i, b := range p.blocks {
		if !drop[i] {
			rest = append(rest, b)
		}
	}
	p.blocks = rest
}

// A labelAt is a block that is a label, or begins with one.
type labelAt struct {
	block int
	field string
	name  string
	value string // that stands on the same line
}

func (p *webPage) labelAt(i int) (labelAt, bool) {
	b := p.blocks[i]
	if b.kind != heading && b.kind != paragraph || len(b.text) == 0 {
		return labelAt{}, false
	}
	text := strings.TrimSpace(plain(b.text))
	name, value, colon := strings.Cut(text, ":")
	field := headerLabels()[strings.ToLower(strings.Join(strings.Fields(name), " "))]
	value = strings.TrimSpace(value)
	alone := b.kind == heading || p.terms[i] == aTerm
	switch {
	case field == "", !colon && !alone, value != "" && alone:
		return labelAt{}, false
	}
	return labelAt{i, field, name, value}, true
}

// takeLabel takes the value of a label into the front matter, and notes the blocks that it stood in.
func (p *webPage) takeLabel(l labelAt, next int, drop map[int]bool) {
	if l.field == "contents" {
		drop[l.block] = l.value == ""
		if drop[l.block] {
			p.leave(kindLabel, l.name)
		}
		return
	}
	value, blocks := []string{l.value}, []int{l.block}
	if l.value == "" {
		value = nil
		for i := l.block + 1; i < next && p.continues(l, i); i++ {
			value = append(value, strings.Join(strings.Fields(plain(p.blocks[i].text)), " "))
			blocks = append(blocks, i)
		}
	}
	text := strings.Join(value, "\n")
	if field := p.meta.Value(l.field); text == "" || !slices.Contains(notation.FrontFields, l.field) || field.Text != "" && field.Text != text && !p.weak(l.field) {
		return // it stays in the text
	}
	if old := p.meta.Value(l.field).Text; old != "" && old != text {
		p.leave(kindMeta, l.field+": "+old)
	}
	p.meta.Set(l.field, notation.Value{Text: text})
	p.leave(kindLabel, l.name)
	for _, i := range blocks {
		drop[i] = true
	}
}

// weak reports whether a label says better what a field is than the head of the page.
func (p *webPage) weak(field string) bool {
	return slices.Contains([]string{"title", "summary", "url"}, field)
}

// continues reports whether a block is of the value of a label: below a heading all up to the next
// one, else the description of the term, else one block.
func (p *webPage) continues(l labelAt, i int) bool {
	b := p.blocks[i]
	switch {
	case b.kind != paragraph && b.kind != item:
		return false
	case p.blocks[l.block].kind == heading:
		return true
	case p.terms[l.block] == aTerm:
		return p.terms[i] == aDescription
	}
	return i == l.block+1
}
