package cli

import (
	urfave "github.com/urfave/cli/v2"
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
  siglum encode --encoding windows-1251 letter.txt
  siglum encode letters -o editions --meta letters.csv --report report.csv

  siglum encode letters -o editions --persons persons.csv --places places.csv

--meta names a table (CSV) with a row for each file: the column "file" names it, the others are fields of
front matter: title, author, date, collection, idno, keywords …
--persons and --places name lists (CSV) with the columns name, variants (divided by |), viaf, gnd, wikidata, geonames,
ref (addresses), note, id. A name in the text becomes persName or placeName with @ref; the header lists those named.`,
		Flags: []urfave.Flag{
			profileFlag("conventions of the transcription: `PROFILE` is a name or a YAML file"),
			outputFlag(),
			&urfave.BoolFlag{Name: "keep-layout", Usage: "record blank lines, blanks and page furniture, so that decoding gives back every byte"},
			&urfave.BoolFlag{Name: "explain", Usage: "say of each thing recognised where it stands and by which rule"},
			suggestedFlag{&urfave.StringFlag{Name: "encoding", Usage: "the transcription is in the encoding `NAME`, not in UTF-8"},
				[]string{"windows-1252", "windows-1251", "windows-1250", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "KOI8-R", "IBM866", "UTF-16"}},
			&urfave.StringFlag{Name: "source-map", TakesFile: true,
				Usage: "write to `FILE` which piece of the edition comes from which line (ECMA-426); a folder where there are several files"},
			&urfave.StringFlag{Name: "meta", TakesFile: true, Usage: "take metadata from the table `FILE` (CSV), a row for each file"},
			&urfave.StringFlag{Name: "persons", TakesFile: true, Usage: "mark the names of the persons in the list `FILE` (CSV) where the text has them"},
			&urfave.StringFlag{Name: "places", TakesFile: true, Usage: "mark the names of the places in the list `FILE` (CSV)"},
			&urfave.StringFlag{Name: "report", TakesFile: true, Usage: "write every decision, guess and message to `FILE`.json or .csv"},
			&urfave.BoolFlag{Name: "merge", Usage: "where the edition was edited since: keep these changes and take over those of the transcription"},
			&urfave.StringFlag{Name: "base", TakesFile: true, Usage: "with --merge: the transcription or edition `FILE` that the edited one was made from"},
			choiceFlag("prefer", "with --merge: where both changed the same, take that of `SIDE`: edited or transcription", "", "edited", "transcription"),
			&urfave.BoolFlag{Name: "force", Usage: "write over an edition that was edited"},
			strictFlag(),
		},
		Action: c.encode,
	}
}

func (c *call) encode(ctx *urfave.Context) error {
	defer letGarbageLie()()
	e, err := c.newEncoding(ctx)
	if err != nil {
		return err
	}
	if err := reportApart(ctx); err != nil {
		return err
	}
	return e.reported(ctx.String("report"), func() error {
		return c.convert(ctx, conversion{
			finder: finder{chosen: isTranscription, kind: "transcriptions (.txt)"},
			ext:    ".xml",
			beside: []besides{{"source-map", ".xml.map"}},
			begin:  e.begin,
			work:   e.work,
			done:   e.done,
			write:  e.write,
		})
	})
}

// reportApart refuses a report that would be written over a table of the call.
func reportApart(ctx *urfave.Context) error {
	report := ctx.String("report")
	tables := [][2]string{{"meta", "the table of metadata"}, {"persons", "the list of persons"}, {"places", "the list of places"}}
	for _, t := range tables {
		if report != "" && sameFile(report, ctx.String(t[0])) {
			return because("Choose another name.", "--report: %s is %s and would be overwritten", report, t[1])
		}
	}
	return nil
}
