package cli

import (
	"cmp"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

// importJoined makes one transcription of files that are the pages of a document.
func (c *call) importJoined(ctx *urfave.Context, find finder, o importer.Options) error {
	if !ctx.Args().Present() {
		return noFile(ctx)
	}
	paths, err := c.pages(ctx.Args().Slice(), find)
	if err != nil {
		return err
	}
	target := planOne(paths[0], ctx.String("output"), ".txt")
	if path := overwritten(paths, slices.Repeat([]string{target}, len(paths))); path != "" {
		return because("Choose another output with -o.", "%s is an input and would be overwritten", path)
	}
	var files []*source.File
	for _, path := range paths {
		raw, err := c.read(path)
		if err != nil {
			return err
		}
		files = append(files, source.NewFile(path, raw))
	}
	var p product
	if err := guard(paths[0], func() error { p = c.imported(files, o); return nil }); err != nil {
		return err
	}
	return c.deliver(p, target, nil, c.newTranscription(ctx.Bool("force")), ctx.Bool("strict"))
}

// pages returns the files that are the pages of a document: those named, in their order; those of a folder in the order
// that its METS file states, else by the numbers in their names.
func (c *call) pages(args []string, find finder) ([]string, error) {
	if len(args) == 1 {
		if mets := findMETS(args[0]); mets != nil {
			return c.pagesByMETS(mets, find, args[0] == mets.Name())
		}
	}
	return pagesByName(args, find)
}

func pagesByName(args []string, find finder) ([]string, error) {
	list, errs := find.find(args)
	if len(errs) > 0 {
		return nil, errs[0] // a document without one of its pages would be another
	}
	if !slices.ContainsFunc(args, func(arg string) bool { return !isFolder(arg) }) {
		slices.SortStableFunc(list.files, byNumbers)
	}
	return list.files, nil
}

// byNumbers compares names so that numbers in them are in their order: page-2 stands before page-10.
func byNumbers(a, b string) int {
	for a != "" && b != "" {
		numberA, restA := digits(a)
		numberB, restB := digits(b)
		if numberA != "" && numberB != "" {
			trimmedA, trimmedB := strings.TrimLeft(numberA, "0"), strings.TrimLeft(numberB, "0")
			if c := cmp.Or(len(trimmedA)-len(trimmedB), strings.Compare(trimmedA, trimmedB)); c != 0 {
				return c
			}
			a, b = restA, restB
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

// digits returns the number that a text begins with, and the rest.
func digits(s string) (number, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}
