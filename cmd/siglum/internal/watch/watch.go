// Package watch tells when files change: each file for itself, or all in folders.
//
// Editors save in several ways: they write into the file, or write another and rename it
// over the first, perhaps after moving that away. So the folder of a file is watched, not
// the file; and what happens in quick succession is told once, when it is over.
package watch

import (
	"context"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long it must be quiet before changes are told, and how long that may be put off.
const (
	quiet   = 80 * time.Millisecond
	patient = time.Second
)

// ErrClosed is the error of a watcher that was closed.
var ErrClosed = fsnotify.ErrClosed

// A Watcher watches files and folders.
type Watcher struct {
	inner *fsnotify.Watcher
	files map[string]bool // watched for themselves
	trees []string        // folders that are watched with all in them
}

// New returns a watcher of files, and of folders with all that is in them and below;
// hidden files and folders in these are left out. A file need not exist, but its folder
// must.
func New(files, folders []string) (*Watcher, error) {
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{inner: inner, files: map[string]bool{}}
	for _, path := range files {
		if err := w.addFile(path); err != nil {
			inner.Close()
			return nil, err
		}
	}
	for _, path := range folders {
		if path, err = filepath.Abs(path); err == nil {
			w.trees = append(w.trees, path)
			err = w.addTree(path)
		}
		if err != nil {
			inner.Close()
			return nil, err
		}
	}
	return w, nil
}

// Close ends watching.
func (w *Watcher) Close() error { return w.inner.Close() }

func (w *Watcher) addFile(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	w.files[path] = true
	return w.inner.Add(filepath.Dir(path))
}

func (w *Watcher) addTree(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path != root:
			return nil // it went away meanwhile
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && isHidden(path):
			return fs.SkipDir
		}
		return w.inner.Add(path)
	})
}

func isHidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }

// concerns reports whether a path is watched.
func (w *Watcher) concerns(path string) bool {
	if w.files[path] {
		return true
	}
	return slices.ContainsFunc(w.trees, func(root string) bool {
		inside, err := filepath.Rel(root, path)
		return err == nil && filepath.IsLocal(inside) && !slices.ContainsFunc(strings.Split(inside, string(filepath.Separator)), func(part string) bool {
			return part != "." && isHidden(part)
		})
	})
}

// Next waits for changes and returns the absolute paths of what changed, sorted. The error
// is that of the context, or of the system, which may have lost changes then.
func (w *Watcher) Next(ctx context.Context) ([]string, error) {
	changed := map[string]bool{}
	var over, latest <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case event, ok := <-w.inner.Events:
			if !ok {
				return nil, ErrClosed
			}
			if event.Op == fsnotify.Chmod || !w.concerns(event.Name) {
				continue
			}
			w.follow(event)
			changed[event.Name] = true
			over = time.After(quiet)
			if latest == nil {
				latest = time.After(patient)
			}
		case err, ok := <-w.inner.Errors:
			if !ok {
				return nil, ErrClosed
			}
			return nil, err
		case <-over:
			return slices.Sorted(maps.Keys(changed)), nil
		case <-latest:
			return slices.Sorted(maps.Keys(changed)), nil
		}
	}
}

// follow watches a folder that has come into one that is watched.
func (w *Watcher) follow(event fsnotify.Event) {
	if event.Has(fsnotify.Create) && !w.files[event.Name] {
		_ = w.addTree(event.Name) // of a file, or of what is gone again, it does nothing
	}
}
