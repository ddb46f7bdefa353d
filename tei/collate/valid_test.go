package collate

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// editions makes apparatuses of all kinds: of random witnesses with and without markup,
// fragments and empty ones among them, and of the data sets, if they are there.
func editions(t *testing.T) map[string][]byte {
	t.Helper()
	made := map[string][]byte{}
	write := func(name string, list []*Witness, o ApparatusOptions) {
		var b bytes.Buffer
		if err := Apparatus(mustAlign(t, list, Options{}), o).Write(&b); err != nil {
			t.Fatal(err)
		}
		made[name] = b.Bytes()
	}
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 5))
		texts := append(randomTexts(r, 1+r.IntN(5), 1+r.IntN(90)), "")
		texts = append(texts, texts[0][len(texts[0])/2:])
		o := ApparatusOptions{Verse: seed%2 == 0, Group: Grouping(seed % 3), Method: Method(seed / 3 % 3)}
		write("texts-"+strconv.FormatUint(seed, 10), witnesses(t, texts...), o)
		var list []*Witness
		for i, body := range randomMarkup(r, 1+r.IntN(4), 1+r.IntN(90)) {
			list = append(list, layersOf(t, string(rune('A'+i)), body)...)
		}
		write("markup-"+strconv.FormatUint(seed, 10), list, o)
	}
	if os.Getenv("SIGLUM_TESTDATA") != "" {
		for i, name := range slices.Concat(tokenGolds, segmentGolds) {
			write(name, loadDataset(t, name).witnesses, ApparatusOptions{Method: Method(i % 3)})
		}
	}
	return made
}

// TestSchemaAcceptsApparatus asks the embedded schema.
func TestSchemaAcceptsApparatus(t *testing.T) {
	for name, text := range editions(t) {
		if found := schema.Embedded().Validate(source.NewFile(name, text), schema.Options{}); len(found) > 0 {
			t.Errorf("%s: %v", name, found[0])
		}
	}
}

// TestJingAcceptsApparatus asks jing whether tei_all allows it.
func TestJingAcceptsApparatus(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	args := []string{filepath.Join(testdata(t), "..", "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")}
	dir := t.TempDir()
	for name, text := range editions(t) {
		path := filepath.Join(dir, name+".xml")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(jing, args...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}
