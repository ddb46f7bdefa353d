// Package edition makes the edition of a transcription and places what is found in it
// in the transcription, since that is what the scholar edits. Commands, the preview and
// the language server have it in common.
package edition

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// An Edition is what a transcription was encoded to.
type Edition struct {
	*encode.Result
	File    *source.File // the edition as it is written
	Origins *encode.SourceMap
	Found   diag.List // in the transcription, while it was encoded
}

// Make encodes a transcription in UTF-8 by a profile; nil stands for the default. The
// edition is nil if the list has errors.
func Make(f *source.File, profile *notation.Profile) (*Edition, diag.List, error) {
	result, found := encode.Encode(f, encode.Options{Profile: profile, SourceMap: true})
	if found.HasErrors() {
		return nil, found, nil
	}
	var written bytes.Buffer
	if err := result.Document.Write(&written); err != nil {
		return nil, nil, err
	}
	file := source.NewFile(f.Name(), written.Bytes())
	origins, err := result.SourceMap(file)
	if err != nil {
		return nil, nil, err
	}
	return &Edition{result, file, origins, found}, found, nil
}

// Validate validates the edition. The findings of the report, and its document, are
// those of the transcription.
func (e *Edition) Validate(v *schema.Validator) *schema.Report {
	report := v.Validate(e.File)
	report.Document = e.Source
	placed := slices.DeleteFunc(e.Origins.Place(report.Diagnostics), e.known)
	report.Diagnostics = slices.Concat(e.Found, explained(placed)).Sorted()
	return report
}

// known reports whether what was found in the edition was found in the transcription
// already: one mistake makes one message.
func (e *Edition) known(d diag.Diagnostic) bool {
	return slices.ContainsFunc(e.Found, func(f diag.Diagnostic) bool { return f.Code == d.Code && f.Span == d.Span })
}

// Validate validates what a transcription in UTF-8 is encoded to.
func Validate(f *source.File, profile *notation.Profile, v *schema.Validator) (*schema.Report, error) {
	e, found, err := Make(f, profile)
	switch {
	case err != nil:
		return nil, err
	case e == nil:
		return &schema.Report{Document: f, Diagnostics: found}, nil
	}
	return e.Validate(v), nil
}

// explained says of findings that they are about what a transcription is encoded to.
func explained(found diag.List) diag.List {
	for i, d := range found {
		where := "this is about the TEI that the transcription is encoded to"
		if d.Path != "" {
			where += ", " + d.Path
		}
		if help := cmp.Or(helpFor[d.Code], d.Help); help != "" {
			where = help + "\n" + where
		}
		found[i].Help = where
	}
	return found
}
