package transform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// maxNoteNumber is how long a number of the source may be, in bytes; what is longer is
// none, and would tear the line.
const maxNoteNumber = 11

// noteKeys gives notes their keys: no two of them have one key.
type noteKeys struct {
	given  map[string][]*etree.Element // the notes that the source gives a number, by it
	counts [2]int                      // notes of each series that have none
}

// newNoteKeys finds the numbers that the source gives, below an element.
func newNoteKeys(root *etree.Element) *noteKeys {
	k := &noteKeys{given: map[string][]*etree.Element{}}
	k.collect(root)
	return k
}

func (k *noteKeys) collect(e *etree.Element) {
	if e == nil {
		return
	}
	if n := noteNumber(e); n != "" && e.Tag == "note" && noteKindOf(e) == noteApart {
		k.given[n] = append(k.given[n], e)
	}
	for _, child := range e.ChildElements() {
		k.collect(child)
	}
}

// noteNumber is the number that the source gives, or "".
func noteNumber(e *etree.Element) string {
	n := strings.TrimSpace(e.SelectAttrValue("n", ""))
	if len(n) > maxNoteNumber {
		return ""
	}
	return n
}

// key is the number that the source gives, else the next one that it gives to no note.
// Where numbers of the source begin again, as on each page, it says which of them the
// note is: "1 (2)" is the second note 1.
func (k *noteKeys) key(e *etree.Element, series Series) string {
	if n := noteNumber(e); n != "" {
		if at := slices.Index(k.given[n], e); at > 0 {
			return fmt.Sprintf("%s (%d)", n, at+1)
		}
		return n
	}
	for {
		k.counts[series]++
		if key := series.key(k.counts[series]); k.given[key] == nil {
			return key
		}
	}
}

// key is that of the note at a place in the series, from 1: 1, 2, 3; of the author's,
// *, **, ***, *4.
func (s Series) key(at int) string {
	switch {
	case s == EditorNotes:
		return strconv.Itoa(at)
	case at <= 3:
		return strings.Repeat("*", at)
	}
	return "*" + strconv.Itoa(at)
}
