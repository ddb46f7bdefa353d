package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
)

func baselineFlags() []urfave.Flag {
	return []urfave.Flag{
		&urfave.StringFlag{Name: "baseline", TakesFile: true,
			Usage: "pass over the findings that `FILE` holds, so that only new ones count"},
		&urfave.BoolFlag{Name: "update-baseline", Usage: "write the findings of this call into the file of --baseline, which may not exist yet"},
	}
}

// A baseline is the findings that a call passes over. Nil passes over none.
type baseline struct {
	path  string
	known *report.Baseline
	next  *report.Baseline // what is to be known from now on; nil if that stays as it is
}

// newBaseline returns the baseline that a call names, nil if it names none.
func newBaseline(ctx *urfave.Context) (*baseline, error) {
	path, renew := ctx.String("baseline"), ctx.Bool("update-baseline")
	switch {
	case path == "" && renew:
		return nil, because("Name it: --baseline FILE --update-baseline.", "--update-baseline needs the file of --baseline")
	case path == "":
		return nil, nil
	case renew && ctx.String("shard") != "":
		return nil, because("Make it from all documents, without --shard.", "a baseline cannot be made from a part of the documents")
	case renew:
		return &baseline{path: path, next: report.NewBaseline(filepath.Dir(path))}, nil
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, because("Add --update-baseline to make it.", "%s: no such file", path)
	}
	if err != nil {
		return nil, fileProblem(path, err)
	}
	known, err := report.ReadBaseline(text, filepath.Dir(path))
	if err != nil {
		return nil, because("Make it anew with --update-baseline.", "%s: %s", path, err)
	}
	return &baseline{path: path, known: known}, nil
}

// fresh returns the findings that count, and the number of those that do not.
func (b *baseline) fresh(list diag.List) (diag.List, int) {
	switch {
	case b == nil:
		return list, 0
	case b.next != nil:
		b.next.Add(list)
		return nil, len(list)
	}
	return b.known.Remove(list)
}

// settle writes a baseline that is to be renewed, after the last document; of another it
// says what is not there any more.
func (c *call) settle(b *baseline, part report.Shard) {
	switch {
	case b == nil:
	case b.next != nil:
		if err := c.drafts.write(b.path, b.next.Write); err != nil {
			c.fail(fileProblem(b.path, err))
		}
	case part.Of == 0 && b.known.Left() > 0 && !c.messages.Quiet:
		c.messages.Hint(fmt.Sprintf("of the baseline, %s not met; if all documents were checked, --update-baseline takes out what is mended",
			wereNot(b.known.Left())))
	}
}

func wereNot(n int) string {
	if n == 1 {
		return "1 finding was"
	}
	return fmt.Sprintf("%d findings were", n)
}
