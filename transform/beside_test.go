package transform

import (
	"testing"

	"github.com/beevik/etree"
)

// TestNoteKindOfMarginalNotes: a note that says it is marginal stands beside the text, wherever its page has it.
func TestNoteKindOfMarginalNotes(t *testing.T) {
	for place, want := range map[string]noteKind{"margin left": noteMargin, "top": noteMargin, "overleaf": noteMargin} {
		e := etree.NewElement("note")
		e.CreateAttr("type", "marginal")
		e.CreateAttr("place", place)
		if got := noteKindOf(e); got != want {
			t.Errorf("place %q: kind %d, want %d", place, got, want)
		}
	}
	for _, kind := range []string{"stamp", "envelope", "letterhead"} {
		if !linedSegments[kind] {
			t.Errorf("line ends of a seg of type %s are not kept", kind)
		}
	}
}
