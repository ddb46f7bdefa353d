package preview

import (
	"os"
	"path/filepath"
	"strings"
)

// A folder is the documents that are shown: those of a folder, or a single one.
type folder struct {
	root  string
	only  string // the single file, relative to the root; "" if all are shown
	shows func(path string) bool
}

// openFolder returns the folder that a path of the user stands for.
func openFolder(path string, shows func(path string) bool) (*folder, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return &folder{root: path, shows: shows}, nil
	}
	return &folder{root: filepath.Dir(path), only: filepath.Base(path), shows: shows}, nil
}

// documents returns the paths of the documents, relative to the root, with slashes and
// sorted.
func (f *folder) documents() []string {
	if f.only != "" {
		return []string{f.only}
	}
	var found []string
	_ = filepath.WalkDir(f.root, func(path string, d os.DirEntry, err error) error {
		name, relErr := filepath.Rel(f.root, path)
		switch {
		case err != nil || relErr != nil || name == ".":
			return nil // what cannot be read is not shown
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular() && f.shows(path):
			found = append(found, filepath.ToSlash(name))
		}
		return nil
	})
	return found
}

// path returns the path of a document that a request names, and whether it is one that
// is shown: nothing outside of the folder is, nor what a link in it leads to.
func (f *folder) path(name string) (string, bool) {
	if f.only != "" {
		return filepath.Join(f.root, f.only), name == f.only
	}
	local := filepath.FromSlash(name)
	if !filepath.IsLocal(local) || hidden(name) {
		return "", false
	}
	root, err := os.OpenRoot(f.root)
	if err != nil {
		return "", false
	}
	defer root.Close()
	info, err := root.Lstat(local)
	path := filepath.Join(f.root, local)
	return path, err == nil && info.Mode().IsRegular() && f.shows(path)
}

func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}
