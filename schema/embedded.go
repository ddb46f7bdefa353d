package schema

import (
	"bytes"
	"embed"
	"path"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/source"
)

//go:embed rnc/*.rnc
var embeddedFiles embed.FS

// embeddedMain is the file that includes the others.
const embeddedMain = "siglum.rnc"

// EmbeddedSource returns the schema that Siglum brings with it: a customisation of
// TEI P5 for documentary and critical editions, in the compact syntax of RELAX NG.
// Its comments say what it holds and how it relates to TEI P5. The files that it is
// written in, one a TEI module, are joined to one, which includes nothing and can be
// saved and used by itself.
func EmbeddedSource() *source.File { return embeddedSource() }

var embeddedSource = sync.OnceValue(func() *source.File {
	var joined bytes.Buffer
	for line := range strings.Lines(readEmbedded(embeddedMain)) {
		if name, ok := includedFile(line); ok {
			joined.WriteString("\n" + withoutDeclarations(readEmbedded(name)))
			continue
		}
		joined.WriteString(line)
	}
	return source.NewFile(embeddedMain, joined.Bytes())
})

func readEmbedded(name string) string {
	text, err := embeddedFiles.ReadFile(path.Join("rnc", name))
	if err != nil {
		panic("schema: the embedded schema includes a file that is not embedded: " + err.Error())
	}
	return string(text)
}

// includedFile returns the name of the file that a line of the main file includes.
func includedFile(line string) (string, bool) {
	name, ok := strings.CutPrefix(strings.TrimSpace(line), `include "`)
	if !ok {
		return "", false
	}
	return strings.TrimSuffix(name, `"`), true
}

// withoutDeclarations drops the namespaces that a part declares: the main file
// declares them all, with the same prefixes.
func withoutDeclarations(part string) string {
	var kept strings.Builder
	for line := range strings.Lines(part) {
		if !strings.HasPrefix(line, "namespace ") && !strings.HasPrefix(line, "default namespace ") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}
