package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
)

// cacheName is the file of a site that holds what the next run must know.
const cacheName = ".siglum/site"

// A cache is what one run leaves to the next.
type cache struct {
	Fingerprint string            `json:"fingerprint"`
	Files       []string          `json:"files"` // that the run wrote, or found as they ought to be
	Records     map[string]record `json:"records"`
}

// A record is what is known of one source, by the path of its page.
type record struct {
	Source  string            `json:"source"`           // hash of its bytes
	Images  map[string]string `json:"images,omitempty"` // hashes of the images it shows; "" of those that are not there
	Top     string            `json:"top"`              // hash of what the page has from the rest of the site
	Output  string            `json:"output"`           // hash of the page
	Copied  []string          `json:"copied,omitempty"` // images beside the page
	Edition *edition          `json:"edition"`
}

// maxGrowth is how many times as much a cache may unpack to: what a run left stays far below
// it. A cache that is longer is cut, and so cannot be read.
const maxGrowth = 100

// loadCache reads what an earlier run left. What cannot be read is no more than a
// reason to make everything again.
func loadCache(folder Folder) cache {
	var c cache
	raw, err := folder.Read(cacheName)
	if err != nil {
		return c
	}
	if unpacked, err := gzip.NewReader(bytes.NewReader(raw)); err == nil {
		most := int64(len(raw)) * maxGrowth
		if text, err := io.ReadAll(io.LimitReader(unpacked, most)); err != nil || json.Unmarshal(text, &c) != nil {
			return cache{}
		}
	}
	for page, r := range c.Records {
		if !r.sound(page) {
			delete(c.Records, page)
		}
	}
	return c
}

// sound reports a record as a run writes them.
func (r record) sound(page string) bool {
	e := r.Edition
	if e == nil || e.Page != page || len(e.Passages) == 0 {
		return false
	}
	names := slices.Concat(e.Sent.Names, e.Sent.Places, e.Received.Names, e.Received.Places, e.Authors)
	for _, m := range e.Mentions {
		names = append(names, m.name)
	}
	strange := func(n name) bool { return registerOf[n.Kind] == "" }
	for _, known := range e.Known {
		if registerOf[known.Kind] == "" {
			return false
		}
	}
	return !slices.ContainsFunc(names, strange)
}

func (c cache) save(folder Folder) (changed bool, err error) {
	text, err := json.Marshal(c)
	if err != nil {
		return false, err
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if _, err := w.Write(text); err != nil {
		return false, err
	}
	if err := w.Close(); err != nil {
		return false, err
	}
	return put(folder, cacheName, packed.Bytes())
}

// put writes a file unless it is there already.
func put(folder Folder, name string, data []byte) (changed bool, err error) {
	if there, err := folder.Read(name); err == nil && bytes.Equal(there, data) {
		return false, nil
	}
	return true, folder.Write(name, data)
}

// images is the folder of an edition that remembers what was read from it.
type images struct {
	fs.FS
	seen map[string]string
}

// Open implements [fs.FS]. What is not there is remembered too: it may come.
func (f images) Open(name string) (fs.File, error) {
	if _, ok := f.seen[name]; !ok {
		f.seen[name] = hashOf(f.FS, name)
	}
	return f.FS.Open(name)
}

func hashOf(folder fs.FS, name string) string {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return ""
	}
	return hash(data)
}

// same reports whether the images that a record speaks of are what they were.
func (r record) same(folder fs.FS) bool {
	for name, sum := range r.Images {
		if folder == nil || hashOf(folder, name) != sum {
			return false
		}
	}
	return true
}
