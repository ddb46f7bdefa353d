package cli

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	urfave "github.com/urfave/cli/v2"
)

// projectStarter is the starter that is a folder.
const projectStarter = "project"

// newProject writes a project to start from into a folder. If any of its files is there
// already, it writes none.
func (c *call) newProject(ctx *urfave.Context) error {
	out := ctx.String("output")
	if out == "" || out == standard {
		return because("For instance: siglum new project -o my-letters", "new project: name a folder for it")
	}
	files, err := c.projectFiles()
	if err != nil {
		return err
	}
	for _, f := range files {
		place := filepath.Join(out, f.path)
		if _, err := os.Lstat(place); err == nil && !ctx.Bool("force") {
			return because("Choose another folder, or replace it with --force.", "%s: this file is there already", place)
		}
	}
	for _, f := range files {
		if err := c.put(filepath.Join(out, f.path), f.text); err != nil {
			return err
		}
	}
	return nil
}

// projectFiles are the files of a project, with the version of this program where they
// name one.
func (c *call) projectFiles() ([]file, error) {
	const folder = "starters/" + projectStarter
	version := c.version
	if version == "" {
		version = "main"
	}
	letter, err := starters.ReadFile("starters/letter.txt")
	files := []file{{path: filepath.Join("transcriptions", "0001.txt"), text: letter}}
	if err != nil {
		return nil, err
	}
	return files, fs.WalkDir(starters, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := starters.ReadFile(name)
		rel := filepath.FromSlash(strings.TrimPrefix(path.Clean(name), folder+"/"))
		files = append(files, file{path: rel, text: []byte(strings.ReplaceAll(string(text), "{version}", version))})
		return err
	})
}
