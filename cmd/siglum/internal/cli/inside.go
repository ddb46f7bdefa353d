package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
)

// What lies below a folder is reached by no link in it: a folder that came from elsewhere
// could lead whoever writes there to any file of his.

// linkIn returns the first link on the way from a folder to a place below it, "" if
// there is none.
func linkIn(folder, name string) string {
	at := folder
	for part := range strings.SplitSeq(filepath.Clean(name), string(filepath.Separator)) {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		switch {
		case err != nil:
			return "" // nor is there anything below
		case info.Mode()&os.ModeSymlink != 0:
			return at
		}
	}
	return ""
}

func throughLink(link string) error {
	return because("Remove the link, or choose another folder.", "%s is a link: nothing is written or read through it", link)
}

// writeInside is write for a place below a folder.
func (d *drafts) writeInside(folder, name string, fill func(io.Writer) error) error {
	if link := linkIn(folder, name); link != "" {
		return throughLink(link)
	}
	path := filepath.Join(folder, name)
	if err := d.write(path, fill); err != nil {
		return fileProblem(path, err)
	}
	return nil
}

// readInside reads a file below a folder.
func readInside(folder, name string) ([]byte, error) {
	if link := linkIn(folder, name); link != "" {
		return nil, throughLink(link)
	}
	return os.ReadFile(filepath.Join(folder, name))
}

// putInside writes a result to a place below a folder.
func (c *call) putInside(folder, name string, output []byte) {
	c.fail(c.drafts.writeInside(folder, name, holding(output)))
}
