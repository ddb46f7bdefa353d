package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// series takes blocks for headings that begin with the numbers of a series, if they are as short
// as its rule allows: "1. On the economy." … "2. On the working class." Where one of the first is
// long, the numbers are those of paragraphs.
func (e *encoder) series(parts []*part) {
	for _, r := range e.profile.Blocks {
		if r.Series {
			e.seriesOf(r, parts)
		}
	}
}

// minBroken is the number of headings that make a series which is not kept up to the end.
const minBroken = 4

func (e *encoder) seriesOf(r *notation.BlockRule, parts []*part) {
	members := map[*part]map[string]notation.Range{}
	next, broken := 1, false
	for i, p := range parts {
		if p.item != nil {
			continue
		}
		found := r.Read(p.text)
		at, ok := found["n"]
		if !ok {
			continue
		}
		n := p.text[at.Start:at.End]
		if !fits(r, p.text) || i+1 == len(parts) || e.strong(p) || notation.Ordinal(countOf(n), n) != next {
			broken = true
			break
		}
		members[p] = found
		next++
	}
	if len(members) < 2 || broken && len(members) < minBroken {
		return
	}
	for p, found := range members {
		p.role, p.rule, p.found, p.where, p.prose = r.Role, r, found, r.Where, false
	}
}

// countOf returns how a number counts: in digits, in capital Roman numerals, by small letters.
func countOf(n string) string {
	switch {
	case strings.Trim(n, "0123456789") == "":
		return "number"
	case strings.Trim(n, "IVXL") == "":
		return "roman"
	}
	return "letter"
}
