//go:build unix

package cli

import (
	"errors"
	"os/signal"
	"syscall"
)

// ignoreClosedPipes lets writing to a pipe that nobody reads any more fail with
// an error, instead of ending the program by a signal.
func ignoreClosedPipes() { signal.Ignore(syscall.SIGPIPE) }

// isClosedPipe reports whether an error means that the reader of the output has
// seen enough, as "head" does. That is no failure.
func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
