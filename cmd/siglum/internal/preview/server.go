package preview

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/watch"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// Options says what is shown, and how. All functions must be given.
type Options struct {
	Path  string   // of a document, or of a folder of documents
	Files []string // others that pages depend on: a profile, a style sheet
	Port  int      // 0 lets the system choose one

	Shows           func(path string) bool                       // whether a file of a folder is a document
	IsTranscription func(f *source.File) bool                    // whether a document is one; else it is XML
	Validator       func(path string) (*schema.Validator, error) // what validates a document
	Profile         func() (*notation.Profile, diag.List)        // the profile of transcriptions, as it is now
	Write           func(w io.Writer, d *tei.Document) error     // writes the page of an edition

	Ready func(address string) // told where the preview is, when it can be seen
}

// Serve shows documents until the context ends.
func Serve(ctx context.Context, o Options) error {
	documents, err := openFolder(o.Path, o.Shows)
	if err != nil {
		return err
	}
	watcher, err := watch.New(o.Files, []string{documents.root})
	if err != nil {
		return err
	}
	defer watcher.Close()
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", o.Port))
	if err != nil {
		return err
	}
	s := newServer(o, documents)
	web := &http.Server{
		Handler:           guarded(hostsOf(listener.Addr()), s.routes()),
		ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	go s.follow(ctx, watcher)
	stop := context.AfterFunc(ctx, func() { web.Close() })
	defer stop()
	if o.Ready != nil {
		o.Ready("http://" + listener.Addr().String() + "/")
	}
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// A server knows what was shown of each document, and which browsers wait.
type server struct {
	o         Options
	documents *folder

	mu      sync.Mutex
	shown   map[string]*shown // by path; removed when a file changes
	before  map[string]*shown // what was shown last
	changed chan struct{}     // closed at the next change
}

func newServer(o Options, documents *folder) *server {
	return &server{o: o, documents: documents, shown: map[string]*shown{}, before: map[string]*shown{}, changed: make(chan struct{})}
}

// follow forgets what was shown when a file changes, and wakes those who wait.
func (s *server) follow(ctx context.Context, w *watch.Watcher) {
	for {
		// Of another error all is made again: changes may have been lost.
		if _, err := w.Next(ctx); ctx.Err() != nil || errors.Is(err, watch.ErrClosed) {
			return
		}
		s.mu.Lock()
		clear(s.shown)
		close(s.changed)
		s.changed = make(chan struct{})
		s.mu.Unlock()
	}
}

// state returns what is shown of a document now. A document is made again only after a
// change: one at a time, since it is one person who looks.
func (s *server) state(path string) *shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.shown[path]
	if now == nil {
		now = s.make(path).sealed(s.before[path])
		s.shown[path], s.before[path] = now, now
	}
	return now
}

// waiting returns what is closed at the next change.
func (s *server) waiting() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

//go:embed frame.html frame.js frame.css list.html
var assets embed.FS

var templates = sync.OnceValue(func() *template.Template { return template.Must(template.ParseFS(assets, "*.html")) })

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.start)
	mux.HandleFunc("GET /view/{name...}", s.view)
	mux.HandleFunc("GET /page/{name...}", s.page)
	mux.HandleFunc("GET /state/{name...}", s.stateOf)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /frame.js", asset("text/javascript"))
	mux.HandleFunc("GET /frame.css", asset("text/css"))
	return mux
}

// frameRules is the policy of the server's own pages: nothing but what the server itself
// has.
const frameRules = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// pageRules adds to the policy that a page states itself: it runs no script, and is shown
// in the frame only.
const pageRules = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

func asset(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind+"; charset=utf-8")
		http.ServeFileFS(w, r, assets, strings.TrimPrefix(r.URL.Path, "/"))
	}
}

// start shows the document, or the list of all documents.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	if s.documents.only != "" {
		http.Redirect(w, r, "/view/"+(&pathOf{s.documents.only}).escaped(), http.StatusFound)
		return
	}
	render(w, "list.html", map[string]any{"Folder": filepath.Base(s.documents.root), "Documents": links(s.documents.documents())})
}

// view shows the frame of a document.
func (s *server) view(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if _, ok := s.documents.path(name); !ok {
		http.NotFound(w, r)
		return
	}
	render(w, "frame.html", map[string]any{"Name": name, "Path": (&pathOf{name}).escaped(), "Folder": s.documents.only == ""})
}

func render(w http.ResponseWriter, name string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", frameRules)
	// If the browser is gone, there is nobody to tell.
	_ = templates().ExecuteTemplate(w, name, data)
}

// page sends the page of a document, as it would be published.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	path, ok := s.documents.path(r.PathValue("name"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", pageRules)
	page := s.state(path).Page
	if page == nil {
		page = []byte("<!DOCTYPE html><html lang=\"en\"><title>No page</title><p>There is no page yet.</p></html>")
	}
	_, _ = w.Write(page)
}

// stateOf sends what is wrong with a document.
func (s *server) stateOf(w http.ResponseWriter, r *http.Request) {
	path, ok := s.documents.path(r.PathValue("name"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s.state(path))
}

// events sends an event for each change, until the browser leaves.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "siglum preview: no events", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		next := s.waiting() // before the browser is told, so that no change is missed
		if _, err := io.WriteString(w, "data: changed\n\n"); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-r.Context().Done():
			return
		case <-next:
		}
	}
}
