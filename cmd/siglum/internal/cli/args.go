package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/diag"
)

// arrange rewrites the arguments after the program's name so that the flag parser,
// which stops at the first file, sees every flag: the command comes first, then its
// flags as --name=value, then "--", then the files. Flags may stand before the
// command, before, between and behind the files, in the forms -o FILE, -oFILE,
// -o=FILE, --output FILE, --output=FILE, and joined (-qv); "--" ends them; "-" is a
// file. A flag that the command does not know, or that lacks its value, is a problem.
// --help becomes the command help.
func arrange(args []string, app *urfave.App) ([]string, error) {
	command, args := takeCommand(args, app)
	if command == nil {
		if slices.Contains(args, "--help") || slices.Contains(args, "-h") {
			return []string{"help"}, nil
		}
		return args, nil
	}
	a := arranger{command: command, args: args}
	for len(a.args) > 0 {
		if err := a.next(); err != nil {
			return nil, err
		}
	}
	if slices.Contains(a.flags, "--help") {
		return []string{"help", "--", command.Name}, nil
	}
	return slices.Concat([]string{command.Name}, a.flags, []string{"--"}, a.files), nil
}

// takeCommand finds the command among the arguments, which is the first that is
// no flag and no flag's value, and returns it with the arguments around it.
func takeCommand(args []string, app *urfave.App) (*urfave.Command, []string) {
	i := 0
	for i < len(args) && isFlag(args[i]) {
		if f := findAnyFlag(app, strings.TrimLeft(args[i], "-")); f != nil && takesValue(f) {
			i++
		}
		i++
	}
	if i >= len(args) {
		return nil, args
	}
	command := app.Command(args[i])
	if command == nil {
		return nil, args[i:]
	}
	return command, slices.Concat(args[:i], args[i+1:])
}

// An arranger sorts the arguments of one command into flags and files.
type arranger struct {
	command      *urfave.Command
	args         []string // what is left
	flags, files []string
}

func (a *arranger) next() error {
	arg := a.args[0]
	a.args = a.args[1:]
	switch {
	case arg == "--":
		a.files = append(a.files, a.args...)
		a.args = nil
		return nil
	case !isFlag(arg):
		a.files = append(a.files, arg)
		return nil
	case strings.HasPrefix(arg, "--"):
		return a.long(arg)
	}
	return a.short(arg)
}

// isFlag reports whether an argument is written as a flag; "-" alone is a file.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// long reads --name, --name=value or --name value.
func (a *arranger) long(arg string) error {
	name, value, given := strings.Cut(arg[2:], "=")
	f := findFlag(a.command.Flags, name)
	if f == nil || len(name) == 1 {
		return a.unknown(arg)
	}
	return a.add(f, "--"+name, value, given)
}

// short reads -x, -x value, -xvalue, -x=value, and joined flags as -xyz.
func (a *arranger) short(arg string) error {
	for rest := arg[1:]; rest != ""; {
		name := firstRune(rest)
		f := findFlag(a.command.Flags, name)
		if f == nil || a.isLong(arg) {
			return a.unknown(arg)
		}
		rest = rest[len(name):]
		if takesValue(f) {
			value, given := strings.CutPrefix(rest, "=")
			return a.add(f, "-"+name, value, given || rest != "")
		}
		if err := a.add(f, "-"+name, "", false); err != nil {
			return err
		}
	}
	return nil
}

// isLong reports whether -name is a flag that should have two hyphens, which must
// not be read as joined short ones.
func (a *arranger) isLong(arg string) bool {
	name, _, _ := strings.Cut(arg[1:], "=")
	return len(name) > 1 && findFlag(a.command.Flags, name) != nil
}

func (a *arranger) add(f urfave.Flag, written, value string, given bool) error {
	name := f.Names()[0]
	switch {
	case !takesValue(f) && given:
		return because("Write "+written+" alone.", "%s takes no value", written)
	case !takesValue(f):
		a.flags = append(a.flags, "--"+name)
		return nil
	case !given && len(a.args) > 0:
		value = a.args[0]
		a.args = a.args[1:]
	}
	if value == "" { // perhaps a variable of the shell that is not set
		return because(a.seeHelp(), "%s needs a value", written)
	}
	if err := checkValue(f, written, value); err != nil {
		return err
	}
	a.flags = append(a.flags, "--"+name+"="+value)
	return nil
}

func (a *arranger) unknown(arg string) error {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var names []string
	for _, f := range a.command.Flags {
		names = append(names, f.Names()...)
	}
	help := a.seeHelp()
	if _, err := os.Lstat(arg); err == nil {
		help = "If the file of this name is meant: ." + string(filepath.Separator) + arg
	} else if near := diag.Nearest(name, slices.Values(names)); near != "" {
		help = "Did you mean " + hyphens(near) + near + "?"
	}
	return because(help, "siglum %s has no flag %s", a.command.Name, arg)
}

func (a *arranger) seeHelp() string {
	return "See: siglum " + a.command.Name + " --help"
}

func findFlag(flags []urfave.Flag, name string) urfave.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// findAnyFlag finds a flag of any command: one name means the same in all of them.
func findAnyFlag(app *urfave.App, name string) urfave.Flag {
	for _, command := range app.Commands {
		if f := findFlag(command.Flags, name); f != nil {
			return f
		}
	}
	return nil
}

func takesValue(f urfave.Flag) bool {
	v, ok := f.(interface{ TakesValue() bool })
	return ok && v.TakesValue()
}

// hyphens returns what stands before the name of a flag.
func hyphens(name string) string {
	if len(name) == 1 {
		return "-"
	}
	return "--"
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
