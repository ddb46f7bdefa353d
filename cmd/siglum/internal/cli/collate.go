package cli

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/collate"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The formats of collations besides html and text, and the extensions by which the
// name of an output asks for one.
var collationFormats = map[string]string{
	".xml": "tei", ".tei": "tei", ".json": "json", ".csv": "csv", ".html": toHTML, ".htm": toHTML,
	".txt": toText, ".text": toText, ".graphml": "graphml", ".nex": "nexus", ".nexus": "nexus", ".phy": "phylip", ".phylip": "phylip", ".dot": "dot", ".gv": "dot",
}

var units = map[string]collate.Unit{"line": collate.Line, "paragraph": collate.Paragraph, "numbered": collate.Numbered}

var methods = map[string]collate.Method{"double-end-point": collate.DoubleEndPoint, "location-referenced": collate.LocationReferenced}

func (c *call) collateCommand() *urfave.Command {
	return &urfave.Command{
		Name:      "collate",
		Usage:     "compare the witnesses of a text and make a critical apparatus",
		ArgsUsage: "SIGLUM=FILE… | FILE… | WITNESSES.json",
		Description: `  siglum collate A=draft.txt B=copy.txt C=print.txt > edition.xml
  siglum collate --near A.txt B.txt C.txt -o edition.html   # colour stands by color
  siglum collate --to text A.txt B.txt         # the words below each other
  siglum collate --base B A.xml B.xml C.xml    # TEI; the readings of B are the text
  siglum collate --to csv --segments witnesses.json > table.csv

Without a siglum a file is called by its name. A file is plain text, TEI, or, with
-p, a transcription; one file of JSON may hold all witnesses, as CollateX has them.`,
		Flags: []urfave.Flag{
			choiceFlag("to", "make `FORMAT`: tei, json, csv, html, text, graphml, dot, nexus, phylip, stats, stats-csv or stats-json; without it, what the name of the output says, else tei",
				"", "tei", "json", "csv", toHTML, toText, "graphml", "dot", "nexus", "phylip", "stats", "stats-csv", "stats-json"),
			&urfave.BoolFlag{Name: "near", Usage: "let words stand together that are only similar"},
			&urfave.BoolFlag{Name: "segments", Usage: "in tables and graphs, join neighbouring words that vary in one way"},
			&urfave.BoolFlag{Name: "verse", Usage: "take the lines that all witnesses share for verses"},
			&urfave.BoolFlag{Name: "join", Usage: "in the apparatus, make one entry of neighbouring variants"},
			choiceFlag("method", "link the apparatus to the text by `METHOD`: parallel-segmentation (entries in the text), double-end-point or location-referenced (in a list behind it)",
				"", "parallel-segmentation", "double-end-point", "location-referenced"),
			&urfave.BoolFlag{Name: "split", Usage: "in the apparatus, make an entry of each word"},
			&urfave.StringFlag{Name: "decisions", Usage: "follow the editor's decisions in `FILE`, YAML"},
			&urfave.StringFlag{Name: "check", Usage: "say how the apparatus in `EDITED.xml` differs from the witnesses and their collation"},
			&urfave.StringFlag{Name: "base", Usage: "take the readings of the witness `SIGLUM` for the text, not those of most witnesses"},
			&urfave.BoolFlag{Name: "layers", Usage: "collate a corrected witness in TEI twice: A as first written, A1 as corrected"},
			choiceFlag("unit", "align `UNIT` first and the words in it: word (nothing first), line, paragraph, or numbered (what has @n in TEI)", "", "word", "line", "paragraph", "numbered"),
			&urfave.StringFlag{Name: "normalize", Usage: "compare words by the rules in `FILE`, YAML or CSV"},
			&urfave.BoolFlag{Name: "match-case", Usage: "let capitals count when words are compared"},
			&urfave.BoolFlag{Name: "ignore-accents", Usage: "let accents not count"},
			&urfave.BoolFlag{Name: "ignore-letters", Usage: "take ſ for s, v for u, j for i, æ for ae, œ for oe"},
			&urfave.BoolFlag{Name: "ignore-punctuation", Usage: "take all punctuation marks for one"},
			&urfave.StringFlag{Name: "title", Usage: "call the edition `TITLE`"},
			profileFlag("the files are transcriptions by the conventions of `PROFILE`, a name or a YAML file"),
			outputFlag(), strictFlag(),
		},
		Action: c.collate,
	}
}

