package cli

import (
	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/tei/diag/report"
)

func shardFlag() urfave.Flag {
	return &urfave.StringFlag{Name: "shard",
		Usage: "check a part of the documents: `N/OF`, as 2/8, is the second of eight; siglum report merge joins the reports"}
}

// shard returns the part of the documents that a call is for.
func shard(ctx *urfave.Context) (report.Shard, error) {
	text := ctx.String("shard")
	if text == "" {
		return report.Shard{}, nil
	}
	s, err := report.ParseShard(text)
	if err != nil {
		return s, because("", "--shard: %s", err)
	}
	return s, nil
}
