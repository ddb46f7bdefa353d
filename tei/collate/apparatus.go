package collate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// ApparatusOptions says how an apparatus is made. The zero value is the default.
type ApparatusOptions struct {
	Title   string   // of the edition; if empty it is named by its witnesses
	Base    string   // the witness whose readings are the lemmas; if empty, those of most witnesses
	Verse   bool     // line ends that all witnesses share divide verses, blank lines stanzas
	Group   Grouping // which neighbouring variants become one entry
	Method  Method   // how the entries are linked to the text
	Choices *Choices // what an editor has decided; may be nil
	Version string   // of Siglum, for the header
}

// A Grouping says which neighbouring variants become one entry.
type Grouping int

// The groupings.
const (
	GroupAlike Grouping = iota // those in which the same witnesses agree
	GroupAll                   // all
	GroupNone                  // none: each word is an entry
)

// Apparatus makes an edition of a table: a TEI document with the text on which the
// witnesses agree and an app wherever they do not (TEI P5, 13.2). The text of every
// witness is in it exactly: see Reconstruct.
//
// White space that varies is handled so: a line end where others have a blank is a lb
// that points to the witness; other white space is an app of the type "spacing". A
// blank line in all witnesses divides paragraphs.
func Apparatus(t *Table, o ApparatusOptions) *tei.Document {
	a := newApparatus(t, o)
	tree := etree.NewDocument()
	tree.CreateProcInst("xml", ` version="1.0" encoding="UTF-8"`)
	tree.CreateText("\n")
	root := tree.CreateElement("TEI")
	root.CreateAttr("xmlns", tei.Namespace)
	tree.CreateText("\n")
	a.header(root)
	root.CreateText("\n  ")
	text := add(root, "text")
	body := add(text, "body")
	root.CreateText("\n")
	a.body(body)
	detach(text, body, o.Method)
	return tei.NewDocument(tree)
}

func newApparatus(t *Table, o ApparatusOptions) *apparatus {
	a := &apparatus{table: t, options: o, extents: t.extents(), ids: witnessIDs(t.Witnesses), base: -1}
	for i, w := range t.Witnesses {
		if w.ID == o.Base && o.Base != "" {
			a.base = i
		}
	}
	a.placeChoices()
	return a
}

// An apparatus is made from a table.
type apparatus struct {
	table   *Table
	options ApparatusOptions
	extents []extent
	ids     []string // the xml:id of each witness
	base    int      // the witness of the lemmas, or -1
	choices []placedChoice
	out     *etree.Element
	at      *etree.Element // the paragraph or verse being written
	stanza  *etree.Element // the stanza that the verse is in
	number  []int          // of each unit that is an entry
	before  map[int]string // white space that waits for the next readings, by witness
}

// body writes the text.
func (a *apparatus) body(body *etree.Element) {
	a.out = body
	a.paragraph()
	units := a.table.units(a.extents, a.folds())
	moved := a.transposed(units)
	a.number = make([]int, len(units))
	for k, n := 0, 0; k < len(units); k++ {
		if !units[k].agreed {
			n++
		}
		a.number[k] = n
	}
	a.leads()
	for k, u := range units {
		if u.agreed {
			a.agreed(u, k+1 < len(units))
		} else {
			a.variant(u, k, moved)
		}
	}
	if a.stanza != nil {
		a.stanza.CreateText("\n      ")
	}
	body.CreateText("\n    ")
}

// paragraph begins a paragraph, or a stanza with its first verse.
func (a *apparatus) paragraph() {
	a.out.CreateText("\n      ")
	if !a.options.Verse {
		a.at = add(a.out, "p")
		return
	}
	if a.stanza != nil {
		a.stanza.CreateText("\n      ")
	}
	a.stanza = add(a.out, "lg")
	a.verse()
}

func (a *apparatus) verse() {
	a.stanza.CreateText("\n        ")
	a.at = add(a.stanza, "l")
}

