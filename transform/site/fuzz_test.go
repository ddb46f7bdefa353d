package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"testing"
)

// Whatever an edition says becomes a site, and a second run finds nothing to do.
func FuzzMake(f *testing.F) {
	for _, text := range collectionFiles(f) {
		f.Add(text)
	}
	f.Add(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title> </title></titleStmt></fileDesc></teiHeader><text><persName xml:id="text"/><persName ref="#">a</persName><rs type="person" key="/">b</rs></text></TEI>`)
	f.Fuzz(func(t *testing.T, text string) {
		files, folder := map[string]string{"a.xml": text, "b/c.xml": text}, newMemory()
		result, err := Make(sources(files), folder, exampleOptions)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Found) > 0 {
			return
		}
		if again := mustMake(t, files, folder, exampleOptions); len(again.Written)+len(again.Removed) > 0 {
			t.Errorf("a second run writes %v and removes %v", again.Written, again.Removed)
		}
	})
}

// Whatever stands where the last run left what it knew, the site is made.
func FuzzCache(f *testing.F) {
	files, good := collectionFiles(f), newMemory()
	mustMake(f, files, good, exampleOptions)
	c := loadCache(good)
	text, err := json.Marshal(c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	c.Records["li.html"] = record{Source: c.Records["li.html"].Source}
	text, _ = json.Marshal(c)
	f.Add(text)
	f.Add([]byte(`{"files":["index.html","../a","a/../b"],"records":{"":{}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, _ = w.Write(text)
		_ = w.Close()
		folder := newMemory()
		folder.files[cacheName] = packed.String()
		result, err := Make(sources(files), folder, exampleOptions)
		if err != nil || result.Pages != 5 {
			t.Errorf("%d pages, %v", result.Pages, err)
		}
		for name := range good.files {
			if _, ok := folder.files[name]; !ok {
				t.Errorf("there is no %s", name)
			}
		}
	})
}
