package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// Pages in a browser: valid HTML, no request and no script, no violation of
// accessibility in any view, in light and dark, wide and narrow, and views that the
// keyboard switches. testdata/browser/package.json says which packages of npm this
// takes; SIGLUM_NODE_MODULES is the folder node_modules that has them.
func TestInBrowser(t *testing.T) {
	modules := os.Getenv("SIGLUM_NODE_MODULES")
	if modules == "" {
		t.Skip("SIGLUM_NODE_MODULES is not set: no node_modules with axe-core, playwright-core and html-validate")
	}
	for _, module := range []string{"axe-core", "playwright-core", "html-validate"} {
		if _, err := os.Stat(filepath.Join(modules, module)); err != nil {
			t.Skipf("%s is not installed in %s", module, modules)
		}
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	check, err := filepath.Abs("testdata/browser/check.js")
	if err != nil {
		t.Fatal(err)
	}
	pages := writtenPages(t)
	cmd := exec.Command("node", append([]string{check, chromium}, pages...)...)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	out, err := cmd.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	for _, page := range pages {
		checkPrinted(t, page)
	}
}

// checkPrinted reports words of notes that the printed page has not.
func checkPrinted(t *testing.T, page string) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is not installed: the printed notes are not compared")
		return
	}
	printed, err := exec.Command("pdftotext", page+".pdf", "-").Output()
	if err != nil {
		t.Errorf("%s.pdf: %v", page, err)
		return
	}
	text := alphanumeric(string(printed))
	find(parse(t, read(t, page)), func(n *html.Node) {
		if n.Data != "li" || attribute(n.Parent.Parent, "id") != "notes" {
			return
		}
		for _, word := range strings.Fields(unhidden(n)) {
			if word = alphanumeric(word); unicode.Is(unicode.Han, firstRune(word)) {
				continue // lines of it end anywhere
			}
			if !strings.Contains(text, word) {
				t.Errorf("%s, printed, has no %q of the note %s", filepath.Base(page), word, attribute(n, "id"))
			}
		}
	})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// browserPages are the documents of the shared test data that are looked at.
var browserPages = []string{
	"seed/telephone-message-1948.tei.xml",
	"rendering/features.xml",
	"corpus/letters-schnitzler/data__editions__L02950.xml",
	"corpus/apparatus-scta-wodeham/awa-l1d33q2__paris1512_awa-l1d33q2.xml",
	"corpus/apparatus-ldlt-calpurnius/Clean_XML_Text__carmen5clean-reconciled.xml",
	"corpus/drama-gerdracor/tei__stramm-kraefte.xml",
	"corpus/epigraphy-isicily/inscriptions__ISic000039.xml",
	"corpus/genetic-faust/xml__transcript__gsa__390884__390884.xml",
	"corpus/msdesc-bodleian/collections__Laud_Misc__MS_Laud_Misc_246.xml",
	"corpus/student-farfalla/Farfalla_1877_4_8_Pompei.xml",
	"corpus/tei-own-tests/Test__testtranscr.xml",
	"corpus/tei-own-tests/Test__testchinese.xml",
}

// writtenPages writes pages into files: of the editions in testdata, of a hostile
// document, and of the shared test data where that is here.
func writtenPages(t *testing.T) []string {
	documents := map[string]*tei.Document{"hostile": corpus.Load(t, "hostile.xml", hostile)}
	archive, err := txtar.ParseFile("testdata/editions.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".xml"); ok {
			documents[name] = corpus.Load(t, f.Name, string(f.Data))
		}
	}
	if root := os.Getenv("SIGLUM_TESTDATA"); root != "" {
		for _, name := range browserPages {
			text, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				t.Fatal(err)
			}
			d, _ := tei.Load(source.NewFile(name, text), tei.LoadOptions{})
			documents[strings.ReplaceAll(name, "/", "-")] = d
		}
	}
	for _, sample := range []string{"poem-three-witnesses", "song-six-witnesses"} {
		documents[sample] = loadFile(t, filepath.Join("..", "..", "samples", sample, "edition.xml"))
	}
	folder := t.TempDir()
	var files []string
	for name, d := range documents {
		file := filepath.Join(folder, name+".html")
		if err := os.WriteFile(file, []byte(pageOf(t, d, Options{})), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
