package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/preview"
	"github.com/siglum/siglum/cmd/siglum/internal/project"
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
	path := ctx.Args().First()
	if _, err := loadProfile(ctx.String("profile")); err != nil {
		return err
	}
	settings, err := settingsNow(documentIn(path))
	if err != nil {
		return err
	}
	if err := checkRender(ctx, toHTML); err != nil {
		return err
	}
	if _, err := pageOptions(ctx, settings); err != nil {
		return err
	}
	err = preview.Serve(context.Background(), preview.Options{
		Path: path, Port: ctx.Int("port"),
		Files:           previewFiles(ctx, settings),
		Shows:           func(path string) bool { return isTranscription(path) || isDocument(path) },
		IsTranscription: func(f *source.File) bool { return isTranscription(f.Name()) && !isEdition(f) },
		Validator:       validators.prepared,
		Profile:         func() (*notation.Profile, diag.List) { return profileNow(ctx, path) },
		Write:           func(w io.Writer, d *tei.Document) error { return previewPage(ctx, w, d) },
		Ready:           func(address string) { _ = c.print("The preview is at " + address + " (Ctrl-C ends it)\n") },
	})
	if err != nil {
		return fileProblem(path, err)
	}
	return nil
}

// previewPage writes a page by the settings and the style sheet as they are at the moment.
func previewPage(ctx *urfave.Context, w io.Writer, d *tei.Document) error {
	settings, err := settingsNow(d.File().Name())
	if err != nil {
		return err
	}
	o, err := pageOptions(ctx, settings)
	if err != nil {
		return err
	}
	var p product
	if err := writePage(&p, d, o, "embed"); err != nil {
		return err
	}
	_, err = w.Write(p.output)
	return err
}

// settingsNow returns the settings for a document as they are at the moment.
func settingsNow(document string) (*project.Settings, error) {
	var finder project.Finder
	settings, found := finder.For(document)
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	return settings, nil
}

// documentIn returns a path in a folder, or a file as it is: it has the same settings.
func documentIn(path string) string {
	if isFolder(path) {
		return filepath.Join(path, "edition")
	}
	return path
}

// profileNow returns the profile of a file or folder as it is at the moment, or what is
// wrong with it.
func profileNow(ctx *urfave.Context, path string) (*notation.Profile, diag.List) {
	var profile *notation.Profile
	settings, err := settingsNow(documentIn(path))
	if err == nil {
		name, _ := chosenFile(ctx, "profile", settings, settings.Profile)
		profile, err = loadProfile(name)
	}
	var bad *unusable
	switch {
	case errors.As(err, &bad):
		return nil, bad.found
	case err != nil:
		return nil, diag.List{{Code: notation.CodeProfileRule, Message: err.Error()}}
	}
	return profile, nil
}

// previewFiles are the files besides the documents that a page follows.
func previewFiles(ctx *urfave.Context, s *project.Settings) []string {
	profile, _ := chosenFile(ctx, "profile", s, s.Profile)
	css, _ := chosenFile(ctx, "css", s, s.Render.CSS)
	signs, _ := chosenFile(ctx, "signs", s, s.Render.Signs)
	files := []string{profile, css, signs}
	if s.Folder != "" {
		files = append(files, filepath.Join(s.Folder, project.FileName))
	}
	return existing(files...)
}

// existing returns those of the names that are files.
func existing(names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		_, err := os.Stat(name)
		return name == "" || err != nil
	})
}
