package importer

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// suppliedSign returns the form of words that an editor supplied: in brackets without a label.
// ok is false where the notation takes the words for something else: "[12]" is the mark of a note.
func suppliedSign(text string) (sign inline, ok bool) {
	if strings.TrimSpace(text) == "" || strings.ContainsAny(text, "[]\n") {
		return inline{}, false
	}
	profile, err := notation.Builtin(notation.Default)
	if err != nil {
		return inline{}, false
	}
	form := "[" + text + "]"
	tree, _ := notation.Parse(source.NewFile("supplied", []byte("a "+form+" b")), profile)
	if tree == nil {
		return inline{}, false
	}
	for _, b := range tree.Body {
		for _, n := range b.Content {
			if bracket, is := n.(*notation.Bracket); is && bracket.Rule != nil && strings.HasPrefix(bracket.Rule.Name.Text, "supplied") {
				return notationOf(form), true
			}
		}
	}
	return inline{}, false
}
