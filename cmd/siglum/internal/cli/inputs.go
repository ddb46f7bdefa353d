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

// An input is one file to work on.
type input struct {
	path string // as given, or as found in a folder that was given
	root string // the folder from which its path is kept in an output folder
}

// An inputList is the files that the arguments of a command stand for.
type inputList struct {
	files   []input
	several bool // results go to a folder: there is a folder or more than one file
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
		found, isDir, err := f.one(arg)
		if err != nil {
			errs = append(errs, err)
		}
		list.files = append(list.files, found...)
		list.several = list.several || isDir
	}
	list.several = list.several || len(list.files)+len(errs) > 1
	list.files = unique(list.files)
	return list, errs
}

func (f finder) one(arg string) (found []input, isDir bool, err error) {
	if arg == standard {
		return []input{{path: standard}}, false, nil
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, false, fileProblem(arg, err)
	case info.IsDir():
		found, err = f.walk(arg)
		return found, true, err
	}
	return []input{{path: arg, root: filepath.Dir(arg)}}, false, nil
}

func (f finder) walk(root string) ([]input, error) {
	var found []input
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fileProblem(path, err)
		case path == root:
			return nil
		case d.IsDir() && (isHidden(d) || sameFile(path, f.except)):
			return fs.SkipDir
		case !d.IsDir() && !isHidden(d) && isRegular(path) && f.chosen(path):
			found = append(found, input{path: path, root: root})
		}
		return nil
	})
	if err == nil && len(found) == 0 {
		err = because("Name the files themselves, or another folder.", "%s: no %s in this folder", root, f.kind)
	}
	return found, err
}

func isHidden(d fs.DirEntry) bool { return strings.HasPrefix(d.Name(), ".") }

// isRegular reports whether a path is a file, perhaps through a link, and not a
// pipe or a device, which nobody means who names a folder.
func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
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
func unique(files []input) []input {
	seen := map[string]bool{}
	return slices.DeleteFunc(files, func(in input) bool {
		key := absolute(in.path)
		if in.path == standard {
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
func (c *call) read(in input) ([]byte, error) {
	if in.path == standard {
		raw, err := io.ReadAll(c.In)
		if err != nil {
			return nil, because("", "standard input: %s", reason(err))
		}
		return raw, nil
	}
	raw, err := os.ReadFile(in.path)
	if err != nil {
		return nil, fileProblem(in.path, err)
	}
	return raw, nil
}
