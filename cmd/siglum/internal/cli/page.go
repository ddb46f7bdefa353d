package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/html"
)

// pageOptions returns how a call, or settings where it says nothing, want pages, with
// the files that pages take in.
func pageOptions(ctx *urfave.Context, s *project.Settings) (o html.Options, err error) {
	name, _ := chosen(ctx, "view", s.Render.View)
	if o.View, err = viewOf(name, toHTML); err != nil {
		return o, err
	}
	o = html.Options{View: o.View, Witness: ctx.String("witness"),
		Hand: ctx.String("hand"), Before: ctx.String("before"), NoPages: ctx.Bool("no-pages"),
		RemoteImages: ctx.Bool("remote-images"), Fragment: ctx.Bool("fragment"), Title: ctx.String("title"),
		Parallel: name == witnessesView, Negative: ctx.String("apparatus") == "negative"}
	o.Lang, _ = chosen(ctx, "lang", s.Render.Lang)
	if o.SignSet, err = chosenSigns(ctx, s); err != nil {
		return o, err
	}
	return o, readPageFiles(ctx, s, &o)
}

// pageWriter returns what writes documents as pages.
func pageWriter(ctx *urfave.Context, o html.Options) (reading, error) {
	how := ctx.String("images")
	if how == "copy" && (ctx.String("output") == "" || ctx.String("output") == standard) {
		return nil, because("Name the page with -o.", "--images copy: standard output has no place for images beside it")
	}
	return func(p *product, d *tei.Document) error { return writePage(p, d, o, how) }, nil
}

// readPageFiles reads the style sheet and the template that pages take in.
func readPageFiles(ctx *urfave.Context, s *project.Settings, o *html.Options) error {
	if name, inSettings := chosenFile(ctx, "css", s, s.Render.CSS); name != "" {
		css, err := os.ReadFile(name)
		if err != nil {
			return placed(fileProblem(name, err), s.Render.CSS, inSettings)
		}
		o.CSS = string(css)
	}
	name := ctx.String("template")
	switch {
	case name == "":
		return nil
	case o.Fragment:
		return because("Leave out one of them.", "--fragment and --template cannot stand together")
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return fileProblem(name, err)
	}
	template, found := html.ReadTemplate(source.NewFile(name, raw))
	if found.HasErrors() {
		return &unusable{found}
	}
	o.Template = template
	return nil
}

func writePage(p *product, d *tei.Document, o html.Options, images string) error {
	folder, closeFolder := imagesBeside(d.File().Name())
	defer closeFolder()
	if images != "link" {
		o.Images = folder
	}
	var failed error
	if images == "copy" && folder != nil {
		o.Copy = func(name string) string {
			data, err := fs.ReadFile(folder, name)
			failed = errors.Join(failed, err)
			p.images = append(p.images, copied{name: filepath.FromSlash(name), data: data})
			return name
		}
	}
	var out bytes.Buffer
	err := html.Write(&out, d, o)
	p.output = out.Bytes()
	return errors.Join(err, failed)
}

// A copied is an image that a page has beside it.
type copied struct {
	name string // its path in the folder of the page
	data []byte
}

// putImages writes images beside a page, unless they are there already: where the
// page goes beside its edition, they are the edition's own.
func (c *call) putImages(page string, images []copied) {
	for _, image := range images {
		place := filepath.Join(filepath.Dir(page), image.name)
		if there, err := os.ReadFile(place); err == nil && bytes.Equal(there, image.data) {
			continue
		}
		c.putInside(filepath.Dir(page), image.name, image.data)
	}
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
