package cli

import (
	"errors"
	"io"
	"os"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/diag/report"
)

func (c *call) reportCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "report",
		Usage:     "join reports of siglum validate to one",
		ArgsUsage: "merge REPORT.json…",
		Description: `  siglum validate --shard 1/2 --format json editions > part1.json   # on one machine
  siglum validate --shard 2/2 --format json editions > part2.json   # on another
  siglum report merge part*.json                                    # for people
  siglum report merge --format html -o report.html part*.json

Reports of siglum validate --format json, on different documents, become one report
in any format, in the order of the documents' paths, whatever the order of the
reports. The exit code is that which one call on all documents would have had.`,
		Flags: append(reportFlags(), outputFlag()),
		Action: func(ctx *urfave.Context) error {
			args := ctx.Args().Slice()
			if len(args) == 0 || args[0] != "merge" {
				return because("Write: siglum report merge REPORT.json…", "siglum report does not know what to do")
			}
			if len(args) == 1 {
				return noFile(ctx)
			}
			return c.mergeReports(ctx, args[1:])
		},
	}
}

// reportFlags returns the flags that say how a report looks.
func reportFlags() []urfave.Flag {
	return []urfave.Flag{
		choiceFlag("format", "write the report as `FORMAT`: "+strings.Join(report.Formats(), ", "), report.Formats()...),
		&urfave.BoolFlag{Name: "statistics", Usage: "instead of the findings, show how many there are by code and by document (text)"},
		&urfave.IntFlag{Name: "max-errors", DefaultText: "100",
			Usage: "show `N` findings of a document (100 in text and html, else all); 0 shows all"},
	}
}

func (c *call) mergeReports(ctx *urfave.Context, names []string) error {
	if err := checkReportFlags(ctx); err != nil {
		return err
	}
	var reports []*report.Stored
	for _, name := range names {
		stored, done, err := openReport(name)
		if err != nil {
			return err
		}
		defer done()
		reports = append(reports, stored)
	}
	fill := func(to io.Writer) error {
		options := c.reportOptions(ctx)
		options.Text.Color = options.Text.Color && to == c.Out
		w := report.New(ctx.String("format"), to, options)
		summary, err := report.Merge(w, reports)
		if err != nil {
			return because("Give each report once, and reports on different documents.", "%s", err)
		}
		c.heed(summary)
		return w.End()
	}
	if err := c.reportTo(ctx.String("output"), fill); err != nil {
		return err
	}
	if missing := report.Missing(reports); len(missing) > 0 {
		return because("Check those parts too, and merge all reports.", "there is no report on the %s", strings.Join(named("part", missing), ", "))
	}
	return nil
}

func named(what string, parts []string) []string {
	if len(parts) == 1 {
		return []string{what + " " + parts[0]}
	}
	return append([]string{what + "s " + parts[0]}, parts[1:]...)
}

// heed lets the exit code follow what reports say.
func (c *call) heed(s report.Summary) {
	if s.Invalid > 0 {
		c.atLeast(exitDocument)
	}
	if s.Unchecked > 0 {
		c.atLeast(exitCall)
	}
}

// reportTo writes a report to a file, or to standard output.
func (c *call) reportTo(path string, fill func(io.Writer) error) error {
	var p *problem
	if path == "" || path == standard {
		err := fill(c.Out)
		if errors.As(err, &p) {
			return err
		}
		return outputProblem(err)
	}
	err := c.drafts.write(path, fill)
	if err == nil || errors.As(err, &p) {
		return err
	}
	return fileProblem(path, err)
}

// openReport opens a report, which is read as it is needed.
func openReport(name string) (*report.Stored, func(), error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, fileProblem(name, err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, fileProblem(name, err)
	}
	stored, err := report.Open(name, f, info.Size())
	if err != nil {
		f.Close()
		return nil, nil, because("Give reports that siglum validate --format json wrote.", "%s", err)
	}
	return stored, func() { f.Close() }, nil
}
