package cli

import (
	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp"
	"github.com/siglum/siglum/cmd/siglum/internal/project"
)

func (c *call) lspCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "lsp",
		Usage:     "help editors: a language server on standard input and output",
		ArgsUsage: " ",
		Description: `  siglum lsp                          # an editor starts it; see the README for which and how
  siglum lsp -s project.rng -p archive.yaml

It speaks the Language Server Protocol: diagnostics while you type, completion, what
elements mean, definition, references and new names of ids, quick fixes, outline,
folding and formatting. Documents are validated as by siglum validate; files called
.txt are transcriptions.`,
		Flags: append(schemaFlags(),
			profileFlag("conventions of transcriptions (.txt): `PROFILE` is a name or a YAML file"),
			&urfave.BoolFlag{Name: "schematron", Usage: "check also the Schematron rules that are embedded in RELAX NG schemas"},
			lintFlag(), projectFlag(),
			&urfave.BoolFlag{Name: "stdio", Usage: "use standard input and output, as it always does; some editors say so"},
		),
		Action: c.lsp,
	}
}

func (c *call) lsp(ctx *urfave.Context) error {
	if ctx.Args().Present() {
		return because("An editor starts it and tells it of files.", "lsp takes no files")
	}
	validators, err := c.validators(ctx, nil)
	if err != nil {
		return err
	}
	settings, err := settingsNow(documentIn(".")) // editors start it in the folder of the project
	if err != nil {                               // documents will tell of it
		settings = &project.Settings{}
	}
	name, inSettings := chosenFile(ctx, "profile", settings, settings.Profile)
	profile, err := loadProfile(name)
	if err != nil {
		return placed(err, settings.Profile, inSettings)
	}
	err = lsp.Serve(c.In, c.Out, lsp.Options{Validator: validators.prepared, Profile: profile, Version: c.version})
	if err != nil {
		return because("", "lsp: %s", err)
	}
	return nil
}
