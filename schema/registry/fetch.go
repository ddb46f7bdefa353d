package registry

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"

	"github.com/siglum/siglum/schema/internal/memory"
)

// A Fetched is a schema with the files that it includes, brought to one place.
type Fetched struct {
	Origin string            // the path or URL it came from
	Main   string            // its own name in Files
	Files  map[string][]byte // text by name, relative to the main file's folder
}

// A Fetcher brings schemas from a path or from an http or https URL. The zero
// value has the default limits.
type Fetcher struct {
	MaxBytes int64         // of one file; 0 means 20 MB
	Timeout  time.Duration // for one file; 0 means 30 seconds
	Client   *http.Client  // nil means http.DefaultClient's transport, with the timeout
}

const (
	defaultMaxBytes = 20 << 20
	defaultTimeout  = 30 * time.Second
	maxFiles        = 500
)

// Fetch brings a schema. Load is called with its text and a file system in which
// what it includes lies; all that load opens there becomes part of the schema. An
// error of load is returned as it is.
func (f *Fetcher) Fetch(ctx context.Context, origin string, load func(main string, fsys fs.FS) error) (*Fetched, error) {
	base, main, err := f.locate(origin)
	if err != nil {
		return nil, err
	}
	s := &Fetched{Origin: origin, Main: main, Files: map[string][]byte{}}
	recorder := &recorder{ctx: ctx, base: base, into: s}
	if _, err := recorder.ReadFile(main); err != nil {
		return nil, fmt.Errorf("%s: %w", origin, reason(err))
	}
	if err := load(main, recorder); err != nil {
		return nil, err
	}
	return s, nil
}

// A place is a folder, or the part of a web address before the last slash.
type place interface {
	read(ctx context.Context, name string) ([]byte, error)
}

func (f *Fetcher) locate(origin string) (place, string, error) {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		dir, name := filepath.Split(origin)
		if name == "" {
			return nil, "", fmt.Errorf("%s: a folder is no schema", origin)
		}
		return folder{dir: dir, max: f.maxBytes()}, name, nil
	}
	name := path.Base(u.Path)
	if !fs.ValidPath(name) || name == "." {
		return nil, "", fmt.Errorf("%s: the address must end in the name of a file", origin)
	}
	return &web{base: u, main: name, client: f.client(), max: f.maxBytes()}, name, nil
}

func (f *Fetcher) maxBytes() int64 {
	if f.MaxBytes > 0 {
		return f.MaxBytes
	}
	return defaultMaxBytes
}

func (f *Fetcher) client() *http.Client {
	client := &http.Client{}
	if f.Client != nil {
		*client = *f.Client
	}
	client.Timeout = f.Timeout
	if client.Timeout == 0 {
		client.Timeout = defaultTimeout
	}
	return client
}

// A folder is where a schema on disk lies. Nothing outside of it is read.
type folder struct {
	dir string
	max int64
}

func (d folder) read(_ context.Context, name string) ([]byte, error) {
	dir := d.dir
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	file, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAtMost(file, d.max)
}

// A web is where a schema on the web lies. What it includes is asked for below
// the same address only.
type web struct {
	base   *url.URL
	main   string
	client *http.Client
	max    int64
}

func (w *web) read(ctx context.Context, name string) ([]byte, error) {
	address := *w.base
	if name != w.main {
		address.Path = path.Join(path.Dir(w.base.Path), name)
		address.RawPath, address.RawQuery = "", ""
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, err
	}
	response, err := w.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answers %s", response.Status)
	}
	return readAtMost(response.Body, w.max)
}

func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("it is larger than %s, which is the limit", size(limit))
	}
	return data, nil
}

// A recorder is a file system that keeps all that was read from it.
type recorder struct {
	ctx  context.Context
	base place
	mu   sync.Mutex
	into *Fetched
}

// ReadFile implements fs.ReadFileFS.
func (r *recorder) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if data, ok := r.into.Files[name]; ok {
		return data, nil
	}
	if len(r.into.Files) == maxFiles {
		return nil, fmt.Errorf("the schema includes more than %d files", maxFiles)
	}
	data, err := r.base.read(r.ctx, name)
	if err != nil {
		return nil, err
	}
	r.into.Files[name] = data
	return data, nil
}

// Open implements fs.FS.
func (r *recorder) Open(name string) (fs.File, error) {
	data, err := r.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return memory.Open(path.Base(name), data), nil
}

// reason drops the operation and the path from an error of a file system, which
// the message names already.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// size writes a number of bytes for people.
func size(bytes int64) string {
	if bytes%(1<<20) == 0 {
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
