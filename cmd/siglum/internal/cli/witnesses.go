package cli

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A namedFile is a file with the siglum of the witness in it.
type namedFile struct{ siglum, path string }

// nameWitnesses reads arguments as SIGLUM=FILE or FILE. A file whose own name holds
// a = is a file.
func nameWitnesses(args []string) ([]namedFile, error) {
	var list []namedFile
	for _, arg := range args {
		siglum, path, given := strings.Cut(arg, "=")
		if _, err := os.Lstat(arg); err == nil || !given {
			for _, path := range expand(arg) {
				list = append(list, namedFile{withExt(filepath.Base(path), ""), path})
			}
			continue
		}
		if siglum == "" || path == "" {
			return nil, because("Write it like this: A="+cmp.Or(path, "FILE"), "%q lacks the siglum or the file", arg)
		}
		list = append(list, namedFile{siglum, path})
	}
	return list, nil
}

// A witnessReader reads files as witnesses.
type witnessReader struct {
	options collate.TEIOptions
	profile *notation.Profile
	encoded bool // plain files are transcriptions by the profile
	strict  bool
}

func (c *call) newWitnessReader(ctx *urfave.Context) (*witnessReader, error) {
	profile, err := loadProfile(ctx.String("profile"))
	if err != nil {
		return nil, err
	}
	normal := collate.Normalization{
		Case: ctx.Bool("match-case"), Accents: ctx.Bool("ignore-accents"),
		Letters: ctx.Bool("ignore-letters"), Punctuation: ctx.Bool("ignore-punctuation"),
	}
	if path := ctx.String("normalize"); path != "" {
		raw, err := c.read(path)
		if err != nil {
			return nil, err
		}
		var found diag.List
		if normal, found = normal.With(source.NewFile(path, raw)); found.HasErrors() {
			return nil, &unusable{found}
		}
	}
	return &witnessReader{
		options: collate.TEIOptions{Layers: ctx.Bool("layers"), Normalization: normal},
		profile: profile, encoded: profile != nil, strict: ctx.Bool("strict"),
	}, nil
}

// read returns the witnesses of one file: by what it holds it is TEI, JSON or text.
func (r *witnessReader) read(named namedFile, f *source.File) ([]*collate.Witness, diag.List) {
	switch {
	case isEdition(f):
		d, found := tei.Load(f, tei.LoadOptions{})
		if found.HasErrors() {
			return nil, found
		}
		return r.document(named.siglum, d, found)
	case isJSON(f):
		list, found := collate.FromJSON(f, r.options.Normalization)
		return list, found
	}
	f, found := xmltext.DecodePlain(f, "")
	if found.HasErrors() {
		return nil, found
	}
	if r.encoded {
		return r.transcription(named.siglum, f)
	}
	w, found := collate.FromText(named.siglum, f, r.options.Normalization)
	return []*collate.Witness{w}, found
}

// transcription encodes a transcription, and reads the edition. Its words stand where
// the transcription has them.
func (r *witnessReader) transcription(siglum string, f *source.File) ([]*collate.Witness, diag.List) {
	result, found := encode.Encode(f, encode.Options{Profile: r.profile, SourceMap: true})
	if found.HasErrors() {
		return nil, found
	}
	var written bytes.Buffer
	if err := result.Document.Write(&written); err != nil {
		return nil, append(found, diag.Diagnostic{Code: collate.CodeNoText, Span: f.Span(0, 0), Message: "this cannot be written as TEI: " + err.Error()})
	}
	edition := source.NewFile(f.Name(), written.Bytes())
	d, _ := tei.Load(edition, tei.LoadOptions{})
	places, err := result.SourceMap(edition)
	if err != nil {
		return r.document(siglum, d, found) // it is the edition: the map only says where
	}
	list, found := r.document(siglum, d, found)
	for _, w := range list {
		for i := range w.Tokens {
			w.Tokens[i].Span = spanIn(places, w.Tokens[i].Span)
		}
	}
	return list, found
}

// spanIn returns the piece of the transcription that a span of the edition comes from.
func spanIn(places *encode.SourceMap, at source.Span) source.Span {
	from := places.At(at.Start)
	if !from.IsZero() {
		from.End = min(from.End, from.Start+at.Len())
	}
	return from
}

func (r *witnessReader) document(siglum string, d *tei.Document, before diag.List) ([]*collate.Witness, diag.List) {
	list, found := collate.FromTEI(siglum, d, r.options)
	return list, append(before, found...)
}

// isJSON reports whether a file is meant to be JSON.
func isJSON(f *source.File) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(f.Bytes(), []byte("\xef\xbb\xbf")))
	return strings.EqualFold(filepath.Ext(f.Name()), ".json") || bytes.HasPrefix(text, []byte(`{"witnesses"`))
}
