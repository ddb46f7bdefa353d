package cli

import (
	"slices"
	"strconv"
	"strings"

	urfave "github.com/urfave/cli/v2"
)

// A choice is the value of a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

// Set implements [flag.Value]. The value has been checked by checkValue, whose
// message is for people.
func (c *choice) Set(value string) error {
	c.value = value
	return nil
}

// choiceFlag returns a flag whose default is the first of the words, or none if
// the first word is empty.
func choiceFlag(name, usage string, words ...string) *urfave.GenericFlag {
	allowed := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	return &urfave.GenericFlag{
		Name:  name,
		Usage: usage,
		Value: &choice{value: words[0], allowed: allowed},
	}
}

// choices returns the words that a flag takes, or nil if it takes any.
func choices(f urfave.Flag) []string {
	if g, ok := f.(*urfave.GenericFlag); ok {
		if c, ok := g.Value.(*choice); ok {
			return c.allowed
		}
	}
	return nil
}

// checkValue refuses what is no value of a flag, in the words that the user wrote.
func checkValue(f urfave.Flag, written, value string) error {
	if _, ok := f.(*urfave.IntFlag); ok {
		if n, err := strconv.Atoi(value); err != nil || n < 0 {
			return because("Give a number, 0 or greater.", "%s: %q is no number", written, value)
		}
	}
	allowed := choices(f)
	if allowed == nil || slices.Contains(allowed, value) {
		return nil
	}
	help := didYouMean(value, allowed)
	if help == "" {
		help = "There is: " + strings.Join(allowed, ", ") + "."
	}
	return because(help, "%s: there is no %q", written, value)
}

// commonFlags returns the flags that every command has.
func commonFlags() []urfave.Flag {
	return []urfave.Flag{
		choiceFlag("color", "colour in messages: `WHEN` is auto, always or never", "auto", "always", "never"),
		&urfave.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say nothing but errors"},
		&urfave.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "say more: remarks, and all alternatives"},
		&urfave.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show this help"},
	}
}

func outputFlag() urfave.Flag {
	return &urfave.StringFlag{
		Name: "output", Aliases: []string{"o"}, TakesFile: true,
		Usage: "write to `FILE`, or to a folder where there are several files",
	}
}

func strictFlag() urfave.Flag {
	return &urfave.BoolFlag{Name: "strict", Usage: "take warnings for errors"}
}

// A suggestedFlag takes any value, but some words are worth suggesting.
type suggestedFlag struct {
	*urfave.StringFlag
	words []string
}

// words returns what is worth suggesting as the value of a flag.
func words(f urfave.Flag) []string {
	if s, ok := f.(suggestedFlag); ok {
		return s.words
	}
	return choices(f)
}

// takesFile reports whether the value of a flag may be a file.
func takesFile(f urfave.Flag) bool {
	switch f := f.(type) {
	case suggestedFlag:
		return f.TakesFile
	case *urfave.StringFlag:
		return f.TakesFile
	case *urfave.StringSliceFlag:
		return f.TakesFile
	}
	return false
}
