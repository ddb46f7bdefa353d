package relaxng

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/xmltext"
)

// mostNamed is how many alternatives a message names if not asked for all.
const mostNamed = 6

func compareNames(a, b qname) int {
	return cmp.Or(cmp.Compare(a.local, b.local), cmp.Compare(a.space, b.space))
}

// written returns an element's name as it would be written where the validator
// is: with the prefix that is declared for its namespace.
func (v *Validator) written(name qname) string {
	prefix, ok := v.scope.prefix(v.asDocument(name.space))
	if !ok || prefix == "" {
		return name.local
	}
	return prefix + ":" + name.local
}

// tag returns an element's name for a message: <persName>.
func (v *Validator) tag(name qname) string { return "<" + v.written(name) + ">" }

func tagOf(name xmltext.Name) string { return "<" + name.String() + ">" }

// at returns an attribute's name for a message: @xml:id.
func (v *Validator) at(name qname) string { return "@" + v.attributeName(name) }

func (v *Validator) attributeName(name qname) string {
	if name.space == "" {
		return name.local
	}
	for i := len(v.scope.bindings) - 1; i >= 0; i-- {
		if b := v.scope.bindings[i]; b.uri == name.space && b.prefix != "" {
			return b.prefix + ":" + name.local
		}
	}
	if name.space == xmltext.NamespaceXML {
		return "xml:" + name.local
	}
	return name.local
}

func (v *Validator) tags(names []qname) []string {
	tags := make([]string, len(names))
	for i, n := range names {
		tags[i] = v.tag(n)
	}
	return tags
}

func (v *Validator) ats(names []qname) []string {
	ats := make([]string, len(names))
	for i, n := range names {
		ats[i] = v.at(n)
	}
	return ats
}

// listing joins words: "a, b or c". Of more than most words it names the first and
// counts the others.
func listing(words []string, conjunction string, most int) string {
	rest := len(words) - most
	if rest == 1 {
		rest = 0 // naming it is as short as counting it
	}
	if rest > 0 {
		return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", rest)
	}
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " " + conjunction + " " + words[n-1]
	}
}

// everything returns the full list of what is allowed, if it was asked for.
func (v *Validator) everything(kind string, words []string) string {
	if !v.options.Verbose || len(words) == 0 {
		return ""
	}
	slices.Sort(words)
	return kind + " allowed here: " + strings.Join(slices.Compact(words), ", ")
}

// allElements returns the full list of elements that may come next, if it was asked
// for.
func (v *Validator) allElements(s *state) string {
	if !v.options.Verbose {
		return ""
	}
	return v.everything("elements", v.tags(s.elementNames()))
}

// advice joins pieces of help, one a line, leaving out empty ones.
func advice(pieces ...string) string {
	return strings.Join(slices.DeleteFunc(pieces, func(s string) bool { return s == "" }), "\n")
}
