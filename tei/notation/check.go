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

// bracketShape checks a pair of signs.
func (c *checker) bracketShape(i int, b BracketShape, base *Profile) {
	at := func(key string) source.Span { return c.top("brackets", i, key) }
	if b.Open == "" || b.Close == "" {
		c.fail("brackets", c.top("brackets", i), fmt.Sprintf("%q and %q are no pair of brackets", b.Open, b.Close), "give both an opening and a closing sign")
	}
	if slices.ContainsFunc(c.profile.Brackets[:i], func(other BracketShape) bool { return other.Open == b.Open }) {
		c.fail("brackets", at("open"), fmt.Sprintf("two shapes begin with %q", b.Open), "give each an opening sign of its own")
	}
	if b.Replaces != "" && (base == nil || !slices.ContainsFunc(base.Brackets, func(s BracketShape) bool { return s.Open == b.Replaces })) {
		c.fail("brackets", at("replaces"), fmt.Sprintf("%q replaces %q, with which no brackets of another profile begin", b.Open, b.Replaces), "name an opening sign of the profile that is extended")
	}
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
	c.pattern(r.Name, "match", r.Match)
	c.pattern(r.Name, "label", r.Label)
	c.noColons(r.Name, "labels", r.Labels)
	c.shape(r)
	c.oneOf(r.Name, "after", r.After, "letter", "name")
	c.oneOf(r.Name, "before", r.Before, "letter")
	c.oneOf(r.Name, "lines", r.Lines, "keep")
	c.oneOf(r.Name, "padded", r.Padded, "always", "apart")
	c.oneOf(r.Name, "passage", r.Passage, "begins", "ends")
	if r.Words != "" && c.profile.Words[r.Words] == nil {
		c.wrong(r.Name, "words", noWords("the profile has no word list %q", r.Words, 0, c.profile.Words))
	}
	c.hand(r)
	if len(r.Examples) == 0 {
		c.fail(r.Name.Text, r.Name.At, "the rule has no example", "every rule shows what it does: examples: [{text: …, tei: …}]")
	}
	c.template(r)
}

// hand checks the hand that a rule declares.
func (c *checker) hand(r *BracketRule) {
	switch {
	case r.Hand == nil:
	case r.Hand.ID == "":
		c.fail(r.Name.Text, c.at(r.Name, "hand"), "the hand has no id", "give it one: hand: {id: h-pencil}")
	case !isID(r.Hand.ID):
		c.fail(r.Name.Text, c.at(r.Name, "hand", "id"), fmt.Sprintf("%q cannot be an id in XML", r.Hand.ID), "an id has letters, digits and hyphens, no blanks, and begins with a letter: h-pencil")
	}
}

// isID reports whether a text can be an xml:id.
func isID(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '_' && (i == 0 || !unicode.IsDigit(r) && r != '-' && r != '.') {
			return false
		}
	}
	return s != ""
}

// template checks the template of a rule.
func (c *checker) template(r *BracketRule) {
	if r.TEI == nil {
		c.fail(r.Name.Text, r.Name.At, "the rule has no TEI template", `add, for instance: tei: '<note>{content}</note>'`)
		return
	}
	if !c.trusted {
		if err := templateFault(r.TEI.Source); err != nil {
			c.wrong(r.Name, "tei", err)
			return
		}
	}
	if err := r.TEI.parse(); err != nil {
		c.wrong(r.Name, "tei", err)
		return
	}
	if err := secondHole(r.TEI); err != nil {
		c.wrong(r.Name, "tei", err)
	}
	for name := range r.TEI.Holes {
		c.hole(r, name)
	}
	for _, name := range r.TEI.Tables {
		if c.profile.Maps[name] == nil {
			c.wrong(r.Name, "tei", partOf(r.TEI.Source, ":"+name+"}", fmt.Sprintf("the profile has no table %q under maps", name), mapsHelp(c.profile, name)))
		}
	}
}

// noColons reports labels that are written with the colon behind them.
func (c *checker) noColons(rule Name, key string, labels []string) {
	for i, l := range labels {
		if strings.HasSuffix(strings.TrimSpace(l), ":") {
			c.fail(rule.Text, c.at(rule, key, i), fmt.Sprintf("the label %q ends in a colon", l), "write it without: the colon is understood")
		}
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
		c.fail(r.Name.Text, c.at(r.Name, "open"), fmt.Sprintf("the profile has no brackets that open with %q", r.Open), "name both signs under brackets: {open: …, close: …}")
	}
}

// sign checks a rule for signs of running text, which has no conditions on brackets.
func (c *checker) sign(r *BracketRule) {
	c.pattern(r.Name, "sign", r.Sign)
	if r.Sign.compiled() && r.Sign.MatchString("") {
		c.fail(r.Name.Text, c.at(r.Name, "sign"), "the expression of a sign matches nothing at all", "let it match a character or more")
	}
	if r.Open != "" || r.Match != nil || r.labelled() || r.After+r.Before+r.Words+r.Needs+r.Lines+r.Padded+r.Role+r.Passage != "" || r.Pairs || r.Quotes || r.Alone {
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

var knownHoles = []string{"content", "text", "before", "after", "hand", "resp", "lang", "translation", "n", "passage"}

func (c *checker) hole(r *BracketRule, name string) {
	switch {
	case c.trusted:
		return
	case name == "hand" && r.Hand == nil:
		c.wrong(r.Name, "tei", partOf(r.TEI.Source, "{hand", "nothing fills the hole {hand} of the template: the rule declares no hand",
			"add it to the rule: hand: {id: h-pencil, about: writer not identified}"))
		return
	case slices.Contains(knownHoles, name):
		return
	}
	for _, p := range []*Pattern{r.Match, r.Label, r.Sign} {
		if p.compiled() && slices.Contains(p.Groups(), name) {
			return
		}
	}
	c.wrong(r.Name, "tei", partOf(r.TEI.Source, "{"+name, fmt.Sprintf("nothing fills the hole {%s} of the template", name),
		"holes are named groups of the rule's expression, or one of {"+strings.Join(knownHoles, "}, {")+"}"))
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
