package cli

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
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
  siglum render editions -o site               # a folder: a page of each, with indexes and a search
  siglum render --no-index editions -o pages   # only the pages
  siglum render --lang de edition.xml -o edition.html
  siglum render --css house.css --signs house.yaml edition.xml -o edition.html
  siglum render --fragment edition.xml         # to be put into another page
  siglum render --template page.html edition.xml -o edition.html
  siglum render --xslt house.xsl --param lang=de edition.xml -o edition.html

A template is HTML with {{lang}}, {{title}}, {{metadata}}, {{style}} and {{edition}}.`,
		Flags: append([]urfave.Flag{
			choiceFlag("to", "make `FORMAT`: html or text; without it, what the name of the output says, else html", "", toHTML, toText),
			choiceFlag("view", "show `VIEW` (in html, first): reading, diplomatic or critical; for text also flow, without marks; for html also witnesses, side by side",
				"reading", "diplomatic", "critical", "flow", witnessesView),
			choiceFlag("apparatus", "the apparatus names the witnesses of the text too (`HOW` is positive), or only those that depart from it (negative)", "positive", "negative"),
			&urfave.StringFlag{Name: "witness", Usage: "the text of the witness `ID`, not that of the edition"},
			&urfave.StringFlag{Name: "hand", Usage: "the text of the hand `ID` (or H1): of all changes only its own and the main hand's"},
			&urfave.StringFlag{Name: "before", Usage: "the text as it stood before the changes of the hand `ID` (or H1)"},
			&urfave.IntFlag{Name: "wrap", Value: 72, Usage: "wrap lines of text at `N` characters; 0 does not wrap"},
			suggestedFlag{&urfave.StringFlag{Name: "lang", Usage: "write labels in the language `LANG`: " + strings.Join(transform.Languages(), ", ")},
				transform.Languages()},
			suggestedFlag{&urfave.StringFlag{Name: "signs", TakesFile: true, Usage: "use the signs `NAME` (" + strings.Join(transform.SignSets(), ", ") + ") or those of a YAML file"},
				transform.SignSets()},
			&urfave.BoolFlag{Name: "no-pages", Usage: "do not say where the pages of the source begin"},
			&urfave.StringFlag{Name: "css", TakesFile: true, Usage: "add the style sheet `FILE` to pages, after their own"},
			&urfave.StringFlag{Name: "template", TakesFile: true, Usage: "put editions into the page `FILE`, at its placeholders"},
			&urfave.BoolFlag{Name: "fragment", Usage: "write elements for another page, not a page"},
			choiceFlag("images", "images in the edition's folder: `HOW` is embed (into the page), copy (beside it) or link", "embed", "copy", "link"),
			&urfave.BoolFlag{Name: "remote-images", Usage: "let pages load images from servers, which then know who reads; else they are links"},
			outputFlag(), strictFlag(),
		}, slices.Concat(siteFlags(), xsltFlags())...),
		Action: c.render,
	}
}

func (c *call) render(ctx *urfave.Context) error {
	defer letGarbageLie()()
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
	if err := checkRender(ctx, format); err != nil {
		return err
	}
	if isSite(ctx, format) {
		return c.renderSite(ctx)
	}
	if err := withoutSite(ctx); err != nil {
		return err
	}
	var readings perProject[reading]
	return c.convert(ctx, conversion{
		finder: finder{chosen: isDocument, kind: "XML documents"},
		ext:    extensions[format],
		begin: func(files []string) error {
			return readings.prepare(files, func(s *project.Settings) (reading, error) { return newReading(ctx, s, format) })
		},
		work: func(name string, raw []byte) product {
			return renderFile(source.NewFile(name, raw), readings.of(name))
		},
	})
}

// checkRender refuses flags that make no sense, before any file is looked for.
func checkRender(ctx *urfave.Context, format string) error {
	view, err := viewOf(ctx.String("view"), format)
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
	_, err = loadSigns(ctx.String("signs"))
	return err
}

// newReading returns what makes the reading versions of the documents of a project.
func newReading(ctx *urfave.Context, s *project.Settings, format string) (reading, error) {
	if format == toText {
		return textWriter(ctx, s)
	}
	page, err := pageOptions(ctx, s)
	if err != nil {
		return nil, err
	}
	return pageWriter(ctx, page)
}

// chosenSigns returns the signs that a call or settings name.
func chosenSigns(ctx *urfave.Context, s *project.Settings) (transform.SignSet, error) {
	name, inSettings := chosenFile(ctx, "signs", s, s.Render.Signs)
	signs, err := loadSigns(name)
	return signs, placed(err, s.Render.Signs, inSettings)
}

// witnessesView is the name of the view that has the witnesses side by side: a part of
// pages, beside the views of the text.
const witnessesView = "witnesses"

// viewOf returns the view of a name.
func viewOf(name, format string) (transform.View, error) {
	if name != witnessesView {
		return transform.ParseView(name)
	}
	if format != toHTML {
		return 0, because("Use --witness A for the text of one.", "--view witnesses is part of a page, not of plain text")
	}
	return transform.Critical, nil
}

// A reading writes the reading version of a document into a product.
type reading func(p *product, d *tei.Document) error

// textWriter returns what writes documents as text. The view that settings choose for
// pages may be one that texts have not.
func textWriter(ctx *urfave.Context, s *project.Settings) (reading, error) {
	name, inSettings := chosen(ctx, "view", s.Render.View)
	if inSettings && name == witnessesView {
		name = ctx.String("view")
	}
	view, err := viewOf(name, toText)
	if err != nil {
		return nil, err
	}
	signs, err := chosenSigns(ctx, s)
	if err != nil {
		return nil, err
	}
	lang, _ := chosen(ctx, "lang", s.Render.Lang)
	o := text.Options{View: view, Lang: lang, SignSet: signs, Witness: ctx.String("witness"),
		Hand: ctx.String("hand"), Before: ctx.String("before"), Title: ctx.String("title"), Wrap: ctx.Int("wrap"), NoPages: ctx.Bool("no-pages"),
		Negative: ctx.String("apparatus") == "negative"}
	if o.Wrap == 0 {
		o.Wrap = -1 // no wrapping
	}
	return func(p *product, d *tei.Document) error {
		var out bytes.Buffer
		err := text.Write(&out, d, o)
		p.output = out.Bytes()
		return err
	}, nil
}

func renderFile(f *source.File, write reading) product {
	document, found := tei.Load(f, tei.LoadOptions{})
	if found.HasErrors() {
		return product{found: found, hint: mistaken(f.Name(), f.Bytes())}
	}
	p := product{found: found}
	if err := write(&p, document); err != nil {
		return product{err: because("", "%s: %s", f.Name(), err)}
	}
	return p
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
