package text

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

// The flow of a document is what its model has in that view, letter by letter; the
// other views hold the letters of theirs in order, with what they add between.
func TestTextKeepsTheText(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	documents, runes := 0, 0
	err := filepath.WalkDir(filepath.Join(root, "corpus"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, _ := tei.Load(source.NewFile(filepath.Base(path), text), tei.LoadOptions{})
		documents++
		runes += keeps(t, path, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d documents, %d letters and digits in four views", documents, runes)
}

func keeps(t *testing.T, name string, d *tei.Document) int {
	t.Helper()
	m, err := transform.Build(d, transform.Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return 0
	}
	total := 0
	for _, v := range []transform.View{transform.Flow, transform.Reading, transform.Diplomatic, transform.Critical} {
		var out strings.Builder
		if err := WriteModel(&out, m, Options{View: v}); err != nil {
			t.Fatal(err)
		}
		want, got := alphanumeric(modelText(m, v)), alphanumeric(out.String())
		total += len([]rune(want))
		if v == transform.Flow {
			if want != got {
				at := differ(want, got)
				t.Errorf("%s: at byte %d the flow has …%s, the model …%s", name, at, cut(got, at), cut(want, at))
			}
		} else if at := within(want, got); at < len(want) {
			t.Errorf("%s: the %s text has lost …%s", name, v, cut(want, at))
		}
	}
	return total
}

func cut(s string, at int) string { return s[max(0, at-30):min(len(s), at+40)] }

func differ(a, b string) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	return at
}

// within returns how many bytes of a stand in b in their order.
func within(a, b string) int {
	at := 0
	for i := 0; i < len(b) && at < len(a); i++ {
		if b[i] == a[at] {
			at++
		}
	}
	return at
}

func alphanumeric(s string) string {
	s = strings.ReplaceAll(s, "ß", "SS") // as capitals have it
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r) // speakers stand in capitals
		}
		return -1
	}, s)
}

// modelText is what a model has in a view: text, and in the flow also signs, which
// are all words there. Notes in the margin, and images, stand elsewhere.
func modelText(m *transform.Model, v transform.View) string {
	var out strings.Builder
	var write func([]*transform.Node)
	write = func(nodes []*transform.Node) {
		for _, n := range nodes {
			switch {
			case !n.In.Has(v) || isMargin(n):
			case n.Kind == transform.Text, n.Kind == transform.Sign && v == transform.Flow:
				out.WriteString(n.Text)
			default:
				write(n.Nodes)
			}
		}
	}
	write(m.Text)
	return out.String()
}
