package cli

import (
	"errors"

	"golang.org/x/sys/windows"
)

func ignoreClosedPipes() {}

// isClosedPipe reports whether an error means that the reader of the output has
// seen enough, as "more" does. That is no failure.
func isClosedPipe(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}
