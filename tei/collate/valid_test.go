package collate

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// TestJingAcceptsApparatus asks jing whether tei_all allows what is made of random
// witnesses, fragments and empty ones among them.
func TestJingAcceptsApparatus(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	args := []string{filepath.Join(testdata(t), "..", "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")}
	dir := t.TempDir()
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 5))
		texts := append(randomTexts(r, 1+r.IntN(5), 1+r.IntN(90)), "")
		texts = append(texts, texts[0][len(texts[0])/2:])
		var b bytes.Buffer
		o := ApparatusOptions{Verse: seed%2 == 0, Group: Grouping(seed % 3), Method: Method(seed / 3 % 3)}
		if err := Apparatus(mustAlign(t, witnesses(t, texts...), Options{}), o).Write(&b); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, strconv.FormatUint(seed, 10)+".xml")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(jing, args...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}
