package yamltext

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/source"
)

// An Outline says where things stand in a YAML file. It is made when there is something to say about
// the file: readers that find nothing wrong need none.
type Outline struct {
	file  *source.File
	whole Place
	hosts map[source.Position]Place // where a value begins → the map that it stands in
}

// NewOutline returns the outline of a file; of one that is no YAML, an empty one.
func NewOutline(f *source.File) *Outline {
	o := &Outline{file: f, hosts: map[source.Position]Place{}}
	if CheckDepth(f.Bytes()) != nil {
		return o
	}
	parsed, err := parser.ParseBytes(Plain(f.Bytes()), 0)
	if err != nil || len(parsed.Docs) == 0 || parsed.Docs[0].Body == nil {
		return o
	}
	o.whole = Place{outline: o, node: parsed.Docs[0].Body}
	o.visit(o.whole)
	return o
}

// visit notes the maps at and below a place.
func (o *Outline) visit(p Place) {
	for _, pair := range Pairs(p.node) {
		if t := pair.Value.GetToken(); t != nil {
			o.hosts[source.Position{Line: t.Position.Line, Column: t.Position.Column}] = p
		}
		o.visit(Place{outline: o, key: pair.Key, node: pair.Value})
	}
	if list, ok := p.node.(*ast.SequenceNode); ok {
		for _, item := range list.Values {
			o.visit(Place{outline: o, node: item})
		}
	}
}

// In returns the place to which keys of maps and numbers of items in lists lead, from the top of the file.
func (o *Outline) In(path ...any) Place { return o.whole.In(path...) }

// Around returns the map of which a value begins at a span.
func (o *Outline) Around(s source.Span) Place {
	if s.File != o.file {
		return Place{}
	}
	return o.hosts[s.Position()]
}

// A Place is a value in a YAML file, perhaps with its key. The zero Place is nowhere.
type Place struct {
	outline *Outline
	key     ast.MapKeyNode // nil if it is an item of a list
	node    ast.Node
}

// IsZero reports whether there is no such place.
func (p Place) IsZero() bool { return p.outline == nil }

// In is [Outline.In] from a place on.
func (p Place) In(path ...any) Place {
	for _, step := range path {
		p = p.step(step)
	}
	return p
}

func (p Place) step(to any) Place {
	switch to := to.(type) {
	case string:
		for _, pair := range Pairs(p.node) {
			if pair.Key.GetToken().Value == to {
				return Place{outline: p.outline, key: pair.Key, node: pair.Value}
			}
		}
	case int:
		if list, ok := p.node.(*ast.SequenceNode); ok && to >= 0 && to < len(list.Values) {
			return Place{outline: p.outline, node: list.Values[to]}
		}
	}
	return Place{}
}

// Pairs returns the keys and values of a map, nil of anything else.
func Pairs(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

// Text returns the value of a scalar, "" of anything else.
func (p Place) Text() string {
	text, _, _ := p.scalar()
	return text
}

// Span returns where the value is written, as far as it stands on its first line, without quotation marks. Of
// a list or a map it is the key, or, if it has none, the sign that begins it. The zero Place gives the
// zero Span.
func (p Place) Span() source.Span {
	if p.IsZero() {
		return source.Span{}
	}
	f := p.outline.file
	if at := p.offsets(); len(at) > 1 {
		start := f.Span(at[0], at[0])
		return f.Span(start.Start, min(at[len(at)-1], start.Line().End))
	}
	if p.key != nil {
		return TokenSpan(f, p.key.GetToken())
	}
	if inside := Pairs(p.node); len(inside) > 0 && inside[0].GetToken().Position.Line >= p.node.GetToken().Position.Line {
		return TokenSpan(f, inside[0].Key.GetToken())
	}
	return TokenSpan(f, p.node.GetToken())
}

// Part returns where a part of the value is written: its bytes from start up to, not including, end, of what
// the value is when escapes and line ends are resolved. A part that cannot be found gives the whole.
func (p Place) Part(start, end int) source.Span {
	at := p.offsets()
	if start < 0 || end < start || end >= len(at) {
		return p.Span()
	}
	return p.outline.file.Span(at[start], max(at[start], at[end]))
}

// Comment returns the comment that ends the line on which the value ends, the zero Span if there is none.
func (p Place) Comment() source.Span {
	at := p.offsets()
	if len(at) == 0 {
		return source.Span{}
	}
	end := at[len(at)-1]
	rest := p.outline.file.Span(end, p.outline.file.Span(end, end).Line().End)
	if text := strings.TrimLeft(rest.Text(), " \t"); text != rest.Text() && strings.HasPrefix(text, "#") {
		return p.outline.file.Span(rest.End-len(text), rest.End)
	}
	return source.Span{}
}

// TokenSpan returns where a token stands; of one that has no place, the start of the file.
func TokenSpan(f *source.File, t *token.Token) source.Span {
	if t == nil || t.Position == nil {
		return f.Span(0, 0)
	}
	start := f.Offset(source.Position{Line: t.Position.Line, Column: max(1, t.Position.Column)}, source.CodePoints)
	rest := f.Span(start, f.Span(start, start).Line().End)
	written := strings.TrimRight(rest.Text(), " \t")
	if word, _, _ := strings.Cut(strings.TrimSpace(t.Origin), "\n"); word != "" && strings.HasPrefix(written, word) {
		written = word
	}
	return f.Span(start, start+len(written))
}
