package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

func (c *call) importCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "import",
		Usage:     "turn a Word document, a web page, PAGE XML or ALTO into a transcription",
		ArgsUsage: "FILE…",
		Description: `  siglum import letter.docx -o letter.txt
  siglum import letter.docx | siglum encode - > letter.xml
  siglum import documents -o letters          # a folder of documents
  siglum import --join page/*.xml -o diary.txt    # each file is a page of one document
  siglum import --join export -o diary.txt        # in the order that mets.xml states, else by their numbers
  siglum import --brackets literal page.xml   # brackets are the source's own, no notation

A file's content says what it is. What a transcription has no form for is left out, and reported; --verbose
says all of it. A transcription that is there already and differs is not written over
without --force.`,
		Flags: []urfave.Flag{
			outputFlag(),
			&urfave.BoolFlag{Name: "join", Usage: "the files are the pages of one document, in their order; those of a folder as its METS file says, else by their numbers"},
			choiceFlag("brackets", "square brackets of the source are `WHAT`: notation, or literal, the source's own", "notation", "literal"),
			suggestedFlag{&urfave.StringFlag{Name: "encoding", Usage: "the file is in the encoding `NAME`, whatever it says itself"},
				[]string{"windows-1252", "windows-1251", "windows-1250", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "KOI8-R", "UTF-16"}},
			overTranscriptionFlag(),
			strictFlag(),
		},
		Action: c.importFiles,
	}
}

func (c *call) importFiles(ctx *urfave.Context) error {
	o := importer.Options{Encoding: ctx.String("encoding"), Literal: fmt.Sprint(ctx.Generic("brackets")) == "literal"}
	if o.Encoding != "" && !xmltext.KnownEncoding(o.Encoding) {
		return noEncoding(o.Encoding)
	}
	find := finder{chosen: isImportable, kind: "documents to import (DOCX, HTML, PAGE XML, ALTO)"}
	if ctx.Bool("join") {
		return c.importJoined(ctx, find, o)
	}
	return c.convert(ctx, conversion{
		finder: find,
		ext:    ".txt",
		work: func(name string, raw []byte) product {
			return c.imported([]*source.File{source.NewFile(name, raw)}, o)
		},
		write: c.newTranscription(ctx.Bool("force")),
	})
}

// imported imports a file, or the pages of a document.
func (c *call) imported(files []*source.File, o importer.Options) product {
	result, found := importer.Import(files, o)
	if result == nil {
		return product{found: found}
	}
	p := product{output: result.Text, found: found}
	if c.messages.Verbose {
		p.report = leftOut(files[0].Name(), result)
		p.found = slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Code == importer.CodeLeftOut })
	}
	return p
}

// leftOut lists all that a transcription does not hold of its source.
func leftOut(name string, result *importer.Result) []byte {
	var b strings.Builder
	for _, l := range result.Left {
		fmt.Fprintf(&b, "%s: left out: %s", name, l.What)
		if l.Text != "" {
			fmt.Fprintf(&b, ": %s", l.Text)
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// isImportable reports whether a file of a folder is one to import: its content says so.
func isImportable(path string) bool {
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a link that leads nowhere
		return hasExt(path, ".docx", ".html", ".htm", ".xhtml", ".xml")
	case err != nil:
		return true // reading it will tell why
	}
	_, found := importer.Detect(source.NewFile(path, raw))
	return found == nil
}
