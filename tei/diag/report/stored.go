package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/siglum/siglum/tei/diag"
)

// A Stored is a report that the JSON format wrote. Of its documents only the names
// are held; the rest is read when it is asked for.
type Stored struct {
	name      string
	from      io.ReaderAt
	shard     string
	documents []storedDocument
}

// A storedDocument is where a document stands in a report, in bytes.
type storedDocument struct {
	report     *Stored
	file       string
	start, end int64
}

// Open reads what a report, of so many bytes, is on. The error says that it is none.
func Open(name string, from io.ReaderAt, size int64) (*Stored, error) {
	s := &Stored{name: name, from: from}
	d := json.NewDecoder(io.NewSectionReader(from, 0, size))
	if err := s.read(d); err != nil {
		return nil, fmt.Errorf("%s is no report that --format json wrote: %w", name, err)
	}
	return s, nil
}

var errNoDocuments = errors.New(`it has no "documents"`)

func (s *Stored) read(d *json.Decoder) error {
	if err := expect(d, '{'); err != nil {
		return err
	}
	found := false
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		switch key {
		case "documents":
			found = true
			err = s.readDocuments(d)
		case "shard":
			err = d.Decode(&s.shard)
		default:
			err = d.Decode(new(json.RawMessage))
		}
		if err != nil {
			return err
		}
	}
	if !found {
		return errNoDocuments
	}
	return expect(d, '}')
}

func (s *Stored) readDocuments(d *json.Decoder) error {
	if err := expect(d, '['); err != nil {
		return err
	}
	for d.More() {
		at := storedDocument{report: s, start: d.InputOffset()}
		var document struct {
			File string `json:"file"`
		}
		if err := d.Decode(&document); err != nil {
			return err
		}
		at.file, at.end = document.File, d.InputOffset()
		s.documents = append(s.documents, at)
	}
	return expect(d, ']')
}

func expect(d *json.Decoder, delim json.Delim) error {
	switch token, err := d.Token(); {
	case err != nil:
		return err
	case token != delim:
		return fmt.Errorf("%v stands where %v should", token, delim)
	}
	return nil
}

// load reads a document.
func (at storedDocument) load() (*Document, error) {
	text := make([]byte, at.end-at.start)
	if _, err := at.report.from.ReadAt(text, at.start); err != nil {
		return nil, fmt.Errorf("reading %s: %w", at.report.name, err)
	}
	for len(text) > 0 && text[0] != '{' { // the comma before it
		text = text[1:]
	}
	var stored jsonDocument
	if err := json.Unmarshal(text, &stored); err != nil {
		return nil, fmt.Errorf("reading %s: %w", at.report.name, err)
	}
	d := &Document{Name: stored.File, Schemas: stored.Schemas, Counts: stored.Counts, Known: stored.Known, Problem: stored.Problem}
	if len(stored.Diagnostics) == 0 {
		return d, nil
	}
	list, err := diag.ReadJSON(stored.Diagnostics)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", at.report.name, at.file, err)
	}
	d.Findings = list
	return d, nil
}
