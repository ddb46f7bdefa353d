package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// corpusRefused reads testdata/embedded/corpus.txt: the documents that TEI P5 accepts
// and the embedded schema refuses, each with the words that its first message holds.
func corpusRefused(t testing.TB) map[string]string {
	t.Helper()
	table, err := os.ReadFile("testdata/embedded/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	refused := map[string]string{}
	for line := range strings.Lines(string(table)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			file, message, _ := strings.Cut(line, " | ")
			refused[file] = message
		}
	}
	return refused
}

// corpusValid returns the documents that jing found valid against TEI P5.
func corpusValid(t testing.TB) []string {
	t.Helper()
	table, err := os.ReadFile(testData(t, "corpus/verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for line := range strings.Lines(string(table)) {
		if cells := strings.Split(line, "\t"); len(cells) > 2 && cells[2] == "valid" {
			files = append(files, strings.TrimPrefix(cells[0], "corpus/"))
		}
	}
	return files
}

// The real editions of the test data are accepted, but for those that corpus.txt
// names.
func TestEmbeddedAcceptsRealEditions(t *testing.T) {
	refused := corpusRefused(t)
	accepted := 0
	for _, file := range corpusValid(t) {
		text, err := os.ReadFile(testData(t, filepath.Join("corpus", file)))
		if err != nil {
			t.Fatal(err)
		}
		found := schema.Embedded().Validate(source.NewFile(file, text), schema.Options{MaxErrors: 1})
		expected, named := refused[file]
		switch {
		case !found.HasErrors() && named:
			t.Errorf("%s is accepted now: take it out of testdata/embedded/corpus.txt", file)
		case !found.HasErrors():
			accepted++
		case !named:
			t.Errorf("refused: %v", found[0])
		case !strings.Contains(found[0].Message, expected):
			t.Errorf("%s: refused for another reason: %v", file, found[0])
		}
	}
	if accepted < 70 {
		t.Errorf("only %d real editions are accepted", accepted)
	}
}
