package encode

import (
	"fmt"
	"maps"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// CodeLanguageUnknown says that no tag is known for the name of a language.
const CodeLanguageUnknown diag.Code = "language-unknown"

// undetermined is the tag of a language of which nothing is known but its name (BCP 47,
// 4.1).
const undetermined = "und"

// declaredLanguages lists the languages of the metadata, and that of the original if it
// is not among them.
func (e *encoder) declaredLanguages(desc *etree.Element) {
	usage := add(desc, "langUsage")
	known := map[string]bool{}
	for _, l := range e.meta.Languages {
		tag, name := e.tagOf(l), l.Name
		known[tag] = true
		el := add(usage, "language", "ident", tag)
		e.origins.attr(el, "ident", l.Tag.At)
		e.setSaid(el, "usage", notation.Value{Text: strings.TrimSuffix(l.Usage.Text, "%"), At: l.Usage.At})
		if name.Text == "" {
			name.Text = e.languageName(notation.Language{Tag: tag, Latin: e.latin(tag)})
		}
		if name.Text != "" {
			e.origins.token(el.CreateText(allowed(name.Text)), name.At)
		}
		e.stated(l.Name.At.Cover(l.Tag.At), el, "language "+tag)
	}
	for _, l := range []notation.Language{e.facts.language, e.facts.original} {
		if l.Tag != "" && !known[l.Tag] {
			known[l.Tag] = true
			addText(usage, "language", e.languageName(l), "ident", l.Tag)
		}
	}
}

// onlyLanguage returns the language of the text, if the metadata declares a single one
// besides that of the original.
func (e *encoder) onlyLanguage() notation.Language {
	only := ""
	for _, l := range e.meta.Languages {
		tag := e.tagOf(l)
		if tag == e.facts.original.Tag && len(e.meta.Languages) > 1 {
			continue
		}
		if only != "" || tag == undetermined {
			return notation.Language{}
		}
		only = tag
	}
	return notation.Language{Tag: only, Latin: e.latin(only)}
}

func (e *encoder) latin(tag string) string {
	for _, l := range e.profile.Languages {
		if l.Tag == tag && tag != "" {
			return l.Latin
		}
	}
	return ""
}

// tagOf returns the tag of a language: the one stated, else that which the profile has
// for the name.
func (e *encoder) tagOf(l notation.LanguageUsed) string {
	if l.Tag.Text != "" {
		return l.Tag.Text
	}
	if known, ok := e.profile.Languages[l.Name.Text]; ok {
		return known.Tag
	}
	help := "give its tag beside the name: `languages: [{tag: ru, name: Russian}]`"
	if near := diag.Nearest(l.Name.Text, maps.Keys(e.profile.Languages)); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; else %s", near, help)
	}
	e.warnOnce(CodeLanguageUnknown, l.Name.At, help, "no tag is known for the language %q", l.Name.Text)
	return undetermined
}
