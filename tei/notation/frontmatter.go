package notation

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what front matter may have wrong.
const (
	CodeFrontMatter      diag.Code = "front-matter"         // it is no YAML
	CodeFrontMatterField diag.Code = "front-matter-unknown" // a field of it is not known
)

// FrontFields are the fields of front matter that are understood; each has one
// value on one line.
var FrontFields = []string{
	"title", "author", "translator", "date", "citation", "source", "summary", "credits", "language", "rights", "url",
}

const fence = "---"

// frontMatter reads the metadata between two lines of three hyphens at the start of
// the text, and moves start behind it.
func (p *parser) frontMatter(start *int) *FrontMatter {
	open, ok := p.fenceLine(*start)
	if !ok {
		return nil
	}
	for at := open; at < len(p.text); {
		end := at + lineLength(p.text[at:])
		if next, ok := p.fenceLine(at); ok {
			f := &FrontMatter{Open: p.layout(open)}
			f.YAML, f.Span = p.piece(at)
			f.Close = p.layout(next)
			f.Fields = p.frontFields(f)
			*start = next
			return f
		}
		at = afterLineEnd(p.text, end)
	}
	return nil
}

// fenceLine reports whether a line of three hyphens begins at an offset, and where
// the next line begins.
func (p *parser) fenceLine(at int) (next int, ok bool) {
	end := at + lineLength(p.text[at:])
	return afterLineEnd(p.text, end), strings.TrimRight(p.text[at:end], blanks) == fence
}

func lineLength(s string) int {
	if i := strings.IndexAny(s, "\n\r"); i >= 0 {
		return i
	}
	return len(s)
}

// frontFields reads the fields of front matter. What is not understood is kept as
// it is written.
func (p *parser) frontFields(f *FrontMatter) []FrontField {
	var items yaml.MapSlice
	if err := yaml.Unmarshal([]byte(f.YAML), &items); err != nil {
		p.list = append(p.list, p.frontError(f, err))
		return nil
	}
	var fields []FrontField
	at := f.Span.Start
	for _, item := range items {
		field := FrontField{Key: fmt.Sprint(item.Key)}
		field.At = p.keyLine(field.Key, at, f.Span.End)
		at = field.At.End
		switch value := item.Value.(type) {
		case nil:
		case yaml.MapSlice, map[string]any, []any:
			field.Nested = true
		default:
			field.Value = strings.TrimSpace(fmt.Sprint(value))
			if s := p.scalarAsWritten(field.At); s != "" {
				field.Value = s // a number or date is what was typed, not what YAML makes of it
			}
		}
		fields = append(fields, field)
	}
	return fields
}

// keyLine returns the line of a key, from an offset on.
func (p *parser) keyLine(key string, at, end int) source.Span {
	for at < end {
		stop := min(end, at+lineLength(p.text[at:]))
		if strings.HasPrefix(p.text[at:stop], key) {
			return p.span(at, stop)
		}
		at = afterLineEnd(p.text, stop)
	}
	return p.span(end, end)
}

// scalarAsWritten returns the value on the line of a key if it is plain: without
// quotation marks, comments or signs of YAML.
func (p *parser) scalarAsWritten(line source.Span) string {
	_, value, _ := strings.Cut(line.Text(), ":")
	value = strings.TrimSpace(value)
	if strings.ContainsAny(value, `"'#&*!|>{}[]`) {
		return ""
	}
	return value
}

func (p *parser) frontError(f *FrontMatter, err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    CodeFrontMatter,
		Message: "the front matter cannot be read: " + err.Error(),
		Span:    f.Span.Point(),
		Help:    "each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}
	var located yaml.Error
	if errors.As(err, &located) {
		d.Message = "the front matter cannot be read: " + located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			first := p.file.Position(f.Span.Start, source.CodePoints).Line
			d.Span = p.file.LineSpan(first + t.Position.Line - 1)
		}
	}
	return d
}
