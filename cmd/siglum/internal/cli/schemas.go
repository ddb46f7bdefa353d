package cli

import (
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// schemaFlags returns the flags that say which schema is used.
func schemaFlags() []urfave.Flag {
	return []urfave.Flag{
		&urfave.StringSliceFlag{Name: "schema", Aliases: []string{"s"}, TakesFile: true,
			Usage: "the schema is in `FILE`, or is kept under this name (siglum schema list); may be repeated"},
		&urfave.StringSliceFlag{Name: "catalog", TakesFile: true,
			Usage: "find schemas by the XML catalogue in `FILE`; may be repeated; XML_CATALOG_FILES names more"},
	}
}

// validator returns the validator that a call asks for.
func (c *call) validator(ctx *urfave.Context) (*schema.Validator, error) {
	finder, err := c.schemaFinder(ctx)
	if err != nil {
		return nil, err
	}
	finder.Phase, finder.Language = ctx.String("phase"), userLanguage()
	if finder.Engine, err = engine(ctx.String("engine")); err != nil {
		return nil, err
	}
	v := &schema.Validator{Finder: finder, Schematron: ctx.Bool("schematron"), Options: schema.Options{
		MaxTree: ctx.Int("max-tree") * 1_000_000,
		Verbose: ctx.Bool("verbose"),
		Reader:  xmltext.Options{MaxExpansion: ctx.Int("max-expansion") << 20},

		NoXInclude:     ctx.Bool("no-xinclude"),
		IncludeFolders: ctx.StringSlice("include-root"),
	}}
	for _, name := range ctx.StringSlice("schema") {
		s, err := c.namedSchema(finder, name)
		if err != nil {
			return nil, err
		}
		v.Schemas = append(v.Schemas, s)
	}
	return v, nil
}

// engine returns the validator of XML Schemas that a call asks for.
func engine(name string) (xsd.Engine, error) {
	switch {
	case name == "helium":
		return xsd.Helium, nil
	case name == "libxml2" && !xsd.HasLibXML2():
		return xsd.Default, because("Leave --engine out, or build siglum with -tags libxml2.", "libxml2 is not built into this program")
	case name == "libxml2":
		return xsd.LibXML2, nil
	}
	return xsd.Default, nil
}

// schemaFinder returns what finds schemas: the user's registry, and the catalogues
// of the call and of the environment. One that the call names must be good; one of
// the environment, which other programs use too, is passed over if it is not.
func (c *call) schemaFinder(ctx *urfave.Context) (*schema.Finder, error) {
	finder := &schema.Finder{}
	if r, err := userRegistry(); err == nil {
		finder.Registry = r
	}
	named := ctx.StringSlice("catalog")
	if _, found := catalog.Load(openCatalog, named...); found.HasErrors() {
		return nil, &unusable{found}
	}
	if names := append(named, strings.Fields(os.Getenv("XML_CATALOG_FILES"))...); len(names) > 0 {
		finder.Catalog, _ = catalog.Load(openCatalog, names...)
	}
	return finder, nil
}

func openCatalog(name string) (*source.File, error) {
	path := filepath.FromSlash(catalog.Resolve("", name)) // the environment has file URIs too
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return source.NewFile(filepath.ToSlash(path), text), nil
}

// namedSchema loads a schema that the call names.
func (c *call) namedSchema(finder *schema.Finder, name string) (*schema.Schema, error) {
	s, found, err := finder.Named(name)
	switch {
	case err != nil:
		return nil, noSchema(name)
	case found.HasErrors():
		return nil, &unusable{found}
	}
	c.messages.Diagnostics(found)
	return s, nil
}

func noSchema(name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return because("Name a file in it.", "the schema %s is a folder", name)
	}
	return because(missingHelp(name)+"\n"+`The schema that siglum brings with it is called "`+schema.EmbeddedName+`".`,
		"there is no schema %s", name)
}