// transposed returns for each unit that holds one end of a transposition the unit
// that holds the other.
func (a *apparatus) transposed(units []unit) map[int]int {
	moved := map[int]int{}
	unitOf := func(c int) int {
		for k, u := range units {
			if u.From <= c && c < u.To {
				return k
			}
		}
		return -1
	}
	transpositions := a.table.Transpositions()
	for _, x := range transpositions {
		i, j := unitOf(x.From.From), unitOf(x.To.From)
		_, takenI := moved[i]
		_, takenJ := moved[j]
		if i != j && !takenI && !takenJ && !units[i].agreed && !units[j].agreed {
			moved[i], moved[j] = j, i
		}
	}
	return moved
}

// leads writes the white space with which witnesses begin.
func (a *apparatus) leads() {
	var all []spaced
	for i, w := range a.table.Witnesses {
		all = append(all, spaced{i, w.Lead})
	}
	a.spaces(all, true)
}

// agreed writes a unit in which all witnesses agree. White space that varies behind
// its last word becomes part of the readings that follow, if any do.
func (a *apparatus) agreed(u unit, followed bool) {
	var rows [][]Token
	var who []int
	for i := range a.table.Rows {
		if a.extents[i].takesPart(u) {
			rows = append(rows, a.table.Tokens(i, u.Segment))
			who = append(who, i)
		}
	}
	pen := newPen(a.at)
	for k := range rows[0] {
		var all []spaced
		for n, row := range rows {
			a.breaks(pen, who[n], &row[k])
			all = append(all, spaced{who[n], row[k].Space})
		}
		pen.token(&rows[0][k])
		if plain, ok := sameSpace(all); ok && k < len(rows[0])-1 && !strings.Contains(plain, "\n") {
			pen.space(plain)
			continue
		}
		pen.close()
		if k == len(rows[0])-1 && followed && a.varies(all) {
			a.wait(all)
			return
		}
		a.spaces(all, u.From+k == a.table.Width-1)
		pen = newPen(a.at)
	}
	pen.close()
}

// breaks writes the beginnings of pages and the like that stand before a token in a
// witness.
func (a *apparatus) breaks(pen *pen, witness int, token *Token) {
	for _, m := range token.Breaks {
		e := pen.empty(m)
		if e.SelectAttr("edRef") == nil && e.SelectAttr("ed") == nil {
			e.CreateAttr("edRef", a.pointers([]int{witness}))
		}
	}
}

// variant writes a unit in which witnesses differ.
func (a *apparatus) variant(u unit, k int, moved map[int]int) {
	list := a.table.readings(u, a.extents, a.before)
	lem := lemma(list, a.lemmaWitness(u))
	app := add(a.at, "app", "xml:id", a.appID(k))
	kind := kindOfAll(list, lem)
	if other, ok := moved[k]; ok {
		kind = Transposed
		app.CreateAttr("exclude", "#"+a.appID(other))
	}
	if chosen := a.chosenKind(u); chosen != "" {
		kind = chosen
	}
	if kind != "" {
		app.CreateAttr("type", string(kind))
	}
	a.reading(add(app, "lem"), list[lem], u)
	var spelt *etree.Element
	for n, r := range list {
		if n == lem {
			continue
		}
		parent := app
		if minor := kindOf(list[lem], r); minor == Orthographic && kind != Orthographic {
			if spelt == nil {
				spelt = etree.NewElement("rdgGrp")
				spelt.CreateAttr("type", string(minor))
			}
			parent = spelt
		}
		a.reading(add(parent, "rdg"), r, u)
	}
	if spelt != nil {
		app.AddChild(spelt)
	}
	a.before = nil
	if slices.ContainsFunc(list, func(r reading) bool { return !r.inside }) {
		a.endSpaces(list, u)
	}
}

// endSpaces writes the white space behind a unit. At the end of the text, what some
// witnesses have nothing before is theirs alone.
func (a *apparatus) endSpaces(list []reading, u unit) {
	ends, all := a.ends(u), 0
	for _, r := range list {
		if !r.inside {
			all += len(r.witnesses)
		}
	}
	if space, same := sameSpace(ends); len(ends) < all {
		if !same || space != "" {
			a.spacing(ends)
		}
		return
	}
	a.spaces(ends, u.To == a.table.Width)
}

// ends returns the white space behind the last words that go on behind a unit.
func (a *apparatus) ends(u unit) []spaced {
	var all []spaced
	for i := range a.table.Rows {
		if tokens := a.table.Tokens(i, u.Segment); len(tokens) > 0 && a.extents[i].takesPart(u) && !a.extents[i].endsIn(u) {
			all = append(all, spaced{i, tokens[len(tokens)-1].Space})
		}
	}
	return all
}