func (c *call) collate(ctx *urfave.Context) error {
	if !ctx.Args().Present() {
		return noFile(ctx)
	}
	if ctx.Bool("join") && ctx.Bool("split") {
		return because("Give one of them.", "--join and --split contradict each other")
	}
	reader, err := c.newWitnessReader(ctx)
	if err != nil {
		return err
	}
	named, err := nameWitnesses(ctx.Args().Slice())
	if err != nil {
		return err
	}
	target := ctx.String("output")
	if target == "" {
		target = standard
	}
	if err := keepInputs(named, target); err != nil {
		return err
	}
	witnesses, err := c.witnesses(reader, named)
	if err != nil || c.code > exitOK {
		return err
	}
	if err := checkSigla(witnesses, ctx.String("base")); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := guard("", func() error { return c.collated(ctx, &out, witnesses) }); err != nil || c.code > exitOK && ctx.String("check") == "" {
		return err
	}
	return c.put(target, out.Bytes())
}

// keepInputs refuses an output that is one of the inputs.
func keepInputs(named []namedFile, target string) error {
	for _, w := range named {
		if overwritten([]string{w.path}, []string{target}) != "" {
			return because("Choose another output with -o.", "%s is an input and would be overwritten", w.path)
		}
	}
	return nil
}

// witnesses reads all files, and tells what is wrong with them.
func (c *call) witnesses(reader *witnessReader, named []namedFile) ([]*collate.Witness, error) {
	var all []*collate.Witness
	for _, file := range named {
		raw, err := c.read(file.path)
		if err != nil {
			return nil, err
		}
		f := source.NewFile(file.path, raw)
		list, found := reader.read(file, f)
		found = append(found, withoutWords(f, list, found)...)
		if reader.strict {
			found = found.Strict()
		}
		c.tell(found)
		all = append(all, list...)
	}
	return all, nil
}

// withoutWords says which witnesses of a file have nothing to compare.
func withoutWords(f *source.File, list []*collate.Witness, before diag.List) (found diag.List) {
	for _, w := range list {
		if len(w.Tokens) == 0 && !before.HasErrors() {
			found = append(found, diag.Diagnostic{Severity: diag.Warning, Code: collate.CodeNoText, Span: f.Span(0, 0),
				Message: "witness " + w.ID + " has no words", Help: "look whether this is the right file"})
		}
	}
	return found
}

// checkSigla refuses two witnesses of one name, and a base that is none of them.
func checkSigla(witnesses []*collate.Witness, base string) error {
	var sigla []string
	for _, w := range witnesses {
		if slices.Contains(sigla, w.ID) {
			return because("Give each a siglum of its own: A=FILE B=FILE.", "two witnesses are called %s", w.ID)
		}
		sigla = append(sigla, w.ID)
	}
	if base != "" && !slices.Contains(sigla, base) {
		return because("There is: "+strings.Join(sigla, ", ")+".", "--base: there is no witness %q", base)
	}
	return nil
}

