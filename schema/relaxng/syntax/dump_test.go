package syntax_test

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/xmltext"
)

// dump writes a tree so that two trees of one meaning, from different syntaxes, give the
// same text: groups of one are opened, groups in groups joined, hrefs lose .rnc and
// .rng, spans are left out.
func dump(p syntax.Pattern) string {
	var d dumper
	d.pattern(p)
	return d.String()
}

type dumper struct {
	strings.Builder
	indent int
}

func (d *dumper) line(format string, args ...any) {
	d.WriteString(strings.Repeat(" ", d.indent))
	fmt.Fprintf(d, format+"\n", args...)
}

func (d *dumper) documented(n syntax.Node) {
	if n.Documentation != "" {
		d.line("## %q", n.Documentation)
	}
}

// in writes what belongs inside of the line before.
func (d *dumper) in(write func()) {
	d.indent++
	write()
	d.indent--
}

// flat returns patterns with groups opened as far as they say nothing.
func flat(op syntax.Op, patterns []syntax.Pattern) []syntax.Pattern {
	var out []syntax.Pattern
	for _, p := range patterns {
		c, ok := p.(*syntax.Compound)
		if ok && c.Documentation == "" && (c.Op == op || c.Op <= syntax.Choice && len(c.Content) == 1) {
			out = append(out, flat(op, c.Content)...)
			continue
		}
		out = append(out, p)
	}
	return out
}

func (d *dumper) patterns(op syntax.Op, patterns []syntax.Pattern) {
	for _, p := range flat(op, patterns) {
		d.in(func() { d.pattern(p) })
	}
}

var opNames = map[syntax.Op]string{syntax.Group: "group", syntax.Interleave: "interleave", syntax.Choice: "choice",
	syntax.Optional: "?", syntax.ZeroOrMore: "*", syntax.OneOrMore: "+", syntax.List: "list", syntax.Mixed: "mixed"}

func (d *dumper) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.Compound:
		d.compound(p)
	case *syntax.Element:
		d.line("element")
		d.in(func() { d.documented(p.Node); d.name(p.Name) })
		d.patterns(syntax.Group, p.Content)
	case *syntax.Attribute:
		d.line("attribute")
		d.in(func() { d.documented(p.Node); d.name(p.Name) })
		if len(p.Content) == 0 {
			d.in(func() { d.line("text") })
		}
		d.patterns(syntax.Group, p.Content)
	case *syntax.Grammar:
		d.line("grammar")
		d.in(func() { d.documented(p.Node); d.components(p.Content) })
	default:
		d.leaf(p)
	}
}

func (d *dumper) compound(p *syntax.Compound) {
	content := flat(p.Op, p.Content)
	if p.Op <= syntax.Choice && len(content) == 1 && p.Documentation == "" {
		d.pattern(content[0])
		return
	}
	d.line("%s", opNames[p.Op])
	d.in(func() { d.documented(p.Node) })
	inner := syntax.Group
	if p.Op <= syntax.Choice {
		inner = p.Op
	}
	d.patterns(inner, p.Content)
}

func (d *dumper) leaf(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.Ref:
		d.line("ref %s parent=%v", p.Name, p.Parent)
		d.in(func() { d.documented(p.Node) })
	case *syntax.Data:
		d.line("data {%s}%s", p.Library, p.Type)
		d.in(func() {
			d.documented(p.Node)
			for _, param := range p.Params {
				d.line("param %s=%q", param.Name, param.Value)
				d.documented(param.Node)
			}
		})
		if p.Except != nil {
			d.in(func() { d.line("except") })
			d.patterns(syntax.Choice, p.Except)
		}
	case *syntax.Value:
		// The built-in token and the namespaces in scope are no part of the meaning of a
		// value that has no prefix.
		d.line("value {%s}%s %q", p.Library, p.Type, strings.Join(strings.Fields(p.Text), " "))
		d.in(func() { d.documented(p.Node) })
	case *syntax.ExternalRef:
		d.line("external %s ns=%s", stem(p.Href), p.NS)
		d.in(func() { d.documented(p.Node) })
	case *syntax.Empty:
		d.line("empty")
		d.in(func() { d.documented(p.Node) })
	case *syntax.Text:
		d.line("text")
		d.in(func() { d.documented(p.Node) })
	case *syntax.NotAllowed:
		d.line("notAllowed")
		d.in(func() { d.documented(p.Node) })
	default:
		d.line("%T", p)
	}
}

func stem(href string) string {
	return strings.TrimSuffix(strings.TrimSuffix(href, ".rnc"), ".rng")
}

func (d *dumper) components(components []syntax.Component) {
	for _, c := range components {
		switch c := c.(type) {
		case *syntax.Define:
			d.line("define %q combine=%d", c.Name, c.Combine)
			d.in(func() { d.documented(c.Node) })
			d.patterns(syntax.Group, c.Content)
		case *syntax.Div:
			d.line("div")
			d.in(func() { d.documented(c.Node); d.components(c.Content) })
		case *syntax.Include:
			d.line("include %s ns=%s", stem(c.Href), c.NS)
			d.in(func() { d.documented(c.Node); d.components(c.Content) })
		}
	}
}

func (d *dumper) name(n syntax.NameClass) {
	switch n := n.(type) {
	case *syntax.Name:
		d.line("name {%s}%s", n.Space, n.Local)
		d.documented(n.Node)
	case *syntax.AnyName:
		d.line("anyName")
		d.documented(n.Node)
		d.exceptNames(n.Except)
	case *syntax.NSName:
		d.line("nsName {%s}", n.Space)
		d.documented(n.Node)
		d.exceptNames(n.Except)
	case *syntax.NameChoice:
		for _, one := range n.Content {
			d.name(one)
		}
		d.documented(n.Node)
	}
}

func (d *dumper) exceptNames(names []syntax.NameClass) {
	if names != nil {
		d.line("except")
	}
	d.in(func() {
		for _, n := range names {
			d.name(n)
		}
	})
}

// dumpForeign writes annotations as XML without spans.
func dumpForeign(all []*syntax.Foreign) string {
	var b strings.Builder
	for _, f := range all {
		for i := range f.Events {
			dumpEvent(&b, &f.Events[i])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func dumpEvent(b *strings.Builder, ev *xmltext.Event) {
	switch ev.Kind {
	case xmltext.StartElement:
		fmt.Fprintf(b, "<{%s}%s", ev.Name.Space, ev.Name.Local)
		for _, a := range ev.Attrs {
			if !a.IsNamespace() {
				fmt.Fprintf(b, " {%s}%s=%q", a.Name.Space, a.Name.Local, a.Value)
			}
		}
		b.WriteByte('>')
	case xmltext.EndElement:
		fmt.Fprintf(b, "</{%s}%s>", ev.Name.Space, ev.Name.Local)
	case xmltext.Text, xmltext.CData:
		if text := strings.TrimSpace(string(ev.Text)); text != "" {
			b.WriteString(text)
		}
	}
}
