package relaxng

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
)

// CodeInclude is of a file that a schema refers to and that cannot be taken in.
const CodeInclude diag.Code = "schema-include"

// follow reads what the pattern refers to in other files.
func (l *loader) follow(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.Element:
		l.followAll(p.Content)
	case *syntax.Attribute:
		l.followAll(p.Content)
	case *syntax.Compound:
		l.followAll(p.Content)
	case *syntax.Data:
		l.followAll(p.Except)
	case *syntax.Grammar:
		l.followComponents(p.Content)
	case *syntax.ExternalRef:
		if target := l.refer(reference{"4.6", p.Href, p.NS, p.Span}); target != nil {
			l.targets[p] = target
		}
	}
}

func (l *loader) followAll(ps []syntax.Pattern) {
	for _, p := range ps {
		l.follow(p)
	}
}

func (l *loader) followComponents(cs []syntax.Component) {
	for _, c := range cs {
		switch c := c.(type) {
		case *syntax.Define:
			l.followAll(c.Content)
		case *syntax.Div:
			l.followComponents(c.Content)
		case *syntax.Include:
			l.followInclude(c)
			l.followComponents(c.Content)
		}
	}
}

func (l *loader) followInclude(c *syntax.Include) {
	r := reference{"4.7", c.Href, c.NS, c.Span}
	target := l.refer(r)
	if target == nil || target.Root == nil {
		return
	}
	if _, ok := target.Root.(*syntax.Grammar); !ok {
		l.diags = append(l.diags, diag.Diagnostic{
			Code:    CodeInclude,
			Message: fmt.Sprintf("RELAX NG 4.7: %s is included, but it is no grammar", c.Href),
			Span:    c.Span,
			Related: []diag.Related{{Span: target.Root.At(), Message: "it begins here"}},
			Help:    "refer to a single pattern with externalRef (in the compact syntax: external)",
		})
		return
	}
	l.include[c] = target
}

// report says that a reference could not be followed.
func (l *loader) report(r reference, err error) {
	l.diags = append(l.diags, diag.Diagnostic{
		Code:    CodeInclude,
		Message: fmt.Sprintf("RELAX NG 4.5: %s %s", r.href, err),
		Span:    r.span,
		Help:    include.Help(err),
	})
}

// loop says that a file refers to itself.
func (l *loader) loop(r reference, uri string) {
	way := append(slices.Clone(l.open[slices.Index(l.open, uri):]), uri)
	l.diags = append(l.diags, diag.Diagnostic{
		Code:    CodeInclude,
		Message: "RELAX NG " + r.section + ": the schema takes in itself: " + strings.Join(way, " → "),
		Span:    r.span,
		Help:    "move what both files need into a third one",
	})
}
