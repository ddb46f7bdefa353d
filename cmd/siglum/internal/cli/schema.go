package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/schema/registry"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

func (c *call) schemaCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "schema",
		Usage:     "keep schemas under names, and check schemas themselves",
		ArgsUsage: "list | add NAME FILE|URL | show NAME | remove NAME | check FILE…",
		Description: `  siglum schema add tei_all tei_all.rng
  siglum schema add tei_all https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng
  siglum validate -s tei_all edition.xml
  siglum schema list
  siglum schema show siglum > siglum.rnc    # the schema that siglum brings with it
  siglum schema check my-project.rng        # the mistakes of a schema itself

A schema is kept with all that it includes, and with checksums. Documents that name
the address it was added from, or one given by --uri, are validated against it. Only
"add" with a URL uses the network.`,
		Flags: []urfave.Flag{
			&urfave.StringSliceFlag{Name: "uri", Usage: "the schema also answers to `URI` in documents; may be repeated"},
		},
		Action: c.schema,
	}
}

// A schemaVerb is one of the things that the command does with schemas.
type schemaVerb struct {
	name      string
	arguments string
	fewest    int
	most      int // -1: any number
	do        func(ctx *urfave.Context, r *registry.Registry, args []string) error
}

func (c *call) schemaVerbs() []schemaVerb {
	return []schemaVerb{
		{"list", "", 0, 0, c.listSchemas},
		{"add", "NAME FILE|URL", 2, 2, c.addSchema},
		{"show", "NAME", 1, 1, c.showSchema},
		{"remove", "NAME", 1, 1, c.removeSchema},
		{"check", "FILE…", 1, -1, c.checkSchemas},
	}
}

func (c *call) schemaVerbNames() []string {
	var names []string
	for _, v := range c.schemaVerbs() {
		names = append(names, v.name)
	}
	return names
}

func (c *call) schema(ctx *urfave.Context) error {
	args := ctx.Args().Slice()
	if len(args) == 0 {
		return because("Choose one: siglum schema "+strings.Join(c.schemaVerbNames(), "|"), "schema: say what to do")
	}
	for _, v := range c.schemaVerbs() {
		if v.name != args[0] {
			continue
		}
		if n := len(args) - 1; n < v.fewest || v.most >= 0 && n > v.most {
			return because("Write: "+strings.TrimSpace("siglum schema "+v.name+" "+v.arguments), "schema %s: wrong number of arguments", v.name)
		}
		r, err := userRegistry()
		if err != nil {
			return err
		}
		return v.do(ctx, r, args[1:])
	}
	help := didYouMean(args[0], c.schemaVerbNames())
	if help == "" {
		help = "There is: " + strings.Join(c.schemaVerbNames(), ", ") + "."
	}
	return because(help, "schema: there is no %q", args[0])
}

// userRegistry returns the schemas that the user keeps.
func userRegistry() (*registry.Registry, error) {
	dir, err := registry.DefaultDir()
	if err != nil {
		return nil, because("Set XDG_DATA_HOME to a folder for them.", "%s", err)
	}
	return registry.Open(dir), nil
}

func (c *call) listSchemas(_ *urfave.Context, r *registry.Registry, _ []string) error {
	entries, err := r.List()
	if err != nil {
		return because("", "%s", err)
	}
	rows := [][2]string{{schema.EmbeddedName, "the schema that siglum brings with it"}}
	for _, e := range entries {
		rows = append(rows, [2]string{e.Name, entrySummary(e)})
	}
	return c.print(table(rows))
}

func entrySummary(e *registry.Entry) string {
	size := 0
	for _, f := range e.Files {
		size += f.Size
	}
	summary := fmt.Sprintf("%d kB, sha256 %s…, from %s", (size+1023)/1024, e.Files[0].SHA256[:12], e.Origin)
	if n := len(e.Files); n > 1 {
		summary = fmt.Sprintf("%d files, %s", n, summary)
	}
	return strings.Join(append([]string{summary}, e.URIs...), ", ")
}

func (c *call) addSchema(ctx *urfave.Context, r *registry.Registry, args []string) error {
	name, origin := args[0], args[1]
	if err := registry.CheckName(name); err != nil {
		return because("", "%s", err)
	}
	if name == schema.EmbeddedName {
		return because("Choose another name.", "%q is the schema that siglum brings with it", name)
	}
	load := func(main string, fsys fs.FS) error {
		text, err := fs.ReadFile(fsys, main)
		if err != nil {
			return err
		}
		_, found := schema.Load(source.NewFile(origin, text), schema.LoadOptions{FS: fsys, Path: main})
		return c.usable(found)
	}
	if path, err := filepath.Abs(origin); err == nil && !catalog.IsRemote(origin) {
		origin = path // where it came from must mean the same tomorrow, in another folder
	}
	fetched, err := new(registry.Fetcher).Fetch(ctx.Context, origin, load)
	if err != nil {
		var bad *unusable
		if errors.As(err, &bad) {
			return err
		}
		return because("Check the name or address.", "%s", err)
	}
	e, err := r.Add(name, fetched, ctx.StringSlice("uri")...)
	if err != nil {
		return because("", "%s", err)
	}
	return c.print(fmt.Sprintf("%s: %s\n", e.Name, entrySummary(e)))
}

// usable tells what is wrong with a schema, and is an error if it cannot be used.
func (c *call) usable(found diag.List) error {
	if found.HasErrors() {
		return &unusable{found}
	}
	c.messages.Diagnostics(found)
	return nil
}

func (c *call) showSchema(_ *urfave.Context, r *registry.Registry, args []string) error {
	if args[0] == schema.EmbeddedName {
		return c.output(schema.EmbeddedSource().Bytes())
	}
	e, err := r.Get(args[0])
	if err != nil {
		return c.notRegistered(r, args[0], err)
	}
	text, err := fs.ReadFile(e.FS(), e.Main)
	if err != nil {
		return because("", "%s", err)
	}
	return c.output(text)
}

func (c *call) removeSchema(_ *urfave.Context, r *registry.Registry, args []string) error {
	if err := r.Remove(args[0]); err != nil {
		return c.notRegistered(r, args[0], err)
	}
	return nil
}

func (c *call) notRegistered(r *registry.Registry, name string, err error) error {
	if !errors.Is(err, registry.ErrNotRegistered) {
		return because("", "%s", err)
	}
	names := []string{schema.EmbeddedName}
	if entries, err := r.List(); err == nil {
		for _, e := range entries {
			names = append(names, e.Name)
		}
	}
	help := didYouMean(name, names)
	if help == "" {
		help = "There is: " + strings.Join(names, ", ") + "."
	}
	return because(help, "no schema is registered under the name %q", name)
}

func (c *call) checkSchemas(_ *urfave.Context, r *registry.Registry, args []string) error {
	finder := &schema.Finder{Registry: r}
	for _, name := range args {
		s, found, err := finder.Named(name)
		if err != nil {
			if _, missing := os.Stat(name); missing != nil {
				err = fileProblem(name, missing)
			}
			c.fail(err)
			continue
		}
		if found.HasErrors() {
			c.fail(&unusable{found})
			continue
		}
		rules, wrong := s.Rules(schema.AllPhases)
		if wrong.HasErrors() {
			c.fail(&unusable{append(found, wrong...)})
			continue
		}
		c.messages.Diagnostics(slices.Concat(found, wrong, s.Remarks()))
		kind := s.Language().String()
		if rules != nil {
			kind += " with " + rules.Language().String()
		}
		if err := c.print(fmt.Sprintf("%s: %s, without errors\n", name, kind)); err != nil {
			return err
		}
	}
	return nil
}
