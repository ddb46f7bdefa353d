package schematron

import (
	"fmt"
	"strings"

	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
)

// Schemas may state one rule several times, each in another language, as TEI's do, where
// no xml:lang tells them apart: the second has the id of the first with "-fr" in it.

// idLanguage is a language in the id of a pattern.
var idLanguage = expression.Lazy(`[-_](de|en|es|fr|it|ja|ko|nl|pt|ru|zh)(?:[-_]|$)`)

// groupOf returns what is equal for assertions that state the same: what they are, their
// context and their test.
func groupOf(e, rule element, test string) string {
	return fmt.Sprintf("%s|%s|%s", e.name(), squeezed(rule.value("context")), squeezed(test))
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// markTranslations finds out the languages of assertions, and marks those that state what
// another states in another language.
func markTranslations(patterns []*pattern) {
	languages := map[string]map[string]bool{}
	each(patterns, func(p *pattern, c *check) {
		if m := idLanguage().FindStringSubmatch(p.id); m != nil && c.language == "" {
			c.language = m[1]
		}
		if languages[c.group] == nil {
			languages[c.group] = map[string]bool{}
		}
		languages[c.group][language(c)] = true
	})
	each(patterns, func(_ *pattern, c *check) { c.doubled = len(languages[c.group]) > 1 })
}

// A told is a finding of a rule that the schema states in several languages.
type told struct {
	index int // in the findings
	check *check
}

// translates reports whether a finding of c says in another language what was said of the
// node before, and puts it in the place of that if the user would rather read it.
func (r *run) translates(c *check, n helium.Node, finding diag.Diagnostic) bool {
	about := telling{c.group, n}
	before, ok := r.told[about]
	if !ok {
		r.told[about] = told{len(r.found), c}
		return false
	}
	if language(before.check) == language(c) {
		return false
	}
	if rank(c.language, r.schema.language) < rank(before.check.language, r.schema.language) {
		r.found[before.index] = finding
		r.told[about] = told{before.index, c}
	}
	return true
}

func each(patterns []*pattern, do func(p *pattern, c *check)) {
	for _, p := range patterns {
		for _, rule := range p.rules {
			for _, c := range rule.checks {
				do(p, c)
			}
		}
	}
}

func language(c *check) string {
	if c.language == "" {
		return "en"
	}
	return primary(c.language)
}

// primary returns the language of a tag, without script and region.
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	return tag
}

// rank orders languages: the preferred one, English, the rest.
func rank(tag, preferred string) int {
	if tag == "" {
		tag = "en"
	}
	switch primary(tag) {
	case primary(preferred):
		return 0
	case "en":
		return 1
	}
	return 2
}
