package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

var signsActions = []string{"list", "show", "check"}

func (c *call) signsCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "signs",
		Usage:     "list, show and check the signs of reading versions",
		ArgsUsage: "list | show NAME | check FILE…",
		Description: `  siglum signs list
  siglum signs show documentary > house.yaml       # to change what you want changed
  siglum signs check house.yaml
  siglum render --signs house.yaml edition.xml -o edition.html`,
		Flags:  []urfave.Flag{outputFlag()},
		Action: c.signs,
	}
}

func (c *call) signs(ctx *urfave.Context) error {
	args := ctx.Args().Slice()
	switch {
	case len(args) == 1 && args[0] == "list":
		return c.print(strings.Join(transform.SignSets(), "\n") + "\n")
	case len(args) == 2 && args[0] == "show":
		f, err := transform.SignsFile(args[1])
		if err != nil {
			return noSigns(args[1])
		}
		return c.put(planOne(f.Name(), ctx.String("output"), ".yaml"), f.Bytes())
	case len(args) > 1 && args[0] == "check":
		return c.checkSigns(args[1:])
	}
	help := "See: siglum signs --help"
	if len(args) > 0 {
		if near := didYouMean(args[0], signsActions); near != "" {
			help = near
		}
	}
	return because(help, "signs: say list, show and the name of a set, or check and files")
}

// checkSigns tells of each file of signs what is wrong with it, or that nothing is.
func (c *call) checkSigns(names []string) error {
	for _, name := range names {
		if _, err := readSigns(name); err != nil {
			c.fail(err)
			continue
		}
		if err := c.print(fmt.Sprintf("%s: without errors\n", name)); err != nil {
			return err
		}
	}
	return nil
}

// loadSigns returns the signs of a name, or in a file; nil, which stands for the
// default, if none are named.
func loadSigns(name string) (transform.SignSet, error) {
	if name == "" {
		return nil, nil
	}
	if f, err := transform.SignsFile(name); err == nil {
		signs, found := transform.ReadSigns(f)
		return signs, found.Err()
	}
	if _, err := os.Stat(name); err != nil && filepath.Ext(name) == "" {
		return nil, noSigns(name)
	}
	return readSigns(name)
}

func readSigns(name string) (transform.SignSet, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, fileProblem(name, err)
	}
	signs, found := transform.ReadSigns(source.NewFile(name, raw))
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	return signs, nil
}

func noSigns(name string) error {
	help := didYouMean(name, transform.SignSets())
	if help == "" {
		help = "There is: " + strings.Join(transform.SignSets(), ", ") + "; or name a YAML file."
	}
	return because(help, "there are no signs %q", name)
}
