package xslt

import (
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// Stylesheet and edition have addresses of their own kind, so that no path of the
// machine can get into a result, and none leads anywhere else.
const (
	styleScheme   = "stylesheet"
	editionScheme = "edition"

	styleRoot   = styleScheme + ":///"
	editionRoot = editionScheme + ":///"
)

// maxResource is the size, in bytes, that a file may have which a stylesheet reads.
const maxResource = 64 << 20

// folders are the files that a stylesheet may read.
type folders struct{ style, edition fs.FS }

// ResolveURI opens what doc() and the like ask for.
func (f folders) ResolveURI(uri string) (io.ReadCloser, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return nil, err
	}
	var files fs.FS
	switch u.Scheme {
	case styleScheme, "":
		files = f.style
	case editionScheme:
		files = f.edition
	}
	if files == nil {
		return nil, fmt.Errorf("%s may not be read: only files in the folders of the stylesheet and of the edition are", uri)
	}
	return files.Open(strings.TrimPrefix(path.Clean("/"+u.Path), "/"))
}
