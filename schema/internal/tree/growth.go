package tree

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Growth is events of which a tree is built while others read them.
type Growth struct {
	from Events
	b    *builder
}

// Grow returns events that pass through what builds a tree.
func Grow(from Events, o Options) *Growth { return &Growth{from, newBuilder(o)} }

// Next returns the next event; nil at the end. It is valid until the next call.
func (g *Growth) Next() *xmltext.Event {
	ev := g.from.Next()
	if ev != nil && g.b.err == nil {
		g.b.event(ev)
	}
	return ev
}

// Diagnostics returns what was found while reading.
func (g *Growth) Diagnostics() diag.List { return g.from.Diagnostics() }

// UnparsedEntity reports whether the document declares an unparsed entity.
func (g *Growth) UnparsedEntity(name string) bool {
	d, ok := g.from.(interface{ UnparsedEntity(string) bool })
	return ok && d.UnparsedEntity(name)
}

// Tree reads what is left, and returns the tree as [Build] does.
func (g *Growth) Tree() (*Tree, diag.List) {
	for g.b.err == nil && g.Next() != nil {
	}
	return g.b.finish(g.from.Diagnostics())
}
