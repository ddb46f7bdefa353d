package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// sarifReport writes the Static Analysis Results Interchange Format, version 2.1.0
// (OASIS, with errata 01), as GitHub, GitLab, Azure DevOps and editors show it. The
// results come first and the rules that they refer to after them, so that no result
// has to be kept.
type sarifReport struct {
	w       io.Writer
	options Options
	begun   bool
	failed  bool
	rules   []sarifRule
	index   map[diag.Code]int
	notices []sarifNotification
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// Add implements [Writer].
func (s *sarifReport) Add(d *Document) error {
	if d.Problem != "" {
		s.failed = true
		s.notices = append(s.notices, sarifNotification{Level: "error", Message: sarifText{d.Problem}, Locations: []sarifLocation{{Physical: &sarifPhysical{Artifact: sarifArtifactOf(d.Name)}}}})
	}
	list, omitted := d.shown(s.options.Max)
	twins := map[string]int{}
	for _, finding := range list {
		result := s.result(finding, d)
		result.Fingerprints = fingerprints(finding, d, twins)
		if err := s.element(result); err != nil {
			return err
		}
	}
	if omitted > 0 {
		s.notices = append(s.notices, sarifNotification{Level: "note", Message: sarifText{fmt.Sprintf("%s: %d more findings are not listed", d.Name, omitted)}})
	}
	return nil
}

// element writes the next result of the array.
func (s *sarifReport) element(r sarifResult) error {
	text, err := indented(r, "        ")
	if err != nil {
		return err
	}
	before := ",\n        "
	if !s.begun {
		before = s.head() + "[\n        "
	}
	s.begun = true
	_, err = io.WriteString(s.w, before+text)
	return err
}

func (s *sarifReport) head() string {
	return "{\n  \"$schema\": \"" + sarifSchema + "\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": "
}

// End implements [Writer].
func (s *sarifReport) End() error {
	end := "\n      ],\n"
	if !s.begun {
		end = s.head() + "[],\n"
	}
	invocation, err := indented([]sarifInvocation{{!s.failed, s.notices}}, "      ")
	if err != nil {
		return err
	}
	tool, err := indented(sarifTool{sarifDriver{
		Name: "siglum", Version: s.options.Version, URI: "https://github.com/siglum/siglum", Rules: s.rules,
	}}, "      ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.w, end+"      \"invocations\": "+invocation+",\n      \"tool\": "+tool+"\n    }\n  ]\n}\n")
	return err
}

// rule returns the index of a code among the rules.
func (s *sarifReport) rule(code diag.Code) int {
	if i, ok := s.index[code]; ok {
		return i
	}
	if s.index == nil {
		s.index = map[diag.Code]int{}
	}
	rule := sarifRule{ID: code}
	if x := s.options.explain(code); x.Summary != "" {
		rule.Short = &sarifText{x.Summary + "."}
		if x.Detail != "" {
			rule.Help = &sarifText{x.Detail}
		}
	}
	s.index[code] = len(s.rules)
	s.rules = append(s.rules, rule)
	return s.index[code]
}

func (s *sarifReport) result(finding diag.Diagnostic, d *Document) sarifResult {
	r := sarifResult{
		Rule: finding.Code, Index: s.rule(finding.Code), Level: sarifLevels[finding.Severity],
		Message:   sarifText{sarifMessage(finding)},
		Locations: []sarifLocation{sarifLocationOf(finding.Span, d)},
	}
	if finding.Path != "" {
		r.Locations[0].Logical = []sarifLogical{{finding.Path, "element"}}
	}
	for _, related := range finding.Related {
		if related.Span.IsZero() {
			r.Message.Text += "\n" + related.Message
			continue
		}
		at := sarifLocationOf(related.Span, d)
		at.Message = &sarifText{related.Message}
		r.Related = append(r.Related, at)
	}
	for _, fix := range finding.Fixes {
		if f, ok := sarifFixOf(fix); ok {
			r.Fixes = append(r.Fixes, f)
		}
	}
	return r
}

var sarifLevels = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "note"}

func sarifMessage(finding diag.Diagnostic) string {
	if finding.Help == "" {
		return finding.Message
	}
	return finding.Message + "\n" + finding.Help
}

func sarifLocationOf(s source.Span, d *Document) sarifLocation {
	if s.IsZero() {
		return sarifLocation{Physical: &sarifPhysical{Artifact: sarifArtifactOf(d.Name)}}
	}
	return sarifLocation{Physical: &sarifPhysical{Artifact: sarifArtifactOf(s.File.Name()), Region: sarifRegionOf(s)}}
}

// sarifRegionOf returns a region, or nil where nothing is known of the place.
func sarifRegionOf(s source.Span) *sarifRegion {
	start, end := s.Position(), endOf(s)
	switch {
	case start.Line < 1:
		return nil
	case end.Line < 1:
		return &sarifRegion{StartLine: start.Line, StartColumn: start.Column}
	}
	return &sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column}
}

// sarifArtifactOf names a file by a URI reference (SARIF 3.4.3).
func sarifArtifactOf(path string) sarifArtifact {
	slashed := filepath.ToSlash(path)
	uri := (&url.URL{Path: slashed}).String()
	switch {
	case strings.HasPrefix(slashed, "/"):
		uri = "file://" + uri
	case filepath.VolumeName(path) != "":
		uri = "file:///" + strings.TrimPrefix(uri, "./")
	}
	return sarifArtifact{uri}
}

// sarifFixOf returns a fix; none if one of its places is not known.
func sarifFixOf(fix diag.Fix) (sarifFix, bool) {
	f := sarifFix{Description: sarifText{fix.Message}}
	for _, edit := range fix.Edits {
		region := sarifRegionOf(edit.Span)
		if region == nil || region.EndLine == 0 {
			return f, false
		}
		replacement := sarifReplacement{Deleted: *region}
		if edit.Text != "" {
			replacement.Inserted = &sarifText{edit.Text}
		}
		artifact := sarifArtifactOf(edit.Span.File.Name())
		if n := len(f.Changes); n == 0 || f.Changes[n-1].Artifact != artifact {
			f.Changes = append(f.Changes, sarifChange{Artifact: artifact})
		}
		change := &f.Changes[len(f.Changes)-1]
		change.Replacements = append(change.Replacements, replacement)
	}
	return f, len(f.Changes) > 0
}

// fingerprints identify a finding over versions of a document in which its line
// moves. Findings that are alike are numbered.
func fingerprints(finding diag.Diagnostic, d *Document, twins map[string]int) map[string]string {
	key := fileOf(finding, d) + "\x00" + string(finding.Code) + "\x00" + Surroundings(finding.Span)
	twins[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, twins[key]))
	return map[string]string{"siglum/v1": hex.EncodeToString(sum[:16])}
}
