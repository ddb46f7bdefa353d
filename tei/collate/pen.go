package collate

import "github.com/beevik/etree"

// A pen writes tokens into an element, and keeps the elements of their own encoding
// open over as many tokens as they hold.
type pen struct {
	root  *etree.Element
	open  []*Mark
	stack []*etree.Element
	blank string // white space that waits for what follows: it may belong into an element
}

func newPen(root *etree.Element) *pen { return &pen{root: root} }

func (p *pen) here() *etree.Element {
	if n := len(p.stack); n > 0 {
		return p.stack[n-1]
	}
	return p.root
}

// token writes a token.
func (p *pen) token(t *Token) {
	if t.Pieces == nil {
		p.piece(Piece{Text: t.Text})
	}
	for _, piece := range t.Pieces {
		p.piece(piece)
	}
}

func (p *pen) piece(piece Piece) {
	keep := 0
	for keep < len(p.open) && keep < len(piece.Marks) && p.open[keep] == piece.Marks[keep] {
		keep++
	}
	p.shut(keep)
	p.flush()
	for _, m := range piece.Marks[keep:] {
		p.stack = append(p.stack, element(p.here(), m))
		p.open = append(p.open, m)
	}
	write(p.here(), piece.Text)
}

// space writes white space, in the elements that go on behind it.
func (p *pen) space(s string) { p.blank += s }

func (p *pen) flush() {
	write(p.here(), p.blank)
	p.blank = ""
}

// empty writes an element without text, outside of all that is open.
func (p *pen) empty(m *Mark) *etree.Element {
	p.close()
	return element(p.root, m)
}

func (p *pen) shut(keep int) {
	p.open, p.stack = p.open[:keep], p.stack[:keep]
}

// close ends all elements.
func (p *pen) close() {
	p.shut(0)
	p.flush()
}

func element(parent *etree.Element, m *Mark) *etree.Element {
	e := parent.CreateElement(m.Name)
	for _, a := range m.Attrs {
		e.CreateAttr(a.Name, a.Value)
	}
	return e
}
