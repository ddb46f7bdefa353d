package lsp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "record the conversation anew, which takes Neovim")

// What the program of the test does if it is started with SIGLUM_TEST_SERVE: it is the
// server, on standard input and output, and records all messages in the file of that
// name.
const serveVariable = "SIGLUM_TEST_SERVE"

func TestMain(m *testing.M) {
	record, serve := os.LookupEnv(serveVariable)
	if !serve {
		os.Exit(m.Run())
	}
	log, err := os.OpenFile(record, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var mu sync.Mutex
	in := io.TeeReader(os.Stdin, &recorder{mu: &mu, log: log, sign: "-->"})
	out := io.MultiWriter(&recorder{mu: &mu, log: log, sign: "<--"}, os.Stdout)
	v := &schema.Validator{Lint: &lint.Config{}}
	profile, found := notation.ReadProfile(source.NewFile("archive.yaml", []byte(archive)))
	if found.HasErrors() {
		fmt.Fprintln(os.Stderr, found)
		os.Exit(2)
	}
	if err := Serve(in, out, Options{
		Validator: func(string) (*schema.Validator, error) { return v, nil }, Delay: time.Nanosecond, Version: "v0.0.0", Profile: profile,
	}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// archive is a profile of few rules, so that the recorded conversation stays when
// others change.
const archive = `
profile: archive
version: "1"
brackets: [{open: "[", close: "]"}]
rules:
  - name: crossed-out
    labels: [crossed out]
    tei: <del rend="overstrike">{content}</del>
    examples: [{text: "a [crossed out: b] c", tei: 'a <del rend="overstrike">b</del> c'}]
  - name: illegible
    match: illegible
    tei: <gap reason="illegible"/>
    examples: [{text: "a [illegible] b", tei: 'a <gap reason="illegible"/> b'}]
  - name: supplied
    tei: <supplied>{content}</supplied>
    examples: [{text: "a [b] c", tei: a <supplied>b</supplied> c}]
`

// A recorder writes each message that passes as a line.
type recorder struct {
	mu   *sync.Mutex
	log  io.Writer
	sign string
	rest []byte
}

func (r *recorder) Write(p []byte) (int, error) {
	r.rest = append(r.rest, p...)
	for {
		head, body, ok := bytes.Cut(r.rest, []byte("\r\n\r\n"))
		var length int
		if _, err := fmt.Sscanf(strings.ToLower(string(head)), "content-length: %d", &length); !ok || err != nil || len(body) < length {
			return len(p), nil
		}
		r.rest = body[length:]
		r.mu.Lock()
		fmt.Fprintf(r.log, "%s %s\n", r.sign, body[:length])
		r.mu.Unlock()
	}
}

// TestNeovim lets Neovim talk with the server: what it makes of the answers must be
// what a scholar expects. With -update the conversation is recorded.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("nvim is not installed")
	}
	dir := t.TempDir()
	out, record := filepath.Join(dir, "out.txt"), filepath.Join(dir, "record.txt")
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // of one that waits for an answer
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile testdata/neovim.lua")
	cmd.Env = append(os.Environ(), "SIGLUM_LSP="+os.Args[0], "SIGLUM_OUT="+out, serveVariable+"="+record,
		"XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	golden(t, "testdata/neovim.result.txt", read(t, out))
	if *update {
		write(t, "testdata/neovim.txt", anonymous(read(t, record)))
	}
}

// anonymous takes from a conversation what differs from machine to machine.
func anonymous(text []byte) []byte {
	return regexp.MustCompile(`"processId":\d+`).ReplaceAll(text, []byte(`"processId":1`))
}

// TestConversation has the recorded client talk with a server over pipes: it sends the
// next message when it has received all that Neovim had received before. Each answer
// must be, byte for byte, the one that was recorded.
func TestConversation(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), serveVariable+"="+filepath.Join(t.TempDir(), "record.txt"))
	to, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	from, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answers := &listener{in: bufio.NewReader(from), early: map[string]string{}}
	count := 0
	for line := range bytes.Lines(read(t, "testdata/neovim.txt")) {
		sign, message, _ := strings.Cut(strings.TrimSuffix(string(line), "\n"), " ")
		count++
		if sign == "-->" {
			if _, err := fmt.Fprintf(to, "Content-Length: %d\r\n\r\n%s", len(message), message); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := answers.next(subject(message))
		if err != nil {
			t.Fatalf("message %d: %v, want %s", count, err, message)
		}
		if got != message {
			t.Fatalf("message %d: %s", count, cmp.Diff(indented(message), indented(got)))
		}
	}
	if count < 30 {
		t.Errorf("only %d messages were recorded", count)
	}
	if rest, err := answers.next(""); err == nil {
		t.Errorf("at the end: %q", rest)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// A listener receives messages. Diagnostics come when they are ready, before an answer
// or after it; those of a text that has changed meanwhile may not come at all.
type listener struct {
	in    *bufio.Reader
	early map[string]string // what came before it was expected, by its subject
}

// next returns the next message about a subject.
func (l *listener) next(wanted string) (string, error) {
	for {
		if message, ok := l.early[wanted]; ok {
			return message, nil
		}
		var length int
		if _, err := fmt.Fscanf(l.in, "Content-Length: %d\r\n\r\n", &length); err != nil {
			return "", err
		}
		content := make([]byte, length)
		if _, err := io.ReadFull(l.in, content); err != nil {
			return "", err
		}
		l.early[subject(string(content))] = string(content)
	}
}

// subject returns what a message answers to: the number of a request, or the document
// and version that diagnostics are about.
func subject(message string) string {
	var m struct {
		ID     json.RawMessage
		Params struct {
			URI     string
			Version int
		}
	}
	if err := json.Unmarshal([]byte(message), &m); err != nil {
		return message
	}
	return fmt.Sprint(string(m.ID), " ", m.Params.URI, " ", m.Params.Version)
}

func indented(message string) string {
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(message), "", " "); err != nil {
		return message
	}
	return b.String()
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		write(t, name, got)
		return
	}
	if diff := cmp.Diff(string(read(t, name)), string(got)); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestClientLeaves ends the messages without a word, as an editor that was killed does.
func TestClientLeaves(t *testing.T) {
	if err := Serve(strings.NewReader(""), io.Discard, Options{}); !errors.Is(err, errEnded) {
		t.Errorf("got %v", err)
	}
	if err := Serve(strings.NewReader("Content-Length: 33\r\n\r\n"+`{"jsonrpc":"2.0","method":"exit"}`), io.Discard, Options{}); !errors.Is(err, errEnded) {
		t.Errorf("exit without shutdown: got %v", err)
	}
}
