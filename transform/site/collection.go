package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A collection is the editions of a site in their order, by date, and what they name.
type collection struct {
	editions  []*edition
	known     map[string]entity // described in an edition, by their ids
	addresses map[string]string // ids that point to those, to their ids
	entries   map[kind]map[string]*entry
	collator  *collate.Collator
}

// An entry is a person, place or organisation of a register.
type entry struct {
	Kind   kind
	ID     string
	Label  string
	Sort   string
	URI    string
	Sent   []*edition // by a person; from a place
	Got    []*edition // by a person; at a place
	Wrote  []*edition // what is no letter
	Named  []mentioned
	forms  map[string]int
	headed map[string]int // forms in headers
}

// A mentioned is an edition that mentions somebody, and where.
type mentioned struct {
	Edition *edition
	Anchors []string
}

func newCollection(editions []*edition, lang string) *collection {
	c := &collection{
		editions: editions, known: map[string]entity{}, addresses: map[string]string{},
		entries:  map[kind]map[string]*entry{person: {}, place: {}, organisation: {}},
		collator: collate.New(language.Make(cmp.Or(lang, "en")), collate.Numeric),
	}
	slices.SortStableFunc(c.editions, func(a, b *edition) int {
		return cmp.Or(strings.Compare(a.Date.key(), b.Date.key()), c.compare(a.Title, b.Title), strings.Compare(a.Page, b.Page))
	})
	c.describe()
	for _, e := range c.editions {
		c.register(e)
	}
	for _, entries := range c.entries {
		for _, found := range entries {
			found.settle(c.known[found.ID])
		}
	}
	return c
}

// describe collects what editions describe. An address that means two of them means
// neither, unless they are one: of one name, and one of them without what an authority
// file knows it by.
func (c *collection) describe() {
	meant := map[string][]entity{}
	for _, e := range c.editions {
		for address, described := range e.Known {
			c.known[described.ID] = described
			same := func(other entity) bool { return other.ID == described.ID }
			if !slices.ContainsFunc(meant[address], same) {
				meant[address] = append(meant[address], described)
			}
		}
	}
	better := map[string]string{} // ids of descriptions, to those of better ones; "" if several
	for address, entities := range meant {
		one, ok := theOne(entities)
		if !ok {
			continue
		}
		c.addresses[address] = one
		for _, other := range entities {
			if before, again := better[other.ID]; again && before != one {
				better[other.ID] = ""
			} else if other.ID != one {
				better[other.ID] = one
			}
		}
	}
	for id, one := range better {
		if one != "" {
			c.addresses[id] = one
		}
	}
}

// theOne returns the id of the entity that several descriptions with one xml:id are of.
func theOne(entities []entity) (id string, ok bool) {
	id = entities[0].ID
	for _, e := range entities[1:] {
		switch {
		case e.Kind != entities[0].Kind || slug(e.Text) != slug(entities[0].Text):
			return "", false
		case e.URI != "" && id != slug(entities[0].Text):
			return "", false // two of an authority file
		case e.URI != "":
			id = e.ID
		}
	}
	return id, true
}

// id is the id of what a name names, wherever that is described.
func (c *collection) id(n name) string {
	id := n.ID
	for range 2 { // from an address to a description, from that to a better one
		if next, ok := c.addresses[id]; ok {
			id = next
		}
	}
	return id
}

// register enters what an edition names.
func (c *collection) register(e *edition) {
	for _, n := range e.senders() {
		found := c.entry(n)
		if e.isLetter() {
			found.Sent = append(found.Sent, e)
		} else {
			found.Wrote = append(found.Wrote, e)
		}
	}
	for _, n := range e.Received.Names {
		found := c.entry(n)
		found.Got = append(found.Got, e)
	}
	for _, n := range e.Sent.Places {
		found := c.entry(n)
		found.Sent = append(found.Sent, e)
	}
	for _, n := range e.Received.Places {
		found := c.entry(n)
		found.Got = append(found.Got, e)
	}
	for _, m := range e.Mentions {
		found := c.entry(m.name)
		if last := len(found.Named) - 1; last < 0 || found.Named[last].Edition != e {
			found.Named = append(found.Named, mentioned{Edition: e})
		}
		last := &found.Named[len(found.Named)-1]
		if !slices.Contains(last.Anchors, m.Anchor) {
			last.Anchors = append(last.Anchors, m.Anchor)
		}
	}
}

// named returns the entry that a name of an edition has.
func (c *collection) named(n name) *entry { return c.entries[n.Kind][c.id(n)] }

// entry returns the entry of a name, to which this use of it is added.
func (c *collection) entry(n name) *entry {
	id := c.id(n)
	found := c.entries[n.Kind][id]
	if found == nil {
		found = &entry{Kind: n.Kind, ID: id, forms: map[string]int{}, headed: map[string]int{}}
		c.entries[n.Kind][id] = found
	}
	found.forms[n.Text]++
	if n.Head {
		found.headed[n.Text]++
	}
	found.Sort = firstOf(found.Sort, n.Sort)
	found.URI = firstOf(found.URI, n.URI)
	return found
}

// firstOf keeps the choice between two words from depending on the order of editions.
func firstOf(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// settle chooses what to call an entry: as where it is described, else as headers name
// it, else as texts do.
func (e *entry) settle(known entity) {
	forms := e.headed
	if len(forms) == 0 {
		forms = e.forms
	}
	e.Label = cmp.Or(known.Text, commonest(forms))
	e.Sort = cmp.Or(known.Sort, e.Sort, e.Label)
	e.URI = cmp.Or(known.URI, e.URI)
}

// commonest chooses among forms of a name the most frequent one that is not all
// capitals, as signatures often are.
func commonest(forms map[string]int) string {
	best, count := "", 0
	for form, n := range forms {
		if strings.ContainsFunc(form, unicode.IsLower) {
			n += 1 << 30
		}
		if n > count || n == count && form < best {
			best, count = form, n
		}
	}
	return best
}

// sorted returns the entries that are wanted, in the order of the alphabet.
func (c *collection) sorted(wanted func(*entry) bool, kinds ...kind) []*entry {
	var list []*entry
	for _, k := range kinds {
		for _, found := range c.entries[k] {
			if wanted(found) {
				list = append(list, found)
			}
		}
	}
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(c.compare(a.Sort, b.Sort), strings.Compare(a.Sort, b.Sort), strings.Compare(a.ID, b.ID), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return list
}

// corresponds reports whether somebody sent or received anything.
func (e *entry) corresponds() bool { return len(e.Sent)+len(e.Got) > 0 }

// compare puts texts into the order of the alphabet, first by the letters that lists
// have them under.
func (c *collection) compare(a, b string) int {
	return cmp.Or(c.collator.CompareString(initial(a), initial(b)), c.collator.CompareString(bare(a), bare(b)))
}

// initial is the letter under which an alphabetical list has a text, without accents.
func initial(text string) string {
	for _, r := range norm.NFD.String(bare(text)) {
		switch {
		case unicode.Is(unicode.Han, r):
			return "漢字"
		case unicode.IsLetter(r):
			return string(unicode.ToUpper(r))
		case unicode.IsDigit(r):
			return "0–9"
		}
	}
	return "…"
}

// bare is a title without the quotation marks and brackets it begins with, by which
// lists have it.
func bare(title string) string {
	return strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
