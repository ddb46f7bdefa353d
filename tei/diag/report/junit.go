package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// junitReport writes what servers for continuous integration read as the results of
// tests: a suite for each document, in it a failed test for each error, and a passed
// one with output for each warning and remark. A document without findings is one
// passed test.
type junitReport struct {
	w       io.Writer
	options Options
	begun   bool
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure,omitempty"`
	Error   *junitFailure `xml:"error,omitempty"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// Add implements [Writer].
func (j *junitReport) Add(d *Document) error {
	if err := j.begin(); err != nil {
		return err
	}
	list, omitted := d.shown(j.options.Max)
	suite := junitSuite{Name: junitText(d.Name)}
	for _, finding := range list {
		suite.Cases = append(suite.Cases, junitCaseOf(finding, d))
	}
	switch {
	case d.Problem != "":
		problem := junitText(d.Problem)
		suite.Cases = append(suite.Cases, junitCase{Name: "read", Class: suite.Name, Error: &junitFailure{problem, "problem", problem}})
	case len(list) == 0:
		suite.Cases = append(suite.Cases, junitCase{Name: "valid", Class: suite.Name})
	case omitted > 0:
		suite.Cases = append(suite.Cases, junitCase{Name: fmt.Sprintf("… and %d more", omitted), Class: suite.Name})
	}
	return j.write(&suite)
}

func (j *junitReport) write(suite *junitSuite) error {
	suite.Tests = len(suite.Cases)
	for _, c := range suite.Cases {
		if c.Failure != nil {
			suite.Failures++
		}
		if c.Error != nil {
			suite.Errors++
		}
	}
	out := bufio.NewWriter(j.w)
	e := xml.NewEncoder(out)
	e.Indent("  ", "  ")
	if err := e.Encode(suite); err != nil {
		return err
	}
	fmt.Fprintln(out)
	return out.Flush()
}

func (j *junitReport) begin() error {
	if j.begun {
		return nil
	}
	j.begun = true
	_, err := io.WriteString(j.w, xml.Header+"<testsuites name=\"siglum validate\">\n")
	return err
}

// End implements [Writer].
func (j *junitReport) End() error {
	if err := j.begin(); err != nil {
		return err
	}
	_, err := io.WriteString(j.w, "</testsuites>\n")
	return err
}

func junitCaseOf(finding diag.Diagnostic, d *Document) junitCase {
	text := junitDetail(finding)
	c := junitCase{Class: junitText(d.Name), File: junitText(fileOf(finding, d)), Line: finding.Span.Position().Line}
	c.Name = string(finding.Code)
	if c.Line > 0 {
		c.Name += " at " + finding.Span.Position().String()
	}
	if finding.Severity == diag.Error {
		c.Failure = &junitFailure{junitText(finding.Message), string(finding.Code), text}
	} else {
		c.Output = text
	}
	return c
}

// junitDetail is a finding as a terminal shows it.
func junitDetail(finding diag.Diagnostic) string {
	var b strings.Builder
	_ = diag.Text{}.Write(&b, diag.List{finding})
	return junitText(strings.TrimSuffix(b.String(), "\n"))
}

// junitText leaves out what XML 1.0 cannot hold, and what is no UTF-8, which the
// encoder would make U+FFFD without saying so.
func junitText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
