package cli

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// drafts are the files being written. Each is written beside its place under
// another name and takes its place only when it is whole, so that nobody ever finds
// half a file, and what was there before stays until then.
type drafts struct {
	mu        sync.Mutex
	open      map[*os.File]bool
	abandoned bool
}

// errAbandoned is returned by write after abandon.
var errAbandoned = errors.New("interrupted")

// write makes or replaces the file at path, with the folders above it, by what fill
// writes. If fill fails the file stays as it was. A link stays a link, and a device
// or a pipe is written to as it is. A file that is only to be read is not replaced.
func (d *drafts) write(path string, fill func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	mode := os.FileMode(0o666) // less what the user's mask takes away
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return writeInPlace(path, fill)
		}
		mode = info.Mode().Perm()
		if mode&0o222 == 0 {
			return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
		}
	}
	draft, err := d.begin(path, mode)
	if err != nil {
		return err
	}
	if err := fill(draft); err != nil {
		d.discard(draft)
		return err
	}
	return d.finish(draft, path)
}

// holding fills a file with a text.
func holding(text []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}
}

func writeInPlace(path string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(fill(f), f.Close())
}

func (d *drafts) begin(path string, mode os.FileMode) (*os.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.abandoned {
		return nil, errAbandoned
	}
	name := filepath.Join(filepath.Dir(path), ".siglum-"+rand.Text()+".tmp")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	if d.open == nil {
		d.open = map[*os.File]bool{}
	}
	d.open[f] = true
	return f, nil
}

// finish puts a draft in its place.
func (d *drafts) finish(draft *os.File, path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.open[draft] {
		return errAbandoned
	}
	delete(d.open, draft)
	err := draft.Close()
	if err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(draft.Name()))
	}
	return nil
}

func (d *drafts) discard(draft *os.File) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.remove(draft)
}

// abandon removes all drafts, and lets no other be begun or finished.
func (d *drafts) abandon() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.abandoned = true
	for draft := range d.open {
		d.remove(draft)
	}
}

// remove gives up a draft. It is closed first, since Windows removes no open file;
// there is nothing to be done if either fails.
func (d *drafts) remove(draft *os.File) {
	delete(d.open, draft)
	_ = draft.Close()
	_ = os.Remove(draft.Name())
}
