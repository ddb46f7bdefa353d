package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// A sample is a document with a name for messages.
type sample struct{ name, document string }

// fragmentSamples returns the fragments of testdata/embedded/fragments.txtar, each in a document.
func fragmentSamples(t testing.TB) []sample {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/embedded/fragments.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var samples []sample
	for _, f := range archive.Files {
		place, _, _ := strings.Cut(f.Name, "/")
		fragment := strings.TrimSuffix(string(f.Data), "\n")
		samples = append(samples, sample{f.Name, documentAt(t, place, fragment)})
	}
	return samples
}

func fileSample(t testing.TB, name string) sample {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return sample{filepath.ToSlash(name), string(text)}
}

// editionSamples returns the editions of the folder samples.
func editionSamples(t testing.TB) []sample {
	t.Helper()
	names, err := filepath.Glob("../samples/*/*.xml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no sample found: %v", err)
	}
	var samples []sample
	for _, name := range names {
		samples = append(samples, fileSample(t, name))
	}
	return samples
}

// What the notations encode to, and the samples, are accepted by the embedded schema.
func TestEmbeddedAccepts(t *testing.T) {
	samples := append(fragmentSamples(t), editionSamples(t)...)
	mustAccept(t, samples, embeddedVerdicts(t, documentsOf(samples)))
}

// The same documents are accepted by TEI P5.
func TestTEIAcceptsFragments(t *testing.T) {
	samples := fragmentSamples(t)
	mustAccept(t, samples, jing(t, testData(t, teiAll), documentsOf(samples)))
}

// Documents that others made, for the embedded schema to accept.
func TestEmbeddedAcceptsGold(t *testing.T) {
	samples := []sample{
		fileSample(t, testData(t, "seed/telephone-message-1948.tei.xml")),
		fileSample(t, testData(t, "rendering/features.xml")),
		fileSample(t, testData(t, "collation/sample_apparatus.xml")),
	}
	mustAccept(t, samples, embeddedVerdicts(t, documentsOf(samples)))
}

func mustAccept(t *testing.T, samples []sample, complaints []string) {
	t.Helper()
	for i, complaint := range complaints {
		if complaint != "" {
			t.Errorf("%s: refused: %s\n%s", samples[i].name, complaint, samples[i].document)
		}
	}
}

func documentsOf(samples []sample) []string {
	documents := make([]string, len(samples))
	for i, s := range samples {
		documents[i] = s.document
	}
	return documents
}
