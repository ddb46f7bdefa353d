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

// A validation is one call of validate.
type validation struct {
	*call
	files      []string
	part       report.Shard
	profiles   *perProject[*notation.Profile] // of transcriptions
	validators *validators
	fixer      *fixer // nil: nothing is fixed
	outcome    *validationReport
	strict     bool
	beyond     bool // a document has elements of TEI that the embedded schema lacks
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

// newValidation finds out what a call asks for, and finds its documents.
func (c *call) newValidation(ctx *urfave.Context, args []string) (v *validation, err error) {
	v = &validation{call: c, strict: ctx.Bool("strict")}
	c.unusable = "" // with --watch, what was told before may be told again
	if _, err := loadProfile(ctx.String("profile")); err != nil {
		return nil, err
	}
	if v.fixer, err = newFixer(ctx); err != nil {
		return nil, err
	}
	if v.part, err = shard(ctx); err != nil {
		return nil, err
	}
	list, errs := finder{chosen: isDocument, kind: "XML documents"}.find(args)
	for _, err := range errs {
		c.fail(err)
	}
	v.files = report.Of(v.part, list.files)
	if v.validators, err = c.validators(ctx, v.files); err != nil {
		return nil, err
	}
	if v.profiles, err = profiles(ctx, v.files); err != nil {
		return nil, err
	}
	v.outcome, err = c.newReport(ctx)
	return v, err
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

// A checked document is one that was validated, and perhaps fixed.
type checked struct {
	*schema.Report
	mended *mended // nil if it is as it was
}

// check validates one document. Standard input is not held in memory where that can be
// avoided.
func (v *validation) check(i int) (d checked) {
	path, validator := v.files[i], v.validators.of(v.files[i])
	err := guard(path, func() error {
		if path == standard && v.fixer == nil {
			d.Report = validator.ValidateStream(path, v.In)
			return d.Err
		}
		raw, err := v.read(path)
		if err != nil {
			return err
		}
		f := source.NewFile(path, raw)
		switch {
		case isTranscription(path) && !isEdition(f):
			d.Report, err = reportTranscription(path, raw, v.profiles.of(path), validator)
		case v.fixer != nil:
			d, err = v.fixer.mend(f, validator)
		default:
			d.Report = validator.Validate(f)
		}
		return err
	})
	if err != nil {
		return checked{Report: &schema.Report{Document: source.NewFile(path, nil), Err: err}}
	}
	return d
}

// judge tells what became of one document, and lets the exit code follow.
func (v *validation) judge(d checked) error {
	r := d.Report
	if r.Err != nil {
		v.fail(r.Err)
		return v.outcome.problem(r.Document.Name(), r.Err.Error())
	}
	v.messages.Diagnostics(r.Unusable)
	if r.Unusable.HasErrors() {
		v.atLeast(exitCall)
	}
	if len(r.Schemas) == 0 && r.Unusable.HasErrors() {
		return v.outcome.problem(r.Document.Name(), r.Unusable.Error())
	}
	if err := v.mend(d); err != nil {
		return err
	}
	v.beyond = v.beyond || isBeyondEmbedded(r)
	if v.strict {
		r.Diagnostics = r.Diagnostics.Strict()
	}
	if !isTranscription(r.Document.Name()) {
		v.hint(r.Diagnostics, mistaken(r.Document.Name(), r.Document.Bytes()))
	}
	invalid, err := v.outcome.add(r)
	if invalid {
		v.atLeast(exitDocument)
	}
	return err
}
