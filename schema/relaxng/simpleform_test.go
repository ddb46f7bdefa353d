package relaxng_test

import (
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
)

// A formChecker holds a grammar to the syntax of the simple form (RELAX NG 5): where
// notAllowed and empty may stand, and that nothing is missing.
type formChecker struct {
	t    *testing.T
	seen map[relaxng.Pattern]bool
}

func checkSimpleForm(t *testing.T, g *relaxng.Grammar) {
	t.Helper()
	c := &formChecker{t, map[relaxng.Pattern]bool{}}
	c.top("the start", g.Start)
}

// top checks a pattern that may be notAllowed.
func (c *formChecker) top(in string, p relaxng.Pattern) {
	if _, ok := p.(*relaxng.NotAllowed); !ok {
		c.pattern(in, p)
	}
}

// nonEmpty checks a pattern that may not be empty.
func (c *formChecker) nonEmpty(in string, p relaxng.Pattern) {
	if _, ok := p.(*relaxng.Empty); ok {
		c.t.Errorf("empty in %s", in)
		return
	}
	c.pattern(in, p)
}

func (c *formChecker) pattern(in string, p relaxng.Pattern) {
	if c.seen[p] {
		return
	}
	c.seen[p] = true
	switch p := p.(type) {
	case *relaxng.Empty, *relaxng.Text, *relaxng.Value:
	case *relaxng.Data:
		if p.Except != nil {
			c.pattern("except", p.Except)
		}
	case *relaxng.List:
		c.pattern("list", p.Content)
	case *relaxng.OneOrMore:
		c.nonEmpty("oneOrMore", p.Content)
	case *relaxng.Choice:
		c.pattern("choice", p.Left)
		c.nonEmpty("choice", p.Right)
	case *relaxng.Group:
		c.nonEmpty("group", p.Left)
		c.nonEmpty("group", p.Right)
	case *relaxng.Interleave:
		c.nonEmpty("interleave", p.Left)
		c.nonEmpty("interleave", p.Right)
	case *relaxng.Attribute:
		c.name("attribute", p.Name)
		c.pattern("attribute", p.Content)
	case *relaxng.Element:
		c.name("element", p.Name)
		c.top("element", p.Content)
	default:
		c.t.Errorf("%T in %s", p, in)
	}
}

func (c *formChecker) name(in string, n relaxng.NameClass) {
	switch n := n.(type) {
	case *relaxng.Name:
	case *relaxng.AnyName:
		if n.Except != nil {
			c.name("except", n.Except)
		}
	case *relaxng.NSName:
		if n.Except != nil {
			c.name("except", n.Except)
		}
	case *relaxng.NameChoice:
		c.name("choice", n.Left)
		c.name("choice", n.Right)
	default:
		c.t.Errorf("%T as name class in %s", n, in)
	}
}
