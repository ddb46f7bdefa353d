package relaxng

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A census counts the children of all open elements by their names: for paths, and
// to say of a misplaced element what it should have preceded. It grows with
// the depth of the document and the variety of names, not with its length.
type census struct {
	children []sibling
	seen     []int32 // by symbol, in the document so far
}

// A sibling is the first child of its name in an open element.
type sibling struct {
	name   xmltext.Name
	symbol symbol
	count  int
	span   source.Span // the name in the start tag
	tag    source.Span
	before *state // the state of the parent before it
}

// maxChildren is how many names of children are told apart in one element. All
// others are counted as if they had one name.
const maxChildren = 64

// count counts f, which begins in parent.
func (c *census) count(parent, f *frame) {
	c.note(f.symbol)
	children := c.children[parent.siblings:]
	for i := range children {
		k := &children[i]
		if k.symbol == f.symbol && (f.symbol != nameless || k.name == f.name) || i == maxChildren {
			k.count++
			f.index = k.count
			return
		}
	}
	f.index = 1
	c.children = append(c.children, sibling{f.name, f.symbol, 1, f.span, f.tag, parent.state})
	f.siblings++
}

func (c *census) note(s symbol) {
	if s == nameless {
		return
	}
	for int(s) >= len(c.seen) {
		c.seen = append(c.seen, 0)
	}
	c.seen[s]++
}

// used returns how many elements or attributes of a name the document has had so far.
func (c *census) used(s symbol) int32 {
	if s == nameless || int(s) >= len(c.seen) {
		return 0
	}
	return c.seen[s]
}

// forget drops the children of f, which has ended.
func (c *census) forget(f *frame) { c.children = c.children[:f.siblings] }

// path returns the path of the top frame.
func (v *Validator) path() string {
	var b strings.Builder
	for i := 1; i < len(v.frames); i++ {
		f := &v.frames[i]
		b.WriteByte('/')
		b.WriteString(f.name.String())
		if i > 1 {
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(f.index))
			b.WriteByte(']')
		}
	}
	return b.String()
}
