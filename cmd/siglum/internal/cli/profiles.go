package cli

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"strings"
	"text/tabwriter"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
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
  siglum profile show --examples documentary       # what is typed, and what becomes of it
  siglum profile new > archive.yaml                # to start your own from
  siglum profile check archive.yaml                # its mistakes and conflicts; its examples are run
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
	return because(help, "profile: say list, new, show and the name of a profile, or check and files")
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

// checkProfiles tells of each profile what is wrong with it, or that nothing is.
func (c *call) checkProfiles(names []string, strict bool) error {
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			c.fail(fileProblem(name, err))
			continue
		}
		p, found := encode.CheckProfile(source.NewFile(name, raw))
		if p != nil {
			found = append(found, invalidExamples(p)...).Sorted()
		}
		if strict {
			found = found.Strict()
		}
		if p == nil || found.HasErrors() {
			c.fail(&unusable{found})
			continue
		}
		c.tell(found)
		if err := c.print(checkedProfile(name, p, found)); err != nil {
			return err
		}
	}
	return nil
}

// checkedProfile says what was checked of a profile that can be used.
func checkedProfile(name string, p *notation.Profile, found diag.List) string {
	rules, examples := 0, 0
	for name, list := range shown(p) {
		if name.At.File == p.Name.At.File {
			rules++
			examples += len(list)
		}
	}
	state := "without errors"
	if n := len(found); n > 0 {
		state = "with " + plural(n, "warning")
	}
	return fmt.Sprintf("%s: the profile %s, %s; %s for brackets; %s, checked there and back\n", name, p.Name.Text, state, plural(rules, "rule"), plural(examples, "example"))
}

// codeExampleInvalid says that the embedded schema does not allow what an example of a profile becomes.
const codeExampleInvalid diag.Code = "profile-example-invalid"

// invalidExamples reports rules of a profile's own that make TEI which the embedded schema does not allow: a
// warning, since another schema may.
func invalidExamples(p *notation.Profile) diag.List {
	var list diag.List
	for _, r := range p.Rules {
		if r.Name.At.File != p.Name.At.File {
			continue
		}
		for _, x := range r.Examples {
			if message := invalid(x, p); message != "" {
				list = append(list, diag.Diagnostic{
					Severity: diag.Warning, Code: codeExampleInvalid, Span: r.Name.At,
					Message: fmt.Sprintf("rule %q: what the example %q becomes is not valid by the schema siglum: %s", r.Name.Text, x.Text, message),
					Help:    "correct the template of the rule, or validate your editions with a schema that allows it",
				})
			}
		}
	}
	return list
}

// invalid returns the first thing that is wrong with the edition made of an example, "" if nothing is.
func invalid(x notation.Example, p *notation.Profile) string {
	r, _ := encode.Encode(source.NewFile("example.txt", []byte(x.Text)), encode.Options{Profile: p})
	if r == nil {
		return ""
	}
	var b bytes.Buffer
	if err := r.Document.Write(&b); err != nil {
		return err.Error()
	}
	for _, d := range schema.Embedded().Validate(source.NewFile("example.xml", b.Bytes()), schema.Options{}) {
		if d.Severity == diag.Error {
			return d.Message
		}
	}
	return ""
}
