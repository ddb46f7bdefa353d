package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// A scope is what a document declares: words at the beginning of brackets may be ids of
// hands and witnesses, and a bracket without label is a translator's if there is one.
type scope struct {
	hands      map[string]bool
	witnesses  map[string]bool
	translated bool              // a translator is stated
	original   notation.Language // of what was translated
	languages  map[string]bool   // tags of those that are declared
}

// translatorID is the id of the statement of who translated.
const translatorID = "tr"

// newScope returns what front matter declares, or, if there is one, a header.
func newScope(v *vocabulary, front *notation.FrontMatter, header *Element) scope {
	s := scope{hands: map[string]bool{}, witnesses: map[string]bool{}, languages: map[string]bool{}}
	if header != nil {
		s.learn(header, v)
	}
	if front == nil || header != nil {
		return s
	}
	for _, h := range front.Metadata.Hands {
		s.hands[h.ID.Text] = true
	}
	for _, w := range front.Metadata.Witnesses {
		s.witnesses[w.ID.Text] = true
	}
	for _, l := range front.Metadata.Languages {
		s.languages[l.Tag.Text] = true
	}
	s.translated = len(front.Metadata.Translators) > 0
	s.original = v.languages[strings.Trim(front.Metadata.Language.Text, ". ")]
	return s
}

// learn takes over what a header declares.
func (s *scope) learn(header *Element, v *vocabulary) {
	id := header.Attr("xml:id")
	switch header.Name {
	case "handNote":
		s.hands[id] = true
	case "witness":
		s.witnesses[id] = true
	case "respStmt":
		s.translated = s.translated || id == translatorID
	case "language":
		s.languages[header.Attr("ident")] = true
	case "textLang":
		for _, l := range v.languages {
			if l.Tag == header.Attr("mainLang") && l.Tag != "" {
				s.original = l
			}
		}
	}
	for _, n := range header.Children {
		if e, ok := n.(*Element); ok {
			s.learn(e, v)
		}
	}
}
