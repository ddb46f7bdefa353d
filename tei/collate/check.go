package collate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of how an edited apparatus differs from its witnesses and their collation.
const (
	CodeCheckWitness diag.Code = "check-witness" // a witness is missing, or one too many
	CodeCheckText    diag.Code = "check-text"    // a witness does not read so
	CodeCheckEntry   diag.Code = "check-entry"   // an entry is not as it was collated
)

// Check says how an apparatus that was edited by hand differs from its witnesses and
// from their collation. That it does not give the text of a witness is an error, but
// for white space; what an editor may decide, lemmas, types and where entries begin and
// end, is information. Witnesses are known by their sigla, which are an @xml:id or an @n
// of a witness in the edition.
func Check(ctx context.Context, edited *tei.Document, table *Table, o ApparatusOptions) (diag.List, error) {
	c := &check{ctx: ctx, edited: edited, table: table}
	ids := c.ids()
	for i, w := range table.Witnesses {
		if ids[i] == "" {
			c.add(diag.Error, CodeCheckWitness, edited.Root(), fmt.Sprintf("witness %s is not in this edition", w.ID), "add it to listWit, or leave it out")
			continue
		}
		if err := c.text(w, ids[i]); err != nil {
			return nil, err
		}
	}
	c.entries(Apparatus(table, o), ids)
	return c.found.Sorted(), nil
}

type check struct {
	ctx    context.Context
	edited *tei.Document
	table  *Table
	found  diag.List
}

func (c *check) add(s diag.Severity, code diag.Code, at *etree.Element, message, help string) {
	c.found = append(c.found, diag.Diagnostic{Severity: s, Code: code, Span: c.edited.Span(at), Path: tei.Path(at), Message: message, Help: help})
}

// ids returns the xml:id of each witness in the edition, and says which others it has.
func (c *check) ids() []string {
	ids := make([]string, len(c.table.Witnesses))
	made := witnessIDs(c.table.Witnesses)
	for _, w := range tei.WitnessesIn(c.edited.Root()) {
		if w.ID == "" {
			continue
		}
		i := slices.IndexFunc(c.table.Witnesses, func(x *Witness) bool { return x.ID == w.ID || x.ID == w.Siglum })
		if i < 0 {
			i = slices.Index(made, w.ID)
		}
		if i < 0 {
			c.add(diag.Error, CodeCheckWitness, w.Element, fmt.Sprintf("witness %s is not among those given", w.Siglum), "give its file too")
			continue
		}
		ids[i] = w.ID
	}
	return ids
}

// text compares the text that the edition gives of a witness with the witness.
func (c *check) text(w *Witness, id string) error {
	r := rebuild(c.edited, id)
	r.append("", c.edited.Root())
	f := source.NewFile(w.ID, r.text)
	in, found := FromText(w.ID, f, Normalization{Case: true})
	if found.HasErrors() {
		c.add(diag.Error, CodeCheckText, c.edited.Root(), "the text of witness "+w.ID+" cannot be read: "+found[0].Message, "")
		return nil
	}
	is := &Witness{ID: "is", Tokens: slices.Clone(w.Tokens)}
	for i := range is.Tokens {
		is.Tokens[i].Normal = Normalization{Case: true}.Apply(is.Tokens[i].Text)
	}
	is.Tokens = slices.DeleteFunc(is.Tokens, func(t Token) bool { return t.Text == "" })
	in.ID = "in"
	table, err := Align(c.ctx, []*Witness{in, is}, Options{})
	if err != nil {
		return err
	}
	for _, s := range table.Segments() {
		if table.word(0, s.From) == table.word(1, s.From) {
			continue
		}
		here, there := table.phrase(0, s), table.phrase(1, s)
		message := fmt.Sprintf("witness %s reads %q here, not %q", w.ID, there, here)
		switch {
		case here == "":
			message = fmt.Sprintf("witness %s has %q here, which the edition lacks", w.ID, there)
		case there == "":
			message = fmt.Sprintf("witness %s does not have %q", w.ID, here)
		}
		c.add(diag.Error, CodeCheckText, r.at(offsetIn(table, s)), message, "mend the reading, or the transcription"+whereIs(is, table, s))
	}
	return nil
}

// offsetIn returns where in the text of the edition a segment stands, or the word
// before it.
func offsetIn(t *Table, s Segment) int {
	for c := s.To - 1; c >= 0; c-- {
		if token := t.Token(0, c); token != nil {
			return token.Span.Start
		}
	}
	return 0
}

// whereIs says where the witness has the words.
func whereIs(w *Witness, t *Table, s Segment) string {
	for c := s.From; c < s.To; c++ {
		if token := t.Token(1, c); token != nil && !token.Span.IsZero() {
			return fmt.Sprintf(" (%s:%s)", token.Span.File.Name(), token.Span.Position())
		}
	}
	return ""
}

// An entry is what an app says.
type entry struct {
	app       *etree.Element
	readings  string // all readings with their witnesses, in the order of their texts
	lem, kind string
	text      string // for messages
}

// entries compares the entries of the edition with those of the collation.
func (c *check) entries(collated *tei.Document, ids []string) {
	made := witnessIDs(c.table.Witnesses)
	sigla := map[string]string{}
	for i, id := range ids {
		if id != "" {
			sigla[id] = made[i]
		}
	}
	now, was := entriesOf(c.edited, sigla), entriesOf(collated, nil)
	left := map[string][]entry{}
	for _, e := range was {
		left[e.readings] = append(left[e.readings], e)
	}
	last := c.edited.Root()
	for _, e := range now {
		last = e.app
		same := left[e.readings]
		if len(same) == 0 {
			c.add(diag.Info, CodeCheckEntry, e.app, "this entry is not so in the collation: "+e.text, "")
			continue
		}
		left[e.readings] = same[1:]
		if e.lem != same[0].lem {
			c.add(diag.Info, CodeCheckEntry, e.app, fmt.Sprintf("the lemma is %q here, %q in the collation", e.lem, same[0].lem), "")
		}
		if e.kind != same[0].kind {
			c.add(diag.Info, CodeCheckEntry, e.app, fmt.Sprintf("the type is %q here, %q in the collation", e.kind, same[0].kind), "")
		}
	}
	for _, e := range was {
		if same := left[e.readings]; len(same) > 0 && same[0].app == e.app {
			left[e.readings] = same[1:]
			c.add(diag.Info, CodeCheckEntry, last, "an entry of the collation is not in this edition: "+e.text, "")
		}
	}
}

func entriesOf(d *tei.Document, sigla map[string]string) []entry {
	var list []entry
	for app := range tei.Find(d.Root(), "app") {
		e := entry{app: app, kind: app.SelectAttrValue("type", "")}
		var readings []string
		for r := range tei.Elements(app) {
			if !tei.Is(r, "lem") && !tei.Is(r, "rdg") {
				continue
			}
			text := strings.Join(strings.Fields(tei.Phrase(r)), " ")
			if tei.Is(r, "lem") {
				e.lem = text
			}
			var wits []string
			for _, id := range tei.Pointers(r.SelectAttrValue("wit", "")) {
				if s, ok := sigla[id]; ok {
					id = s
				}
				wits = append(wits, id)
			}
			slices.Sort(wits)
			if text == "" {
				text = "om."
			}
			readings = append(readings, text+" "+strings.Join(wits, " "))
		}
		e.text = strings.Join(readings, "; ")
		slices.Sort(readings)
		e.readings = strings.Join(readings, "; ")
		list = append(list, e)
	}
	return list
}
