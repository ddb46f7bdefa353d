package notation

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// The codes of what front matter may have wrong.
const (
	CodeFrontMatter      diag.Code = "front-matter"         // it is no YAML
	CodeFrontMatterField diag.Code = "front-matter-unknown" // a field of it is not known
)

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
			r := newMetaReader(f.Span)
			f.Metadata, f.Fields = r.read(f.YAML)
			p.list = append(append(p.list, r.list...), f.Metadata.check(f.Span)...)
			*start = next
			return f
		}
		at = afterLineEnd(p.text, end)
	}
	p.frontNotClosed(*start, open)
	return nil
}

// frontNotClosed reports a line of hyphens above what may be a field, if none stands below.
func (p *parser) frontNotClosed(start, open int) {
	key, _, ok := strings.Cut(p.text[open:open+lineLength(p.text[open:])], ":")
	if !ok || !IsName(key) {
		return
	}
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning, Code: CodeFrontMatter, Span: p.span(start, start+len(fence)),
		Message: "the front matter that seems to begin here is not closed; its lines are read as text",
		Help:    "close it with a line of three hyphens",
	})
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
