//go:build !unix && !windows

package cli

func ignoreClosedPipes() {}

func isClosedPipe(error) bool { return false }
