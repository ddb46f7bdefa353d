package cli

import (
	"bytes"
	"os"

	urfave "github.com/urfave/cli/v2"
)

// overTranscriptionFlag is what newTranscription takes.
func overTranscriptionFlag() urfave.Flag {
	return &urfave.BoolFlag{Name: "force", Usage: "write over a transcription that is there already and differs"}
}

// newTranscription puts a transcription in its place, unless another is there: people go on
// working by hand on what was imported, and on what an edition was made of.
func (c *call) newTranscription(force bool) func(target string, p product) error {
	return func(target string, p product) error {
		if !force && target != standard && isReplaceable(target) {
			if existing, err := os.ReadFile(target); err == nil && !bytes.Equal(existing, p.output) {
				c.fail(because("Choose another name with -o. To lose what is there: --force.",
					"%s is there already, and differs; it is not written over", target))
				return nil
			}
		}
		return c.put(target, p.output)
	}
}
