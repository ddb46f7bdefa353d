package notation

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

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
		c.pattern(r.Field, "match", r.Match)
	}
	for _, r := range p.Layout.Skip {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
	for _, l := range p.Header.Labels {
		c.pattern(l.Field, "value", l.Value)
		c.noColons(l.Field, "names", l.Names)
	}
	for _, r := range p.Blocks {
		c.block(r)
	}
	for _, r := range p.Lists {
		if err := r.compile(); err != nil {
			c.wrong(r.Name, "count", err)
		}
	}
	for _, r := range p.Citations {
		c.required(r.Name, r.Match)
		c.shown(r.Name, len(r.Examples))
	}
	for _, r := range p.Titles {
		c.required(r.Name, r.Match)
		c.pattern(r.Name, "except", r.Except)
		c.shown(r.Name, len(r.Examples))
	}
}

func (c *checker) head(base *Profile) {
	p := c.profile
	switch {
	case p.Name.Text == "":
		c.fail("profile", c.top("profile"), "the profile has no name", `begin it with a line like "profile: my-archive"`)
	case p.Grammar != "" && p.Grammar != Critical:
		c.fail("grammar", c.top("grammar"), fmt.Sprintf("there is no grammar %q", p.Grammar), "write `grammar: critical`, or leave it out")
	case p.Dates != "" && p.Dates != DayFirst && p.Dates != MonthFirst:
		c.fail("dates", c.top("dates"), fmt.Sprintf("%q is no order of dates", p.Dates), "write `dates: day-first` (14/10/1950) or `dates: month-first` (10/14/1950)")
	case p.Grammar == Critical:
		c.labels()
	case len(p.Labels) > 0:
		c.fail(p.Labels[0].Name.Text, p.Labels[0].Name.At, "only the critical notation has labels of this kind", "add `grammar: critical`, or `extends: critical`")
	case len(p.Brackets) == 0 && p.Extends == "":
		c.fail("profile", p.Name.At, "the profile has no bracket shapes", `add, for instance: brackets: [{open: "[", close: "]"}], or build on another: extends: documentary`)
	}
	c.nameless()
	for i, b := range p.Brackets {
		c.bracketShape(i, b, base)
	}
}

// nameless reports rules without a name.
func (c *checker) nameless() {
	for n := range c.profile.names {
		if n.Text != "" || n == &c.profile.Name {
			continue
		}
		for _, l := range namedLists {
			for i := 0; ; i++ {
				rule := c.written().In(l.path...).In(i)
				if rule.IsZero() {
					break
				}
				if rule.In(l.key).Text() == "" {
					c.fail("?", rule.Span(), "a rule has no name", fmt.Sprintf("give it a name of its own: `%s: …`", l.key))
				}
			}
		}
		return
	}
}

// namedLists are the lists of a profile whose items have names, and the keys of these.
var namedLists = []struct {
	path []any
	key  string
}{
	{[]any{"rules"}, "name"}, {[]any{"blocks"}, "name"}, {[]any{"lists"}, "name"}, {[]any{"citations"}, "name"},
	{[]any{"titles"}, "name"}, {[]any{"labels"}, "label"}, {[]any{"layout", "skip"}, "name"}, {[]any{"layout", "opens"}, "name"},
	{[]any{"header", "unlabelled"}, "field"}, {[]any{"header", "labels"}, "field"}, {[]any{"header", "shapes"}, "name"},
}

// labels checks the labels of the critical notation.
func (c *checker) labels() {
	for _, r := range c.profile.Labels {
		switch {
		case !isLabel(r.Name.Text):
			c.fail(r.Name.Text, r.Name.At, "a label is one word, which begins with a letter", "")
		case len(r.Pair) != 0 && len(r.Pair) != 2:
			c.fail(r.Name.Text, c.at(r.Name, "pair"), "a pair names two elements", "for instance: pair: [sic, corr]")
		case len(r.Examples) == 0:
			c.fail(r.Name.Text, r.Name.At, "the rule has no example", "every rule shows what it does: examples: [{text: …, tei: …}]")
		}
	}
}

// oneOf checks the value of a key that takes one of a few words.
func (c *checker) oneOf(rule Name, key, value string, allowed ...string) {
	if value == "" || slices.Contains(allowed, value) {
		return
	}
	help := "there is: " + strings.Join(allowed, ", ")
	if near := diag.Nearest(value, slices.Values(allowed)); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	c.fail(rule.Text, c.at(rule, key), fmt.Sprintf("%q is no value of the key %q", value, key), help)
}

// block checks a rule for blocks.
func (c *checker) block(r *BlockRule) {
	c.pattern(r.Name, "match", r.Match)
	c.pattern(r.Name, "except", r.Except)
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
	c.fail(rule.Text, c.at(rule, "marks", group), fmt.Sprintf("the expression has no group %q, which the rule marks", group), "name it so: (?P<"+group+">…)")
}

// required checks an expression that a rule cannot be without.
func (c *checker) required(rule Name, p *Pattern) {
	if p == nil {
		c.fail(rule.Text, rule.At, "the rule has no expression", "add one: match: '…'")
		return
	}
	c.pattern(rule, "match", p)
}

// expression checks an expression with a name, which others are made with.
func (c *checker) expression(name string, p *Pattern) {
	if c.trusted {
		return // it is never tried by itself
	}
	if c.profile.Words[name] != nil {
		c.fail(name, c.top("expressions", name), "a word list has this name too", "give the expression another name: {{"+name+"}} stands for one of them")
	}
	if err := p.compile(c.profile.Words, nil, false); err != nil {
		place := c.written().In("expressions", name)
		c.faulty(name, place, place.Span(), err)
	}
}
