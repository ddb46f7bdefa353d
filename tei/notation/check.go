package notation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A checker compiles the rules of a profile and says what is wrong with them.
type checker struct {
	profile *Profile
	file    *source.File
	list    diag.List
}

func (c *checker) check() {
	p := c.profile
	c.head()
	for _, r := range p.Rules {
		c.bracket(r)
	}
	for _, r := range p.Layout.Opens {
		c.pattern(r.Name.Text, r.Match)
	}
	for _, r := range p.Header.Unlabelled {
		c.pattern(r.Field.Text, r.Match)
	}
	for _, r := range p.Layout.Skip {
		c.pattern(r.Name.Text, r.Match)
	}
	for _, l := range p.Header.Labels {
		c.pattern(l.Field.Text, l.Value)
	}
	for _, r := range p.Blocks {
		c.pattern(r.Name.Text, r.Match)
	}
	for _, r := range p.Lists {
		if err := r.compile(); err != nil {
			c.fail(r.Name.Text, r.Name.At, err.Error(), "")
		}
	}
	for _, r := range p.Citations {
		c.pattern(r.Name.Text, r.Match)
	}
	for _, r := range p.Titles {
		c.pattern(r.Name.Text, r.Match)
	}
}

func (c *checker) head() {
	p := c.profile
	switch {
	case p.Name.Text == "":
		c.fail("profile", c.file.Span(0, 0), "the profile has no name", `begin it with a line like "profile: my-archive"`)
	case len(p.Brackets) == 0:
		c.fail("profile", c.file.Span(0, 0), "the profile has no bracket shapes", `add, for instance: brackets: [{open: "[", close: "]"}]`)
	}
	for _, b := range p.Brackets {
		if b.Open == "" || b.Close == "" || b.Open == b.Close {
			c.fail("brackets", c.file.Span(0, 0), fmt.Sprintf("%q and %q are no pair of brackets", b.Open, b.Close), "an opening and a closing sign must differ")
		}
	}
}

func (c *checker) bracket(r *BracketRule) {
	c.pattern(r.Name.Text, r.Match)
	c.pattern(r.Name.Text, r.Label)
	at := r.Name.At
	if r.TEI == nil {
		c.fail(r.Name.Text, at, "the rule has no TEI template", `add, for instance: tei: '<note>{content}</note>'`)
		return
	}
	if err := r.TEI.parse(); err != nil {
		c.fail(r.Name.Text, c.at(r.TEI.at), err.Error(), "")
	}
	if r.Words != "" && c.profile.Words[r.Words] == nil {
		c.fail(r.Name.Text, at, fmt.Sprintf("the profile has no word list %q", r.Words), "")
	}
	for name := range r.TEI.Holes {
		c.hole(r, name)
	}
	if len(r.Examples) == 0 {
		c.fail(r.Name.Text, at, "the rule has no example", "every rule shows what it does: examples: [{text: …, tei: …}]")
	}
}

var knownHoles = []string{"content", "text", "before", "after", "hand", "resp", "lang", "translation", "n", "passage"}

func (c *checker) hole(r *BracketRule, name string) {
	if slices.Contains(knownHoles, name) {
		return
	}
	for _, p := range []*Pattern{r.Match, r.Label} {
		if p != nil && p.Regexp != nil && slices.Contains(p.SubexpNames(), name) {
			return
		}
	}
	c.fail(r.Name.Text, c.at(r.TEI.at), fmt.Sprintf("nothing fills the hole {%s} of the template", name),
		"holes are named groups of the rule's expression, or one of {"+strings.Join(knownHoles, "}, {")+"}")
}

func (c *checker) pattern(rule string, p *Pattern) {
	if p == nil || p.Regexp != nil {
		return
	}
	if err := p.compile(c.profile.Words); err != nil {
		c.fail(rule, c.at(p.at), err.Error(), "expressions are RE2: no backward references, no look-around")
	}
}

// at returns where a value of a rule is written.
func (c *checker) at(t *token.Token) source.Span { return tokenSpan(c.file, t) }

func (c *checker) fail(rule string, at source.Span, reason, help string) {
	c.list = append(c.list, diag.Diagnostic{
		Code:    CodeProfileRule,
		Message: fmt.Sprintf("rule %q: %s", rule, reason),
		Span:    at,
		Help:    help,
	})
}
