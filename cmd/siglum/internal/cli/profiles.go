package cli

import (
	"fmt"
	"os"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

var profileActions = []string{"list", "show", "check", "new"}

func (c *call) profileCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "profile",
		Usage:     "list, show, check and begin the conventions of transcriptions",
		ArgsUsage: "list | show NAME | check FILE… | new",
		Description: `  siglum profile list
  siglum profile show documentary                  # all that it says
  siglum profile new > archive.yaml                # to start your own from
  siglum profile check archive.yaml                # its mistakes; its examples are run
  siglum encode -p archive.yaml letter.txt`,
		Flags:  []urfave.Flag{outputFlag(), forceFlag()},
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
	case len(args) > 1 && args[0] == "check":
		return c.checkProfiles(args[1:])
	case len(args) == 1 && args[0] == "new":
		return c.writeStarter(ctx, "profile.yaml")
	}
	help := "See: siglum profile --help"
	if len(args) > 0 {
		if near := didYouMean(args[0], profileActions); near != "" {
			help = near
		}
	}
	return because(help, "profile: say list, new, show and the name of a profile, or check and files")
}

func (c *call) showProfile(name, out string) error {
	f, err := notation.BuiltinFile(name)
	if err != nil {
		return noProfile(name)
	}
	return c.put(planOne(f.Name(), out, ".yaml"), f.Bytes())
}

// checkProfiles tells of each profile what is wrong with it, or that nothing is.
func (c *call) checkProfiles(names []string) error {
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			c.fail(fileProblem(name, err))
			continue
		}
		p, found := encode.CheckProfile(source.NewFile(name, raw))
		if p == nil {
			c.fail(&unusable{found})
			continue
		}
		if err := c.print(fmt.Sprintf("%s: the profile %s, without errors\n", name, p.Name.Text)); err != nil {
			return err
		}
	}
	return nil
}
