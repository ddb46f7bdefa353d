package collate

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// testdata returns the path of a file of the shared test data.
func testdata(t testing.TB, path ...string) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: no gold alignments to compare with")
	}
	return filepath.Join(append([]string{root, "collation"}, path...)...)
}

// A dataset is a set of witnesses with an alignment that people made.
type dataset struct {
	witnesses []*Witness
	gold      *grid
}

func loadDataset(t testing.TB, name string) dataset {
	t.Helper()
	d := dataset{gold: &grid{column: map[string][]int{}}}
	for _, row := range readTSV(t, testdata(t, "datasets", name, "witnesses.tsv")) {
		w := &Witness{ID: row[0]}
		for _, cell := range row[1:] {
			if cell == "" {
				continue
			}
			text, normal, ok := strings.Cut(cell, "\x1f")
			if !ok {
				normal = text
			}
			w.Tokens = append(w.Tokens, Token{Text: text, Space: " ", Normal: normal})
		}
		d.witnesses = append(d.witnesses, w)
	}
	for _, row := range readTSV(t, testdata(t, "datasets", name, "gold.tsv")) {
		d.gold.add(row[0], row[1:])
	}
	return d
}

func readTSV(t testing.TB, path string) [][]string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(raw)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows
}

// A grid is an alignment of any kind: for each witness the column of each token, -1
// if it has none.
type grid struct {
	column   map[string][]int
	width    int
	segments bool // a cell holds several tokens
}

// add adds a row, whose cells hold the numbers of tokens, with commas between.
func (g *grid) add(id string, cells []string) {
	var column []int
	for c, cell := range cells {
		if cell == "" {
			continue
		}
		tokens := strings.Split(cell, ",")
		g.segments = g.segments || len(tokens) > 1
		for _, s := range tokens {
			n, _ := strconv.Atoi(s)
			for len(column) <= n {
				column = append(column, -1)
			}
			column[n] = c
		}
	}
	g.column[id] = column
	g.width = max(g.width, len(cells))
}

func gridOf(table *Table) *grid {
	g := &grid{column: map[string][]int{}, width: table.Width}
	for i, w := range table.Witnesses {
		column := make([]int, len(w.Tokens))
		for c, n := range table.Rows[i] {
			if n != None {
				column[n] = c
			}
		}
		g.column[w.ID] = column
	}
	return g
}

// A figure is what an alignment is worth beside the gold.
type figure struct {
	pairF1, matchF1, exact float64
	perfect                bool
}

// compare measures an alignment: the pairs of tokens that share a column, those of
// equal words among them, and the columns that are the same in both.
func compare(d dataset, got *grid) figure {
	var pairs, right, wanted, found, equalWanted, equalFound int
	for i, a := range d.witnesses {
		for _, b := range d.witnesses[:i] {
			ga, gb := d.gold.column[a.ID], d.gold.column[b.ID]
			oa, ob := got.column[a.ID], got.column[b.ID]
			if ga == nil || gb == nil {
				continue
			}
			goldB, gotB := byColumn(gb), byColumn(ob)
			for x, c := range oa {
				for _, y := range gotB[c] {
					pairs++
					if at(ga, x) >= 0 && at(ga, x) == at(gb, y) {
						right++
					}
				}
			}
			goldA := byColumn(ga)
			for c, xs := range goldA {
				ys := goldB[c]
				for _, x := range xs {
					for _, y := range ys {
						wanted++
						if oa[x] == ob[y] {
							found++
						}
					}
				}
				if slices.EqualFunc(xs, ys, func(x, y int) bool { return a.Tokens[x].Normal == b.Tokens[y].Normal }) {
					for k := range xs {
						equalWanted++
						if oa[xs[k]] == ob[ys[k]] {
							equalFound++
						}
					}
				}
			}
		}
	}
	same, all := sameColumns(d, got)
	p := ratio(right, pairs)
	return figure{
		pairF1: harmonic(p, ratio(found, wanted)), matchF1: harmonic(p, ratio(equalFound, equalWanted)),
		exact: ratio(same, all), perfect: same == all && len(columnSets(d, got)) == all,
	}
}

