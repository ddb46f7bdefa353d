package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/siglum/siglum/cmd/siglum/internal/edition"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A shown is what the browser is shown of a document at one moment.
type shown struct {
	Page     []byte    `json:"-"`        // nil if none can be made
	Stale    bool      `json:"stale"`    // the page is one of before the mistakes
	Findings []finding `json:"findings"` // what is wrong with the document
	Version  string    `json:"version"`  // differs if anything does
}

// A finding is what is wrong, as the frame shows it.
type finding struct {
	Severity string `json:"severity"`
	Place    string `json:"place"` // line and column; "" if it is about no place
	Message  string `json:"message"`
	Help     string `json:"help,omitempty"`
	Code     string `json:"code"`
}

// make returns what is to be shown of a document. A mistake of ours becomes a finding, so
// that the next change is shown.
func (s *server) make(path string) (out *shown) {
	defer func() {
		if cause := recover(); cause != nil {
			out = &shown{Findings: []finding{{Severity: "error", Code: "internal-error",
				Message: fmt.Sprintf("this is a mistake in Siglum, not in your text; please report it: %v", cause), Help: string(debug.Stack())}}}
		}
	}()
	text, err := os.ReadFile(path)
	if err != nil {
		return &shown{Findings: []finding{{Severity: "error", Message: "the file cannot be read: " + reason(err)}}}
	}
	profile, found := s.o.Profile()
	var page []byte
	if !found.HasErrors() {
		var more diag.List
		page, more = s.read(source.NewFile(path, text), profile)
		found = append(found, more...)
	}
	out = &shown{Page: page}
	for _, d := range found {
		out.Findings = append(out.Findings, findingOf(d, path))
	}
	return out
}

func reason(err error) string {
	if os.IsNotExist(err) {
		return "it is not there"
	}
	return err.Error()
}

// read makes the page of a file, and says what is wrong with it.
func (s *server) read(f *source.File, profile *notation.Profile) ([]byte, diag.List) {
	v, err := s.o.Validator(f.Name())
	if err != nil {
		return nil, diag.List{{Code: "settings", Message: err.Error()}}
	}
	if s.o.IsTranscription(f) {
		return s.readTranscription(f, profile, v)
	}
	report := v.Validate(f)
	found := append(report.Diagnostics, report.Unusable...)
	document, list := tei.Load(f, tei.LoadOptions{})
	if list.HasErrors() {
		return nil, found
	}
	page, failed := s.write(document)
	return page, append(found, failed...)
}

func (s *server) readTranscription(f *source.File, profile *notation.Profile, v *schema.Validator) ([]byte, diag.List) {
	f, found := xmltext.DecodePlain(f, "")
	if found.HasErrors() {
		return nil, found
	}
	made, found, err := edition.Make(f, profile)
	switch {
	case err != nil:
		return nil, diag.List{{Code: "internal-error", Message: err.Error()}}
	case made == nil:
		return nil, found
	}
	found = made.Validate(v).Diagnostics
	document, list := tei.Load(made.File, tei.LoadOptions{})
	if list.HasErrors() {
		return nil, found
	}
	page, failed := s.write(document)
	return page, append(found, failed...)
}

func (s *server) write(d *tei.Document) ([]byte, diag.List) {
	var page bytes.Buffer
	if err := s.o.Write(&page, d); err != nil {
		return nil, diag.List{{Code: "page", Message: err.Error()}}
	}
	return page.Bytes(), nil
}

func findingOf(d diag.Diagnostic, path string) finding {
	f := finding{Severity: d.Severity.String(), Message: d.Message, Help: d.Help, Code: string(d.Code)}
	if !d.Span.IsZero() {
		f.Place = d.Span.Position().String()
		if name := d.Span.File.Name(); name != path {
			f.Place = name + ":" + f.Place
		}
	}
	return f
}

// sealed gives what is shown its version. Where no page can be made, that of before stays.
func (now *shown) sealed(before *shown) *shown {
	if now.Findings == nil {
		now.Findings = []finding{}
	}
	if now.Page == nil && before != nil {
		now.Page, now.Stale = before.Page, before.Page != nil
	}
	h := sha256.New()
	h.Write(now.Page)
	// A struct of strings can be written.
	_ = json.NewEncoder(h).Encode(now.Findings)
	now.Version = hex.EncodeToString(h.Sum(nil)[:8])
	return now
}
