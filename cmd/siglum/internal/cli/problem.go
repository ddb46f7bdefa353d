package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/siglum/siglum/tei/diag"
)

// The exit codes of the program. If several apply, the highest is used.
const (
	exitOK        = 0
	exitDocument  = 1   // a document has errors
	exitCall      = 2   // the call, a file, a schema or a profile could not be used
	exitInterrupt = 130 // ended by Ctrl-C, as shells count: 128 + SIGINT
)

// A problem is why the program cannot do what it was asked: the call, a file, a
// schema or a profile. What is wrong inside a document is a diagnostic instead.
type problem struct {
	message string // one line, without final stop
	help    string // what to do; "" if the message says it
}

func (p *problem) Error() string { return p.message }

// because returns a problem with a formatted message and help.
func because(help, format string, args ...any) error {
	return &problem{message: fmt.Sprintf(format, args...), help: help}
}

// fileProblem says in plain words why a file could not be used.
func fileProblem(path string, err error) error {
	switch {
	case path == "":
		return because("Perhaps a variable of the shell is not set.", "the name of a file is empty")
	case errors.Is(err, fs.ErrNotExist) && isLink(path):
		return because("Remove the link, or bring back what it should lead to.", "%s is a link that leads nowhere", path)
	case errors.Is(err, fs.ErrNotExist):
		return because(missingHelp(path), "%s: no such file", path)
	case errors.Is(err, fs.ErrPermission):
		return because("Change the permissions of the file or folder, or choose another.", "%s: permission denied", path)
	case errors.Is(err, syscall.EISDIR):
		return because("Name the files in it: "+filepath.Join(path, "*"), "%s is a folder, and a file is wanted", path)
	case errors.Is(err, syscall.ENOSPC):
		return because("Make room on that disk, or write to another with -o.", "%s: the disk is full", path)
	}
	return because("", "%s: %s", path, reason(err))
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// reason returns the cause of a file error without the operation and the path,
// which the message has already.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// An unusable is a schema or a profile with errors: diagnostics, but of what the
// call needs, not of a document.
type unusable struct{ found diag.List }

func (u *unusable) Error() string { return u.found.Error() }
