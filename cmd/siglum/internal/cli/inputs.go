package cli

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// standard names standard input among the files, and standard output as one.
const standard = "-"

// An inputList is the files that the arguments of a command stand for.
type inputList struct {
	files   []string // their paths as given, or as found in a folder that was given
	roots   []string // the folders that were given, and those of the files, found or not
	several bool     // results go to a folder: there is a folder or more than one file
}

// A finder turns arguments into inputs.
type finder struct {
	chosen func(path string) bool // which files of a folder are wanted
	kind   string                 // what the wanted files are called: "transcriptions (.txt)"
	except string                 // a folder that is not searched: where the results go
}

// find returns the files that arguments stand for, in the order of the arguments
// and sorted within a folder, each once. A pattern is resolved where the shell has
// not done so; a folder stands for the wanted files in it and below, hidden ones
// left out. The errors are about single arguments: the files of the others are good.
func (f finder) find(args []string) (inputList, []error) {
	var list inputList
	var errs []error
	for _, arg := range slices.Concat(expandAll(args)...) {
		found, root, bad := f.one(arg)
		errs = append(errs, bad...)
		list.files = append(list.files, found...)
		list.roots = append(list.roots, root)
		list.several = list.several || root == arg
	}
	list.files = unique(list.files)
	list.several = list.several || len(list.files)+len(errs) > 1
	return list, errs
}

// one returns the files that one argument stands for, and their root: the
// argument itself if it is a folder, else the folder it stands in.
func (f finder) one(arg string) (found []string, root string, errs []error) {
	if arg == standard {
		return []string{standard}, "", nil
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, filepath.Dir(arg), []error{fileProblem(arg, err)}
	case info.IsDir():
		found, errs = f.walk(arg)
		return found, arg, errs
	}
	return []string{arg}, filepath.Dir(arg), nil
}

// walk returns the wanted files in a folder and below. What cannot be read does not keep the rest from being found.
func (f finder) walk(root string) (found []string, errs []error) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			errs = append(errs, fileProblem(path, err))
		case path == root:
		case d.IsDir() && (isHidden(d) || sameFile(path, f.except)):
			return fs.SkipDir
		case !d.IsDir() && !isHidden(d) && isRegular(path) && f.chosen(path):
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		errs = append(errs, fileProblem(root, err))
	}
	if len(errs) == 0 && len(found) == 0 {
		errs = append(errs, because("Name the files themselves, or another folder.", "%s: no %s in this folder", root, f.kind))
	}
	return found, errs
}

func isHidden(d fs.DirEntry) bool { return strings.HasPrefix(d.Name(), ".") }

// isRegular reports whether a path is a file, perhaps through a link, and not a
// pipe or a device, which nobody means who names a folder. A link that leads nowhere is one:
// reading it will tell.
func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// expandAll resolves patterns, which the command line of Windows leaves to
// programs. An argument that names a file is no pattern.
func expandAll(args []string) [][]string {
	var all [][]string
	for _, arg := range args {
		all = append(all, expand(arg))
	}
	return all
}

func expand(arg string) []string {
	if _, err := os.Lstat(arg); err == nil || !strings.ContainsAny(arg, "*?[") {
		return []string{arg}
	}
	if matches, err := filepath.Glob(arg); err == nil && len(matches) > 0 {
		return matches
	}
	return []string{arg}
}

// unique leaves out inputs that were named before.
func unique(files []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(files, func(path string) bool {
		key := absolute(path)
		if path == standard {
			key = standard
		}
		again := seen[key]
		seen[key] = true
		return again
	})
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

// sameFile reports whether two paths lead to one file or folder.
func sameFile(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// read returns the bytes of an input.
func (c *call) read(path string) ([]byte, error) {
	if path == standard {
		raw, err := io.ReadAll(c.In)
		if err != nil {
			return nil, because("", "standard input: %s", reason(err))
		}
		return raw, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fileProblem(path, err)
	}
	return raw, nil
}
