package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// githubReport writes workflow commands of GitHub Actions, a line a finding, which
// become annotations in the files of a pull request:
//
//	::error file=a.xml,line=3,col=7,endLine=3,endColumn=14,title=element-unknown::the schema has no element <perName>
//
// GitHub shows ten errors, ten warnings and ten notices of a step; all stand in its
// log.
type githubReport struct {
	w       io.Writer
	options Options
	summary Summary
}

var githubCommands = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "notice"}

// Add implements [Writer].
func (g *githubReport) Add(d *Document) error {
	g.summary.Add(d)
	out := bufio.NewWriter(g.w)
	if d.Problem != "" {
		fmt.Fprintf(out, "::error title=not checked::%s\n", githubData(diag.OneLine(d.Problem)))
	}
	list, omitted := d.shown(g.options.Max)
	for _, finding := range list {
		fmt.Fprintf(out, "::%s %s::%s\n", githubCommands[finding.Severity], githubProperties(finding, d), githubData(githubMessage(finding)))
	}
	if omitted > 0 {
		fmt.Fprintf(out, "::notice file=%s::… and %d more\n", githubProperty(d.Name), omitted)
	}
	return out.Flush()
}

// End implements [Writer].
func (g *githubReport) End() error {
	_, err := fmt.Fprintln(g.w, strings.ReplaceAll(diag.OneLine(g.summary.String()), "::", ": :"))
	return err
}

// githubMessage is the message and, in further lines, the help.
func githubMessage(finding diag.Diagnostic) string {
	lines := []string{diag.OneLine(finding.Message)}
	for line := range strings.Lines(finding.Help) {
		lines = append(lines, diag.OneLine(strings.TrimSuffix(line, "\n")))
	}
	return strings.Join(lines, "\n")
}

func githubProperties(finding diag.Diagnostic, d *Document) string {
	place := "file=" + githubProperty(fileOf(finding, d))
	if start := finding.Span.Position(); start.Line > 0 {
		place += fmt.Sprintf(",line=%d,col=%d", start.Line, start.Column)
	}
	if end := endOf(finding.Span); end.Line > 0 {
		place += fmt.Sprintf(",endLine=%d,endColumn=%d", end.Line, end.Column)
	}
	return place + ",title=" + githubProperty(string(finding.Code))
}

// githubData and githubProperty escape as the toolkit of GitHub Actions does
// (actions/toolkit, command.ts).
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}

// fileOf returns the file that a finding stands in: the document, or one that it
// includes.
func fileOf(finding diag.Diagnostic, d *Document) string {
	if finding.Span.IsZero() {
		return d.Name
	}
	return finding.Span.File.Name()
}

// endOf returns the position after a span; the zero Position if it is not known.
func endOf(s source.Span) source.Position {
	if s.IsZero() {
		return source.Position{}
	}
	return s.File.Position(s.End, source.CodePoints)
}
