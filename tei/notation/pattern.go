package notation

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/internal/expression"
)

// A Pattern is a regular expression (RE2) with the word lists of its profile
// filled in. It is compiled when it is first tried on a text that may match: most rules of a
// profile are never tried in a letter.
type Pattern struct {
	Source string // as the profile writes it
	at     *token.Token
	parsed func() (*syntax.Regexp, error) // nil until the word lists are known, and if it is wrong

	starts func() *firstBytes // of what it matches
	plain  func() *regexp.Regexp
	whole  func() *regexp.Regexp
}

// UnmarshalYAML reads the expression; it is parsed when the word lists are known.
func (p *Pattern) UnmarshalYAML(node ast.Node) error {
	p.at = node.GetToken()
	return scalarOf(node, &p.Source)
}

var wordList = regexp.MustCompile(`\{\{([\w-]+)\}\}`)

// compile fills in the word lists. Unless it is trusted to be right, it parses the expression.
func (p *Pattern) compile(words map[string][]string, trusted bool) error {
	var missing string
	expr := wordList.ReplaceAllStringFunc(p.Source, func(ref string) string {
		name := strings.Trim(ref, "{}")
		list, ok := words[name]
		if !ok {
			missing = name
		}
		return alternation(list)
	})
	if missing != "" {
		return fmt.Errorf("the expression uses the word list %q, which the profile does not have", missing)
	}
	parsed := sync.OnceValues(func() (*syntax.Regexp, error) { return syntax.Parse(expr, syntax.Perl) })
	if !trusted {
		if _, err := parsed(); err != nil {
			return fmt.Errorf("the expression is wrong: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
	}
	p.parsed = parsed
	p.starts = sync.OnceValue(func() *firstBytes { return firstBytesOf(p.syntax()) })
	p.plain = expression.Lazy(expr)
	p.whole = expression.Lazy(`\A(?:` + expr + `)\z`)
	return nil
}

// compiled reports whether the expression can be used.
func (p *Pattern) compiled() bool { return p != nil && p.parsed != nil }

// Groups returns the names of its groups, "" for those without.
func (p *Pattern) Groups() []string { return p.syntax().CapNames() }

// syntax returns the parsed expression, which is right: those of built-in profiles are parsed by
// tests, all others when they are read.
func (p *Pattern) syntax() *syntax.Regexp {
	parsed, err := p.parsed()
	if err != nil {
		return &syntax.Regexp{Op: syntax.OpNoMatch}
	}
	return parsed
}

// A Range is a part of a text, from its first byte up to, not including, End.
type Range struct{ Start, End int }

// Find returns where the named groups of the first match stand, and the match itself under
// "", or nil if there is none. A group that took no part is left out.
func (p *Pattern) Find(text string) map[string]Range {
	if !p.may(text) {
		return nil
	}
	return ranges(p.plain(), text)
}

// may reports whether the expression may match in a text.
func (p *Pattern) may(text string) bool {
	f := p.starts()
	return !f.fixed || f.begins(text)
}

// FindIndex returns where the first match stands, or nil if there is none.
func (p *Pattern) FindIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.plain().FindStringIndex(text)
}

// FindWhole is Find for a match of the whole text.
func (p *Pattern) FindWhole(text string) map[string]Range {
	if !p.starts().begins(text) {
		return nil
	}
	return ranges(p.whole(), text)
}

// FindEach is Find for all matches that do not overlap.
func (p *Pattern) FindEach(text string) []map[string]Range {
	if !p.may(text) {
		return nil
	}
	var all []map[string]Range
	for _, at := range p.plain().FindAllStringSubmatchIndex(text, -1) {
		all = append(all, groupsOf(p.plain(), at))
	}
	return all
}

// MatchString reports whether the expression matches anything in the text.
func (p *Pattern) MatchString(text string) bool {
	return p.may(text) && p.plain().MatchString(text)
}

// MatchWhole reports whether the expression matches the whole text.
func (p *Pattern) MatchWhole(text string) bool {
	return p.starts().begins(text) && p.whole().MatchString(text)
}

func ranges(re *regexp.Regexp, text string) map[string]Range {
	if at := re.FindStringSubmatchIndex(text); at != nil {
		return groupsOf(re, at)
	}
	return nil
}

// groupsOf names the offsets of a match.
func groupsOf(re *regexp.Regexp, at []int) map[string]Range {
	groups := map[string]Range{"": {at[0], at[1]}}
	for i, name := range re.SubexpNames() {
		if name != "" && at[2*i] >= 0 {
			groups[name] = Range{at[2*i], at[2*i+1]}
		}
	}
	return groups
}