// collated writes the collation of witnesses in the format that is asked for.
func (c *call) collated(ctx *urfave.Context, out *bytes.Buffer, witnesses []*collate.Witness) error {
	choices, err := c.choices(ctx, witnesses)
	if err != nil || c.code > exitOK {
		return err
	}
	progress := ui.NewWork(c.messages, "words")
	defer progress.Done()
	table, err := collate.Align(ctx.Context, witnesses, collate.Options{
		Near: ctx.Bool("near"), Unit: units[ctx.String("unit")], Constraints: choices.Constraints, Progress: progress.Set,
	})
	if err != nil {
		return err
	}
	progress.Done()
	if c.tellAs(ctx, choices.Check(table)); c.code > exitOK {
		return nil
	}
	o := collate.ApparatusOptions{
		Title: ctx.String("title"), Base: ctx.String("base"), Verse: ctx.Bool("verse"), Group: grouping(ctx), Method: methods[ctx.String("method")], Choices: choices, Version: c.version,
	}
	if path := ctx.String("check"); path != "" {
		return c.checkApparatus(ctx, out, path, table, o)
	}
	return writeCollation(ctx, out, table, o)
}

// writeCollation writes a table in the format that is asked for.
func writeCollation(ctx *urfave.Context, out *bytes.Buffer, table *collate.Table, o collate.ApparatusOptions) error {
	segments := table.Columns()
	if ctx.Bool("segments") {
		segments = table.Segments()
	}
	switch format := collationFormat(ctx); format {
	case "json":
		return table.WriteJSON(out, segments)
	case "csv":
		return table.WriteCSV(out, segments)
	case toText:
		return table.WriteText(out, segments)
	case "graphml":
		return table.WriteGraphML(out, segments)
	case "dot":
		return table.WriteDOT(out, segments)
	case toHTML:
		return table.WriteHTML(out, o.Title, table.Segments())
	case "nexus":
		return table.WriteNEXUS(out)
	case "phylip":
		return table.WritePHYLIP(out)
	case "stats", "stats-csv", "stats-json":
		return writeStatistics(out, table.Statistics(), format)
	}
	return collate.Apparatus(table, o).Write(out)
}

func grouping(ctx *urfave.Context) collate.Grouping {
	switch {
	case ctx.Bool("join"):
		return collate.GroupAll
	case ctx.Bool("split"):
		return collate.GroupNone
	}
	return collate.GroupAlike
}

// choices reads an editor's decisions, and says which cannot be followed.
func (c *call) choices(ctx *urfave.Context, witnesses []*collate.Witness) (*collate.Choices, error) {
	path := ctx.String("decisions")
	if path == "" {
		return &collate.Choices{}, nil
	}
	raw, err := c.read(path)
	if err != nil {
		return nil, err
	}
	decisions, found := collate.ReadDecisions(source.NewFile(path, raw))
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	choices, found := decisions.Resolve(witnesses)
	c.tellAs(ctx, found)
	return choices, nil
}

// tellAs tells what was found, warnings as errors if that is asked for.
func (c *call) tellAs(ctx *urfave.Context, found diag.List) {
	if ctx.Bool("strict") {
		found = found.Strict()
	}
	c.tell(found)
}

// checkApparatus reports how an edited apparatus differs from a collation.
func (c *call) checkApparatus(ctx *urfave.Context, out *bytes.Buffer, path string, table *collate.Table, o collate.ApparatusOptions) error {
	raw, err := c.read(path)
	if err != nil {
		return err
	}
	edited, found := tei.Load(source.NewFile(path, raw), tei.LoadOptions{})
	if found.HasErrors() {
		c.tell(found)
		return nil
	}
	found, err = collate.Check(ctx.Context, edited, table, o)
	if err != nil {
		return err
	}
	if found.HasErrors() {
		c.atLeast(exitDocument)
	}
	if len(found) == 0 {
		out.WriteString(path + ": the texts of all witnesses and the entries are those of the collation\n")
		return nil
	}
	return diag.Text{}.Write(out, found)
}

func writeStatistics(out io.Writer, s collate.Statistics, format string) error {
	switch format {
	case "stats-csv":
		return s.WriteCSV(out)
	case "stats-json":
		return s.WriteJSON(out)
	}
	return s.WriteText(out)
}

func collationFormat(ctx *urfave.Context) string {
	if format := ctx.String("to"); format != "" {
		return format
	}
	if format, ok := collationFormats[strings.ToLower(filepath.Ext(ctx.String("output")))]; ok {
		return format
	}
	return "tei"
}
