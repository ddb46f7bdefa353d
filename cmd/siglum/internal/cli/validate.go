package cli

import (
	"os"
	"runtime/debug"
	"slices"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
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
  siglum validate letter.txt                   # a transcription: what it is encoded to, with places in it

Without -s: the schemas that .siglum.yaml names, in the folder of the document or
above it; else those that the document names by xml-model, where they are at hand;
else the schema that siglum brings with it. The network is never used.`,
		Flags: slices.Concat(schemaFlags(), reportFlags(), baselineFlags(), []urfave.Flag{
			profileFlag("conventions of transcriptions (.txt): `PROFILE` is a name or a YAML file"),
			severityFlag(),
			lintFlag(), projectFlag(),
			&urfave.IntFlag{Name: "max-expansion",
				Usage: "let entities expand to `N` megabytes; without it to 10, or 100 times the document if that is more"},
			&urfave.IntFlag{Name: "max-tree", DefaultText: "20",
				Usage: "check documents of up to `N` million nodes by Schematron and XML Schema, which need all of a document at once"},
			&urfave.BoolFlag{Name: "schematron", Usage: "check also the Schematron rules that are embedded in RELAX NG schemas"},
			&urfave.StringFlag{Name: "phase", Usage: "check the Schematron rules of the phase `NAME` only; #ALL: those of all phases"},
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
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	}
	profile, err := loadProfile(ctx.String("profile"))
	if err != nil {
		return err
	}
	list, errs := finder{chosen: isDocument, kind: "XML documents"}.find(args)
	for _, err := range errs {
		c.fail(err)
	}
	part, err := shard(ctx)
	if err != nil {
		return err
	}
	list.files = report.Of(part, list.files)
	validators, err := c.validators(ctx, list.files)
	if err != nil {
		return err
	}
	outcome, err := c.newReport(ctx)
	if err != nil {
		return err
	}
	beyond := false
	progress := ui.NewProgress(c.messages, len(list.files))
	defer progress.Done()
	err = inOrder(len(list.files),
		func(i int) *schema.Report { return c.report(list.files[i], validators.of(list.files[i]), profile) },
		func(i int, r *schema.Report) error {
			progress.Hide()
			defer progress.Step()
			beyond = beyond || isBeyondEmbedded(r)
			return c.judge(r, outcome, ctx.Bool("strict"))
		})
	if err == nil {
		err = outcome.End()
	}
	if err == nil {
		c.settle(outcome.baseline, part)
	}
	if beyond && !ctx.IsSet("schema") && !c.messages.Quiet {
		c.messages.Hint(allOfTEI)
	}
	return outputProblem(err)
}

// garbage is how much of it may lie about, in percent of what is in use, before it
// is collected. Validation holds little at once, so that four times as much as Go
// would leave is still little; it saves a fifth of the time.
const garbage = 400

// allOfTEI says what to do where the embedded schema is too narrow.
const allOfTEI = "the schema that siglum brings with it holds a part of TEI; to validate against all of it: " +
	"siglum schema add tei_all https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng, then siglum validate -s tei_all FILE"

// isBeyondEmbedded reports whether a document has elements that the embedded schema
// does not have, and that are no misspellings.
func isBeyondEmbedded(r *schema.Report) bool {
	return slices.Equal(r.Schemas, []string{schema.EmbeddedName}) &&
		slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
			return d.Code == finding.ElementUnknown && len(d.Fixes) == 0
		})
}

// report validates one document. Standard input is not held in memory where that
// can be avoided.
func (c *call) report(path string, v *schema.Validator, profile *notation.Profile) (r *schema.Report) {
	err := guard(path, func() error {
		if path == standard {
			r = v.ValidateStream(path, c.In)
			return r.Err
		}
		raw, err := c.read(path)
		if err != nil {
			return err
		}
		f := source.NewFile(path, raw)
		if isTranscription(path) && !isEdition(f) {
			r, err = reportTranscription(path, raw, profile, v)
			return err
		}
		r = v.Validate(f)
		return nil
	})
	if err != nil {
		return &schema.Report{Document: source.NewFile(path, nil), Err: err}
	}
	return r
}

// judge tells what became of one document, and lets the exit code follow.
func (c *call) judge(r *schema.Report, outcome *validationReport, strict bool) error {
	if r.Err != nil {
		c.fail(r.Err)
		return outcome.problem(r.Document.Name(), r.Err.Error())
	}
	c.messages.Diagnostics(r.Unusable)
	if r.Unusable.HasErrors() {
		c.atLeast(exitCall)
	}
	if len(r.Schemas) == 0 && r.Unusable.HasErrors() {
		return outcome.problem(r.Document.Name(), r.Unusable.Error())
	}
	if strict {
		r.Diagnostics = r.Diagnostics.Strict()
	}
	if !isTranscription(r.Document.Name()) {
		c.hint(r.Diagnostics, mistaken(r.Document.Name(), r.Document.Bytes()))
	}
	invalid, err := outcome.add(r)
	if invalid {
		c.atLeast(exitDocument)
	}
	return err
}
