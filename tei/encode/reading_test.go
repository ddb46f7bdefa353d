package encode_test

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
)

// What an editor who reads the real transcriptions from top to bottom beside their editions counts in them.
var readings = []struct {
	document, path string
	want           int
}{
	{"111240", ".//body//sp", 52},
	{"113318", ".//body//head", 11},
	{"113318", ".//body//item", 27},
	{"113353", ".//body//head", 4},
	{"113353", ".//body//item", 6},
	{"113441", ".//body//head", 11},
	{"121774", ".//body//head", 2},
	{"134157", ".//correspAction[@type='received']/*", 2},
	{"134157", ".//body//list", 5},
	{"mao-liu-1949-12-18", ".//correspAction", 2},
	{"chancellors-helmut-kohls-meeting-british-pm-blair-20-october", ".//body//item", 10},
	{"chancellors-helmut-kohls-meeting-british-pm-blair-20-october", ".//body//head", 13},
	{"chancellors-helmut-kohls-meeting-british-pm-blair-20-october", ".//msIdentifier/repository", 1},
	{"chancellors-helmut-kohls-meeting-british-pm-blair-20-october", ".//div[@type='letter']", 0},
	{"letter-jawaharlal-nehru-all-provincial-premiers", ".//div[@type='letter']", 1},
	{"letter-jawaharlal-nehru-all-provincial-premiers", ".//msIdentifier/repository", 1},
	{"liu-shaoqi-mao-1949-07-18", ".//body//head", 6},
}

func TestReadings(t *testing.T) {
	texts := editable(t)
	for _, r := range readings {
		result, _ := encoded(t, r.document, texts[r.document+".txt"])
		if got := len(result.Document.Root().FindElements(r.path)); got != r.want {
			t.Errorf("%s has %d %s, want %d", r.document, got, r.path, r.want)
		}
	}
}

// TestParagraphsAreWhole looks for paragraphs that end within a sentence, before one that goes on with it: a page
// or a line of the print-out cut them.
func TestParagraphsAreWhole(t *testing.T) {
	for name, text := range editable(t) {
		if !strings.HasSuffix(name, ".txt") {
			continue
		}
		result, _ := encoded(t, name, text)
		last := ""
		for p := range tei.Find(body(result.Document), "p") {
			words := tei.Phrase(p)
			if strings.HasSuffix(last, " the") || strings.HasSuffix(last, ",") && words != "" && words[0] >= 'a' && words[0] <= 'z' {
				t.Errorf("%s: a paragraph ends with %q, and the next begins with %q", name, last[max(0, len(last)-30):], words[:min(30, len(words))])
			}
			last = words
		}
	}
}
