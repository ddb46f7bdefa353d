package encode_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write what encoding makes into the pairs of testdata")

// TestPairs encodes the transcriptions of testdata, NAME.txt, and compares the body of
// the edition with NAME.tei, and the messages with NAME.msg where there are any. Decoding must
// give the transcription back, or NAME.back.
func TestPairs(t *testing.T) { allPairs(t, "testdata/*.txtar") }

// TestPairsOfHouses does the same by the profiles of other houses, after which the files are named.
func TestPairsOfHouses(t *testing.T) { allPairs(t, "testdata/houses/*.txtar") }

func allPairs(t *testing.T, pattern string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no pairs in testdata (%v)", err)
	}
	for _, name := range files {
		profile := profileFor(t, name)
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if *update && slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return strings.HasSuffix(f.Name, ".txt") }) {
			if err := os.WriteFile(name, txtar.Format(updated(t, archive, profile)), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want := files2map(archive)
		for _, f := range archive.Files {
			if key, ok := strings.CutSuffix(f.Name, ".txt"); ok {
				t.Run(filepath.Base(name)+"/"+key, func(t *testing.T) { pair(t, want, key, profile) })
			}
		}
	}
}

// profileFor returns the profile after which a file of pairs is named, nil for the default.
func profileFor(t *testing.T, file string) *notation.Profile {
	if filepath.Base(filepath.Dir(file)) != "houses" {
		return nil
	}
	p, err := notation.Builtin(strings.TrimSuffix(filepath.Base(file), ".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func files2map(a *txtar.Archive) map[string]string {
	m := map[string]string{}
	for _, f := range a.Files {
		m[f.Name] = string(f.Data)
	}
	return m
}

func pair(t *testing.T, want map[string]string, key string, profile *notation.Profile) {
	text := want[key+".txt"]
	body, messages, back := made(t, key, text, profile)
	if diff := cmp.Diff(want[key+".tei"], body); diff != "" {
		t.Errorf("the body (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[key+".msg"], messages); diff != "" {
		t.Errorf("the messages (-want +got):\n%s", diff)
	}
	wantBack, other := want[key+".back"]
	if !other {
		wantBack = text
	}
	if diff := cmp.Diff(wantBack, back); diff != "" {
		t.Errorf("decoding (-want +got):\n%s", diff)
	}
}

// made returns what encoding and decoding make of a transcription: what stands in
// body, the messages, the text.
func made(t *testing.T, name, text string, profile *notation.Profile) (body, messages, back string) {
	return madeBy(t, name, text, encode.Options{Profile: profile})
}

func madeBy(t *testing.T, name, text string, o encode.Options) (body, messages, back string) {
	r, list := encode.Encode(source.NewFile(name+".txt", []byte(text)), o)
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.String() + "\n")
	}
	if r == nil {
		return "", b.String(), ""
	}
	doc := xml(t, r.Document)
	_, doc, _ = strings.Cut(doc, "<body>\n")
	doc, _, _ = strings.Cut(doc, "    </body>\n  </text>")
	lines := strings.SplitAfter(doc, "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "      ")
	}
	return strings.Join(lines, ""), b.String(), decoded(t, r.Document)
}

// updated returns an archive with what encoding makes now.
func updated(t *testing.T, a *txtar.Archive, profile *notation.Profile) *txtar.Archive {
	out := &txtar.Archive{Comment: a.Comment}
	if !slices.ContainsFunc(a.Files, func(f txtar.File) bool { return strings.HasSuffix(f.Name, ".txt") }) {
		return a // no pairs: another test's
	}
	for _, f := range a.Files {
		key, ok := strings.CutSuffix(f.Name, ".txt")
		if !ok {
			continue
		}
		body, messages, back := made(t, key, string(f.Data), profile)
		out.Files = append(out.Files, f, txtar.File{Name: key + ".tei", Data: []byte(body)})
		if messages != "" {
			out.Files = append(out.Files, txtar.File{Name: key + ".msg", Data: []byte(messages)})
		}
		if back != string(f.Data) {
			out.Files = append(out.Files, txtar.File{Name: key + ".back", Data: []byte(back)})
		}
	}
	return out
}
