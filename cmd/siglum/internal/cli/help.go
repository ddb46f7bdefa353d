package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
)

func (c *call) helpCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "help",
		Usage:     "show what a command does and how to call it",
		ArgsUsage: "[COMMAND|lint|codes|CODE]",
		Description: `  siglum help
  siglum help encode
  siglum help lint           # what validate looks for besides the schema
  siglum help codes          # the codes of all findings
  siglum help hand-unused    # one of them
  siglum help --man encode > siglum-encode.1   # as a manual page`,
		Flags: []urfave.Flag{
			&urfave.BoolFlag{Name: "man", Usage: "write the help as a manual page, for man"},
		},
		Action: c.help,
	}
}

func (c *call) help(ctx *urfave.Context) error {
	topic, man := ctx.Args().First(), ctx.Bool("man")
	command, rule := ctx.App.Command(topic), lint.Find(diag.Code(topic))
	switch {
	case topic == "" && man:
		return c.print(manual(ctx.App, c.versionLine()))
	case topic == "":
		return c.print(appHelp(ctx.App))
	case topic == "lint":
		return c.print(lintHelp())
	case topic == "codes":
		return c.print(codesHelp())
	case rule != nil:
		return c.print(ruleHelp(rule))
	case command == nil && explainCode(diag.Code(topic)).Summary != "":
		return c.print(topic + ": " + explainCode(diag.Code(topic)).Summary + "\n")
	case command == nil:
		return unknownCommand(ctx.App, topic)
	case man:
		return c.print(commandManual(command, c.versionLine()))
	default:
		return c.print(commandHelp(command))
	}
}

// shortHelp is what a user sees who types nothing but the program's name.
func shortHelp(app *urfave.App) string {
	return fmt.Sprintf("%s: %s\n\n%s\nsiglum help COMMAND says more, with examples.\n",
		app.Name, app.Usage, commandTable(app))
}

func appHelp(app *urfave.App) string {
	return fmt.Sprintf(`%s: %s

Usage:
  siglum COMMAND [flags] FILE…
  siglum --version

Commands:
%s
Files:
  - is standard input or output. One file goes to standard output, or to -o FILE;
  several, or a folder, go to the folder -o DIR, with their paths below the folder
  that they share. Flags stand before or after the files; -- ends them.

%s
siglum help COMMAND says more, with examples.
`, app.Name, app.Usage, commandTable(app), exitCodeHelp)
}

// commandHelp is the help of one command. Its Description holds the examples.
func commandHelp(command *urfave.Command) string {
	return fmt.Sprintf(`siglum %s: %s

Usage:
  siglum %s [flags] %s

Examples:
%s

Flags:
%s
%s`, command.Name, command.Usage, command.Name, command.ArgsUsage,
		strings.TrimRight(command.Description, "\n"), flagTable(command.Flags), exitCodeHelp)
}

const exitCodeHelp = `Exit codes:
  0    no errors; warnings do not count, unless --strict makes them errors
  1    a document has errors
  2    the call, a file, a schema or a profile could not be used
  130  interrupted
`

func commandTable(app *urfave.App) string {
	var rows [][2]string
	for _, command := range app.Commands {
		rows = append(rows, [2]string{command.Name, command.Usage})
	}
	return table(rows)
}

func flagTable(flags []urfave.Flag) string {
	var rows [][2]string
	for _, f := range flags {
		left, usage := flagNames(f)
		if len(f.Names()) == 1 {
			left = "    " + left
		}
		rows = append(rows, [2]string{left, usage})
	}
	return table(rows)
}

// flagNames returns how a flag is written, "-o, --output FILE", and its usage.
func flagNames(f urfave.Flag) (names, usage string) {
	placeholder, usage := flagUsage(f)
	var written []string
	for _, name := range f.Names() {
		written = append([]string{hyphens(name) + name}, written...)
	}
	return strings.Join(written, ", ") + placeholder, usage
}

// flagUsage returns the placeholder of a flag's value, which its usage has in
// backquotes, and the usage without the quotes.
func flagUsage(f urfave.Flag) (placeholder, usage string) {
	usage = f.(urfave.DocGenerationFlag).GetUsage()
	if _, rest, ok := strings.Cut(usage, "`"); ok {
		placeholder, _, _ = strings.Cut(rest, "`")
		placeholder = " " + placeholder
	}
	return placeholder, strings.ReplaceAll(usage, "`", "")
}

func table(rows [][2]string) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintf(w, "  %s\t%s\n", row[0], row[1])
	}
	w.Flush()
	return b.String()
}
