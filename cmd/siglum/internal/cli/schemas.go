package cli

import (
	"os"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema"
)

// validator returns the validator that a call asks for.
func (c *call) validator(ctx *urfave.Context) (*schema.Validator, error) {
	var finder schema.Finder
	v := &schema.Validator{Finder: &finder, Options: schema.Options{Verbose: ctx.Bool("verbose")}}
	for _, name := range ctx.StringSlice("schema") {
		s, err := c.namedSchema(&finder, name)
		if err != nil {
			return nil, err
		}
		v.Schemas = append(v.Schemas, s)
	}
	return v, nil
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
