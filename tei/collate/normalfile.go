package collate

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// CodeNormalization says that a file of rules cannot be used.
const CodeNormalization diag.Code = "normalization"

// The words of rules for what does not count, and for what does.
const (
	ignored = "ignore"
	counted = "match"
)

// rules are a file of rules.
type rules struct {
	Case        string        `yaml:"case"`
	Accents     string        `yaml:"accents"`
	Letters     string        `yaml:"letters"`
	Punctuation string        `yaml:"punctuation"`
	Drop        string        `yaml:"drop"`
	Spellings   yaml.MapSlice `yaml:"spellings"`
	Words       yaml.MapSlice `yaml:"words"`
}

// With reads rules from a file and returns a normalization that follows them too. The
// file is YAML, with the fields case, accents, letters and punctuation ("ignore" or
// "match"), drop (characters), spellings and words (what is written: what it is
// compared as); or CSV, in whose lines stand a word and the one it is compared as, or,
// with "spelling" in the third place, letters and those they are compared as.
func (n Normalization) With(f *source.File) (Normalization, diag.List) {
	n.Words = maps.Clone(n.Words)
	if n.Words == nil {
		n.Words = map[string]string{}
	}
	if strings.EqualFold(filepath.Ext(f.Name()), ".csv") {
		return n.withCSV(f)
	}
	var r rules
	if err := yamltext.CheckDepth(f.Bytes()); err != nil {
		return n, diag.List{yamlProblem(f, err, CodeNormalization, "these are no rules for comparing words", "")}
	}
	if err := yaml.UnmarshalWithOptions(f.Bytes(), &r, yaml.Strict()); err != nil && !errors.Is(err, io.EOF) {
		return n, diag.List{yamlProblem(f, err, CodeNormalization, "these are no rules for comparing words",
			"write `letters: ignore`, or `words:` and below it lines like `  ye: the`")}
	}
	var found diag.List
	for _, field := range []struct {
		name, value string
		target      *bool
		ifMatch     bool
	}{
		{"case", r.Case, &n.Case, true}, {"accents", r.Accents, &n.Accents, false},
		{"letters", r.Letters, &n.Letters, false}, {"punctuation", r.Punctuation, &n.Punctuation, false},
	} {
		switch field.value {
		case "":
		case ignored, counted:
			*field.target = (field.value == counted) == field.ifMatch
		default:
			found = append(found, diag.Diagnostic{Code: CodeNormalization, Span: lineOf(f, field.name+":"),
				Message: fmt.Sprintf("%s cannot be %q", field.name, field.value), Help: "write ignore or match"})
		}
	}
	n.Drop += r.Drop
	for _, x := range pairs(r.Spellings) {
		n = n.spelling(x[0], x[1])
	}
	for _, x := range pairs(r.Words) {
		n = n.word(x[0], x[1])
	}
	return n, found
}

func (n Normalization) spelling(from, to string) Normalization {
	if from != "" {
		n.Spellings = append(n.Spellings[:len(n.Spellings):len(n.Spellings)], Spelling{n.plain(from), n.plain(to)})
	}
	return n
}

// word adds a rule for a whole word. Its own forms follow the rules that were given
// before it.
func (n Normalization) word(from, to string) Normalization {
	n.Words[n.plain(from)] = n.plain(to)
	return n
}

// withCSV reads the lines of a table of two or three fields.
func (n Normalization) withCSV(f *source.File) (Normalization, diag.List) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(f.Bytes(), []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord, r.Comment, r.TrimLeadingSpace = -1, '#', true
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		line, _ := 1, 0
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			line = wrong.Line
		} else if err == nil {
			line, _ = r.FieldPos(0)
		}
		kind := ""
		if len(row) == 3 {
			kind = strings.TrimSpace(row[2])
		}
		if err != nil || len(row) < 2 || len(row) > 3 || row[0] == "" || kind != "" && kind != "word" && kind != "spelling" {
			return n, diag.List{{Code: CodeNormalization, Span: f.LineSpan(line), Message: "this line is no rule for comparing words",
				Help: "write what is written and what it is compared as, as in `ye,the`, or `ck,k,spelling` for letters anywhere in a word"}}
		}
		if kind == "spelling" {
			n = n.spelling(row[0], row[1])
		} else {
			n = n.word(row[0], row[1])
		}
	}
}

func pairs(items yaml.MapSlice) [][2]string {
	var list [][2]string
	for _, x := range items {
		value := ""
		if x.Value != nil {
			value = fmt.Sprint(x.Value)
		}
		list = append(list, [2]string{fmt.Sprint(x.Key), value})
	}
	return list
}

// lineOf returns the first line that begins with a text, but for blanks.
func lineOf(f *source.File, start string) source.Span {
	n := 0
	for line := range strings.Lines(string(f.Bytes())) {
		if n++; strings.HasPrefix(strings.TrimSpace(line), start) {
			return f.LineSpan(n)
		}
	}
	return f.Span(0, 0)
}

// yamlProblem says where YAML goes wrong.
func yamlProblem(f *source.File, err error, code diag.Code, message, help string) diag.Diagnostic {
	d := diag.Diagnostic{Code: code, Span: f.Span(0, 0), Message: message + ": " + err.Error(), Help: help}
	var located yaml.Error
	if errors.As(err, &located) {
		d.Message = message + ": " + located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			d.Span = f.LineSpan(t.Position.Line)
		}
	}
	return d
}
