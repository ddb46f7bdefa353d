package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A Baseline holds findings that are known: those that a project had when it began to
// check, say, so that only new ones count. A finding is known by its file, its code
// and the text around it, and not by its line, so that it is still known when other
// lines move it. It is safe for concurrent use.
type Baseline struct {
	folder string // that of the file, from which the paths in it go out
	mu     sync.Mutex
	counts map[knownFinding]int
}

// A knownFinding is what a finding is known by.
type knownFinding struct {
	File string    `json:"file"`
	Code diag.Code `json:"code"`
	Text string    `json:"text"`
}

type jsonBaseline struct {
	Version  int            `json:"siglumBaseline"`
	Findings []jsonFindings `json:"findings"`
}

// jsonFindings are the findings in a file that are known by the same.
type jsonFindings struct {
	knownFinding
	Count int `json:"count"`
}

const baselineVersion = 1

// NewBaseline returns a baseline without findings, which is to lie in a folder.
func NewBaseline(folder string) *Baseline {
	return &Baseline{folder: folder, counts: map[knownFinding]int{}}
}

// ReadBaseline reads a baseline that lies in a folder.
func ReadBaseline(text []byte, folder string) (*Baseline, error) {
	var stored jsonBaseline
	if err := json.Unmarshal(text, &stored); err != nil {
		return nil, fmt.Errorf("this is no baseline: %w", err)
	}
	if stored.Version != baselineVersion {
		return nil, fmt.Errorf("this is no baseline: it lacks \"siglumBaseline\": %d", baselineVersion)
	}
	b := NewBaseline(folder)
	for _, f := range stored.Findings {
		b.counts[f.knownFinding] += f.Count
	}
	return b, nil
}

// Remove returns the findings that are not known, and the number of those that are.
// A finding that is known so many times is passed over so many times, once in all for
// each; the documents of a call are asked for once.
func (b *Baseline) Remove(list diag.List) (fresh diag.List, known int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, finding := range list.Sorted() {
		key := b.key(finding)
		if b.counts[key] == 0 {
			fresh = append(fresh, finding)
			continue
		}
		b.counts[key]--
		known++
	}
	return fresh, known
}

// Add makes findings known.
func (b *Baseline) Add(list diag.List) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, finding := range list.Sorted() {
		b.counts[b.key(finding)]++
	}
}

// Left returns the number of known findings that no document had: what was mended
// since. It is meaningful where all documents were checked.
func (b *Baseline) Left() int {
	left := 0
	for _, n := range b.counts {
		left += n
	}
	return left
}

// Write writes the baseline as JSON, a finding a line, in the order of files.
func (b *Baseline) Write(w io.Writer) error {
	stored := make([]jsonFindings, 0, len(b.counts))
	for key, n := range b.counts {
		if n > 0 {
			stored = append(stored, jsonFindings{key, n})
		}
	}
	slices.SortFunc(stored, func(x, y jsonFindings) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Text, y.Text))
	})
	var text strings.Builder
	fmt.Fprintf(&text, "{\n  \"siglumBaseline\": %d,\n  \"findings\": [", baselineVersion)
	for i, f := range stored {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString("\n    ")
		if err := writeCompact(&text, f); err != nil {
			return err
		}
	}
	text.WriteString("\n  ]\n}\n")
	_, err := io.WriteString(w, text.String())
	return err
}

// writeCompact writes a value as JSON in one line.
func writeCompact(w *strings.Builder, v any) error {
	var line strings.Builder
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	w.WriteString(strings.TrimSuffix(line.String(), "\n"))
	return nil
}

func (b *Baseline) key(finding diag.Diagnostic) knownFinding {
	file := ""
	if !finding.Span.IsZero() {
		file = b.relative(finding.Span.File.Name())
	}
	return knownFinding{file, finding.Code, Surroundings(finding.Span)}
}

// relative returns the path of a file as the baseline names it: from its folder, with
// slashes.
func (b *Baseline) relative(name string) string {
	base, err := filepath.Abs(b.folder)
	if err != nil {
		return path.Clean(filepath.ToSlash(name))
	}
	file, err := filepath.Abs(name)
	if err != nil {
		return path.Clean(filepath.ToSlash(name))
	}
	if rel, err := filepath.Rel(base, file); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(file)
}

// Surroundings is what a finding is known by when its line has moved: the text of the
// span, and a little of its line before and after, with blanks made one.
func Surroundings(s source.Span) string {
	if s.IsZero() {
		return ""
	}
	line := s.Line()
	text := line.Text()
	at := max(0, min(s.Start-line.Start, len(text)))
	end := max(at, min(s.End-line.Start, len(text)))
	end = min(end, at+nearby)
	before := text[max(0, at-nearby):at]
	after := text[end:min(len(text), end+nearby)]
	around := strings.ToValidUTF8(before, "") + strings.ToValidUTF8(text[at:end], "") + strings.ToValidUTF8(after, "")
	return strings.Join(strings.Fields(around), " ")
}

// nearby is how many bytes before and after a span, and of the span, count.
const nearby = 40
