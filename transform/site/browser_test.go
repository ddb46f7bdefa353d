package site

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A plan says what a browser is to look at: see testdata/browser/check.js.
type plan struct {
	Site     string              `json:"site"`
	Pages    []string            `json:"pages"`
	Large    bool                `json:"large"` // its pages are long, and are looked at once only
	Letters  []plannedLetter     `json:"letters"`
	Searches map[string][]string `json:"searches,omitempty"`
	Mentions []plannedMention    `json:"mentions,omitempty"`
}

type plannedLetter struct {
	Title  string `json:"title"`
	Query  string `json:"query"`
	Found  int    `json:"found"`
	Person string `json:"person"`
	Year   string `json:"year"`
}

type plannedMention struct {
	Register string `json:"register"`
	Name     string `json:"name"`
	Number   int    `json:"number"`
	Page     string `json:"page"`
	ID       string `json:"id"`
}

var sitePages = []string{homeName, datesName, lettersName, personsName, placesName, titlesName}

// Readers find letters by search, person and date from disk, without a server; searches
// do not tell case and accents apart, and read all scripts; registers lead into texts
// and back.
func TestInBrowser(t *testing.T) {
	const anna, petrov, li, poem = "Anna Brandt to Émile Küster", "Письмо Петрова Анне", "李文致安娜", "“The Salt Road”"
	p := plan{
		Site:    t.TempDir(),
		Pages:   append([]string{orgsName, "1851/anna.html", searchName + "?q=salt"}, sitePages...),
		Letters: []plannedLetter{{Title: petrov, Query: "ХОРОШО", Found: 1, Person: "Пётр Петров", Year: "1851"}},
		Searches: map[string][]string{
			"":                   {},
			"naive":              {anna},
			"NAÏVE cousin":       {anna},
			"naive salt":         {},
			`"salt road"`:        {poem},
			`"road salt"`:        {},
			`"road winds where"`: {}, // a phrase goes over no line
			"don't":              {anna},
			"kuster":             {anna, "Persons"},
			"все":                {petrov},
			"хорош*":             {petrov},
			"北京":                 {li},
			"北京 new":             {li},
			"京北":                 {},
			"冬天很":                {li},
			"an":                 {anna, "Persons"}, // no text has the word: what begins so
			"brandt -karl":       {"Persons"},
			"monday":             {}, // deleted
			`<script>"`:          {},
			"seeds garden":       {anna}, // in the summary
		},
		Mentions: []plannedMention{
			{placesName, "Lyon", 2, "1851/anna.html", "name-lyon-3"},
			{placesName, "北京", 0, "li.html", "name-北京-1"},
			{personsName, "Anna Brandt", 1, "1851/anna.html", "name-persons-xml-brandt-1"},
		},
	}
	mustMake(t, collectionFiles(t), diskFolder(p.Site), exampleOptions)
	inBrowser(t, p)
}

// A thousand letters made of real ones.
func TestThousandLettersInBrowser(t *testing.T) {
	browserTools(t)
	letters := madeLetters(t, 1000)
	p := plan{Site: t.TempDir(), Large: true, Pages: []string{homeName, "0500.html", searchName + "?q=stalin", datesName, lettersName}}
	for _, i := range []int{7, 500, 993} {
		l := letters[i]
		p.Letters = append(p.Letters, plannedLetter{Title: l.title, Query: fmt.Sprintf(`"reference number %04d"`, i), Found: 1, Person: l.sender, Year: l.date[:4]})
	}
	if _, err := Make(sourcesOf(letters), diskFolder(p.Site), exampleOptions); err != nil {
		t.Fatal(err)
	}
	inBrowser(t, p)
}

// browserTools returns the folder node_modules and the browser, or skips.
func browserTools(t *testing.T) (modules, chromium string) {
	t.Helper()
	modules = os.Getenv("SIGLUM_NODE_MODULES")
	if modules == "" {
		t.Skip("SIGLUM_NODE_MODULES is not set: no node_modules with axe-core, playwright-core and html-validate")
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	return modules, chromium
}

func inBrowser(t *testing.T, p plan) {
	t.Helper()
	modules, chromium := browserTools(t)
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "plan.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "testdata/browser/check.js", chromium, file)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	out, err := cmd.CombinedOutput()
	if err != nil || len(strings.TrimSpace(string(out))) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
