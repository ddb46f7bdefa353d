package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/html"
	"github.com/siglum/siglum/transform/text"
)

// The formats of reading versions, and the extensions of their files.
const (
	toHTML = "html"
	toText = "text"
)

var extensions = map[string]string{toHTML: ".html", toText: ".txt"}

func (c *call) renderCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "render",
		Usage:     "make a reading version of a TEI edition: a page, or plain text",
		ArgsUsage: "FILE|FOLDER…",
		Description: `  siglum render edition.xml > edition.html
  siglum render --to text edition.xml | less
  siglum render --to text --view diplomatic --wrap 0 edition.xml
  siglum render editions -o pages              # all editions in a folder
  siglum render --lang de edition.xml -o edition.html
  siglum render --xslt house.xsl --param lang=de edition.xml -o edition.html`,
		Flags: append([]urfave.Flag{
			choiceFlag("to", "make `FORMAT`: html or text; without it, what the name of the output says, else html", "", toHTML, toText),
			choiceFlag("view", "show `VIEW` (in html, first): reading, diplomatic or critical; for text also flow, without marks",
				"reading", "diplomatic", "critical", "flow"),
			&urfave.StringFlag{Name: "witness", Usage: "the text of the witness `ID`, not that of the edition"},
			&urfave.StringFlag{Name: "hand", Usage: "the text of the hand `ID` (or H1): of all changes only its own and the main hand's"},
			&urfave.StringFlag{Name: "before", Usage: "the text as it stood before the changes of the hand `ID` (or H1)"},
			&urfave.IntFlag{Name: "wrap", Value: 72, Usage: "wrap lines of text at `N` characters; 0 does not wrap"},
			suggestedFlag{&urfave.StringFlag{Name: "lang", Usage: "write labels in the language `LANG`: " + strings.Join(transform.Languages(), ", ")},
				transform.Languages()},
			outputFlag(), strictFlag(),
		}, xsltFlags()...),
		Action: c.render,
	}
}

func (c *call) render(ctx *urfave.Context) error {
	if ctx.String("xslt") != "" {
		if err := withXSLT(ctx); err != nil {
			return err
		}
		return c.renderXSLT(ctx)
	}
	if err := withoutXSLT(ctx); err != nil {
		return err
	}
	format := outputFormat(ctx)
	view, err := transform.ParseView(ctx.String("view"))
	switch {
	case err != nil:
		return err
	case view == transform.Flow && format == toHTML:
		return because("Add --to text.", "--view flow is plain text, not a page")
	}
	if lang := ctx.String("lang"); lang != "" {
		if _, err := transform.LoadLabels(lang); err != nil {
			return because("There is: "+strings.Join(transform.Languages(), ", ")+".", "--lang: there are no labels in %q", lang)
		}
	}
	write := func(b *bytes.Buffer, d *tei.Document, images fs.FS) error {
		return html.Write(b, d, html.Options{View: view, Lang: ctx.String("lang"), Witness: ctx.String("witness"),
			Hand: ctx.String("hand"), Before: ctx.String("before"), Images: images})
	}
	if format == toText {
		wrap := ctx.Int("wrap")
		if wrap == 0 {
			wrap = -1 // no wrapping
		}
		write = func(b *bytes.Buffer, d *tei.Document, _ fs.FS) error {
			return text.Write(b, d, text.Options{View: view, Lang: ctx.String("lang"), Witness: ctx.String("witness"),
				Hand: ctx.String("hand"), Before: ctx.String("before"), Wrap: wrap})
		}
	}
	return c.convert(ctx, conversion{
		finder: finder{chosen: isDocument, kind: "XML documents"},
		ext:    extensions[format],
		work:   func(name string, raw []byte) product { return renderFile(source.NewFile(name, raw), write) },
	})
}

func renderFile(f *source.File, write func(*bytes.Buffer, *tei.Document, fs.FS) error) product {
	document, found := tei.Load(f, tei.LoadOptions{})
	if found.HasErrors() {
		return product{found: found, hint: mistaken(f.Name(), f.Bytes())}
	}
	images, closeImages := imagesBeside(f.Name())
	defer closeImages()
	var out bytes.Buffer
	if err := write(&out, document, images); err != nil {
		return product{err: because("", "%s: %s", f.Name(), err)}
	}
	return product{output: out.Bytes(), found: found}
}

// outputFormat returns the format that a call asks for, or that the name of its
// output shows.
func outputFormat(ctx *urfave.Context) string {
	if format := ctx.String("to"); format != "" {
		return format
	}
	if slices.Contains([]string{".txt", ".text"}, strings.ToLower(filepath.Ext(ctx.String("output")))) {
		return toText
	}
	return toHTML
}

// imagesBeside returns the folder of an edition, out of which nothing leads, so that
// its pictures can become part of the page.
func imagesBeside(path string) (fs.FS, func()) {
	if path == standard {
		return nil, func() {}
	}
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, func() {}
	}
	return root.FS(), func() { root.Close() }
}
