package cli

import (
	"fmt"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema/lint"
)

func lintFlag() urfave.Flag {
	return &urfave.StringFlag{Name: "lint",
		Usage: "what no schema states: `SETTINGS` are off, or RULE=off|info|warn|error, parted by commas (siglum help lint)"}
}

func projectFlag() urfave.Flag {
	return &urfave.StringFlag{Name: "project", TakesFile: true,
		Usage: "follow pointers to other files (persons.xml#p1) that are in `FOLDER`; without it, in that of .siglum.yaml"}
}

// lintHelp lists the rules.
func lintHelp() string {
	var rows [][2]string
	for _, r := range lint.Rules() {
		rows = append(rows, [2]string{string(r.Code), fmt.Sprintf("%-5s  %s", r.Default, r.Summary)})
	}
	return `siglum validate also looks for what no schema states. Each rule has a code and a level:

` + table(rows) + `
siglum help CODE says more of one, with an example of wrong and right.

  siglum validate --lint off editions                  # none of them
  siglum validate --lint hand-unused=off editions      # all but one
  siglum validate --lint pointer-dangling=error,date-order=error editions
  siglum validate --lint off,pointer-dangling=warn editions    # one only

In .siglum.yaml, for all documents of a folder and below:

  lint:
    hand-unused: off
    pointer-dangling: error

In a document, before what is right although a rule says otherwise:

  <?siglum ignore hand-unused?>        for the element that follows, and all in it
  <?siglum ignore-rest hand-unused?>   from here to the end of the element around it

Before the root element it is for the whole document; without a code for all rules.
`
}

// ruleHelp is the documentation of a rule.
func ruleHelp(r *lint.Rule) string {
	return fmt.Sprintf("%s: %s\n\nLevel: %s, unless configured (siglum help lint)\n\n%s\n\nWrong:\n%s\n\nRight:\n%s\n",
		r.Code, r.Summary, r.Default, indentLines(r.Reason), indentLines(r.Wrong), indentLines(r.Right))
}

func indentLines(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }
