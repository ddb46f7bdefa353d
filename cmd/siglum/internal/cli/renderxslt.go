package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/xslt"
)

// xsltFlags returns the flags of "render" for the user's own stylesheet.
func xsltFlags() []urfave.Flag {
	return []urfave.Flag{
		&urfave.StringFlag{Name: "xslt", TakesFile: true,
			Usage: "make the page by the XSLT stylesheet in `FILE`, up to XSLT 3.0, and not by siglum's own rules"},
		&urfave.StringSliceFlag{Name: "param", Usage: "give the stylesheet's parameter a value: `NAME=VALUE`; may be repeated"},
		&urfave.StringFlag{Name: "xslt-root", TakesFile: true,
			Usage: "the stylesheet may read files from `FOLDER`, which it lies in, not only from its own folder"},
	}
}

// renderXSLT makes pages by a stylesheet of the user's own.
func (c *call) renderXSLT(ctx *urfave.Context) error {
	parameters, err := stylesheetParameters(ctx.StringSlice("param"))
	if err != nil {
		return err
	}
	sheet, err := loadStylesheet(ctx.String("xslt"), ctx.String("xslt-root"))
	if err != nil {
		return err
	}
	return c.convert(ctx, conversion{
		finder: finder{chosen: isDocument, kind: "XML documents"},
		ext:    sheet.Extension(),
		work: func(name string, raw []byte) product {
			beside, closeFolder := imagesBeside(name)
			defer closeFolder()
			return transformed(sheet, source.NewFile(name, raw), xslt.Options{Parameters: parameters, FS: beside})
		},
	})
}

// transformed makes a product of what a stylesheet makes of a document.
func transformed(sheet *xslt.Stylesheet, f *source.File, o xslt.Options) product {
	result, found := sheet.Transform(context.Background(), f, o)
	if result == nil {
		return product{found: found, hint: mistaken(f.Name(), f.Bytes())}
	}
	p := product{output: result.Output, found: found}
	for _, d := range result.Documents {
		p.made = append(p.made, file{filepath.FromSlash(d.Path), d.Text})
	}
	return p
}

func stylesheetParameters(assignments []string) (map[string]string, error) {
	parameters := map[string]string{}
	for _, a := range assignments {
		name, value, ok := strings.Cut(a, "=")
		if !ok || name == "" {
			return nil, because("Write --param NAME=VALUE.", "--param: %q gives no parameter a value", a)
		}
		parameters[name] = value
	}
	return parameters, nil
}

// loadStylesheet compiles the stylesheet at a path. It may read what lies in root, ""
// being its own folder, and nothing outside.
func loadStylesheet(path, root string) (*xslt.Stylesheet, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fileProblem(path, err)
	}
	if root == "" {
		root = filepath.Dir(path)
	}
	rel, err := filepath.Rel(absolute(root), absolute(path))
	if err != nil || !filepath.IsLocal(rel) {
		return nil, because("Name a folder above it.", "--xslt-root: %s does not lie in %s", path, root)
	}
	files, err := rootedFiles(root)
	if err != nil {
		return nil, fileProblem(root, err)
	}
	sheet, found := xslt.Load(context.Background(), source.NewFile(path, text), xslt.LoadOptions{FS: files, Path: filepath.ToSlash(rel)})
	if sheet == nil {
		return nil, &unusable{found}
	}
	return sheet, nil
}

// rootedFiles returns the files of a folder, out of which no link leads. It stays open
// until the program ends.
func rootedFiles(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// withoutXSLT refuses what only a stylesheet could make use of.
func withoutXSLT(ctx *urfave.Context) error {
	for _, flag := range []string{"param", "xslt-root"} {
		if ctx.IsSet(flag) {
			return because("Give --xslt FILE too.", "--%s is for a stylesheet, and none is given", flag)
		}
	}
	return nil
}

// withXSLT refuses what a stylesheet makes no use of.
func withXSLT(ctx *urfave.Context) error {
	for _, flag := range []string{"to", "view", "witness", "hand", "before", "wrap", "lang", "signs", "no-pages", "css", "template", "fragment", "images", "remote-images",
		"no-index", "title", "url", "publisher", "licence"} {
		if ctx.IsSet(flag) {
			return because("Leave it out, or hand it to the stylesheet with --param, if that takes it.",
				"--%s has no meaning for a stylesheet of your own", flag)
		}
	}
	return nil
}
