package cli

import (
	"bytes"
	"strings"

	urfave "github.com/urfave/cli/v2"
)

func filesFromFlag() urfave.Flag {
	return &urfave.StringFlag{Name: "files-from", TakesFile: true,
		Usage: "take the files, besides those named, from the list in `FILE`, a path a line; - is standard input"}
}

// arguments returns the files that a call names, with those in the list that it
// names. Lines end in LF, CR LF, or in NUL as "find -print0" writes them; empty
// ones are passed over.
func (c *call) arguments(ctx *urfave.Context) ([]string, error) {
	args := ctx.Args().Slice()
	list := ctx.String("files-from")
	if list == "" {
		return args, nil
	}
	text, err := c.read(list)
	if err != nil {
		return nil, err
	}
	end := "\n"
	if bytes.IndexByte(text, 0) >= 0 {
		end = "\x00"
	}
	for line := range strings.SplitSeq(string(text), end) {
		if end == "\n" {
			line = strings.TrimSuffix(line, "\r")
		}
		if line != "" {
			args = append(args, line)
		}
	}
	return args, nil
}
