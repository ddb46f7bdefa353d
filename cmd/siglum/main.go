// Command siglum makes, checks and shows TEI editions.
package main

import (
	"os"

	"github.com/siglum/siglum/cmd/siglum/internal/cli"
)

// version is set by the linker for a release: -ldflags "-X main.version=v1.2.3".
// Without it the version is the one that the go command recorded.
var version string

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, version))
}
