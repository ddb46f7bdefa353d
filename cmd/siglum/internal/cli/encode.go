package cli

import (
	"bytes"
	"io"
	"path/filepath"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

func (c *call) encodeCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "encode",
		Usage:     "turn a transcription into a TEI edition",
		ArgsUsage: "FILE…",
		Description: `  siglum encode letter.txt > letter.xml
  siglum encode letters -o editions           # a folder of transcriptions (.txt)
  siglum encode --explain letter.txt > letter.xml   # say what was recognised, and why
  siglum encode -p archive.yaml letter.txt    # by the conventions of your archive
  siglum encode --encoding windows-1251 letter.txt`,
		Flags: []urfave.Flag{
			profileFlag("conventions of the transcription: `PROFILE` is a name or a YAML file"),
			outputFlag(),
			&urfave.BoolFlag{Name: "keep-layout", Usage: "record blank lines, blanks and page furniture, so that decoding gives back every byte"},
			&urfave.BoolFlag{Name: "explain", Usage: "say of each thing recognised where it stands and by which rule"},
			suggestedFlag{&urfave.StringFlag{Name: "encoding", Usage: "the transcription is in the encoding `NAME`, not in UTF-8"},
				[]string{"windows-1252", "windows-1251", "windows-1250", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "KOI8-R", "IBM866", "UTF-16"}},
			&urfave.StringFlag{Name: "source-map", TakesFile: true,
				Usage: "write to `FILE` which piece of the edition comes from which line (ECMA-426); a folder where there are several files"},
			strictFlag(),
		},
		Action: c.encode,
	}
}

func (c *call) encode(ctx *urfave.Context) error {
	profile, err := loadProfile(ctx.String("profile"))
	if err != nil {
		return err
	}
	if name := ctx.String("encoding"); name != "" && !xmltext.KnownEncoding(name) {
		return because("Names are those of the IANA registry: windows-1252, ISO-8859-1, UTF-16 …", "--encoding: there is no %q", name)
	}
	explain := func(w io.Writer, result *encode.Result) {
		if ctx.Bool("explain") {
			ui.Explain(w, result, ctx.Bool("verbose"))
		}
	}
	return c.convert(ctx, conversion{
		finder: finder{chosen: isTranscription, kind: "transcriptions (.txt)"},
		ext:    ".xml",
		beside: []besides{{"source-map", ".xml.map"}},
		work: func(name string, raw []byte) product {
			f, found := xmltext.DecodePlain(source.NewFile(name, raw), ctx.String("encoding"))
			if found.HasErrors() {
				return product{found: found}
			}
			if isEdition(f) {
				return product{err: because("To get its transcription: siglum decode "+name+"\nTo check it: siglum validate "+name,
					"%s is an XML document, no transcription", name)}
			}
			result, found := encode.Encode(f, encode.Options{Profile: profile, SourceMap: ctx.String("source-map") != "", KeepLayout: ctx.Bool("keep-layout")})
			if found.HasErrors() {
				return product{found: found}
			}
			return edition(result, found, explain, ctx.String("source-map") != "")
		},
	})
}

// edition returns an edition as it is written, and what explain says of it.
func edition(result *encode.Result, found diag.List, explain func(io.Writer, *encode.Result), mapped bool) product {
	var out, report bytes.Buffer
	explain(&report, result)
	err := result.Document.Write(&out)
	p := product{output: out.Bytes(), found: found, report: report.Bytes(), beside: [][]byte{nil}, err: err}
	if err == nil && mapped {
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
