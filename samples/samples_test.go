// Package samples_test makes the samples anew and compares them with what is
// here: whoever changes what Siglum writes sees the change here first. Run it with
// -update to take the new results over, after reading them.
package samples_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/html"
	"github.com/siglum/siglum/transform/text"
)

var update = flag.Bool("update", false, "write the results over those in the folder")

// The files of a sample. One without a transcription was encoded by hand.
const (
	transcription = "transcription.txt"
	inCritical    = "critical.txt"  // in the critical notation
	canonical     = "canonical.txt" // what decoding makes of that
	edition       = "edition.xml"
	page          = "reading.html"
	plain         = "reading.txt"
)

func TestSamples(t *testing.T) {
	folders, err := filepath.Glob("*/" + edition)
	if err != nil || len(folders) < 3 {
		t.Fatalf("found %v, %v; want three samples", folders, err)
	}
	for _, path := range folders {
		dir := filepath.Dir(path)
		t.Run(dir, func(t *testing.T) { testSample(t, dir) })
	}
}

func testSample(t *testing.T, dir string) {
	for _, name := range []string{transcription, inCritical} {
		if typed, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			testTranscription(t, dir, name, typed)
		} else if !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	f := read(t, dir, edition)
	if list := schema.Embedded().Validate(f, schema.Options{}); len(list) > 0 {
		t.Errorf("%s is not valid: %v", edition, list)
	}
	d, list := tei.Load(f, tei.LoadOptions{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	var b bytes.Buffer
	if err := html.Write(&b, d, html.Options{}); err != nil {
		t.Fatal(err)
	}
	compare(t, dir, page, b.Bytes())
	b.Reset()
	if err := text.Write(&b, d, text.Options{}); err != nil {
		t.Fatal(err)
	}
	compare(t, dir, plain, b.Bytes())
}

// testTranscription encodes a transcription, which gives the edition, and decodes
// that, which gives the transcription again.
func testTranscription(t *testing.T, dir, name string, typed []byte) {
	var o encode.Options
	if name == inCritical {
		var err error
		if o.Profile, err = notation.Builtin("critical"); err != nil {
			t.Fatal(err)
		}
	}
	result, list := encode.Encode(source.NewFile(name, typed), o)
	if len(list) > 0 {
		t.Errorf("encoding is not without remarks: %v", list)
	}
	var b bytes.Buffer
	if err := result.Document.Write(&b); err != nil {
		t.Fatal(err)
	}
	compare(t, dir, edition, b.Bytes())

	d, list := tei.Load(source.NewFile(edition, b.Bytes()), tei.LoadOptions{})
	if len(list) > 0 {
		t.Fatal(list)
	}
	decoded, list := encode.Decode(d, encode.Options{})
	if len(list) > 0 {
		t.Errorf("decoding is not without remarks: %v", list)
	}
	if name == inCritical {
		compare(t, dir, canonical, decoded)
		return
	}
	if diff := cmp.Diff(string(typed), string(decoded)); diff != "" {
		t.Errorf("the decoded edition is not the transcription (-transcription +decoded):\n%s", diff)
	}
}

func compare(t *testing.T, dir, name string, got []byte) {
	t.Helper()
	path := filepath.Join(dir, name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(read(t, dir, name).Bytes()), string(got)); diff != "" {
		t.Errorf("%s differs (-here +made):\n%s", path, diff)
	}
}

func read(t *testing.T, dir, name string) *source.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return source.NewFile(name, data)
}
