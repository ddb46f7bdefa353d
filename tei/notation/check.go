package notation

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A checker compiles the rules of a profile and says what is wrong with them.
type checker struct {
	profile *Profile
	file    *source.File
	trusted bool // see Profile.complete
	list    diag.List
}

func (c *checker) check(base *Profile) {
	p := c.profile
	c.head(base)
	own := p.ownPieces
	if base == nil {
		own = p.Expressions
	}
	for _, name := range slices.Sorted(maps.Keys(own)) {
		c.expression(name, own[name])
	}
	for _, r := range p.Rules {
		c.bracket(r)
	}
	for _, r := range p.Layout.Opens {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
	for _, r := range p.Header.Unlabelled {
		c.pattern(r.Field.Text, r.Match)
	}
	for _, r := range p.Layout.Skip {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
	for _, l := range p.Header.Labels {
		c.pattern(l.Field.Text, l.Value)
	}
	for _, r := range p.Blocks {
		c.block(r)
	}
	for _, r := range p.Lists {
		if err := r.compile(); err != nil {
			c.fail(r.Name.Text, r.Name.At, err.Error(), "")
		}
	}
	for _, r := range p.Citations {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
	for _, r := range p.Titles {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
}

func (c *checker) head(base *Profile) {
	p := c.profile
	switch {
	case p.Name.Text == "":
		c.fail("profile", c.file.Span(0, 0), "the profile has no name", `begin it with a line like "profile: my-archive"`)
	case p.Grammar != "" && p.Grammar != Critical:
		c.fail("grammar", c.file.Span(0, 0), fmt.Sprintf("there is no grammar %q", p.Grammar), "write `grammar: critical`, or leave it out")
	case p.Grammar == Critical:
		c.labels()
	case len(p.Labels) > 0:
		c.fail(p.Labels[0].Name.Text, p.Labels[0].Name.At, "only the critical notation has labels of this kind", "add `grammar: critical`, or `extends: critical`")
	case len(p.Brackets) == 0 && p.Extends == "":
		c.fail("profile", c.file.Span(0, 0), "the profile has no bracket shapes", `add, for instance: brackets: [{open: "[", close: "]"}]`)
	}
	for n := range p.names {
		if n.Text == "" && n != &p.Name {
			c.fail("?", n.At, "a rule has no name", "give each rule a name of its own: name: …, and a header field its field: …")
			return
		}
	}
	for i, b := range p.Brackets {
		if b.Open == "" || b.Close == "" {
			c.fail("brackets", c.file.Span(0, 0), fmt.Sprintf("%q and %q are no pair of brackets", b.Open, b.Close), "give both an opening and a closing sign")
		}
		if slices.ContainsFunc(p.Brackets[:i], func(other BracketShape) bool { return other.Open == b.Open }) {
			c.fail("brackets", c.file.Span(0, 0), fmt.Sprintf("two shapes begin with %q", b.Open), "give each an opening sign of its own")
		}
		if b.Replaces != "" && (base == nil || !slices.ContainsFunc(base.Brackets, func(s BracketShape) bool { return s.Open == b.Replaces })) {
			c.fail("brackets", c.file.Span(0, 0), fmt.Sprintf("%q replaces %q, with which no brackets of another profile begin", b.Open, b.Replaces), "name an opening sign of the profile that is extended")
		}
	}
}

// labels checks the labels of the critical notation.
func (c *checker) labels() {
	for _, r := range c.profile.Labels {
		switch {
		case !isLabel(r.Name.Text):
			c.fail(r.Name.Text, r.Name.At, "a label is one word, which begins with a letter", "")
		case len(r.Pair) != 0 && len(r.Pair) != 2:
			c.fail(r.Name.Text, r.Name.At, "a pair names two elements", "for instance: pair: [sic, corr]")
		case len(r.Examples) == 0:
			c.fail(r.Name.Text, r.Name.At, "the rule has no example", "every rule shows what it does: examples: [{text: …, tei: …}]")
		}
	}
}

// isLabel reports whether a word can begin a bracket of the critical notation.
func isLabel(word string) bool {
	for i, r := range word {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '-') {
			return false
		}
	}
	return word != ""
}

func (c *checker) bracket(r *BracketRule) {
	c.pattern(r.Name.Text, r.Match)
	c.pattern(r.Name.Text, r.Label)
	c.shape(r)
	at := r.Name.At
	c.oneOf(r.Name, "after", r.After, "letter", "name")
	c.oneOf(r.Name, "before", r.Before, "letter")
	c.oneOf(r.Name, "lines", r.Lines, "keep")
	c.oneOf(r.Name, "passage", r.Passage, "begins", "ends")
	if r.TEI == nil {
		c.fail(r.Name.Text, at, "the rule has no TEI template", `add, for instance: tei: '<note>{content}</note>'`)
		return
	}
	if err := r.TEI.parse(); err != nil {
		c.fail(r.Name.Text, c.at(r.TEI.Line), err.Error(), "")
	}
	if r.Words != "" && c.profile.Words[r.Words] == nil {
		c.fail(r.Name.Text, at, fmt.Sprintf("the profile has no word list %q", r.Words), "")
	}
	for name := range r.TEI.Holes {
		c.hole(r, name)
	}
	for _, name := range r.TEI.Tables {
		if c.profile.Maps[name] == nil {
			c.fail(r.Name.Text, c.at(r.TEI.Line), fmt.Sprintf("the profile has no table %q under maps", name), mapsHelp(c.profile, name))
		}
	}
	if len(r.Examples) == 0 {
		c.fail(r.Name.Text, at, "the rule has no example", "every rule shows what it does: examples: [{text: …, tei: …}]")
	}
}

// shape says what brackets a rule is for, if it does not say so itself.
func (c *checker) shape(r *BracketRule) {
	shapes := c.profile.Brackets
	switch {
	case len(shapes) == 0:
	case r.Sign != nil:
		c.sign(r)
	case r.Open == "":
		r.Open = shapes[0].Open
	case !slices.ContainsFunc(shapes, func(s BracketShape) bool { return s.Open == r.Open }):
		c.fail(r.Name.Text, r.Name.At, fmt.Sprintf("the profile has no brackets that open with %q", r.Open), "name both signs under brackets: {open: …, close: …}")
	}
}

// sign checks a rule for signs of running text, which has no conditions on brackets.
func (c *checker) sign(r *BracketRule) {
	c.pattern(r.Name.Text, r.Sign)
	if r.Sign.compiled() && r.Sign.MatchString("") {
		c.fail(r.Name.Text, c.at(r.Sign.Line), "the expression of a sign matches nothing at all", "let it match a character or more")
	}
	if r.Open != "" || r.Match != nil || r.labelled() || r.After+r.Before+r.Words+r.Needs+r.Lines+r.Role+r.Passage != "" || r.Pairs || r.Quotes || r.Alone {
		c.fail(r.Name.Text, r.Name.At, "a rule with a sign reads no brackets: it has a template, a printed form and examples only", "")
	}
}

func mapsHelp(p *Profile, name string) string {
	if near := diag.Nearest(name, maps.Keys(p.Maps)); near != "" {
		return fmt.Sprintf("perhaps %q is meant", near)
	}
	return "add it: maps: {" + name + ": {left: margin left}}"
}

// oneOf checks the value of a key that takes one of a few words.
func (c *checker) oneOf(rule Name, key, value string, allowed ...string) {
	if value == "" || slices.Contains(allowed, value) {
		return
	}
	c.fail(rule.Text, rule.At, fmt.Sprintf("%q is no value of the key %q", value, key), "there is: "+strings.Join(allowed, ", "))
}

// block checks a rule for blocks.
func (c *checker) block(r *BlockRule) {
	c.pattern(r.Name.Text, r.Match)
	c.pattern(r.Name.Text, r.Except)
	c.oneOf(r.Name, "where", r.Where, "start", "middle", "end", "speech")
	c.oneOf(r.Name, "next", r.Next, "text")
	if r.Role == "" {
		c.fail(r.Name.Text, r.Name.At, "the rule says no role", "say what the block is: role: head, or address, dateline, salute, signed …")
	}
	c.shown(r.Name, len(r.Examples))
	for group := range r.Marks {
		c.group(r.Name, r.Match, group)
	}
}

// shown reports a rule without an example.
func (c *checker) shown(rule Name, examples int) {
	if examples == 0 {
		c.fail(rule.Text, rule.At, "the rule has no example", "every rule shows what it does: examples: [{text: …}]")
	}
}

// group checks that the expression of a rule has a named group.
func (c *checker) group(rule Name, p *Pattern, group string) {
	if c.trusted || !p.compiled() || slices.Contains(p.Groups(), group) {
		return
	}
	c.fail(rule.Text, c.at(p.Line), fmt.Sprintf("the expression has no group %q, which the rule marks", group), "name it so: (?P<"+group+">…)")
}

var knownHoles = []string{"content", "text", "before", "after", "hand", "resp", "lang", "translation", "n", "passage"}

func (c *checker) hole(r *BracketRule, name string) {
	if c.trusted || slices.Contains(knownHoles, name) {
		return
	}
	for _, p := range []*Pattern{r.Match, r.Label, r.Sign} {
		if p.compiled() && slices.Contains(p.Groups(), name) {
			return
		}
	}
	c.fail(r.Name.Text, c.at(r.TEI.Line), fmt.Sprintf("nothing fills the hole {%s} of the template", name),
		"holes are named groups of the rule's expression, or one of {"+strings.Join(knownHoles, "}, {")+"}")
}

// required checks an expression that a rule cannot be without.
func (c *checker) required(rule Name, p *Pattern) {
	if p == nil {
		c.fail(rule.Text, rule.At, "the rule has no expression", "add one: match: '…'")
		return
	}
	c.pattern(rule.Text, p)
}

// expression checks an expression with a name, which others are made with.
func (c *checker) expression(name string, p *Pattern) {
	if c.trusted {
		return // it is never tried by itself
	}
	if c.profile.Words[name] != nil {
		c.fail(name, c.at(p.Line), "a word list has this name too", "give the expression another name: {{"+name+"}} stands for one of them")
	}
	if err := p.compile(c.profile.Words, nil, false); err != nil {
		c.fail(name, c.at(p.Line), err.Error(), "an expression with a name may use word lists, but no other such expression")
	}
}

func (c *checker) pattern(rule string, p *Pattern) {
	if p == nil || p.compiled() {
		return
	}
	if err := p.compile(c.profile.Words, c.profile.Expressions, c.trusted); err != nil {
		c.fail(rule, c.at(p.Line), err.Error(), "expressions are RE2: no backward references, no look-around")
	}
}

// at returns where a value of a rule is written.
func (c *checker) at(line int) source.Span { return c.file.LineSpan(line) }

func (c *checker) fail(rule string, at source.Span, reason, help string) {
	c.list = append(c.list, diag.Diagnostic{
		Code:    CodeProfileRule,
		Message: fmt.Sprintf("rule %q: %s", rule, reason),
		Span:    at,
		Help:    help,
	})
}
