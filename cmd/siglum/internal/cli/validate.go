package cli

import (
	"slices"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
)

func (c *call) validateCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "validate",
		Usage:     "check XML documents against a schema",
		ArgsUsage: "FILE|FOLDER…",
		Description: `  siglum validate edition.xml
  siglum validate editions                     # all XML documents in a folder
  siglum validate -s tei_all.rng edition.xml   # against a schema of your choice
  siglum validate -s rules.sch edition.xml     # Schematron rules of your own
  siglum validate -s tei_all.rng --schematron edition.xml   # and those in tei_all
  siglum validate --format json editions > report.json
  siglum encode letter.txt | siglum validate -
  siglum validate --fix --dry-run editions     # what could be mended without asking
  siglum validate letter.txt                   # a transcription: what it is encoded to, with places in it

Without -s: the schemas that .siglum.yaml names, in the folder of the document or
above it; else those that the document names by xml-model or xsi:schemaLocation, where they
are at hand; else the schema that siglum brings with it. The network is never used.`,
		Flags: slices.Concat(schemaFlags(), reportFlags(), baselineFlags(), []urfave.Flag{
			profileFlag("conventions of transcriptions (.txt): `PROFILE` is a name or a YAML file"),
			severityFlag(),
			lintFlag(), projectFlag(),
			&urfave.BoolFlag{Name: "fix", Usage: "mend what has a certain fix, in the documents themselves"},
			&urfave.BoolFlag{Name: "dry-run", Usage: "with --fix: change no document, show what would change, as a unified diff"},
			&urfave.BoolFlag{Name: "layout", Usage: "with --fix: indent too, as siglum format does"},
			&urfave.IntFlag{Name: "max-expansion",
				Usage: "let entities expand to `N` megabytes; without it to 10, or 100 times the document if that is more"},
			&urfave.IntFlag{Name: "max-tree", DefaultText: "20",
				Usage: "check documents of up to `N` million nodes by Schematron and XML Schema, which need all of a document at once"},
			&urfave.BoolFlag{Name: "schematron", Usage: "check also the Schematron rules that are embedded in RELAX NG schemas"},
			&urfave.StringFlag{Name: "phase", Usage: "check the Schematron rules of the phase `NAME` only; #ALL: those of all phases"},
			choiceFlag("engine", "check XML Schemas by `NAME`: helium, or libxml2 where it is built in; without it by the better one", "", "helium", "libxml2"),
			&urfave.BoolFlag{Name: "no-xinclude", Usage: "do not resolve inclusions (xi:include)"},
			&urfave.StringSliceFlag{Name: "include-root", TakesFile: true,
				Usage: "documents may also include files from `FOLDER`, not only from their own; may be repeated"},
			filesFromFlag(), shardFlag(),
			strictFlag(),
		}),
		Action: c.validate,
	}
}

func (c *call) validate(ctx *urfave.Context) error {
	args, err := c.arguments(ctx)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return noFile(ctx)
	}
	defer letGarbageLie()()
	v, err := c.newValidation(ctx, args)
	if err != nil {
		return err
	}
	progress := ui.NewProgress(c.messages, len(v.files))
	defer progress.Done()
	err = inOrder(len(v.files), v.check, func(i int, d checked) error {
		progress.Hide()
		defer progress.Step()
		return v.judge(d)
	})
	if err == nil {
		err = v.outcome.End()
	}
	if err == nil {
		c.settle(v.outcome.baseline, v.part)
		v.fixer.sum(c.messages)
	}
	if v.beyond && !ctx.IsSet("schema") && !c.messages.Quiet {
		c.messages.Hint(allOfTEI)
	}
	return outputProblem(err)
}

// allOfTEI says what to do where the embedded schema is too narrow.
const allOfTEI = "the schema that siglum brings with it holds a part of TEI; to validate against all of it: " +
	"siglum schema add tei_all https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng, then siglum validate -s tei_all FILE"
