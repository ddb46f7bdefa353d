package critical

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
)

// moveLabel begins a bracket of text that a sign in the source moves:
// [move: 2 1 | one / two].
const moveLabel = "move"

// move makes pieces of text with ids, and after the block says in which order they are to
// be read (TEI P5, 12.3.4.5). ok is false if the bracket is not of that form.
func (p *parser) move(h head, pr pair, at source.Span) (nodes []Node, ok bool) {
	pieces := p.split(h.end, pr.close, '|')
	if len(pieces) != 2 {
		return nil, false
	}
	parts := p.split(pieces[1].from, pieces[1].to, '/')
	order, ok := permutation(p.text[pieces[0].from:pieces[0].to], len(parts))
	if !ok {
		return nil, false
	}
	var ids []string
	for i, part := range parts {
		from, to := p.trim(part.from, part.to)
		if i > 0 {
			nodes = join(nodes, &Text{" ", p.span(part.from, from)})
		}
		seg := &Element{Name: "seg", Span: p.span(from, to)}
		ids = append(ids, p.freeID(moveID, &p.moved))
		seg.set("xml:id", ids[i], seg.Span)
		seg.add(p.inline(from, to)...)
		p.readsBy(ruleMove, seg, fmt.Sprintf("text that is moved, %d of %d", i+1, len(parts)), "[move: order | a / b]", "")
		nodes = join(nodes, seg)
	}
	transpose := &Element{Name: "transpose", Span: at}
	for _, n := range order {
		ptr := &Element{Name: "ptr", Span: at}
		ptr.set("target", "#"+ids[n-1], at)
		transpose.add(ptr)
	}
	list := &Element{Name: "listTranspose", Children: []Node{transpose}, Span: at}
	p.readsBy(ruleMove, list, "order in which text is moved", "[move: order | a / b]", "")
	p.after = append(p.after, list)
	return nodes, true
}

// moveID begins the ids of what is moved.
const moveID = "t"

var writtenID = expression.Lazy(`(?:id *= *["']?|#|anchor )([\pL_][\pL\pN_.\-]*)`)

// freeID returns an id that nothing has yet, of letters and the next number.
func (p *parser) freeID(letters string, n *int) string {
	if p.ids == nil {
		p.ids = map[string]bool{}
		for _, m := range writtenID().FindAllStringSubmatch(p.text, -1) {
			p.ids[m[1]] = true
		}
	}
	for {
		*n++
		if id := letters + strconv.Itoa(*n); !p.ids[id] {
			return id
		}
	}
}

// permutation reads the numbers from 1 to n in any order.
func permutation(s string, n int) ([]int, bool) {
	var order []int
	seen := map[int]bool{}
	for _, word := range strings.Fields(s) {
		i, err := strconv.Atoi(word)
		if err != nil || i < 1 || i > n || seen[i] {
			return nil, false
		}
		seen[i] = true
		order = append(order, i)
	}
	return order, len(order) == n
}
