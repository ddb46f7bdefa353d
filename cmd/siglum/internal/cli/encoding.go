package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/merge"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// An encoding is one call of encode.
type encoding struct {
	*call
	options  encode.Options
	encoding string // of the transcriptions, "" for UTF-8
	explain  bool
	verbose  bool
	strict   bool
	force    bool
	merge    bool
	base     string     // the file of --base
	prefer   merge.Side // of --prefer
	ctx      *urfave.Context
	profiles *perProject[*notation.Profile]
	table    *notation.MetadataTable // nil if none is given
	metadata map[string]*notation.Metadata
	report   ui.EncodingReport // nil if none is wanted
}

func (c *call) newEncoding(ctx *urfave.Context) (*encoding, error) {
	e := &encoding{call: c, encoding: ctx.String("encoding"), explain: ctx.Bool("explain"), verbose: ctx.Bool("verbose"), strict: ctx.Bool("strict")}
	e.force, e.merge, e.base = ctx.Bool("force"), ctx.Bool("merge"), ctx.String("base")
	e.prefer = map[string]merge.Side{"edited": merge.Edited, "transcription": merge.Encoded}[fmt.Sprint(ctx.Generic("prefer"))]
	if _, err := loadProfile(cmp.Or(ctx.String("profile"), notation.Default)); err != nil {
		return nil, err
	}
	if e.encoding != "" && !xmltext.KnownEncoding(e.encoding) {
		return nil, noEncoding(e.encoding)
	}
	e.options = encode.Options{SourceMap: e.merge || ctx.String("source-map") != "", KeepLayout: ctx.Bool("keep-layout")}
	e.ctx = ctx
	var err error
	if e.table, err = c.metadataTable(ctx.String("meta")); err != nil {
		return nil, err
	}
	if e.options.Persons, err = c.authorityList(ctx.String("persons"), authority.Persons); err != nil {
		return nil, err
	}
	e.options.Places, err = c.authorityList(ctx.String("places"), authority.Places)
	return e, err
}

// authorityList reads a list of persons or places; "" names none.
func (c *call) authorityList(path string, kind authority.Kind) (*authority.List, error) {
	if path == "" {
		return nil, nil
	}
	f, err := tableFile(path)
	if err != nil {
		return nil, err
	}
	l, found := authority.Read(f, kind)
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	c.messages.Diagnostics(found)
	return l, nil
}

func noEncoding(name string) error {
	return because("Names are those of the IANA registry: windows-1252, ISO-8859-1, UTF-16 …", "--encoding: there is no %q", name)
}

// metadataTable reads a table of metadata; "" names none.
func (c *call) metadataTable(path string) (*notation.MetadataTable, error) {
	if path == "" {
		return nil, nil
	}
	f, err := tableFile(path)
	if err != nil {
		return nil, err
	}
	t, found := notation.ReadMetadataTable(f)
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	c.messages.Diagnostics(found)
	return t, nil
}

// tableFile reads the file of a table; one with a byte order mark of UTF-16, as
// spreadsheets write too, is brought into UTF-8.
func tableFile(path string) (*source.File, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fileProblem(path, err)
	}
	f, found := xmltext.DecodePlain(source.NewFile(path, raw), "")
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	return f, nil
}

// begin gives each file its profile and its metadata.
func (e *encoding) begin(files []string) (err error) {
	if e.profiles, err = profiles(e.ctx, files); err != nil {
		return err
	}
	if e.table == nil {
		return nil
	}
	assigned, found := e.table.Assign(files)
	if e.strict {
		found = found.Strict()
	}
	if found.HasErrors() {
		return &unusable{found}
	}
	e.messages.Diagnostics(found)
	e.metadata = assigned
	return nil
}

// work encodes one file.
func (e *encoding) work(name string, raw []byte) product {
	if err := importFirst(name, raw); err != nil {
		return product{err: err}
	}
	f, found := xmltext.DecodePlain(source.NewFile(name, raw), e.encoding)
	if found.HasErrors() {
		return product{found: found}
	}
	if isEdition(f) {
		return product{err: because("To get its transcription: siglum decode "+name+"\nTo check it: siglum validate "+name,
			"%s is an XML document, no transcription", name)}
	}
	options := e.options
	options.Profile, options.Metadata = e.profiles.of(name), e.metadata[name]
	result, found := encode.Encode(f, options)
	if found.HasErrors() {
		return product{found: found, result: result}
	}
	p := e.edition(result)
	p.found, p.result = found, result
	return p
}

// edition returns an edition as it is written, with its source map and what is to be
// explained of it.
func (e *encoding) edition(result *encode.Result) product {
	var out, explained bytes.Buffer
	if e.explain {
		ui.Explain(&explained, result, e.verbose)
	}
	err := result.Document.Write(&out)
	p := product{output: out.Bytes(), report: explained.Bytes(), beside: [][]byte{nil}, err: err}
	if err == nil && e.options.SourceMap {
		p.beside[0], p.err = sourceMap(result, p.output)
	}
	return p
}

// sourceMap returns the source map of an edition. Both files are called by their names
// alone: nothing of a folder gets into a result.
func sourceMap(result *encode.Result, written []byte) ([]byte, error) {
	origins, err := result.SourceMap(source.NewFile("edition", written))
	if err != nil {
		return nil, err
	}
	name := filepath.Base(result.Source.Name())
	var out bytes.Buffer
	err = origins.WriteJSON(&out, withExt(name, ".xml"), name)
	return out.Bytes(), err
}

// done adds a file to the report.
func (e *encoding) done(path string, p product) error {
	if e.report == nil {
		return nil
	}
	return e.report.Add(path, p.result, p.found)
}

// reported runs a conversion while the report of the call is written to its file.
func (e *encoding) reported(path string, run func() error) error {
	if path == "" {
		return run()
	}
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if format != "json" && format != "csv" {
		return because("Give it a name that ends in .json or .csv.", "--report: %s says no format", path)
	}
	var failed error
	err := e.drafts.write(path, func(w io.Writer) error {
		e.report = ui.NewEncodingReport(w, format, e.verbose)
		if failed = run(); failed != nil {
			return failed
		}
		return e.report.End()
	})
	if failed != nil || errors.Is(err, errAbandoned) || err == nil {
		return failed
	}
	return fileProblem(path, err)
}
