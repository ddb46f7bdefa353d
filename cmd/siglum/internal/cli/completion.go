package cli

import (
	"embed"
	"slices"
	"strings"
	"text/template"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/transform"
)

// The completion scripts, one a shell, as templates over the commands: so they
// know each command, flag and word that the program knows, and no other.
//
//go:embed completion
var completionScripts embed.FS

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (c *call) completionCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "completion",
		Usage:     "write a script that makes the shell complete commands and flags",
		ArgsUsage: strings.Join(shells, "|"),
		Description: `  source <(siglum completion bash)       # bash, in ~/.bashrc
  source <(siglum completion zsh)        # zsh, in ~/.zshrc after compinit
  siglum completion fish > ~/.config/fish/completions/siglum.fish
  siglum completion powershell | Out-String | Invoke-Expression   # in $PROFILE`,
		Action: c.completion,
	}
}

func (c *call) completion(ctx *urfave.Context) error {
	if ctx.NArg() != 1 {
		return because("Choose one: siglum completion "+strings.Join(shells, "|"), "completion: name one shell")
	}
	shell := ctx.Args().First()
	text, err := completionScripts.ReadFile("completion/" + shell + ".tmpl")
	if err != nil {
		help := didYouMean(shell, shells)
		if help == "" {
			help = "There is: " + strings.Join(shells, ", ") + "."
		}
		return because(help, "completion: there is no script for %q", shell)
	}
	script, err := template.New(shell).Funcs(quoting).Parse(string(text))
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := script.Execute(&b, completable(ctx.App)); err != nil {
		return err
	}
	return c.print(b.String())
}

// The ways in which shells quote. A word in single quotes ends a quote in bash,
// zsh and sh by '\”, in fish by \', in PowerShell by ”.
var quoting = template.FuncMap{
	"sh":         func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" },
	"fish":       func(s string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'" },
	"powershell": func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" },
	"zshText":    func(s string) string { return strings.NewReplacer(":", `\:`, "[", `\[`, "]", `\]`).Replace(s) },
	"join":       strings.Join,
}

// A completableCommand is what completion knows of a command.
type completableCommand struct {
	Name, Usage string
	Flags       []completableFlag
	Words       []string // what its arguments may be; nil if they are files
}

// A completableFlag is what completion knows of a flag.
type completableFlag struct {
	Names       []string // with hyphens: -o, --output
	Long, Short string   // without; Short may be empty
	Usage       string
	Placeholder string   // FILE, or "" if the flag takes no value
	Words       []string // what its value may be
	File        bool     // its value may be a file
	Repeatable  bool
}

func completable(app *urfave.App) []completableCommand {
	var all []completableCommand
	for _, command := range app.Commands {
		cc := completableCommand{Name: command.Name, Usage: command.Usage, Words: argumentWords(command, app)}
		for _, f := range command.Flags {
			cc.Flags = append(cc.Flags, completableFlagOf(f))
		}
		all = append(all, cc)
	}
	return all
}

// argumentWords returns the words that a command's arguments are chosen from.
func argumentWords(command *urfave.Command, app *urfave.App) []string {
	switch command.Name {
	case "help":
		return commandNames(app)
	case "profile":
		return slices.Concat(profileActions, notation.Names())
	case "signs":
		return slices.Concat(signsActions, transform.SignSets())
	case "new":
		return starterNames()
	case "completion":
		return shells
	case "schema":
		return new(call).schemaVerbNames()
	}
	return nil
}

func completableFlagOf(f urfave.Flag) completableFlag {
	cf := completableFlag{Words: words(f)}
	for _, name := range f.Names() {
		cf.Names = append(cf.Names, hyphens(name)+name)
		if len(name) == 1 {
			cf.Short = name
		} else {
			cf.Long = name
		}
	}
	placeholder, usage := flagUsage(f)
	cf.Usage = usage
	if takesValue(f) {
		cf.Placeholder = strings.TrimSpace(placeholder)
		cf.File = takesFile(f)
	}
	_, cf.Repeatable = f.(*urfave.StringSliceFlag)
	return cf
}
