package cli

import (
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/notation"
)

var profileActions = []string{"list", "show"}

func (c *call) profileCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "profile",
		Usage:     "list the conventions of transcriptions that siglum knows, or show one",
		ArgsUsage: "list | show NAME",
		Description: `  siglum profile list
  siglum profile show documentary > archive.yaml   # to start your own from
  siglum encode -p archive.yaml letter.txt`,
		Flags:  []urfave.Flag{outputFlag()},
		Action: c.profile,
	}
}

func (c *call) profile(ctx *urfave.Context) error {
	args := ctx.Args().Slice()
	switch {
	case len(args) == 1 && args[0] == "list":
		return c.print(strings.Join(notation.Names(), "\n") + "\n")
	case len(args) == 2 && args[0] == "show":
		return c.showProfile(args[1], ctx.String("output"))
	}
	help := "See: siglum profile --help"
	if len(args) > 0 {
		if near := didYouMean(args[0], profileActions); near != "" {
			help = near
		}
	}
	return because(help, "profile: say list, or show and the name of a profile")
}

func (c *call) showProfile(name, out string) error {
	f, err := notation.BuiltinFile(name)
	if err != nil {
		return noProfile(name)
	}
	return c.put(planOne(f.Name(), out, ".yaml"), f.Bytes())
}
