package cli

import (
	"bytes"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// reportTranscription validates what a transcription is encoded to. What is found is
// placed in the transcription, since that is what the scholar edits.
func reportTranscription(path string, raw []byte, profile *notation.Profile, v *schema.Validator) (*schema.Report, error) {
	f, found := xmltext.DecodePlain(source.NewFile(path, raw), "")
	if found.HasErrors() {
		return &schema.Report{Document: f, Diagnostics: found}, nil
	}
	result, found := encode.Encode(f, encode.Options{Profile: profile, SourceMap: true})
	if found.HasErrors() {
		return &schema.Report{Document: f, Diagnostics: found}, nil
	}
	var written bytes.Buffer
	if err := result.Document.Write(&written); err != nil {
		return nil, err
	}
	edition := source.NewFile(path, written.Bytes())
	origins, err := result.SourceMap(edition)
	if err != nil {
		return nil, err
	}
	report := v.Validate(edition)
	report.Document = result.Source
	report.Diagnostics = append(found, explained(origins.Place(report.Diagnostics))...).Sorted()
	return report, nil
}

// explained says of findings that they are about what a transcription is encoded to.
func explained(found diag.List) diag.List {
	for i, d := range found {
		where := "this is about the TEI that the transcription is encoded to"
		if d.Path != "" {
			where += ", " + d.Path
		}
		if d.Help != "" {
			where = d.Help + "\n" + where
		}
		found[i].Help = where
	}
	return found
}
