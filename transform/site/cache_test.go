package site

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// TestCacheThatGrows reads a cache of a few kilobytes that unpacks to many megabytes.
func TestCacheThatGrows(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(`{"fingerprint":"` + strings.Repeat("a", 20<<20) + `"}`)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	folder := &memory{files: map[string]string{cacheName: packed.String()}}
	if c := loadCache(folder); c.Fingerprint != "" {
		t.Errorf("a cache of %d bytes was unpacked to %d", packed.Len(), len(c.Fingerprint))
	}
}
