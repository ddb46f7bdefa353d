package encode

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// An otherExample is an example of a rule of a base that a rule of the profile reads.
type otherExample struct {
	rule, by notation.Name
	text     string
}

// maxTaken is how many rules of its base a rule may take the examples of, to be told one by one: more than
// these no rule means to replace.
const maxTaken = 3

// takenFromBases warns of rules that read the examples of rules of a base, which come after them: that may be what they
// are for.
func (c *exampleChecker) takenFromBases() {
	var order []notation.Name
	by := map[notation.Name][]otherExample{}
	for _, x := range c.others {
		if by[x.by] == nil {
			order = append(order, x.by)
		}
		by[x.by] = append(by[x.by], x)
	}
	for _, rule := range order {
		if rules := rulesOf(by[rule]); len(rules) > maxTaken {
			c.takesMany(rule, rules)
			continue
		}
		for _, x := range by[rule] {
			c.list = append(c.list, diag.Diagnostic{
				Severity: diag.Warning, Code: notation.CodeProfileConflict, Span: rule.At,
				Message: fmt.Sprintf("rule %q reads the example %q of the rule %q (%s)", rule.Text, x.text, x.rule.Text, x.rule.Place()),
				Related: []diag.Related{{Span: x.rule.At, Message: "the rule that it comes before"}},
				Help:    fmt.Sprintf("if it replaces that rule, say so at the top of the profile: `without: [%s]`; else give it a condition more", x.rule.Text),
			})
		}
	}
}

// rulesOf returns the names of the rules that examples are of, each once.
func rulesOf(examples []otherExample) []string {
	var names []string
	seen := map[string]bool{}
	for _, x := range examples {
		if !seen[x.rule.Text] {
			seen[x.rule.Text] = true
			names = append(names, x.rule.Text)
		}
	}
	return names
}

// takesMany warns of a rule that stands before many of its base.
func (c *exampleChecker) takesMany(rule notation.Name, rules []string) {
	c.list = append(c.list, diag.Diagnostic{
		Severity: diag.Warning, Code: notation.CodeProfileConflict, Span: rule.At,
		Message: fmt.Sprintf("rule %q reads the examples of %d rules of the profile %s: %s …", rule.Text, len(rules), c.profile.Extends, strings.Join(rules[:maxTaken], ", ")),
		Help:    "give it a condition: labels: […], or match: '…'; a rule for whatever no other reads says `last: true`",
	})
}
