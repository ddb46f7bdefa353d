package notation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of brackets that stay characters.
const (
	CodeUnclosed  diag.Code = "bracket-not-closed"
	CodeUnopened  diag.Code = "bracket-not-opened"
	CodeDeep      diag.Code = "brackets-too-deep"
	CodeUnmatched diag.Code = "brackets-unbalanced"
)

// maxUnmatched is the number of unbalanced brackets that are reported one by one;
// more are summarised, since then the text is not in this notation at all.
const maxUnmatched = 20

// A pair is a matched bracket: the offsets of its opening and closing sign.
type pair struct{ open, close int }

// A pairing finds the brackets of a text: before lines and blocks, nested, across
// line ends and blank lines. It takes one pass and memory for what is open.
type pairing struct {
	file   *source.File
	shapes []BracketShape
	depth  int // deeper brackets are characters

	open    [][]int // the offsets of the open brackets of each shape
	last    []int   // the offset of the last closing sign of each shape, or -1
	pairs   []pair
	strays  []stray // the first ones found, as many as are reported one by one
	missing int     // the number of brackets without a partner
	first   int     // the offset of the first of them
	tooDeep int     // the number of brackets that are nested too deep
	deepest int     // the offset of the first of them
}

// A stray is a bracket without its partner.
type stray struct {
	at     int
	opened bool
}

func (p *pairing) run(text string) {
	p.open, p.last = make([][]int, len(p.shapes)), make([]int, len(p.shapes))
	for n, s := range p.shapes {
		p.last[n] = strings.LastIndex(text, s.Close)
	}
	starts := p.firstBytes()
	for i := 0; i < len(text); i++ {
		if starts[text[i]] {
			p.sign(text, i)
		}
	}
	p.dropAbove(-1)
	slices.SortFunc(p.strays, func(a, b stray) int { return a.at - b.at })
	p.limitDepth()
}

// firstBytes tells which bytes may begin a bracket sign.
func (p *pairing) firstBytes() (starts [256]bool) {
	for _, s := range p.shapes {
		starts[s.Open[0]], starts[s.Close[0]] = true, true
	}
	return starts
}

func (p *pairing) sign(text string, i int) {
	for n, s := range p.shapes {
		switch {
		case hasPrefixAt(text, i, s.Open):
			p.opening(i, n)
			return
		case hasPrefixAt(text, i, s.Close):
			p.closing(i, n)
			return
		}
	}
}

// opening notes an open bracket, if any sign that closes its shape is still to
// come: a file of opening signs alone takes no memory.
func (p *pairing) opening(i, shape int) {
	if i > p.last[shape] {
		p.stray(i, true)
		return
	}
	p.open[shape] = append(p.open[shape], i)
}

func hasPrefixAt(text string, i int, prefix string) bool {
	return len(text)-i >= len(prefix) && text[i:i+len(prefix)] == prefix
}

// closing pairs a closing sign with the innermost open one of its shape. What was
// opened since and not closed stays a character.
func (p *pairing) closing(i, shape int) {
	open := p.open[shape]
	if len(open) == 0 {
		p.stray(i, false)
		return
	}
	at := open[len(open)-1]
	p.open[shape] = open[:len(open)-1]
	p.pairs = append(p.pairs, pair{at, i})
	p.dropAbove(at)
}

// dropAbove gives up the brackets that were opened after an offset.
func (p *pairing) dropAbove(at int) {
	for n, open := range p.open {
		for len(open) > 0 && open[len(open)-1] > at {
			p.stray(open[len(open)-1], true)
			open = open[:len(open)-1]
		}
		p.open[n] = open
	}
}

// stray notes a bracket without a partner. Where there are very many, only their
// number is kept.
func (p *pairing) stray(at int, opened bool) {
	if p.missing == 0 || at < p.first {
		p.first = at
	}
	if p.missing++; p.missing <= maxUnmatched {
		p.strays = append(p.strays, stray{at, opened})
	}
}

// limitDepth sorts the pairs by their opening signs and drops those nested deeper
// than the profile allows, so that nothing that walks the tree can run out of
// stack.
func (p *pairing) limitDepth() {
	slices.SortFunc(p.pairs, func(a, b pair) int { return a.open - b.open })
	var ends []int
	p.pairs = slices.DeleteFunc(p.pairs, func(b pair) bool {
		for len(ends) > 0 && ends[len(ends)-1] < b.open {
			ends = ends[:len(ends)-1]
		}
		if len(ends) >= p.depth {
			if p.tooDeep++; p.tooDeep == 1 {
				p.deepest = b.open
			}
			return true
		}
		ends = append(ends, b.close)
		return false
	})
}

// diagnostics reports the brackets that stay characters.
func (p *pairing) diagnostics() diag.List {
	var list diag.List
	if p.tooDeep > 0 {
		list = append(list, p.deep())
	}
	if p.missing > maxUnmatched {
		return append(list, p.summary())
	}
	for _, s := range p.strays {
		list = append(list, p.single(s))
	}
	return list
}

func (p *pairing) single(s stray) diag.Diagnostic {
	sign, size := p.signAt(s.at)
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeUnopened,
		Message:  fmt.Sprintf("this %s closes no bracket; it stays in the text as it is", sign),
		Span:     p.file.Span(s.at, s.at+size),
		Help:     "if a bracket is meant, add the opening one where it begins",
	}
	if s.opened {
		d.Code = CodeUnclosed
		d.Message = fmt.Sprintf("this %s has no closing bracket; it stays in the text as it is", sign)
		d.Help = "if a bracket is meant, add the closing one where it ends"
	}
	return d
}

func (p *pairing) summary() diag.Diagnostic {
	at := p.first
	_, size := p.signAt(at)
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeUnmatched,
		Message:  fmt.Sprintf("%d brackets have no partner, the first in line %d; they stay in the text as they are", p.missing, p.line(at)),
		Span:     p.file.Span(at, at+size),
		Help:     "check that the file is a transcription, and that its profile has the right bracket signs",
	}
}

func (p *pairing) deep() diag.Diagnostic {
	at := p.deepest
	_, size := p.signAt(at)
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeDeep,
		Message:  fmt.Sprintf("%d brackets are nested more than %d deep, the first in line %d; they stay in the text as they are", p.tooDeep, p.depth, p.line(at)),
		Span:     p.file.Span(at, at+size),
		Help:     "close brackets before opening others",
	}
}

func (p *pairing) line(at int) int { return p.file.Position(at, source.CodePoints).Line }

func (p *pairing) signAt(at int) (string, int) {
	text := p.file.Bytes()
	for _, s := range p.shapes {
		for _, sign := range []string{s.Open, s.Close} {
			if len(text)-at >= len(sign) && string(text[at:at+len(sign)]) == sign {
				return sign, len(sign)
			}
		}
	}
	return "bracket", 1
}
