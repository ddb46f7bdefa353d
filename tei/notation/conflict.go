package notation

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
)

// CodeProfileConflict says that two rules of a profile want the same text, so that one of them
// never, or not always, gets it.
const CodeProfileConflict diag.Code = "profile-conflict"

// conflicts reports rules of a profile of which an earlier one takes all brackets or some labels, and
// names that are given twice. Rules of a base that the profile means to replace come after
// its own: they are not looked at.
func (c *checker) conflicts() {
	names := map[string]Name{}
	for n := range c.profile.ruleNames {
		if first, ok := names[n.Text]; ok && n.Text != "" {
			c.conflict(*n, first, diag.Error, "another rule has this name", "give each rule a name of its own: editions and messages name rules by it")
			continue
		}
		names[n.Text] = *n
	}
	c.shadowed()
	c.headerLabels()
}

// headerLabels reports a label of the header that stands for two fields.
func (c *checker) headerLabels() {
	fields := map[string]Name{}
	for _, l := range c.profile.Header.Labels {
		for _, name := range l.Names {
			if first, ok := fields[name]; ok {
				c.conflict(l.Field, first, diag.Error, fmt.Sprintf("the label %q stands for another field too: %s", name, first.Text), "take it out of one of them")
				continue
			}
			fields[name] = l.Field
		}
	}
}

func (c *checker) conflict(rule, other Name, severity diag.Severity, reason, help string) {
	c.list = append(c.list, diag.Diagnostic{
		Severity: severity, Code: CodeProfileConflict, Span: rule.At, Help: help,
		Message: fmt.Sprintf("rule %q: %s", rule.Text, reason),
		Related: []diag.Related{{Span: other.At, Message: "the other rule"}},
	})
}

// ruleNames yields the names of the rules, which must differ; fields of the header and shapes are no
// rules.
func (p *Profile) ruleNames(yield func(*Name) bool) {
	fields := map[*Name]bool{&p.Name: true}
	for _, r := range p.Header.Unlabelled {
		fields[&r.Field] = true
	}
	for _, l := range p.Header.Labels {
		fields[&l.Field] = true
	}
	for n := range p.names {
		if !fields[n] && !yield(n) {
			return
		}
	}
}
