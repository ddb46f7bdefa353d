package cli

import (
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
)

// app returns the program with its commands, in the order that a user meets them.
func (c *call) app() *urfave.App {
	app := &urfave.App{
		Name:                      "siglum",
		Usage:                     "make, check and read TEI editions",
		HideHelp:                  true,
		HideVersion:               true,
		DisableSliceFlagSeparator: true, // a comma may stand in a file's name
		Writer:                    c.Out,
		ErrWriter:                 c.Err,
		ExitErrHandler:            func(*urfave.Context, error) {}, // Main alone ends the program
		OnUsageError:              usageProblem,
		Action:                    c.noCommand,
		Flags: []urfave.Flag{
			&urfave.BoolFlag{Name: "version", Usage: "show the version"},
		},
		Commands: []*urfave.Command{
			c.encodeCommand(),
			c.decodeCommand(),
			c.importCommand(),
			c.watched(c.validateCommand()),
			c.reportCommand(),
			c.renderCommand(),
			c.collateCommand(),
			c.formatCommand(),
			c.previewCommand(),
			c.lspCommand(),
			c.schemaCommand(),
			c.profileCommand(),
			c.signsCommand(),
			c.newCommand(),
			c.completionCommand(),
			c.helpCommand(),
		},
	}
	for _, command := range app.Commands {
		c.complete(command)
	}
	return app
}

// complete gives a command what all commands have.
func (c *call) complete(command *urfave.Command) {
	action := command.Action
	command.HideHelp = true // ours has examples and exit codes
	command.Flags = append(command.Flags, commonFlags()...)
	command.OnUsageError = usageProblem
	command.Action = func(ctx *urfave.Context) error {
		c.messages.Out = ui.NewOutput(c.Err, ctx.String("color"))
		c.messages.Quiet, c.messages.Verbose = ctx.Bool("quiet"), ctx.Bool("verbose")
		return action(ctx)
	}
}

// noCommand is what happens without a command, or with one that does not exist.
func (c *call) noCommand(ctx *urfave.Context) error {
	switch {
	case ctx.Bool("version"):
		return c.print(c.versionText())
	case ctx.Args().Present():
		return unknownCommand(ctx.App, ctx.Args().First())
	}
	return c.print(shortHelp(ctx.App))
}

func unknownCommand(app *urfave.App, name string) error {
	help := didYouMean(name, commandNames(app))
	if help == "" {
		help = "There is: " + strings.Join(commandNames(app), ", ") + "."
	}
	return because(help, "there is no command %q", name)
}

func commandNames(app *urfave.App) []string {
	var names []string
	for _, command := range app.Commands {
		names = append(names, command.Name)
	}
	return names
}

// usageProblem turns what the flag parser says into a problem.
func usageProblem(_ *urfave.Context, err error, _ bool) error {
	const unknown = "flag provided but not defined: -"
	if name, ok := strings.CutPrefix(err.Error(), unknown); ok {
		return because("Flags follow a command. See: siglum --help", "there is no flag %s%s without a command", hyphens(name), name)
	}
	return because("See: siglum --help", "%s", err)
}

// print writes a text to standard output.
func (c *call) print(text string) error { return c.output([]byte(text)) }

// output writes bytes to standard output.
func (c *call) output(text []byte) error {
	_, err := c.Out.Write(text)
	return outputProblem(err)
}

// outputProblem says why standard output could not be written.
func outputProblem(err error) error {
	if err == nil || isClosedPipe(err) {
		return err
	}
	return fileProblem("standard output", err)
}
