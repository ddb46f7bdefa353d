package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// A Summary counts documents and findings.
type Summary struct {
	Counts
	Documents int
	Invalid   int
	Unchecked int // documents with a problem
	Known     int // findings that a baseline holds

	Codes map[diag.Code]int // of the findings shown, whether there was room for them or not

	schemas []string       // in the order they were met
	used    map[string]int // the number of documents for each
}

// Add counts a document.
func (s *Summary) Add(d *Document) {
	if d.Problem != "" {
		s.Unchecked++
		return
	}
	s.Documents++
	if !d.Valid() {
		s.Invalid++
	}
	s.Counts.add(d.Counts)
	s.Known += d.Known
	if s.Codes == nil {
		s.Codes, s.used = map[diag.Code]int{}, map[string]int{}
	}
	for _, finding := range d.Findings {
		s.Codes[finding.Code]++
	}
	for _, name := range d.Schemas {
		if s.used[name] == 0 {
			s.schemas = append(s.schemas, name)
		}
		s.used[name]++
	}
}

// String returns the summary line: "3 documents: 2 valid, 1 invalid (4 errors, 1
// warning); schema: siglum.rnc".
func (s *Summary) String() string {
	line := s.Verdict()
	if s.Errors+s.Warnings > 0 {
		line += fmt.Sprintf(" (%s)", s.findings())
	}
	if s.Known > 0 {
		line += fmt.Sprintf("; %d in the baseline", s.Known)
	}
	if s.Unchecked > 0 {
		line += fmt.Sprintf("; %d could not be checked", s.Unchecked)
	}
	if len(s.schemas) > 0 {
		line += "; schema: " + s.Schemas()
	}
	return line
}

// Verdict says how many documents are valid.
func (s *Summary) Verdict() string {
	documents := Count(s.Documents, "document")
	switch {
	case s.Documents == 0:
		return documents
	case s.Invalid == 0 && s.Documents == 1:
		return documents + ": valid"
	case s.Invalid == 0:
		return documents + ", all valid"
	case s.Documents == 1:
		return documents + ": invalid"
	}
	return fmt.Sprintf("%s: %d valid, %d invalid", documents, s.Documents-s.Invalid, s.Invalid)
}

func (s *Summary) findings() string {
	var parts []string
	if s.Errors > 0 {
		parts = append(parts, Count(s.Errors, "error"))
	}
	if s.Warnings > 0 {
		parts = append(parts, Count(s.Warnings, "warning"))
	}
	return strings.Join(parts, ", ")
}

// Schemas names the schemas, with the number of documents where they differ.
func (s *Summary) Schemas() string {
	var parts []string
	for _, name := range s.schemas {
		if n := s.used[name]; n < s.Documents {
			name = fmt.Sprintf("%s (%s)", name, Count(n, "document"))
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// byFrequency returns the codes that were met, the most frequent first.
func (s *Summary) byFrequency() []diag.Code {
	return slices.SortedFunc(maps.Keys(s.Codes), func(a, b diag.Code) int {
		return cmp.Or(cmp.Compare(s.Codes[b], s.Codes[a]), cmp.Compare(a, b))
	})
}

// Count returns a number with what it counts: "1 error", "2 errors".
func Count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
