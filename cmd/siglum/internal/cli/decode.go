package cli

import (
	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

func (c *call) decodeCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "decode",
		Usage:     "turn a TEI edition back into a transcription",
		ArgsUsage: "FILE…",
		Description: `  siglum decode letter.xml > letter.txt
  siglum decode editions -o letters           # a folder of editions
  siglum decode -p critical letter.xml        # in another notation
  siglum encode letter.txt | siglum decode -  # gives letter.txt

A transcription that is there already and differs is not written over without --force.`,
		Flags: []urfave.Flag{
			profileFlag("write by the conventions of `PROFILE`, a name or a YAML file, not those the edition names"),
			outputFlag(), overTranscriptionFlag(), strictFlag(),
		},
		Action: c.decode,
	}
}

func (c *call) decode(ctx *urfave.Context) error {
	defer letGarbageLie()()
	if _, err := loadProfile(ctx.String("profile")); err != nil {
		return err
	}
	var project *perProject[*notation.Profile]
	return c.convert(ctx, conversion{
		finder: finder{chosen: isDocument, kind: "XML documents"},
		ext:    ".txt",
		begin: func(files []string) (err error) {
			project, err = profiles(ctx, files)
			return err
		},
		work: func(name string, raw []byte) product {
			document, found := tei.Load(source.NewFile(name, raw), tei.LoadOptions{})
			if found.HasErrors() {
				return product{found: found, hint: mistaken(name, raw)}
			}
			text, more := encode.Decode(document, encode.Options{Profile: project.of(name)})
			return product{output: text, found: append(found, more...)}
		},
		write: c.newTranscription(ctx.Bool("force")),
	})
}
