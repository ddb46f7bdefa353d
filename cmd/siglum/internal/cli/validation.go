package cli

import (
	"slices"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

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

// isBeyondEmbedded reports whether a document has elements that the embedded schema
// does not have, and that are no misspellings.
func isBeyondEmbedded(r *schema.Report) bool {
	return slices.Equal(r.Schemas, []string{schema.EmbeddedName}) &&
		slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
			return d.Code == finding.ElementUnknown && len(d.Fixes) == 0
		})
}
