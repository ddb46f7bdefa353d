package notation

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// TestDepth reads brackets in brackets, for which the parser of YAML would take all memory
// that there is.
func TestDepth(t *testing.T) {
	brackets := strings.Repeat("[", 100_000)
	_, found := ReadProfile(source.NewFile("p.yaml", []byte("profile: "+brackets)))
	want := "p.yaml:1:110: error: this is no profile: lists and maps are nested more than 100 deep [profile-syntax]"
	if len(found) != 1 || found[0].String() != want {
		t.Errorf("a profile: %v, want %s", found, want)
	}
	if got, want := Scalar(brackets), `"`+brackets+`"`; got != want {
		t.Errorf("a value of %d brackets is written in %d characters, want %d", len(brackets), len(got), len(want))
	}
	f := source.NewFile("t.csv", []byte("file,hands\na.txt,"+brackets+"\n"))
	_, found = ReadMetadataTable(f)
	want = "t.csv:2:7: error: the cell begins as YAML but cannot be read as such [metadata-value]"
	if len(found) != 1 || found[0].String() != want {
		t.Errorf("a cell: %.300s, want %s", found, want)
	}
}
