package xmltext

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// Documents of the corpus, whole and damaged at random, are accepted and refused
// as xmllint does.
func TestXmllintAgrees(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	dir := t.TempDir()
	texts := damaged(t)
	files := []string{"--noout", "--nonet", "--huge"}
	for i, text := range texts {
		name := filepath.Join(dir, fmt.Sprintf("%d.xml", i))
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	out, _ := exec.Command(xmllint, files...).CombinedOutput()
	refused := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\S*/(\d+)\.xml:\d+: (?:parser|namespace) error : .*|^(?:\S*/(\d+)\.xml : failed.*)`).FindAllStringSubmatch(string(out), -1) {
		refused[m[1]+m[2]] = m[0]
	}
	bad := 0
	for i, text := range texts {
		r := NewReader(source.NewFile(fmt.Sprintf("%d.xml", i), text), Options{})
		for range r.Events() {
		}
		theirs, ours := refused[fmt.Sprint(i)], r.Diagnostics().Err()
		if ours != nil {
			bad++
		}
		if (theirs != "") != (ours != nil) {
			t.Errorf("%d.xml: we say %v, xmllint %q", i, ours, theirs)
		}
	}
	t.Logf("%d documents, %d of them refused", len(texts), bad)
}

// damaged returns the small documents of the corpus, and each with bytes removed,
// doubled or replaced.
func damaged(t *testing.T) [][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	var all [][]byte
	for _, path := range corpus(t) {
		text := load(t, path).Bytes()
		if len(text) > 30_000 {
			continue
		}
		all = append(all, text)
		for range 8 {
			all = append(all, damage(text, random))
		}
	}
	return all
}

func damage(text []byte, random *rand.Rand) []byte {
	const markup = "<>&;\"'/=-!?[] \n\x01\xE4#x"
	at := random.IntN(len(text) - 10)
	if i := strings.IndexAny(string(text[at:]), "<>&\"'=/"); i >= 0 && random.IntN(4) > 0 {
		at += i
	}
	var b []byte
	b = append(b, text[:at]...)
	switch random.IntN(3) {
	case 0: // remove one
	case 1:
		b = append(b, text[at], text[at])
	default:
		b = append(b, markup[random.IntN(len(markup))])
	}
	return append(b, text[at+1:]...)
}
