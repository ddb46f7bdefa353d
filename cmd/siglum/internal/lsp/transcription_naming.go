package lsp

import (
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/notation"
)

// naming returns the word that is being typed at the end of a line where the critical
// notation names hands and witnesses: in braces, and behind #.
func naming(typed string) (word string, ok bool) {
	word = typed[strings.LastIndexAny(typed, "{}#[]: \t")+1:]
	before := strings.TrimSuffix(typed, word)
	if strings.HasSuffix(before, "#") {
		return word, true
	}
	return word, strings.LastIndexByte(before, '{') > strings.LastIndexAny(before, "}")
}

// named offers the hands and witnesses that the front matter declares.
func (c *completer) named(start, end int) {
	t, _ := notation.Parse(c.now.file, c.options.Profile)
	if t == nil || t.Front == nil {
		return
	}
	for _, w := range t.Front.Metadata.Witnesses {
		c.add(offer{label: w.ID.Text, about: "witness: " + w.Label.Text, kind: protocol.KindReference, plain: w.ID.Text}, start, end)
	}
	for _, h := range t.Front.Metadata.Hands {
		c.add(offer{label: h.ID.Text, about: "hand: " + h.Label.Text, kind: protocol.KindReference, plain: h.ID.Text}, start, end)
	}
}
