package cli

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei/diag"
)

// Streams are what the program reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// A call is one run of the program.
type call struct {
	Streams
	version  string
	args     []string
	messages ui.Messages
	drafts   drafts
	written  map[string]bool // inputs, and results that named their own places
	unusable string          // what was told last of a schema, a profile or settings
	code     int             // the highest exit code so far
}

// Main runs the program with the arguments after its name, and returns its exit
// code. The version is that of a release, or empty.
func Main(args []string, s Streams, version string) int {
	ignoreClosedPipes()
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(interrupt)

	c := newCall(args, s, version)
	done := make(chan int, 1)
	go func() { done <- c.run() }()
	select {
	case code := <-done:
		return code
	case <-interrupt:
		c.drafts.abandon()
		return exitInterrupt
	}
}

func newCall(args []string, s Streams, version string) *call {
	return &call{
		Streams: s, version: version, args: args,
		messages: ui.Messages{Out: ui.NewOutput(s.Err, ui.ColorAuto)},
	}
}

// run does what the arguments ask for.
func (c *call) run() int {
	c.fail(guard("", func() error { return c.dispatch() }))
	return c.code
}

func (c *call) dispatch() error {
	app := c.app()
	args, err := arrange(c.args, app)
	if err != nil {
		return err
	}
	return app.Run(append([]string{app.Name}, args...))
}

// fail tells an error, if there is one, and lets the exit code follow.
func (c *call) fail(err error) {
	var p *problem
	var d *defect
	var u *unusable
	switch {
	case err == nil || isClosedPipe(err) || errors.Is(err, errAbandoned):
		return
	case errors.As(err, &u):
		if text := u.Error(); text != c.unusable { // all documents of a folder have it
			c.messages.Diagnostics(u.found)
			c.unusable = text
		}
	case errors.As(err, &d):
		c.messages.Problem(d.Error(), d.report(c.versionLine(), c.args))
	case errors.As(err, &p):
		c.messages.Problem(p.message, p.help)
	default:
		c.messages.Problem(err.Error(), "")
	}
	c.atLeast(exitCall)
}

// tell writes what was found in a document, and lets the exit code follow.
func (c *call) tell(found diag.List) {
	c.messages.Diagnostics(found)
	if found.HasErrors() {
		c.atLeast(exitDocument)
	}
}

func (c *call) atLeast(code int) { c.code = max(c.code, code) }

// hint says what the user probably wants instead, if there are errors and anything
// to say.
func (c *call) hint(found diag.List, text string) {
	if text != "" && found.HasErrors() {
		c.messages.Hint(text)
	}
}
