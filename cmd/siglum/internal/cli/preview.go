package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/preview"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

func (c *call) previewCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "preview",
		Usage:     "show an edition or a transcription in the browser, as it is being written",
		ArgsUsage: "FILE|FOLDER",
		Description: `  siglum preview letter.txt             # then open the address it says
  siglum preview -p archive.yaml letters
  siglum preview --view diplomatic --port 8080 edition.xml

The page follows each change of the file, the profile and the style sheet, and says
what is wrong. Only browsers on this machine see it. Ctrl-C ends it.`,
		Flags: append(schemaFlags(),
			profileFlag("conventions of transcriptions (.txt): `PROFILE` is a name or a YAML file"),
			&urfave.BoolFlag{Name: "schematron", Usage: "check also the Schematron rules that are embedded in RELAX NG schemas"},
			lintFlag(), projectFlag(),
			&urfave.IntFlag{Name: "port", Usage: "be found at the port `N`; without it, at one that is free"},
			choiceFlag("view", "show `VIEW` first: reading, diplomatic or critical", "reading", "diplomatic", "critical"),
			suggestedFlag{&urfave.StringFlag{Name: "lang", Usage: "write labels in the language `LANG`: " + strings.Join(transform.Languages(), ", ")},
				transform.Languages()},
			suggestedFlag{&urfave.StringFlag{Name: "signs", TakesFile: true, Usage: "use the signs `NAME` (" + strings.Join(transform.SignSets(), ", ") + ") or those of a YAML file"},
				transform.SignSets()},
			&urfave.StringFlag{Name: "css", TakesFile: true, Usage: "add the style sheet `FILE` to pages, after their own"},
		),
		Action: c.preview,
	}
}

func (c *call) preview(ctx *urfave.Context) error {
	if ctx.NArg() != 1 {
		return because("Give a file or a folder: siglum preview letter.txt", "preview shows one file or one folder")
	}
	validators, err := c.validators(ctx, nil)
	if err != nil {
		return err
	}
	if _, err := loadProfile(ctx.String("profile")); err != nil {
		return err
	}
	write, err := c.previewWriter(ctx)
	if err != nil {
		return err
	}
	path := ctx.Args().First()
	err = preview.Serve(context.Background(), preview.Options{
		Path: path, Port: ctx.Int("port"),
		Files:           existing(ctx.String("profile"), ctx.String("css")),
		Shows:           func(path string) bool { return isTranscription(path) || isDocument(path) },
		IsTranscription: func(f *source.File) bool { return isTranscription(f.Name()) && !isEdition(f) },
		Validator:       validators.prepared,
		Profile:         func() (*notation.Profile, diag.List) { return profileNow(ctx.String("profile")) },
		Write:           write,
		Ready:           func(address string) { _ = c.print("The preview is at " + address + " (Ctrl-C ends it)\n") },
	})
	if err != nil {
		return fileProblem(path, err)
	}
	return nil
}

// previewWriter returns what writes pages, with the style sheet as it is at the moment.
func (c *call) previewWriter(ctx *urfave.Context) (func(io.Writer, *tei.Document) error, error) {
	view, err := transform.ParseView(ctx.String("view"))
	if err != nil {
		return nil, err
	}
	signs, err := loadSigns(ctx.String("signs"))
	if err != nil {
		return nil, err
	}
	if _, err := pageOptions(ctx, view, signs); err != nil {
		return nil, err
	}
	return func(w io.Writer, d *tei.Document) error {
		o, err := pageOptions(ctx, view, signs)
		if err != nil {
			return err
		}
		var p product
		if err := writePage(&p, d, o, "embed"); err != nil {
			return err
		}
		_, err = w.Write(p.output)
		return err
	}, nil
}

// profileNow returns a profile as it is at the moment, or what is wrong with it.
func profileNow(name string) (*notation.Profile, diag.List) {
	profile, err := loadProfile(name)
	var bad *unusable
	switch {
	case errors.As(err, &bad):
		return nil, bad.found
	case err != nil:
		return nil, diag.List{{Code: notation.CodeProfileRule, Message: err.Error()}}
	}
	return profile, nil
}

// existing returns those of the names that are files.
func existing(names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		_, err := os.Stat(name)
		return name == "" || err != nil
	})
}
