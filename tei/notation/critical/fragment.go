package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// ParseInline reads a piece of running text by the labels of a profile.
func ParseInline(text string, profile *notation.Profile) ([]Node, diag.List) {
	p := newParser(source.NewFile("text", []byte(text)), profile, 0, nil)
	return p.inline(0, len(text)), p.list.Sorted()
}

// PrintInline prints nodes as running text in the canonical form.
func PrintInline(nodes []Node, profile *notation.Profile) string {
	p := &printer{profile: profile, vocabulary: vocabularyOf(profile)}
	return p.inline(nodes, false)
}

// XML returns nodes as XML.
func XML(nodes []Node) string {
	var b strings.Builder
	writeXML(&b, nodes...)
	return b.String()
}
