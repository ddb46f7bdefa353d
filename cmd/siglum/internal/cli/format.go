package cli

import (
	"bytes"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/tei/source"
)

func (c *call) formatCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "format",
		Usage:     "indent editions without changing their text",
		ArgsUsage: "FILE|FOLDER…",
		Description: `  siglum format letter.xml              # to standard output
  siglum format --write editions        # in place
  siglum format --check editions        # says which would change; for hooks and CI
  siglum format --dry-run editions      # shows what would change

White space changes only where the schema lets an element hold elements and no
text. Running text stays as it is, and so does what the schema does not know.`,
		Flags: append(schemaFlags(),
			&urfave.BoolFlag{Name: "write", Aliases: []string{"w"}, Usage: "write the result to where the document stands"},
			&urfave.BoolFlag{Name: "check", Usage: "write no document, but the names of those that would change; then the exit code is 1"},
			&urfave.BoolFlag{Name: "dry-run", Usage: "write no document, but what would change, as a unified diff"},
			&urfave.StringFlag{Name: "indent", Value: "2", Usage: "indent by `N` blanks for each level, or by \"tab\""},
			outputFlag(),
		),
		Action: c.format,
	}
}

func (c *call) format(ctx *urfave.Context) error {
	indent, err := indentation(ctx.String("indent"))
	if err != nil {
		return err
	}
	validators, err := c.validators(ctx, nil)
	if err != nil {
		return err
	}
	work := func(name string, raw []byte) product {
		validator, err := validators.prepared(name)
		if err != nil {
			return product{err: err}
		}
		doc := source.NewFile(name, raw)
		grammar, found := validator.Grammar(doc)
		if grammar == nil {
			return product{found: found}
		}
		text, more := format.Format(doc, grammar, format.Options{Indent: indent})
		return product{output: text, found: append(found, more...), hint: mistaken(name, raw)}
	}
	documents := finder{chosen: isDocument, kind: "XML documents"}
	if ctx.Bool("write") || ctx.Bool("check") || ctx.Bool("dry-run") {
		return c.formatInPlace(ctx, documents, work)
	}
	return c.convert(ctx, conversion{finder: documents, ext: ".xml", work: work})
}

// indentation returns what a line begins with for each level.
func indentation(flag string) (string, error) {
	if flag == "tab" {
		return "\t", nil
	}
	if len(flag) != 1 || flag[0] < '1' || flag[0] > '8' {
		return "", because(`Give a number from 1 to 8, or "tab".`, "--indent: %q is no indentation", flag)
	}
	return strings.Repeat(" ", int(flag[0]-'0')), nil
}

// formatInPlace writes each document that changes to where it stands, or to standard
// output its name, with --check, or what changes, with --dry-run.
func (c *call) formatInPlace(ctx *urfave.Context, documents finder, work func(string, []byte) product) error {
	if ctx.String("output") != "" {
		return because("Give one of them.", "with --write, --check or --dry-run nothing is written to -o")
	}
	if !ctx.Args().Present() {
		return noFile(ctx)
	}
	list, errs := documents.find(ctx.Args().Slice())
	for _, err := range errs {
		c.fail(err)
	}
	progress := ui.NewProgress(c.messages, len(list.files))
	defer progress.Done()
	return inOrder(len(list.files),
		func(i int) product {
			return c.produce(list.files[i], func(name string, raw []byte) product {
				p := work(name, raw)
				p.was = raw
				switch {
				case bytes.Equal(p.output, raw):
					p.output = nil
				case ctx.Bool("dry-run") && p.output != nil:
					p.report = unified(name, raw, p.output)
				}
				return p
			})
		},
		func(i int, p product) error {
			progress.Hide()
			defer progress.Step()
			return c.replace(ctx, p, list.files[i])
		})
}

// replace tells what was found in a document, and writes it if it changed.
func (c *call) replace(ctx *urfave.Context, p product, path string) error {
	c.tell(p.found)
	c.hint(p.found, p.hint)
	c.fail(p.err)
	if p.output == nil || p.err != nil || p.found.HasErrors() {
		return nil
	}
	switch {
	case ctx.Bool("check"):
		c.atLeast(exitDocument)
		return c.print(path + "\n")
	case ctx.Bool("dry-run"):
		return c.output(p.report)
	}
	_, err := c.putBack(path, p.was, p.output)
	return err
}