// reading writes what some witnesses have.
func (a *apparatus) reading(e *etree.Element, r reading, u unit) {
	e.CreateAttr("wit", a.pointers(r.witnesses))
	a.revised(e, r)
	first := a.extents[r.witnesses[0]]
	if first.beginsIn(u) {
		add(e, choose(first.startsLate && u.holds(first.from), "witStart", "lacunaEnd"), "wit", a.pointers(r.witnesses))
	}
	write(e, a.before[r.witnesses[0]])
	pen := newPen(e)
	rows := make([][]Token, len(r.witnesses))
	for n, i := range r.witnesses {
		rows[n] = a.table.Tokens(i, u.Segment)
	}
	for k := range r.tokens {
		for n, i := range r.witnesses {
			a.breaks(pen, i, &rows[n][k])
		}
		pen.token(&r.tokens[k])
		if k == len(r.tokens)-1 && !r.inside {
			break
		}
		var all []spaced
		for n, i := range r.witnesses {
			all = append(all, spaced{i, rows[n][k].Space})
		}
		last := k == len(r.tokens)-1 && first.endsIn(u)
		if plain, ok := sameSpace(all); ok && (plain != "\n" || last) {
			pen.space(plain)
		} else {
			pen.close()
			a.lineEnds(e, all)
		}
	}
	pen.close()
	if first.endsIn(u) {
		add(e, choose(first.endsSoon && u.holds(first.to-1), "witEnd", "lacunaStart"), "wit", a.pointers(r.witnesses))
	}
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// revised says of a reading that only layers of one witness have at which of its
// stages it came in, and by whose hand (TEI P5, 13.1.2).
func (a *apparatus) revised(e *etree.Element, r reading) {
	w := a.table.Witnesses[r.witnesses[0]]
	if !a.table.someLayers(r.witnesses) {
		return
	}
	e.CreateAttr("varSeq", strconv.Itoa(w.Layer+1))
	hand := ""
	for i := range r.tokens {
		switch h := r.tokens[i].Hand; {
		case h != "" && hand != "" && h != hand:
			return
		case h != "":
			hand = h
		}
	}
	if hand != "" && slices.ContainsFunc(w.Hands, func(h Hand) bool { return h.ID == hand }) {
		e.CreateAttr("hand", "#"+a.handID(r.witnesses[0], hand))
	}
}

// someLayers reports whether witnesses are layers of one, but not all of them.
func (t *Table) someLayers(witnesses []int) bool {
	of, all := t.Witnesses[witnesses[0]].Of, 0
	for _, w := range t.Witnesses {
		if w.Of == of {
			all++
		}
	}
	return of != "" && len(witnesses) < all && !slices.ContainsFunc(witnesses, func(i int) bool { return t.Witnesses[i].Of != of })
}

func (a *apparatus) appID(unit int) string { return "app-" + strconv.Itoa(a.number[unit]) }

// pointers returns witnesses as @wit names them.
func (a *apparatus) pointers(witnesses []int) string {
	var list []string
	for _, i := range witnesses {
		list = append(list, "#"+a.ids[i])
	}
	return strings.Join(list, " ")
}

// witnessIDs returns an xml:id for each witness: its siglum, as far as it is a name
// (XML 1.0 2.3), and different from all others.
func witnessIDs(witnesses []*Witness) []string {
	taken := map[string]bool{}
	var ids []string
	for _, w := range witnesses {
		id := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '.' {
				return r
			}
			return '-'
		}, w.ID)
		if r := []rune(id); len(r) == 0 || !unicode.IsLetter(r[0]) || strings.HasPrefix(id, "app-") {
			id = "w" + id
		}
		for base, n := id, 2; taken[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		taken[id] = true
		ids = append(ids, id)
	}
	return ids
}

// add appends an element with attributes given as pairs of name and value; a pair
// whose value is empty is left out.
func add(parent *etree.Element, name string, attrs ...string) *etree.Element {
	e := parent.CreateElement(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			e.CreateAttr(attrs[i], attrs[i+1])
		}
	}
	return e
}
