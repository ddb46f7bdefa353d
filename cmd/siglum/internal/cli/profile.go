package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

func profileFlag(usage string) urfave.Flag {
	return suggestedFlag{
		&urfave.StringFlag{Name: "profile", Aliases: []string{"p"}, TakesFile: true, Usage: usage},
		notation.Names(),
	}
}

// loadProfile returns the profile of a name, or in a file; nil, which stands for
// the default, if none is named.
func loadProfile(name string) (*notation.Profile, error) {
	if name == "" {
		return nil, nil
	}
	if profile, err := builtinProfile(name); err == nil {
		return profile, nil
	}
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && filepath.Ext(name) == "" {
		return nil, noProfile(name)
	}
	if err != nil {
		return nil, fileProblem(name, err)
	}
	profile, found := notation.ReadProfile(source.NewFile(name, raw))
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	return profile, nil
}

// builtinProfile reads a built-in profile without collecting garbage meanwhile: all that is read
// is kept, and a letter takes less time than looking for what is not.
func builtinProfile(name string) (*notation.Profile, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	return notation.Builtin(name)
}

func noProfile(name string) error {
	help := didYouMean(name, notation.Names())
	if help == "" {
		help = "There is: " + strings.Join(notation.Names(), ", ") + ", or give a YAML file of your own."
	}
	return because(help, "there is no profile %q", name)
}
