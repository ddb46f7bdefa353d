package cli

import (
	"io"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
)

// shownByDefault is the number of findings of one document that a person is shown.
const shownByDefault = 100

// A validationReport takes the outcome of validating documents, in their order, and
// hands what is to be told to the writer of a format.
type validationReport struct {
	report.Writer
	least    diag.Severity // the least grave findings that are told
	baseline *baseline
}

func severityFlag() urfave.Flag {
	return choiceFlag("severity", "tell findings that are at least as grave as `LEVEL`: error, warning or info", "", "error", "warning", "info")
}

// newReport returns the report that a call asks for.
func (c *call) newReport(ctx *urfave.Context) (*validationReport, error) {
	if err := checkReportFlags(ctx); err != nil {
		return nil, err
	}
	known, err := newBaseline(ctx)
	if err != nil {
		return nil, err
	}
	var to io.Writer = c.Out
	if ctx.Bool("dry-run") {
		to = io.Discard // what would change is written instead
	}
	return &validationReport{
		Writer:   report.New(ctx.String("format"), to, c.reportOptions(ctx)),
		least:    c.least(ctx),
		baseline: known,
	}, nil
}

// checkReportFlags refuses flags that do not go together.
func checkReportFlags(ctx *urfave.Context) error {
	if format := ctx.String("format"); ctx.Bool("statistics") && format != "text" {
		return because("Other formats have the numbers in them.", "--statistics is for --format text, not %s", format)
	}
	return nil
}

// least returns the least severity that is told.
func (c *call) least(ctx *urfave.Context) diag.Severity {
	if level, ok := diag.ParseSeverity(ctx.String("severity")); ok {
		return level
	}
	return c.messages.Least()
}

// reportOptions returns how the report of a call looks.
func (c *call) reportOptions(ctx *urfave.Context) report.Options {
	format := ctx.String("format")
	out := ui.NewOutput(c.Out, ctx.String("color"))
	o := report.Options{
		Max:     ctx.Int("max-errors"),
		Shard:   ctx.String("shard"),
		Version: c.versionLine(),
		Explain: explainCode,
		Text: report.TextStyle{
			Color: out.Color, Width: out.Width, Quiet: c.messages.Quiet,
			Remarks: c.least(ctx) == diag.Info, Statistics: ctx.Bool("statistics"),
		},
	}
	if !ctx.IsSet("max-errors") && (format == "text" || format == "html") {
		o.Max = shownByDefault
	}
	return o
}

// add tells what was found in a document but for what the baseline holds. It reports
// whether the rest has errors.
func (v *validationReport) add(r *schema.Report) (invalid bool, err error) {
	fresh, known := v.baseline.fresh(r.Diagnostics)
	d := report.NewDocument(r.Document.Name(), r.Schemas, fresh, v.least)
	d.Known = known
	return !d.Valid(), v.Add(d)
}

// problem says that a document could not be checked.
func (v *validationReport) problem(name, message string) error {
	return v.Add(&report.Document{Name: name, Problem: message})
}
