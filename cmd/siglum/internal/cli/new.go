package cli

import (
	"embed"
	"os"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"
)

// The starters: small, complete, and replaced piece by piece by their user.
//
//go:embed all:starters
var starters embed.FS

// starterFiles names the starters of one file and their files, in the order of the help.
var starterFiles = [][2]string{
	{"letter", "letter.txt"},
	{"critical", "critical.txt"},
	{"edition", "edition.xml"},
}

func (c *call) newCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "new",
		Usage:     "write a starter: a transcription as archives type them, one in the critical notation, an edition in TEI, or a whole project",
		ArgsUsage: strings.Join(starterNames(), "|"),
		Description: `  siglum new letter > letter.txt         # a transcription to fill in
  siglum encode letter.txt -o letter.xml
  siglum new critical -o poem.txt        # a transcription from the manuscript, with hands and verse
  siglum encode -p critical poem.txt -o poem.xml
  siglum new edition -o edition.xml      # a TEI edition to fill in
  siglum new project -o my-letters       # a folder with settings, a letter, and checks for Git and GitHub`,
		Flags:  []urfave.Flag{outputFlag(), forceFlag()},
		Action: c.newStarter,
	}
}

func forceFlag() urfave.Flag {
	return &urfave.BoolFlag{Name: "force", Usage: "replace a file that is there already"}
}

func (c *call) newStarter(ctx *urfave.Context) error {
	if ctx.NArg() != 1 {
		return because("Choose one: siglum new "+strings.Join(starterNames(), "|"), "new: name one starter")
	}
	if ctx.Args().First() == projectStarter {
		return c.newProject(ctx)
	}
	file, err := starterFile(ctx.Args().First())
	if err != nil {
		return err
	}
	return c.writeStarter(ctx, file)
}

// writeStarter writes a starter to where the call says, but not over a file that is there.
func (c *call) writeStarter(ctx *urfave.Context, file string) error {
	text, err := starters.ReadFile("starters/" + file)
	if err != nil {
		return err
	}
	target := planOne(file, ctx.String("output"), filepath.Ext(file))
	if _, err := os.Stat(target); err == nil && target != standard && !ctx.Bool("force") {
		return because("Choose another name, or replace it with --force.", "%s: this file is there already", target)
	}
	return c.put(target, text)
}

func starterNames() []string {
	var names []string
	for _, s := range starterFiles {
		names = append(names, s[0])
	}
	return append(names, projectStarter)
}

func starterFile(name string) (string, error) {
	for _, s := range starterFiles {
		if s[0] == name {
			return s[1], nil
		}
	}
	help := didYouMean(name, starterNames())
	if help == "" {
		help = "There is: " + strings.Join(starterNames(), ", ") + "."
	}
	return "", because(help, "new: there is no starter %q", name)
}
