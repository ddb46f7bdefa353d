package cli

import (
	"io"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei/diag"
)

// A conversion is a command that makes one result out of each file.
type conversion struct {
	finder finder
	ext    string // extension of the results
	work   func(name string, raw []byte) product
}

// A product is what a conversion made of one file.
type product struct {
	output []byte    // written only if nothing found is an error
	found  diag.List // what is wrong or doubtful in the file
	report []byte    // shown besides, as it is
	hint   string    // said after what was found, if anything of it is an error
	err    error     // why the file could not be used
}

// convert runs a conversion on the files of a call.
func (c *call) convert(ctx *urfave.Context, v conversion) error {
	if !ctx.Args().Present() {
		return noFile(ctx)
	}
	out := ctx.String("output")
	v.finder.except = out
	list, errs := v.finder.find(ctx.Args().Slice())
	for _, err := range errs {
		c.fail(err)
	}
	targets, err := plan(list, out, v.ext)
	if err != nil {
		return err
	}
	progress := ui.NewProgress(c.messages, len(list.files))
	defer progress.Done()
	return inOrder(len(list.files),
		func(i int) product { return c.produce(list.files[i], v.work) },
		func(i int, p product) error {
			progress.Hide()
			defer progress.Step()
			return c.deliver(p, targets[i], ctx.Bool("strict"))
		})
}

func noFile(ctx *urfave.Context) error {
	return because("Name a file, or - for standard input. See: siglum "+ctx.Command.Name+" --help", "%s: no file is given", ctx.Command.Name)
}

// produce does the work on one file.
func (c *call) produce(path string, work func(string, []byte) product) (p product) {
	raw, err := c.read(path)
	if err != nil {
		return product{err: err}
	}
	if err := guard(path, func() error { p = work(path, raw); return nil }); err != nil {
		return product{err: err}
	}
	return p
}

// deliver tells what was found in one file and writes its result. An error of one
// file does not keep the others from theirs; a closed output does.
func (c *call) deliver(p product, target string, strict bool) error {
	c.messages.Copy(p.report)
	if strict {
		p.found = p.found.Strict()
	}
	c.tell(p.found)
	c.hint(p.found, p.hint)
	c.fail(p.err)
	if p.err != nil || p.found.HasErrors() {
		return nil
	}
	return c.put(target, p.output)
}

// put writes a result to its place.
func (c *call) put(target string, output []byte) error {
	if target == standard {
		return c.output(output)
	}
	err := c.drafts.write(target, func(w io.Writer) error {
		_, err := w.Write(output)
		return err
	})
	if err != nil {
		c.fail(fileProblem(target, err))
	}
	return nil
}
