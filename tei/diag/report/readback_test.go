package report

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A command is a workflow command as a runner of GitHub Actions understands it
// (actions/runner, ActionCommand.cs).
type command struct {
	name       string
	properties map[string]string
	data       string
}

func parseCommand(line string) (command, bool) {
	rest, ok := strings.CutPrefix(line, "::")
	head, data, closed := strings.Cut(rest, "::")
	if !ok || !closed {
		return command{}, false
	}
	name, list, _ := strings.Cut(head, " ")
	c := command{name: name, properties: map[string]string{}, data: unescapeCommand(data)}
	for pair := range strings.SplitSeq(list, ",") {
		key, value, _ := strings.Cut(pair, "=")
		c.properties[key] = unescapeCommand(value)
	}
	return c, true
}

func unescapeCommand(s string) string {
	return strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(s)
}

// What is written for GitHub is understood there: file, place, code and message.
func TestGitHubReadBack(t *testing.T) {
	var got []command
	for line := range strings.Lines(written(t, "github", Options{})) {
		if c, ok := parseCommand(strings.TrimSuffix(line, "\n")); ok {
			got = append(got, c)
		}
	}
	i := 0
	for _, d := range documents() {
		if d.Problem != "" {
			if got[i].name != "error" || got[i].data != d.Problem {
				t.Errorf("%s: %+v", d.Name, got[i])
			}
			i++
		}
		for _, finding := range d.Findings {
			want := command{name: githubCommands[finding.Severity], data: githubMessage(finding),
				properties: map[string]string{"file": fileOf(finding, d), "title": string(finding.Code)}}
			if at := finding.Span.Position(); at.Line > 0 {
				end := endOf(finding.Span)
				for key, n := range map[string]int{"line": at.Line, "col": at.Column, "endLine": end.Line, "endColumn": end.Column} {
					want.properties[key] = strconv.Itoa(n)
				}
			}
			if diff := cmp.Diff(want, got[i], cmp.AllowUnexported(command{})); diff != "" {
				t.Errorf("finding %d (-want +got):\n%s", i, diff)
			}
			i++
		}
	}
	if i != len(got) {
		t.Errorf("%d commands for %d findings", len(got), i)
	}
}

// What is written as JUnit is XML, and counts as the suites count.
func TestJUnitReadBack(t *testing.T) {
	var got struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(written(t, "junit", Options{})), &got); err != nil {
		t.Fatal(err)
	}
	list := documents()
	if len(got.Suites) != len(list) {
		t.Fatalf("%d suites for %d documents", len(got.Suites), len(list))
	}
	for i, suite := range got.Suites {
		d := list[i]
		failures, problems := 0, 0
		for _, c := range suite.Cases {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				problems++
			}
		}
		if suite.Name != d.Name || suite.Tests != len(suite.Cases) || suite.Failures != failures || failures != d.Counts.Errors || suite.Errors != problems || (problems > 0) != (d.Problem != "") {
			t.Errorf("%s: the suite %s has %d tests, %d failures, %d errors; in it are %d, %d, %d", d.Name, suite.Name, suite.Tests, suite.Failures, suite.Errors, len(suite.Cases), failures, problems)
		}
	}
	first := got.Suites[0].Cases
	for _, c := range first {
		if c.Failure == nil {
			continue
		}
		if want := "the schema has no element <perName>"; c.Failure.Type == "element-unknown" && (c.Failure.Message != want || c.Line != 2) {
			t.Errorf("failure %+v at line %d, want the message %q at line 2", c.Failure, c.Line, want)
		}
	}
}
