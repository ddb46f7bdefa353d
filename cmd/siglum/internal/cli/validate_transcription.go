package cli

import (
	"github.com/siglum/siglum/cmd/siglum/internal/edition"
	"github.com/siglum/siglum/schema"
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
	return edition.Validate(f, profile, v)
}
