package collate

import (
	"strings"

	"github.com/beevik/etree"
)

// Spaced is the white space that a witness has at some place.
type spaced struct {
	witness int
	space   string
}

func sameSpace(all []spaced) (string, bool) {
	for _, s := range all {
		if s.space != all[0].space {
			return "", false
		}
	}
	if len(all) == 0 {
		return "", true
	}
	return all[0].space, true
}

// spaces writes the white space of witnesses at a place outside of readings. At an
// edge of the text it is no layout.
func (a *apparatus) spaces(all []spaced, edge bool) {
	plain, same := sameSpace(all)
	switch {
	case same && !edge && strings.Contains(plain, "\n\n"):
		before, after, _ := strings.Cut(plain, "\n\n")
		write(a.at, before)
		a.paragraph()
		write(a.at, after)
	case same && !edge && a.options.Verse && plain == "\n":
		a.verse()
	case same:
		write(a.at, plain)
		if plain == "\n" && !edge {
			add(a.at, "lb")
		}
	case a.onlyLineEnds(all):
		a.lineEnds(a.at, all)
	default:
		a.spacing(all)
	}
}

// varies reports whether white space differs by more than line ends.
func (a *apparatus) varies(all []spaced) bool {
	_, same := sameSpace(all)
	return !same && !a.onlyLineEnds(all)
}

// wait keeps white space for the readings that follow.
func (a *apparatus) wait(all []spaced) {
	a.before = map[int]string{}
	for _, s := range all {
		a.before[s.witness] = s.space
	}
}

func (a *apparatus) onlyLineEnds(all []spaced) bool {
	for _, s := range all {
		if blank(s.space) != " " {
			return false
		}
	}
	return true
}

// lineEnds writes a blank that is a line end in some witnesses, or in all.
func (a *apparatus) lineEnds(parent *etree.Element, all []spaced) {
	var ended []int
	for _, s := range all {
		if s.space == "\n" {
			ended = append(ended, s.witness)
		}
	}
	if len(ended) == len(all) {
		write(parent, "\n")
		add(parent, "lb")
		return
	}
	write(parent, " ")
	add(parent, "lb", "edRef", a.pointers(ended))
}

// spacing writes white space that differs, as an entry of its own.
func (a *apparatus) spacing(all []spaced) {
	app := add(a.at, "app", "type", string(Spacing))
	var kinds []reading
	for _, s := range all {
		k := 0
		for k < len(kinds) && kinds[k].key != s.space {
			k++
		}
		if k == len(kinds) {
			kinds = append(kinds, reading{key: s.space})
		}
		kinds[k].witnesses = append(kinds[k].witnesses, s.witness)
	}
	lem := lemma(kinds, a.base)
	write(add(app, "lem", "wit", a.pointers(kinds[lem].witnesses)), kinds[lem].key)
	for k, r := range kinds {
		if k != lem {
			write(add(app, "rdg", "wit", a.pointers(r.witnesses)), r.key)
		}
	}
}

// write appends text to what an element holds.
func write(e *etree.Element, s string) {
	if s != "" {
		e.CreateText(s)
	}
}
