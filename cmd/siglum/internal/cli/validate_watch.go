package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/cmd/siglum/internal/watch"
)

// watched gives a command that reports on files the flag --watch, with which it reports
// again whenever one of them changes.
func (c *call) watched(command *urfave.Command) *urfave.Command {
	report := command.Action
	command.Flags = append(command.Flags, &urfave.BoolFlag{Name: "watch",
		Usage: "report again when a document, a schema, the profile or " + project.FileName + " changes; Ctrl-C ends it"})
	command.Action = func(ctx *urfave.Context) error {
		if ctx.Bool("watch") {
			return c.reportOnChange(ctx, report)
		}
		return report(ctx)
	}
	return command
}

// reportOnChange reports, and again after each change, until the program is interrupted.
// Only what is wrong with the call itself ends it before.
func (c *call) reportOnChange(ctx *urfave.Context, report urfave.ActionFunc) error {
	args, err := c.arguments(ctx)
	switch {
	case err != nil:
		return err
	case len(args) == 0:
		return noFile(ctx)
	case slices.Contains(args, standard) || ctx.String("files-from") == standard:
		return because("Name files or folders.", "--watch: standard input does not change")
	}
	watcher, err := watchArguments(ctx, args)
	if err != nil {
		return err
	}
	defer watcher.Close()
	if err := report(ctx); err != nil {
		return err
	}
	for {
		if !c.messages.Quiet {
			c.messages.Hint("waiting for changes; Ctrl-C ends it")
		}
		changed, err := watcher.Next(context.Background())
		switch {
		case err != nil:
			c.messages.Hint(fmt.Sprintf("changes may have been lost (%s); all is looked at again", err))
		case !c.messages.Quiet:
			c.messages.Hint(changes(changed))
		}
		c.fail(report(ctx))
	}
}

// watchArguments watches what a report depends on: the files and folders of the call,
// its schemas, catalogues and profile, and the settings beside them.
func watchArguments(ctx *urfave.Context, args []string) (*watch.Watcher, error) {
	var files, folders []string
	for _, path := range slices.Concat(expandAll(args)...) {
		info, err := os.Stat(path)
		switch folder := filepath.Dir(path); {
		case err != nil:
			return nil, fileProblem(path, err)
		case info.IsDir():
			folders = append(folders, path)
			files = append(files, filepath.Join(path, project.FileName))
		default:
			files = append(files, path, filepath.Join(folder, project.FileName))
		}
	}
	others := slices.Concat(ctx.StringSlice("schema"), ctx.StringSlice("catalog"), []string{ctx.String("profile"), ctx.String("files-from")})
	watcher, err := watch.New(append(files, existing(others...)...), folders)
	if err != nil {
		return nil, because("Name fewer folders, or raise the limit of the system.", "--watch: %s", err)
	}
	return watcher, nil
}

// changes says which files changed.
func changes(paths []string) string {
	name := paths[0]
	if here, err := os.Getwd(); err == nil {
		if near, err := filepath.Rel(here, name); err == nil && filepath.IsLocal(near) {
			name = near
		}
	}
	if more := len(paths) - 1; more > 0 {
		return fmt.Sprintf("%s and %d more changed", name, more)
	}
	return name + " changed"
}
