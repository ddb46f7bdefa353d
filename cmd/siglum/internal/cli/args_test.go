package cli

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	urfave "github.com/urfave/cli/v2"
)

func testApp() *urfave.App {
	c := newCall(nil, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, "")
	app := c.app()
	convert := &urfave.Command{Name: "convert", Flags: []urfave.Flag{
		outputFlag(), strictFlag(),
		choiceFlag("to", "`FORMAT`", "html", "text"),
		&urfave.IntFlag{Name: "wrap"},
		&urfave.StringSliceFlag{Name: "schema", Aliases: []string{"s"}},
	}}
	c.complete(convert)
	app.Commands = append(app.Commands, convert)
	return app
}

func TestArrange(t *testing.T) {
	tests := []struct{ why, args, want string }{
		{"nothing", "", ""},
		{"flags behind the file", "convert a.txt -o b.xml", "convert --output=b.xml -- a.txt"},
		{"flags between files", "convert a --strict b", "convert --strict -- a b"},
		{"flags before the command", "--color never -q convert a", "convert --color=never --quiet -- a"},
		{"a value that is the name of a command", "convert -o new a", "convert --output=new -- a"},
		{"the value of a flag before the command is no command", "--color auto convert a", "convert --color=auto -- a"},
		{"-- ends the flags", "convert -- -o --strict", "convert -- -o --strict"},
		{"- is a file", "convert - -o -", "convert --output=- -- -"},
		{"a value may begin with a hyphen", "convert -o -x a", "convert --output=-x -- a"},
		{"value behind the short flag", "convert -ob.xml a", "convert --output=b.xml -- a"},
		{"value behind the short flag and =", "convert -o=b.xml a", "convert --output=b.xml -- a"},
		{"value behind the long flag and =", "convert --output=b=c.xml a", "convert --output=b=c.xml -- a"},
		{"a flag of the command before it, with a value", "-o new convert a", "convert --output=new -- a"},
		{"joined flags, the last with a value", "convert -qvob.xml a", "convert --quiet --verbose --output=b.xml -- a"},
		{"repeated", "convert -s a.rng a --schema b.rng", "convert --schema=a.rng --schema=b.rng -- a"},
		{"help of a command", "convert a --help", "help -- convert"},
		{"help of the program", "-h", "help"},
		{"help of the program, with the word help", "help convert", "help -- convert"},
		{"no command", "--version", "--version"},
		{"an unknown command", "--color never nonsense -x", "nonsense -x"},
	}
	for _, tt := range tests {
		got, err := arrange(strings.Fields(tt.args), testApp())
		if err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestArrangeProblems(t *testing.T) {
	tests := []struct{ args, message, help string }{
		{"convert --outptu a", "siglum convert has no flag --outptu", "Did you mean --output?"},
		{"convert --outptu=a", "siglum convert has no flag --outptu=a", "Did you mean --output?"},
		{"convert -output a", "siglum convert has no flag -output", "Did you mean --output?"},
		{"convert -strict", "siglum convert has no flag -strict", "Did you mean --strict?"},
		{"convert --o a", "siglum convert has no flag --o", "Did you mean -o?"},
		{"convert -z", "siglum convert has no flag -z", "See: siglum convert --help"},
		{"convert -qz", "siglum convert has no flag -qz", "See: siglum convert --help"},
		{"convert -é", "siglum convert has no flag -é", "See: siglum convert --help"},
		{"convert a -o", "-o needs a value", "See: siglum convert --help"},
		{"convert a --output", "--output needs a value", "See: siglum convert --help"},
		{"convert --output= a", "--output needs a value", "See: siglum convert --help"},
		{"convert --strict=no", "--strict takes no value", "Write --strict alone."},
		{"convert --to pdf", `--to: there is no "pdf"`, "There is: html, text."},
		{"convert --to txt", `--to: there is no "txt"`, "Did you mean text?"},
		{"convert --wrap wide", `--wrap: "wide" is no number`, "Give a number, 0 or greater."},
		{"convert --wrap=-1", `--wrap: "-1" is no number`, "Give a number, 0 or greater."},
		{"--color sometimes new letter", `--color: there is no "sometimes"`, "There is: auto, always, never."},
	}
	for _, tt := range tests {
		_, err := arrange(strings.Fields(tt.args), testApp())
		p, ok := err.(*problem)
		if !ok {
			t.Errorf("%s: error %v, want a problem", tt.args, err)
			continue
		}
		if diff := cmp.Diff([]string{tt.message, tt.help}, []string{p.message, p.help}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.args, diff)
		}
	}
}
