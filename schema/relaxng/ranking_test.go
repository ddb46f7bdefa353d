package relaxng_test

import (
	"strings"
	"testing"
)

// TestRanking: of what may stand at a place the names that the document uses most
// come first, then the alphabet decides; in the last of many messages as in the first.
func TestRanking(t *testing.T) {
	s := compile(t, letter)
	const unused, used = "inside <p> may stand here: <date> or <hi>", "inside <p> may stand here: <hi> or <date>"
	document := "<letter><head/><p><unheardOf/></p>" + strings.Repeat("<p><hi/><unheardOf/></p>", 1500) + "</letter>"
	found := validate(s, document)
	if len(found) != 1501 {
		t.Fatalf("%d findings, want 1501", len(found))
	}
	for i, d := range found {
		want := used
		if i == 0 {
			want = unused
		}
		if d.Help != want {
			t.Fatalf("help of finding %d is %q, want %q", i, d.Help, want)
		}
	}
}
