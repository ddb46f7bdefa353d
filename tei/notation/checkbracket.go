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
