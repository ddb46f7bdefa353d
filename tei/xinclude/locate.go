package xinclude

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// resolve returns the URI that a reference means where base is the base URI: a
// path, as long as both are local.
func resolve(base, ref string) string {
	u, err := url.Parse(ref)
	if err != nil {
		return base
	}
	b, err := url.Parse(base)
	switch {
	case u.Scheme == "file" && (u.Host == "" || u.Host == "localhost"):
		return u.Path
	case u.Scheme != "" || u.Host != "":
		return u.String()
	case err == nil && isRemote(base):
		return b.ResolveReference(u).String()
	case u.Path == "":
		return base
	case path.IsAbs(u.Path):
		return path.Clean(u.Path)
	case strings.HasSuffix(u.Path, "/"):
		return path.Join(path.Dir(base), u.Path) + "/"
	}
	return path.Join(path.Dir(base), u.Path)
}

// isRemote reports whether a base URI is no path. A scheme has more than one
// letter; one is a drive.
func isRemote(base string) bool {
	scheme, _, ok := strings.Cut(base, "://")
	return strings.HasPrefix(base, "//") || ok && len(scheme) > 1 && !strings.Contains(scheme, "/")
}

// find returns the file that an inclusion names, and its path.
func (r *Reader) find(f *frame, q request) (*source.File, string, *failure) {
	if q.hrefText == "" {
		return r.found[f.path], f.path, nil
	}
	name := resolve(f.scope().base, q.hrefText)
	if u, err := url.Parse(name); isRemote(name) || err == nil && len(u.Scheme) > 1 {
		return nil, "", &failure{remote(q, name), false}
	}
	if file := r.found[name]; file != nil {
		return file, name, nil
	}
	text, err := r.readFile(filepath.FromSlash(name))
	switch {
	case errors.Is(err, errOutside):
		return nil, "", &failure{outside(q, name), false}
	case err != nil:
		return nil, "", &failure{missing(q, name, err), false}
	}
	file := source.NewFile(filepath.FromSlash(name), text)
	r.found[name] = file
	return file, name, nil
}

var errOutside = errors.New("outside the folders that may be included from")

// readFile reads a file that lies in one of the folders.
func (r *Reader) readFile(name string) ([]byte, error) {
	found := errOutside
	for _, folder := range r.folders {
		rel, ok := within(folder, name)
		if !ok {
			continue
		}
		text, err := readIn(folder, rel)
		if err == nil {
			return text, nil
		}
		if found == errOutside {
			found = err
		}
	}
	return nil, found
}

// within returns the path of a file relative to a folder, if it is below it.
func within(folder, name string) (string, bool) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	if name, err = filepath.Abs(name); err != nil {
		return "", false
	}
	rel, err := filepath.Rel(folder, name)
	return rel, err == nil && filepath.IsLocal(rel)
}

// readIn reads a file below a folder, from which no symbolic link leads out.
func readIn(folder, rel string) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	text, err := root.ReadFile(rel)
	if err != nil && strings.Contains(err.Error(), "escapes") { // package os has no name for it
		return nil, errOutside
	}
	return text, err
}

// reason says why a file could not be read, without its path.
func reason(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.As(err, &at):
		return at.Err.Error()
	}
	return err.Error()
}
