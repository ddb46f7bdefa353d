package site

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/transform/html"
)

var update = flag.Bool("update", false, "write what is made into the files that tests compare with")

// A memory is a folder that is nowhere.
type memory struct {
	mu    sync.Mutex
	files map[string]string
}

func newMemory() *memory { return &memory{files: map[string]string{}} }

func (m *memory) Read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, ok := m.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

func (m *memory) Write(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name] = string(data)
	return nil
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.files[name]; !ok {
		return fs.ErrNotExist
	}
	delete(m.files, name)
	return nil
}

// collection returns the editions of testdata/collection.txtar by their paths.
func collectionFiles(t testing.TB) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/collection.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func sources(files map[string]string) []Source {
	var list []Source
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, Source{Name: name, Path: name, Page: strings.TrimSuffix(name, path.Ext(name)) + ".html",
			Read: func() ([]byte, error) { return []byte(files[name]), nil }})
	}
	return list
}

func mustMake(t testing.TB, files map[string]string, folder Folder, o Options) *Result {
	t.Helper()
	result, err := Make(sources(files), folder, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Found {
		t.Fatalf("%s: %v %v", f.Source.Name, f.List, f.Err)
	}
	return result
}

// The pages of the site and what programs read, whole from <body> on, but for the
// index of the search; of pages of editions, what the site adds to them.
func TestSite(t *testing.T) {
	folder := newMemory()
	result := mustMake(t, collectionFiles(t), folder, exampleOptions)
	if result.Pages != 5 || result.Left != 1 {
		t.Errorf("%d pages, %d left out; want 5 and 1", result.Pages, result.Left)
	}
	const file = "testdata/site.txtar"
	made := txtar.Archive{}
	for _, name := range slices.Sorted(maps.Keys(folder.files)) {
		text := folder.files[name]
		switch {
		case name == cacheName:
			continue
		case path.Ext(name) == ".html":
			_, text, _ = strings.Cut(text, "</style>\n</head>\n")
		}
		if path.Ext(name) == ".html" && !reserved(name) {
			text = strings.Join(added.FindAllString(text, -1), "\n")
		}
		if name == searchName {
			before, rest, _ := strings.Cut(text, `id="index">`)
			_, after, _ := strings.Cut(rest, "</script>\n<script>")
			_, end, _ := strings.Cut(after, "</script>\n")
			text = before + `id="index"></script><script></script>` + "\n" + end
		}
		made.Files = append(made.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(&made))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// added is what a site adds to the page of an edition.
var added = regexp.MustCompile(`(?s)<nav class="site".*?</nav>|id="name-[^"]*"|<a class="entity"[^>]*>`)

// A second run makes what changed and nothing else, and the site is then the same as
// one that is made from nothing.
func TestOnlyWhatChangedIsMadeAgain(t *testing.T) {
	const anna, li, petrov = "1851/anna.html", "li.html", "1851/petrov.html"
	for _, test := range []struct {
		name    string
		change  func(files map[string]string, folder *memory, o *Options)
		written []string
		removed []string
	}{
		{name: "nothing", change: func(map[string]string, *memory, *Options) {}},
		{
			name: "a word of a text",
			change: func(files map[string]string, _ *memory, _ *Options) {
				files["li.xml"] = strings.Replace(files["li.xml"], "is new", "is old", 1)
			},
			written: []string{searchName, li},
		},
		{
			name: "a date, and so the order",
			change: func(files map[string]string, _ *memory, _ *Options) {
				files["li.xml"] = strings.Replace(files["li.xml"], `when="1852">1852`, `when="1850">1850`, 1)
			},
			// The register of persons, whose neighbour it was, is after Petrov now.
			written: []string{anna, petrov, cmifName, homeName, datesName, "index/correspondents.html", placesName, searchName, sitemapName, titlesName, li, "persons.html"},
		},
		{
			name:    "an edition is gone, and with it all organisations",
			change:  func(files map[string]string, _ *memory, _ *Options) { delete(files, "1851/petrov.xml") },
			written: []string{anna, cmifName, homeName, datesName, "index/correspondents.html", personsName, placesName, searchName, titlesName, li, "persons.html", "poem.html", sitemapName},
			removed: []string{petrov, orgsName},
		},
		{
			name:    "a page was edited by hand",
			change:  func(_ map[string]string, folder *memory, _ *Options) { folder.files[li] += "<!-- my own -->" },
			written: []string{li},
		},
		{
			name:    "an index was deleted",
			change:  func(_ map[string]string, folder *memory, _ *Options) { delete(folder.files, datesName) },
			written: []string{datesName},
		},
		{
			name:    "what the last run left is gone",
			change:  func(_ map[string]string, folder *memory, _ *Options) { delete(folder.files, cacheName) },
			written: nil, // all is made again, and is what is there
		},
		{
			name:    "what the last run left is broken",
			change:  func(_ map[string]string, folder *memory, _ *Options) { folder.files[cacheName] = "\x1f\x8b broken" },
			written: nil,
		},
		{
			name: "the register calls somebody otherwise",
			change: func(files map[string]string, _ *memory, _ *Options) {
				files["persons.xml"] = strings.Replace(files["persons.xml"], "gnd/000000000", "gnd/111111111", 1)
			},
			written: []string{anna, cmifName, "index/correspondents.html", personsName, searchName, "persons.html"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			files, folder, o := collectionFiles(t), newMemory(), exampleOptions
			mustMake(t, files, folder, o)
			test.change(files, folder, &o)
			result := mustMake(t, files, folder, o)
			slices.Sort(test.written)
			got := slices.DeleteFunc(slices.Clone(result.Written), func(name string) bool { return name == feedName })
			if diff := cmp.Diff(test.written, got); diff != "" && len(test.written)+len(got) > 0 {
				t.Errorf("written (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.removed, result.Removed); diff != "" {
				t.Errorf("removed (-want +got):\n%s", diff)
			}
			fresh := newMemory()
			mustMake(t, files, fresh, o)
			if diff := cmp.Diff(fresh.files, folder.files); diff != "" {
				t.Errorf("the site differs from one made from nothing (-want +got):\n%s", diff)
			}
		})
	}
}

// Other options make every page again.
func TestOptionsChangeAllPages(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"language": func(o *Options) { o.Page.Lang = "de" },
		"style":    func(o *Options) { o.Page.CSS = "p{color:#333}" },
		"title":    func(o *Options) { o.Title = "Other letters" },
	} {
		files, folder, o := collectionFiles(t), newMemory(), exampleOptions
		mustMake(t, files, folder, o)
		change(&o)
		result := mustMake(t, files, folder, o)
		for page := range folder.files {
			if path.Ext(page) == ".html" && !slices.Contains(result.Written, page) {
				t.Errorf("%s: %s is not made again", name, page)
			}
		}
	}
}

// Files that no run made stay, whatever an earlier run claims to have made.
func TestOtherFilesStay(t *testing.T) {
	folder := newMemory()
	folder.files["logo.svg"] = "<svg/>"
	mustMake(t, collectionFiles(t), folder, exampleOptions)
	c := loadCache(folder)
	c.Files = append(c.Files, "../secret", "/etc/passwd")
	if _, err := c.save(folder); err != nil {
		t.Fatal(err)
	}
	folder.files["../secret"], folder.files["/etc/passwd"] = "a", "b"
	mustMake(t, collectionFiles(t), folder, exampleOptions)
	for _, name := range []string{"logo.svg", "../secret", "/etc/passwd"} {
		if folder.files[name] == "" {
			t.Errorf("%s is gone", name)
		}
	}
}

// An image of a page is part of what the page depends on.
func TestImages(t *testing.T) {
	const pixel = "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
	text := strings.Replace(collectionFiles(t)["poem.xml"], "<lg>", `<figure><graphic url="a.gif"/></figure><lg>`, 1)
	for _, copied := range []bool{false, true} {
		o := exampleOptions
		o.CopyImages = copied
		folder, beside := newMemory(), fstest.MapFS{}
		run := func() *Result {
			list := sources(map[string]string{"x/poem.xml": text})
			list[0].Images = beside
			result, err := Make(list, folder, o)
			if err != nil {
				t.Fatal(err)
			}
			return result
		}
		run()
		if got := run().Written; len(got) > 0 {
			t.Errorf("copied %t: without a change, there is written %v", copied, got)
		}
		beside["a.gif"] = &fstest.MapFile{Data: []byte(pixel)}
		want := []string{"x/poem.html"}
		if copied {
			want = []string{"x/a.gif", "x/poem.html"}
		}
		if diff := cmp.Diff(want, run().Written); diff != "" {
			t.Errorf("copied %t: an image has come (-want +got):\n%s", copied, diff)
		}
		delete(beside, "a.gif")
		if result := run(); copied && !slices.Equal(result.Removed, []string{"x/a.gif"}) {
			t.Errorf("an image has gone, but there is removed %v", result.Removed)
		}
	}
}

// What is wrong with an edition leaves out its page only.
func TestMistakes(t *testing.T) {
	files := collectionFiles(t)
	files["broken.xml"] = "<TEI>"
	result, err := Make(sources(files), newMemory(), exampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Found) != 1 || result.Found[0].Source.Name != "broken.xml" || !result.Found[0].List.HasErrors() || result.Pages != 5 {
		t.Errorf("%d pages, found %+v", result.Pages, result.Found)
	}
	for page, want := range map[string]string{
		"index.html":       "a.xml: its page would be index.html, which is a page of the site itself or of another edition",
		"Index/dates.html": "a.xml: its page would be Index/dates.html, which is a page of the site itself or of another edition",
		"../a.html":        `a.xml: "../a.html" is no place in a site`,
	} {
		_, err := Make([]Source{{Name: "a.xml", Page: page}}, newMemory(), Options{})
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", page, err, want)
		}
	}
	if _, err := Make(nil, newMemory(), Options{Licence: "free"}); err == nil || err.Error() != `there is no licence "free" for metadata: it is cc-by or cc0` {
		t.Errorf("a licence that is none: %v", err)
	}
	if _, err := Make(nil, newMemory(), Options{Page: html.Options{Lang: "tlh"}}); err == nil {
		t.Error("there are no labels in tlh, but no error")
	}
}

// All languages have all words that pages use: a word that is missing shows its key.
func TestLabels(t *testing.T) {
	for _, lang := range []string{"en", "de", "fr", "it", "es", "ru"} {
		o := exampleOptions
		o.Page.Lang = lang
		folder := newMemory()
		mustMake(t, collectionFiles(t), folder, o)
		for name, text := range folder.files {
			if i := strings.Index(text, "site."); i >= 0 && path.Ext(name) == ".html" {
				t.Errorf("%s: %s has no word for %s", lang, name, text[i:min(len(text), i+20)])
			}
		}
	}
}

// A collection of nothing, and one that no index can order, are sites too.
func TestSmallest(t *testing.T) {
	folder := newMemory()
	mustMake(t, nil, folder, Options{})
	mustMake(t, map[string]string{"a.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0"/>`}, folder, Options{})
	if !bytes.Contains([]byte(folder.files[titlesName]), []byte(`<a href="../a.html">a.xml</a>`)) {
		t.Errorf("the index of titles is\n%s", folder.files[titlesName])
	}
}
