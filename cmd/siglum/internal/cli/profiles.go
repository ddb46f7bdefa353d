package cli

import (
	"fmt"
	"iter"
	"strings"
	"text/tabwriter"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/notation"
)

var profileActions = []string{"list", "show", "check", "new"}

func (c *call) profileCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "profile",
		Usage:     "list, show, check and begin the conventions of transcriptions",
		ArgsUsage: "list | show NAME | check NAME|FILE|DIR… | new",
		Description: `  siglum profile list
  siglum profile show documentary                  # all that it says
  siglum profile show --examples documentary       # what is typed, and what becomes of it
  siglum profile new > archive.yaml                # to start your own from
  siglum profile check archive.yaml                # its mistakes and conflicts; its examples are run
  siglum profile check documentary profiles        # one by its name, and all of a folder
  siglum encode -p archive.yaml letter.txt`,
		Flags: []urfave.Flag{
			&urfave.BoolFlag{Name: "examples", Usage: "with show: an example of each rule for brackets, in the order in which rules are tried"},
			outputFlag(), forceFlag(), strictFlag(),
		},
		Action: c.profile,
	}
}

func (c *call) profile(ctx *urfave.Context) error {
	args := ctx.Args().Slice()
	switch {
	case len(args) == 1 && args[0] == "list":
		return c.listProfiles()
	case len(args) == 2 && args[0] == "show" && ctx.Bool("examples"):
		return c.showExamples(args[1], ctx.String("output"))
	case len(args) == 2 && args[0] == "show":
		return c.showProfile(args[1], ctx.String("output"))
	case len(args) > 1 && args[0] == "check":
		return c.checkProfiles(args[1:], ctx.Bool("strict"))
	case len(args) == 1 && args[0] == "new":
		return c.writeStarter(ctx, "profile.yaml")
	}
	help := "See: siglum profile --help"
	if len(args) > 0 {
		if near := didYouMean(args[0], profileActions); near != "" {
			help = near
		}
	}
	return because(help, "profile: say list, new, show and the name of a profile, or check and names, files or folders")
}

func (c *call) showProfile(name, out string) error {
	f, err := notation.BuiltinFile(name)
	if err != nil {
		return noProfile(name)
	}
	return c.put(planOne(f.Name(), out, ".yaml"), f.Bytes())
}

// listProfiles writes the name and the title of each built-in profile.
func (c *call) listProfiles() error {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, name := range notation.Names() {
		p, err := notation.Builtin(name)
		if err != nil {
			return err
		}
		title := p.Title
		if p.Extends != "" {
			title += ", builds on " + p.Extends
		}
		fmt.Fprintf(w, "%s\t%s\n", name, title)
	}
	w.Flush() // to memory
	return c.print(b.String())
}

// showExamples writes of each rule for brackets what is typed and what becomes of it.
func (c *call) showExamples(name, out string) error {
	p, err := loadProfile(name)
	if err != nil {
		return err
	}
	var b strings.Builder
	for name, examples := range shown(p) {
		fmt.Fprintf(&b, "%s  %s\n", name.Text, name.Place())
		for _, x := range examples {
			fmt.Fprintf(&b, "    %s\n    %s\n", oneLine(x.Text), x.TEI)
		}
	}
	return c.put(planOne(p.Name.Text+".txt", out, ".txt"), []byte(b.String()))
}

// shown yields the rules for brackets, or the labels of the critical notation, with their
// examples.
func shown(p *notation.Profile) iter.Seq2[notation.Name, []notation.Example] {
	return func(yield func(notation.Name, []notation.Example) bool) {
		for _, r := range p.Rules {
			if !yield(r.Name, r.Examples) {
				return
			}
		}
		for _, r := range p.Labels {
			if !yield(r.Name, r.Examples) {
				return
			}
		}
	}
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
