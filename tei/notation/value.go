package notation

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/source"
)

// A Name is the name of a rule and where it is written.
type Name struct {
	Text string
	At   source.Span // its line in the profile; zero if it stands in none
	line int         // until the file is known
}

// Place returns where the rule is written: "documentary.yaml:118", or "".
func (n Name) Place() string {
	if n.At.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s:%d", baseName(n.At.File.Name()), n.At.Position().Line)
}

// UnmarshalYAML reads the name and keeps its line.
func (n *Name) UnmarshalYAML(node ast.Node) error {
	if err := yaml.NodeToValue(node, &n.Text); err != nil {
		return err
	}
	n.line = node.GetToken().Position.Line
	return nil
}

// A Pattern is a regular expression (RE2) with the word lists of its profile
// filled in.
type Pattern struct {
	Source string // as the profile writes it
	*regexp.Regexp
	whole *regexp.Regexp
	at    *token.Token
}

// UnmarshalYAML reads the expression; it is compiled when the word lists are known.
func (p *Pattern) UnmarshalYAML(node ast.Node) error {
	p.at = node.GetToken()
	return yaml.NodeToValue(node, &p.Source)
}

var wordList = regexp.MustCompile(`\{\{([\w-]+)\}\}`)

// compile fills in the word lists and compiles the expression.
func (p *Pattern) compile(words map[string][]string) error {
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
	re, err := regexp.Compile(expr)
	if err != nil {
		return fmt.Errorf("the expression is wrong: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	p.Regexp, p.whole = re, regexp.MustCompile(`\A(?:`+expr+`)\z`)
	return nil
}

func alternation(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(w), " ", `\s+`)
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}

// A Range is a part of a text, from its first byte up to, not including, End.
type Range struct{ Start, End int }

// Find returns where the named groups of the first match stand, and the match itself under
// "", or nil if there is none. A group that took no part is left out.
func (p *Pattern) Find(text string) map[string]Range { return ranges(p.Regexp, text) }

// FindWhole is Find for a match of the whole text.
func (p *Pattern) FindWhole(text string) map[string]Range { return ranges(p.whole, text) }

// FindEach is Find for all matches that do not overlap.
func (p *Pattern) FindEach(text string) []map[string]Range {
	var all []map[string]Range
	for _, at := range p.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, groupsOf(p.Regexp, at))
	}
	return all
}

// MatchWhole reports whether the expression matches the whole text.
func (p *Pattern) MatchWhole(text string) bool { return p.whole.MatchString(text) }

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
