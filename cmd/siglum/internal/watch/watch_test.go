package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// next returns what changed, relative to a folder.
func next(t *testing.T, w *Watcher, folder string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	changed, err := w.Next(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range changed {
		name, err := filepath.Rel(folder, path)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(name))
	}
	return strings.Join(names, " ")
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestFile saves a file in the ways that editors do; other files beside it do not
// count.
func TestFile(t *testing.T) {
	dir := t.TempDir()
	file, other := filepath.Join(dir, "a.xml"), filepath.Join(dir, "b.xml")
	write(t, file, "1")
	w, err := New([]string{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	rename := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	for _, save := range []struct {
		how string
		do  func()
	}{
		{"written into", func() { write(t, file, "2") }},
		{"renamed over", func() { write(t, other, "3"); rename(other, file) }},
		{"moved away, then renamed over", func() { write(t, other, "4"); rename(file, file+"~"); rename(other, file) }},
		{"removed and made again", func() { os.Remove(file); write(t, file, "5") }},
		{"again", func() { write(t, other, "x"); write(t, file, "6") }},
	} {
		save.do()
		if got := next(t, w, dir); got != "a.xml" {
			t.Errorf("%s: %s changed", save.how, got)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	w, err := New(nil, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := os.MkdirAll(filepath.Join(dir, "new", "deep"), 0o777); err != nil {
		t.Fatal(err)
	}
	next(t, w, dir)
	for _, name := range []string{"a.xml", "new/b.xml", "new/deep/c.xml"} {
		write(t, filepath.Join(dir, ".hidden"), "x")
		write(t, filepath.Join(dir, filepath.FromSlash(name)), "1")
		if got := next(t, w, dir); got != name {
			t.Errorf("%s: %s changed", name, got)
		}
	}
}

func TestEnd(t *testing.T) {
	w, err := New([]string{filepath.Join(t.TempDir(), "a.xml")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	w.Close()
	if _, err := w.Next(t.Context()); err == nil {
		t.Error("closed, and no error")
	}
	if _, err := New(nil, []string{filepath.Join(t.TempDir(), "none")}); err == nil {
		t.Error("a folder that is not there can be watched")
	}
}