func at(list []int, i int) int {
	if i < len(list) {
		return list[i]
	}
	return -1
}

func byColumn(column []int) map[int][]int {
	m := map[int][]int{}
	for i, c := range column {
		if c >= 0 {
			m[c] = append(m[c], i)
		}
	}
	return m
}

func sameColumns(d dataset, got *grid) (same, all int) {
	mine := columnSets(d, got)
	for key, n := range columnSets(d, d.gold) {
		all += n
		same += min(n, mine[key])
	}
	return same, all
}

// columnSets returns the columns, each as the list of what stands in it.
func columnSets(d dataset, g *grid) map[string]int {
	cells := make([]strings.Builder, g.width)
	for i, w := range d.witnesses {
		if d.gold.column[w.ID] == nil {
			continue
		}
		for n, c := range g.column[w.ID] {
			if c >= 0 {
				cells[c].WriteString(strconv.Itoa(i) + ":" + strconv.Itoa(n) + " ")
			}
		}
	}
	sets := map[string]int{}
	for i := range cells {
		if cells[i].Len() > 0 {
			sets[cells[i].String()]++
		}
	}
	return sets
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func harmonic(p, r float64) float64 { return 2 * p * r / (p + r) }

var tokenGolds = []string{
	"besoin", "florilegium", "florilegium_w", "john_stemmaweb", "legend_frag1", "matthew_401",
	"synthetic_L1000_W6", "synthetic_L5000_W3",
}

var segmentGolds = []string{"frankenstein_C10", "frankenstein_C20"}

// TestGold holds the aligner to alignments made by people.
func TestGold(t *testing.T) {
	var f1, exact float64
	for _, name := range tokenGolds {
		d := loadDataset(t, name)
		got := compare(d, gridOf(mustAlign(t, d.witnesses, Options{Near: true})))
		t.Logf("%-20s pair-F1 %.4f  match-F1 %.4f  exact columns %.4f  perfect %v", name, got.pairF1, got.matchF1, got.exact, got.perfect)
		f1 += got.pairF1 / float64(len(tokenGolds))
		exact += got.exact / float64(len(tokenGolds))
	}
	t.Logf("%-20s pair-F1 %.4f  exact columns %.4f", "mean", f1, exact)
	if f1 < 0.980 {
		t.Errorf("mean pair-F1 is %.4f, want at least 0.980", f1)
	}
	if exact < 0.80 {
		t.Errorf("mean share of exact columns is %.4f, want at least 0.80", exact)
	}
	for _, name := range segmentGolds {
		d := loadDataset(t, name)
		got := compare(d, gridOf(mustAlign(t, d.witnesses, Options{Near: true})))
		t.Logf("%-20s match-F1 %.4f", name, got.matchF1)
	}
}

// TestOrderOfDatasets aligns each data set in ten orders of its witnesses.
func TestOrderOfDatasets(t *testing.T) {
	for i := range 2 * (len(tokenGolds) + len(segmentGolds)) {
		name, o := slices.Concat(tokenGolds, segmentGolds)[i/2], Options{Near: i%2 == 0}
		d := loadDataset(t, name)
		want := csvOf(t, mustAlign(t, d.witnesses, o))
		for seed := range uint64(10) {
			r := rand.New(rand.NewPCG(seed, 1))
			r.Shuffle(len(d.witnesses), func(i, j int) {
				d.witnesses[i], d.witnesses[j] = d.witnesses[j], d.witnesses[i]
			})
			if got := csvOf(t, mustAlign(t, d.witnesses, o)); got != want {
				t.Errorf("%s, %+v: shuffle %d gives another alignment", name, o, seed)
				break
			}
		}
	}
}

// csvOf returns a table as text, whatever the order of its witnesses.
func csvOf(t *testing.T, table *Table) string {
	t.Helper()
	var rows [][]string
	for i, w := range table.Witnesses {
		row := []string{w.ID}
		for c := range table.Width {
			text := ""
			if token := table.Token(i, c); token != nil {
				text = token.Text
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, slices.Compare)
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
