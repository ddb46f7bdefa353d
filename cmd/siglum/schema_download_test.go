package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A schema is downloaded with what it includes, once, when it is added; what is too
// large, missing or wrong is not kept.
func TestSchemaDownload(t *testing.T) {
	requests := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		requests++
		switch q.URL.Path {
		case "/letter.rnc":
			io.WriteString(w, `include "parts/p.rnc" start = element letter { p* }`)
		case "/parts/p.rnc":
			io.WriteString(w, `p = element p { text }`)
		case "/wrong.rnc":
			io.WriteString(w, `start = element letter { attribute a { text }, attribute a { text } }`)
		case "/endless.rnc":
			for i := 0; i < 30; i++ {
				io.WriteString(w, strings.Repeat("# and so on\n", 1<<20/12))
			}
		default:
			http.NotFound(w, q)
		}
	}))
	defer server.Close()
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)

	for _, tt := range []struct {
		why, file string
		code      int
		says      string // on either stream
	}{
		{"a schema in two files", "letter.rnc", 0, "x: 2 files"},
		{"a wrong schema", "wrong.rnc", 2, "RELAX NG 7.3: duplicate attribute"},
		{"one that is not there", "none.rnc", 2, "404"},
		{"one that is too large", "endless.rnc", 2, "20 MB"},
	} {
		code, stdout, stderr := invoke("schema", "add", "x", server.URL+"/"+tt.file)
		if code != tt.code || !strings.Contains(stdout+stderr, tt.says) {
			t.Errorf("%s: exit code %d, want %d and %q: %s%s", tt.why, code, tt.code, tt.says, stdout, stderr)
		}
	}

	// The first is kept: nothing else replaced it. Using it asks nobody any more.
	before := requests
	document := filepath.Join(data, "letter.xml")
	if err := os.WriteFile(document, []byte(`<?xml-model href="`+server.URL+`/letter.rnc"?><letter><p>Dear</p></letter>`), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"validate", "-s", "x", document}, {"validate", document}} {
		if code, stdout, stderr := invoke(args...); code != 0 || !strings.Contains(stdout, "valid; schema: x\n") {
			t.Errorf("%v: exit code %d: %s%s", args[1:], code, stdout, stderr)
		}
	}
	if requests != before {
		t.Errorf("validation made %d requests", requests-before)
	}
}
