package collate

import (
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// A placer tells the tokens of flat text where they came from, in their order.
type placer struct {
	*flattener
	document   *tei.Document
	normal     Normalization
	start, end int // the token
	next       int // the first stretch that may hold it
	broken     int // points that are behind
	formed     int // regular forms that are behind
	path       string
	pathOf     *etree.Element
}

func (p *placer) span(start, end int) source.Span {
	p.start, p.end = start, end
	for p.next < len(p.stretches)-1 && p.stretches[p.next].end <= start {
		p.next++
	}
	if last := p.lastOffset(); last >= 0 && p.offsets[start] >= 0 {
		file := p.document.File()
		return file.Span(int(p.offsets[start]), behind(file, last))
	}
	return p.document.Span(p.stretches[p.next].in)
}

// lastOffset returns where the last character of the token stands in the file, or -1.
func (p *placer) lastOffset() int {
	if p.end > len(p.offsets) {
		return -1
	}
	_, size := utf8.DecodeLastRune(p.text[p.start:p.end])
	return int(p.offsets[p.end-size])
}

// form sets the form that is compared, where a part of the token has a regular one.
func (p *placer) form(t *Token) {
	for p.formed < len(p.regular) && p.regular[p.formed].end <= p.start {
		p.formed++
	}
	form, at := "", p.start
	for _, x := range p.regular[p.formed:] {
		if x.start < at || x.end > p.end {
			break
		}
		form += string(p.text[at:x.start]) + x.form
		at = x.end
	}
	if form != "" {
		t.Normal = p.normal.Apply(form + string(p.text[at:p.end]))
	}
}

func (p *placer) place(t *Token) {
	in := p.stretches[p.next].in
	if in != p.pathOf {
		p.pathOf, p.path = in, tei.Path(in)
	}
	t.Path = p.path
	if p.origins != nil {
		t.Origin = int(p.origins[p.start])
	}
	t.Hand, t.Unit = p.stretches[p.next].hand, p.stretches[p.next].unit
	p.form(t)
	marked := false
	var pieces []Piece
	for i := p.next; i < len(p.stretches) && p.stretches[i].start < p.end; i++ {
		s := p.stretches[i]
		marked = marked || len(s.marks) > 0
		text := string(p.text[max(s.start, p.start):min(s.end, p.end)])
		if s.held {
			t.Normal, text = string(placeholder)+s.in.Tag, ""
			t.Text = strings.ReplaceAll(t.Text, string(placeholder), "")
		}
		pieces = append(pieces, Piece{text, s.marks})
	}
	if marked {
		t.Pieces = pieces
	}
	for p.broken < len(p.points) && p.points[p.broken].at <= p.start {
		t.Breaks = append(t.Breaks, p.points[p.broken].mark)
		p.broken++
	}
}
