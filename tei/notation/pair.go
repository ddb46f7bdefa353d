package notation

import (
	"fmt"
	"slices"

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

// A pair is a matched bracket: the offsets of its opening and closing sign, and the index of
// its shape in the profile.
type pair struct{ open, close, shape int }

// A pairing finds the brackets of a text: before lines and blocks, nested, across
// line ends and blank lines. It takes one pass and memory for what is open.
type pairing struct {
	file   *source.File
	shapes []BracketShape
	depth  int // deeper brackets are characters

	open    [][]int // the offsets of the open brackets of each shape
	last    []int   // the offset of the last closing sign of each shape, or -1
	gap     int     // the offset of the last blank line
	pairs   []pair
	strays  []stray // the first ones found, as many as are reported one by one
	missing int     // the number of brackets without a partner
	first   stray   // the first of them
	tooDeep int     // the number of brackets that are nested too deep
	deepest pair    // the first of them
}

// A stray is a bracket without its partner.
type stray struct {
	at     int
	opened bool
	shape  int
}

func (p *pairing) run(text string) {
	p.open, p.last = make([][]int, len(p.shapes)), make([]int, len(p.shapes))
	for n, s := range p.shapes {
		p.last[n] = lastSign(text, s)
	}
	signs := bracketSigns(p.shapes)
	toggles := slices.ContainsFunc(p.shapes, BracketShape.toggles)
	for i := 0; i < len(text); {
		switch {
		case signs[text[i]] != nil:
			i += max(p.sign(text, i, signs[text[i]]), 1)
			continue
		case toggles && text[i] == '\n' && blankLine(text[i+1:]):
			p.gap = i
		}
		i++
	}
	p.dropAbove(-1)
	slices.SortFunc(p.strays, func(a, b stray) int { return a.at - b.at })
	p.limitDepth()
}

// sign reads the bracket sign that stands at an offset, and returns its length. Of signs that
// begin alike it is the longest one that can be; a closing sign is first that of the innermost
// open bracket. One that closes nothing is not taken for a shorter one that opens.
func (p *pairing) sign(text string, i int, signs []bracketSign) int {
	open := -1 // of the signs, one that closes a bracket which is not the innermost
	none := -1 // one that closes none
	for n, s := range signs {
		if !s.stands(text, i) {
			continue
		}
		switch {
		case s.opens && s.closes:
			if p.toggle(text, i, s) {
				return len(s.text)
			}
		case s.opens && p.shapes[s.shape].Alone && i > p.last[s.shape]:
			// a word that stands alone
		case s.opens && none < 0:
			p.opening(i, s.shape)
			return len(s.text)
		case s.closes && s.shape == p.innermost():
			p.closing(i, s.shape)
			return len(s.text)
		case s.closes && len(p.open[s.shape]) > 0 && open < 0:
			open = n
		case s.closes && none < 0:
			none = n
		}
	}
	if open >= 0 {
		p.closing(i, signs[open].shape)
		return len(signs[open].text)
	}
	if none >= 0 {
		p.stray(stray{i, false, signs[none].shape})
		return len(signs[none].text)
	}
	return 0
}

// innermost returns the shape of the innermost open bracket, or -1.
func (p *pairing) innermost() int {
	shape, last := -1, -1
	for n, open := range p.open {
		if len(open) > 0 && open[len(open)-1] > last {
			shape, last = n, open[len(open)-1]
		}
	}
	return shape
}

// opening notes an open bracket, if any sign that closes its shape is still to
// come: a file of opening signs alone takes no memory.
func (p *pairing) opening(i, shape int) {
	if i > p.last[shape] {
		p.stray(stray{i, true, shape})
		return
	}
	p.open[shape] = append(p.open[shape], i)
}

// toggle reads a sign that opens and closes: it closes if one like it is open in the same
// paragraph and words stand before it, else opens if words stand after it. It reports whether it does
// either.
func (p *pairing) toggle(text string, i int, s bracketSign) bool {
	open := p.open[s.shape]
	if n := len(open); n > 0 && open[n-1] < p.gap {
		p.stray(stray{open[n-1], true, s.shape})
		open = open[:n-1]
		p.open[s.shape] = open
	}
	after := text[i+len(s.text):]
	switch {
	case len(open) > 0 && !endsBlank(text[:i]):
		p.closing(i, s.shape)
	case len(open) == 0 && after != "" && !beginsBlank(after) && i < p.last[s.shape]:
		p.open[s.shape] = append(open, i)
	default:
		return false
	}
	return true
}

// closing pairs a closing sign with the innermost open one of its shape. What was
// opened since and not closed stays a character.
func (p *pairing) closing(i, shape int) {
	open := p.open[shape]
	at := open[len(open)-1]
	p.open[shape] = open[:len(open)-1]
	p.pairs = append(p.pairs, pair{at, i, shape})
	p.dropAbove(at)
}

// dropAbove gives up the brackets that were opened after an offset.
func (p *pairing) dropAbove(at int) {
	for n, open := range p.open {
		for len(open) > 0 && open[len(open)-1] > at {
			p.stray(stray{open[len(open)-1], true, n})
			open = open[:len(open)-1]
		}
		p.open[n] = open
	}
}

// stray notes a bracket without a partner. Where there are very many, only their
// number is kept.
func (p *pairing) stray(s stray) {
	if p.shapes[s.shape].Quiet {
		return
	}
	if p.missing == 0 || s.at < p.first.at {
		p.first = s
	}
	if p.missing++; p.missing <= maxUnmatched {
		p.strays = append(p.strays, s)
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
				p.deepest = b
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
	at := p.place(s)
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeUnopened,
		Message:  fmt.Sprintf("this %s closes no bracket; it stays in the text as it is", at.Text()),
		Span:     at,
		Help:     "if a bracket is meant, add the opening one where it begins",
	}
	if s.opened {
		d.Code = CodeUnclosed
		d.Message = fmt.Sprintf("this %s has no closing bracket; it stays in the text as it is", at.Text())
		d.Help = "if a bracket is meant, add the closing one where it ends"
	}
	return d
}

func (p *pairing) summary() diag.Diagnostic {
	at := p.place(p.first)
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeUnmatched,
		Message:  fmt.Sprintf("%d brackets have no partner, the first in line %d; they stay in the text as they are", p.missing, p.line(at.Start)),
		Span:     at,
		Help:     "check that the file is a transcription, and that its profile has the right bracket signs",
	}
}

func (p *pairing) deep() diag.Diagnostic {
	at := p.place(stray{p.deepest.open, true, p.deepest.shape})
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeDeep,
		Message:  fmt.Sprintf("%d brackets are nested more than %d deep, the first in line %d; they stay in the text as they are", p.tooDeep, p.depth, p.line(at.Start)),
		Span:     at,
		Help:     "close brackets before opening others",
	}
}

func (p *pairing) line(at int) int { return p.file.Position(at, source.CodePoints).Line }

// place returns where a sign without its partner stands.
func (p *pairing) place(s stray) source.Span {
	sign := p.shapes[s.shape].Close
	if s.opened {
		sign = p.shapes[s.shape].Open
	}
	return p.file.Span(s.at, s.at+len(sign))
}
