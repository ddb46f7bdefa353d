package encode

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// label records a sign or label of the notation.
func (e *encoder) label(at source.Span, note string) {
	e.layout = append(e.layout, Layout{Span: at, Kind: Label, Note: note})
}

// reportLayout lists all of the transcription that is not text of the edition.
func (e *encoder) reportLayout() {
	e.labelFront()
	for _, f := range e.tree.Header {
		e.blank(f.Lead)
		if f.Label != "" {
			e.label(f.LabelAt, "label of the "+f.Def.Field.Text)
		}
		e.blank(f.Gap)
		e.blankBlocks(f.Value)
	}
	e.blankBlocks(e.tree.Body)
	for _, n := range e.notes {
		e.blankBlocks([]*notation.Block{n.block})
		if n.runIn {
			at := n.block.Span.Point()
			at.End = at.Start + len(n.number) + 1
			e.label(at, "number of a note")
		}
	}
	e.blank(e.tree.Tail)
	slices.SortStableFunc(e.layout, func(a, b Layout) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	e.layout = slices.Compact(e.layout)
}

func (e *encoder) blankBlocks(blocks []*notation.Block) {
	for _, b := range blocks {
		e.blank(b.Lead)
		e.blank(b.Indent)
		e.signs(b.Content)
	}
}

// blank records layout without words, and the page furniture in it.
func (e *encoder) blank(l notation.Layout) {
	if l.Text == "" {
		return
	}
	for _, f := range l.Furniture {
		e.layout = append(e.layout, Layout{Span: f, Kind: Furniture, Note: "page furniture"})
	}
	e.layout = append(e.layout, Layout{Span: l.Span, Kind: Blank, Note: blankNote(l.Text)})
}

func blankNote(s string) string {
	ends := strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
	switch ends {
	case 0:
		return fmt.Sprintf("%d characters of indentation", notation.IndentWidth(s))
	case 1:
		return "line end"
	}
	return fmt.Sprintf("%d line ends", ends)
}

// manyNodes is the number of nodes from which on room is made for what is said of all of them.
const manyNodes = 64

// signs records the brackets and labels in nodes.
func (e *encoder) signs(nodes []notation.Node) {
	if len(nodes) > manyNodes {
		e.layout = slices.Grow(e.layout, len(nodes)/2)
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case *notation.Bracket:
			e.bracketSigns(n)
		case *notation.Break:
			e.layout = append(e.layout, Layout{Span: n.Span, Kind: Blank, Note: blankNote(n.Text)})
		case *notation.Control:
			e.label(n.Span, "control character, named by a note in its place")
		case *notation.PageEnd:
			e.layout = append(e.layout, Layout{Span: n.Span, Kind: Blank, Note: "page end of the print-out"})
		case *marked:
			e.signs(n.nodes)
		}
	}
}

func (e *encoder) bracketSigns(b *notation.Bracket) {
	switch {
	case slices.Contains(e.unpaired, b), e.byOwnRule[b]:
		return
	case b.Rule == nil:
		e.signs(b.Content)
		return
	case b.Rule.Pairs:
		e.label(b.Span, "number of a note")
		return
	}
	if !slices.Contains(slices.Collect(b.Rule.TEI.Holes), "content") {
		e.label(b.Span, "bracket without words: "+b.Rule.Name.Text)
		return
	}
	file, start, end := b.Span.File, b.Span.Start, b.Span.End
	prefix, suffix := e.affixes(b)
	e.label(file.Span(start, start+len(b.Open)+len(b.Label)+len(prefix)), "opening of a bracket: "+b.Rule.Name.Text)
	if !holdsWords(b.Rule.TEI.Nodes) {
		e.signs(stripped(b.Content, prefix, suffix))
	}
	e.label(file.Span(end-len(b.Close)-len(suffix), end), "closing of a bracket: "+b.Rule.Name.Text)
}
