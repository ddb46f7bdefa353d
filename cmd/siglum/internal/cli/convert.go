package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
)

// A conversion is a command that makes one result out of each file.
type conversion struct {
	finder finder
	ext    string // extension of the results
	work   func(name string, raw []byte) product
	beside []besides // further results of each file

	begin func(files []string) error           // if not nil, called before any work
	done  func(path string, p product) error   // if not nil, called for each file in turn when its work is done
	write func(target string, p product) error // if not nil, writes the result to its place
}

// besides is a further result that a conversion makes of each file.
type besides struct {
	flag string // names its place: a file, or a folder where there are several
	ext  string
}

// A product is what a conversion made of one file.
type product struct {
	output []byte    // written only if nothing found is an error
	was    []byte    // what the file held, if the output takes its place
	made   []file    // results that name their own places, below the folder of the output
	beside [][]byte  // the further results, in the order of the conversion's
	images []copied  // that a page shows and that stand beside it
	found  diag.List // what is wrong or doubtful in the file
	report []byte    // shown besides, as it is
	hint   string    // said after what was found, if anything of it is an error
	err    error     // why the file could not be used
	result *encode.Result
}

// A file is a result with its path below the folder of results.
type file struct {
	path string
	text []byte
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
	if len(list.files) == 0 {
		return nil
	}
	c.protect(list.files)
	targets, err := plan(list, out, v.ext)
	if err != nil {
		return err
	}
	beside, err := v.planBeside(ctx, list, targets)
	if err != nil {
		return err
	}
	if v.begin != nil {
		if err := v.begin(list.files); err != nil {
			return err
		}
	}
	progress := ui.NewProgress(c.messages, len(list.files))
	sum := batch{files: len(list.files) + len(errs), failed: len(errs), out: out}
	err = inOrder(len(list.files),
		func(i int) product { return c.produce(list.files[i], v.work) },
		func(i int, p product) error {
			progress.Hide()
			defer progress.Step()
			if v.done != nil {
				if err := v.done(list.files[i], p); err != nil {
					return err
				}
			}
			before := c.code
			c.code = exitOK
			err := c.deliver(p, targets[i], beside[i], v.write, ctx.Bool("strict"))
			sum.add(c.code != exitOK, p.found)
			c.atLeast(before)
			return err
		})
	progress.Done()
	if err == nil && list.several {
		c.messages.Batch(sum.words(), sum.failed > 0)
	}
	return err
}

// protect sees to it that none of the files that are read is written.
func (c *call) protect(files []string) {
	c.written = map[string]bool{}
	for _, path := range files {
		c.written[resolved(path)] = true
	}
}

// planBeside returns where the further results of each input go, "" if nobody asks
// for one.
func (v conversion) planBeside(ctx *urfave.Context, list inputList, targets []string) ([][]string, error) {
	places := make([][]string, len(list.files))
	taken := slices.Clone(targets)
	for _, b := range v.beside {
		out := ctx.String(b.flag)
		if out == "" {
			for i := range places {
				places[i] = append(places[i], "")
			}
			continue
		}
		planned, err := plan(list, out, b.ext)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", b.flag, err)
		}
		for i, target := range planned {
			if slices.Contains(taken, target) {
				return nil, because("Choose another place.", "--%s: %s is the place of another result", b.flag, target)
			}
			places[i] = append(places[i], target)
		}
		taken = append(taken, planned...)
	}
	return places, nil
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
func (c *call) deliver(p product, target string, beside []string, write func(string, product) error, strict bool) error {
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
	for i, output := range p.beside {
		if beside[i] == "" {
			continue
		}
		if err := c.put(beside[i], output); err != nil {
			return err
		}
	}
	c.putImages(target, p.images)
	if err := c.putMade(target, p.made); err != nil || len(p.made) > 0 && len(p.output) == 0 {
		return err
	}
	if write != nil {
		return write(target, p)
	}
	return c.put(target, p.output)
}

// putMade writes results that name their own places. They need a folder, no two may
// be one, and none may be an input.
func (c *call) putMade(target string, files []file) error {
	if len(files) > 0 && target == standard {
		c.fail(because("Name a folder for them with -o.", "there are several results, such as %s", files[0].path))
		return nil
	}
	for _, f := range files {
		path := filepath.Join(filepath.Dir(target), f.path)
		if c.written[resolved(path)] || path == target {
			c.fail(because("Let the stylesheet put the document's name into the names of what it makes.", "%s is there already, as an input or as another result", path))
			return nil
		}
		c.written[resolved(path)] = true
		c.putInside(filepath.Dir(target), f.path, f.text)
	}
	return nil
}

// put writes a result to its place.
func (c *call) put(target string, output []byte) error {
	if target == standard {
		return c.output(output)
	}
	if err := c.drafts.write(target, holding(output)); err != nil {
		c.fail(fileProblem(target, err))
	}
	return nil
}

// putBack writes a file that was changed to where it stands, unless somebody else changed
// it since it was read. It reports whether it was written.
func (c *call) putBack(path string, was, output []byte) (written bool, err error) {
	if path == standard {
		return true, c.output(output)
	}
	if now, err := os.ReadFile(path); err == nil && !bytes.Equal(now, was) {
		c.fail(because("Do it again.", "%s was changed meanwhile by another program: it is not written over", path))
		return false, nil
	}
	if err := c.drafts.write(path, holding(output)); err != nil {
		c.fail(fileProblem(path, err))
		return false, nil
	}
	return true, nil
}
