package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// plan returns where the result of each input goes, in the order of the inputs;
// "-" is standard output. Where there are several inputs, out is a folder, in which
// paths are kept from the folder that all inputs share, so that nothing is ever
// written outside of it. The results get the extension ext.
func plan(list inputList, out, ext string) ([]string, error) {
	var targets []string
	switch {
	case list.several && (out == "" || out == standard):
		return nil, because("Name a folder for the results with -o.", "several results do not fit into one output")
	case list.several:
		var err error
		if targets, err = planFolder(list, out, ext); err != nil {
			return nil, err
		}
	default:
		for _, path := range list.files { // one, or none if it could not be found
			targets = append(targets, planOne(path, out, ext))
		}
	}
	return targets, checkTargets(list.files, targets)
}

func planOne(path, out, ext string) string {
	switch {
	case out == "":
		return standard
	case isFolder(out) && path != standard:
		return filepath.Join(out, withExt(filepath.Base(path), ext))
	}
	return out
}

// isFolder reports whether a path is a folder, or is written as one.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator))
	}
	return info.IsDir()
}

func planFolder(list inputList, out, ext string) ([]string, error) {
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return nil, because("Name a folder with -o.", "%s is a file, but there are several results", out)
	}
	base := sharedFolder(list.roots)
	targets := make([]string, len(list.files))
	for i, path := range list.files {
		if path == standard {
			return nil, because("Read it alone, or from a file.", "standard input has no name to call its result by in a folder")
		}
		rel, err := filepath.Rel(base, absolute(path))
		if err != nil || !filepath.IsLocal(rel) {
			rel = filepath.Base(path) // another disk of Windows
		}
		targets[i] = filepath.Join(out, withExt(rel, ext))
	}
	return targets, nil
}

// sharedFolder returns the lowest folder that holds all roots, or "" where there
// is none.
func sharedFolder(roots []string) string {
	shared := absolute(roots[0])
	for _, root := range roots[1:] {
		for !within(shared, absolute(root)) {
			parent := filepath.Dir(shared)
			if parent == shared {
				return ""
			}
			shared = parent
		}
	}
	return shared
}

func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// withExt gives a path another extension. What follows the last dot is an extension
// only if letters follow it: "Letter of 3.12" has none.
func withExt(path, ext string) string {
	old := filepath.Ext(path)
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	if len(old) < 2 || strings.ContainsFunc(old[1:], notLetter) {
		old = ""
	}
	return strings.TrimSuffix(path, old) + ext
}

// checkTargets refuses results that would overwrite each other or an input.
func checkTargets(files, targets []string) error {
	if clashes := findClashes(files, targets); len(clashes) > 0 {
		more := ""
		if n := len(clashes) - 1; n > 0 {
			more = fmt.Sprintf("; there are %d more of the kind", n)
		}
		return because("Rename one, or convert them one at a time.", "%s%s", clashes[0], more)
	}
	if path := overwritten(files, targets); path != "" {
		return because("Choose another output with -o.", "%s is an input and would be overwritten", path)
	}
	return nil
}

// overwritten returns an input that is also a target, perhaps by another name, or
// "".
func overwritten(files, targets []string) string {
	inputs := map[string]string{}
	for _, path := range files {
		if path != standard {
			inputs[resolved(path)] = path
		}
	}
	for i, target := range targets {
		switch {
		case target == standard:
			continue
		case inputs[resolved(target)] != "":
			return inputs[resolved(target)]
		case sameFile(target, files[i]):
			return files[i]
		}
	}
	return ""
}

// resolved returns the absolute path to which links lead.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return absolute(path)
}

// findClashes returns, in words, the pairs of files with one target.
func findClashes(files, targets []string) []string {
	var clashes []string
	from := map[string]string{}
	for i, target := range targets {
		if other, taken := from[absolute(target)]; taken && target != standard {
			clashes = append(clashes, fmt.Sprintf("%s and %s would both be written to %s", other, files[i], target))
		}
		from[absolute(target)] = files[i]
	}
	return clashes
}
