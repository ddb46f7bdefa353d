package site

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var exampleOptions = Options{Title: "Letters of a decade", URL: "https://example.org/letters/", Publisher: "Town Archive", Licence: CCBY}

// A thousand letters made of real ones become a site: all of it, and again after one
// letter changed. MB/s is of the TEI; site-MB is the size of the site, search-MB that of
// the page of the search, text-MB that of the text in it, memory-MB what Go asked the
// system for.
func BenchmarkSite(b *testing.B) {
	letters := madeLetters(b, 1000)
	size := int64(0)
	for _, l := range letters {
		size += int64(len(l.text))
	}
	b.Run("whole", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			b.StopTimer()
			folder := b.TempDir()
			b.StartTimer()
			make1000(b, letters, folder)
			b.StopTimer()
			reportSize(b, folder)
			b.StartTimer()
		}
	})
	b.Run("after-one-change", func(b *testing.B) {
		folder := b.TempDir()
		make1000(b, letters, folder)
		for n := 0; b.Loop(); n++ {
			letters[n%1000].text = []byte(strings.Replace(string(letters[n%1000].text), "<closer>", "<p>Changed.</p><closer>", 1))
			if written := make1000(b, letters, folder).Written; len(written) != 2 {
				b.Fatalf("written: %v", written)
			}
		}
	})
}

func make1000(b *testing.B, letters []madeLetter, folder string) *Result {
	result, err := Make(sourcesOf(letters), diskFolder(folder), exampleOptions)
	if err != nil {
		b.Fatal(err)
	}
	return result
}

func reportSize(b *testing.B, folder string) {
	const mega = 1 << 20
	size := 0.0
	_ = filepath.Walk(folder, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			size += float64(info.Size()) / mega
		}
		return nil
	})
	text := 0.0
	for _, r := range loadCache(diskFolder(folder)).Records {
		for _, p := range r.Edition.Passages {
			text += float64(len(p.Text)) / mega
		}
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	search, _ := os.Stat(filepath.Join(folder, searchName))
	b.ReportMetric(size, "site-MB")
	b.ReportMetric(text, "text-MB")
	b.ReportMetric(float64(search.Size())/mega, "search-MB")
	b.ReportMetric(float64(memory.Sys)/mega, "memory-MB")
}
