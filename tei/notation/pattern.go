package notation

import (
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/siglum/siglum/tei/expression"
)

// A Pattern is a regular expression (RE2) with the word lists of its profile
// filled in. It is compiled when it is first tried on a text that may match: most rules of a
// profile are never tried in a letter.
type Pattern struct {
	Source string // as the profile writes it

	// Hints say what it may match. A profile that is made ready brings them; else they are
	// found when they are first needed.
	Hints *Hints

	words  map[string][]string // of the profile
	pieces map[string]*Pattern // of the profile: its expressions with a name
	usable bool                // false until the word lists are known, and if it is wrong

	filled once[string]
	parsed once[*syntax.Regexp]
	found  once[*Hints]
	plain  once[*regexp.Regexp]
	whole  once[*regexp.Regexp]
}

// UnmarshalYAML reads the expression; it is parsed when the word lists are known.
func (p *Pattern) UnmarshalYAML(node ast.Node) error {
	return scalarOf(node, &p.Source)
}

var wordList = expression.Lazy(`\{\{([\w-]+)\}\}`)

// compile takes over word lists and named expressions. Unless it is trusted to be right, it parses the expression.
func (p *Pattern) compile(words map[string][]string, pieces map[string]*Pattern, trusted bool) error {
	p.words, p.pieces = words, pieces
	if !trusted {
		if err := p.check(); err != nil {
			return err
		}
	}
	p.usable = true
	return nil
}

func (p *Pattern) check() error {
	for _, name := range p.wordLists() {
		if _, ok := p.words[name]; !ok {
			return noWords("the expression uses {{%s}}, but the profile has neither a word list nor an expression of that name",
				name, strings.Index(p.Source, "{{"+name)+len("{{"), p.words)
		}
	}
	parsed, err := syntax.Parse(p.text(), syntax.Perl)
	if err != nil {
		return expressionFault(p.Source, err)
	}
	p.parsed.get(func() *syntax.Regexp { return parsed })
	return nil
}

// wordLists returns the names of the word lists that the expression uses.
func (p *Pattern) wordLists() []string {
	return refsIn(p.withPieces())
}

// refs returns the names of the word lists and expressions that the expression uses itself.
func (p *Pattern) refs() []string { return refsIn(p.Source) }

func refsIn(expr string) []string {
	if !strings.Contains(expr, "{{") {
		return nil
	}
	var names []string
	for _, ref := range wordList().FindAllStringSubmatch(expr, -1) {
		names = append(names, ref[1])
	}
	return names
}

// withPieces returns the expression with those filled in that have a name; these may use word lists, but no
// further ones.
func (p *Pattern) withPieces() string {
	if len(p.pieces) == 0 || !strings.Contains(p.Source, "{{") {
		return p.Source
	}
	return wordList().ReplaceAllStringFunc(p.Source, func(ref string) string {
		if piece := p.pieces[strings.Trim(ref, "{}")]; piece != nil {
			return "(?:" + piece.Source + ")"
		}
		return ref
	})
}

// text returns the expression with its word lists filled in.
func (p *Pattern) text() string {
	return p.filled.get(func() string {
		return wordList().ReplaceAllStringFunc(p.withPieces(), func(ref string) string {
			return alternation(p.words[strings.Trim(ref, "{}")])
		})
	})
}

// compiled reports whether the expression can be used.
func (p *Pattern) compiled() bool { return p != nil && p.usable }

// Groups returns the names of its groups, "" for those without.
func (p *Pattern) Groups() []string { return p.syntax().CapNames() }

// syntax returns the parsed expression, which is right: those of built-in profiles are parsed by
// tests, all others when they are read.
func (p *Pattern) syntax() *syntax.Regexp {
	return p.parsed.get(func() *syntax.Regexp {
		parsed, err := syntax.Parse(p.text(), syntax.Perl)
		if err != nil {
			return &syntax.Regexp{Op: syntax.OpNoMatch}
		}
		return parsed
	})
}

// hints returns what is known of the texts that it matches.
func (p *Pattern) hints() *Hints {
	if p.Hints != nil {
		return p.Hints
	}
	return p.found.get(func() *Hints { return hintsOf(p.syntax()) })
}

// anywhere returns the expression, which may match anywhere in a text.
func (p *Pattern) anywhere() *regexp.Regexp {
	return p.plain.get(func() *regexp.Regexp { return regexp.MustCompile(p.text()) })
}

// all returns the expression for a match of the whole text.
func (p *Pattern) all() *regexp.Regexp {
	return p.whole.get(func() *regexp.Regexp { return regexp.MustCompile(`\A(?:` + p.text() + `)\z`) })
}

// A Range is a part of a text, from its first byte up to, not including, End.
type Range struct{ Start, End int }

// Find returns where the named groups of the first match stand, and the match itself under
// "", or nil if there is none. A group that took no part is left out.
func (p *Pattern) Find(text string) map[string]Range {
	if !p.may(text) {
		return nil
	}
	return ranges(p.anywhere(), text)
}

// may reports whether the expression may match in a text.
func (p *Pattern) may(text string) bool {
	return p.hints().allow(text)
}

// FindIndex returns where the first match stands, or nil if there is none.
func (p *Pattern) FindIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.anywhere().FindStringIndex(text)
}

// FindWhole is Find for a match of the whole text.
func (p *Pattern) FindWhole(text string) map[string]Range {
	if !p.hints().allowWhole(text) {
		return nil
	}
	return ranges(p.all(), text)
}

// FindEach is Find for all matches that do not overlap.
func (p *Pattern) FindEach(text string) []map[string]Range {
	if !p.may(text) {
		return nil
	}
	var all []map[string]Range
	for _, at := range p.anywhere().FindAllStringSubmatchIndex(text, -1) {
		all = append(all, groupsOf(p.anywhere(), at))
	}
	return all
}

// MatchString reports whether the expression matches anything in the text.
func (p *Pattern) MatchString(text string) bool {
	return p.may(text) && p.anywhere().MatchString(text)
}

// MatchWhole reports whether the expression matches the whole text.
func (p *Pattern) MatchWhole(text string) bool {
	return p.hints().allowWhole(text) && p.all().MatchString(text)
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
