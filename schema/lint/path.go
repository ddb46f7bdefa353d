package lint

import (
	"strconv"
	"strings"
)

// A sibling is a name of children in an open element, and how many there were.
type sibling struct {
	id    uint32
	count int
}

// maxSiblings is how many names of children are told apart in one element. All others
// are counted as if they had one name.
const maxSiblings = 64

// count counts an element that begins among its siblings.
func (d *Document) count(e *element, id uint32) {
	if n := len(d.open); n > 0 {
		e.index = d.countAmong(d.census[d.open[n-1].census:], id)
	} else {
		e.index = 1
	}
	e.census = len(d.census)
}

func (d *Document) countAmong(siblings []sibling, id uint32) int {
	for i := range siblings {
		if siblings[i].id == id || i == maxSiblings {
			siblings[i].count++
			return siblings[i].count
		}
	}
	d.census = append(d.census, sibling{id, 1})
	return 1
}

// path returns the path of the innermost open element: /TEI/text[1]/body[1]/p[3].
func (d *Document) path() string {
	var b strings.Builder
	for i := range d.open {
		b.WriteByte('/')
		b.WriteString(d.open[i].name.String())
		if i > 0 {
			b.WriteString("[" + strconv.Itoa(d.open[i].index) + "]")
		}
	}
	return b.String()
}
