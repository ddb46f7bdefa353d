package notation

import (
	"bytes"
	"sort"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Parse reads a transcription by a profile. The tree is nil only if the file is
// no text: not UTF-8, with NUL characters, or empty. Whatever else is wrong, the
// tree holds every character of the file.
func Parse(f *source.File, profile *Profile) (*Transcription, diag.List) {
	if list := checkText(f); list != nil {
		return nil, list
	}
	p := &parser{file: f, text: string(f.Bytes()), profile: profile}
	pairs := pairing{file: f, shapes: profile.Brackets, depth: profile.depth()}
	pairs.run(p.text)
	p.pairs = pairs.pairs
	t := p.transcription()
	return t, append(pairs.diagnostics(), p.list...)
}

// maxDepth is the nesting of brackets that is read where a profile states none.
const maxDepth = 32

func (p *Profile) depth() int {
	if p.Depth > 0 {
		return p.Depth
	}
	return maxDepth
}

type parser struct {
	file     *source.File
	text     string
	profile  *Profile
	language Language // of the original, as the header states
	pairs    []pair   // sorted by their opening signs
	lines    []line
	body     int  // index of the first line of the body, once the header is read
	width    int  // of the longest line of the body that may be wrapped text, in bytes; 0 until it is needed
	capitals bool // the body is in capitals throughout
	done     int  // everything before this offset is in the tree
	list     diag.List
}

func (p *parser) span(start, end int) source.Span { return p.file.Span(start, end) }

// layout returns the text up to an offset that no node took yet.
func (p *parser) layout(end int) Layout {
	l := Layout{Text: p.text[p.done:end], Span: p.span(p.done, end)}
	l.Furniture = p.furniture(p.done, end)
	p.done = end
	return l
}

// piece returns text up to an offset as a string and where it stands.
func (p *parser) piece(end int) (string, source.Span) {
	text, span := p.text[p.done:end], p.span(p.done, end)
	p.done = end
	return text, span
}

func (p *parser) transcription() *Transcription {
	t := &Transcription{File: p.file}
	start := 0
	if bytes.HasPrefix(p.file.Bytes(), byteOrderMark) {
		start = len(byteOrderMark)
	}
	t.Front = p.frontMatter(&start)
	p.lines = p.freeLines(start)
	p.body = p.header(t)
	p.width = 0 // headers are set wider than the text below them
	p.language = p.profile.originalLanguage(t.Header)
	t.ByLine = p.byLine(p.body)
	p.capitals = inCapitals(p.text[p.done:])
	t.Capitals = p.capitals
	t.Body = p.blocks(p.body, t.ByLine)
	t.Tail = p.layout(len(p.text))
	return t
}

// nextPair returns the index of the first pair that opens at an offset or after.
func (p *parser) nextPair(offset int) int {
	return sort.Search(len(p.pairs), func(i int) bool { return p.pairs[i].open >= offset })
}

// originalLanguage returns the language that the header's language field names;
// the zero Language if it names none that the profile knows, or several.
func (p *Profile) originalLanguage(header []*Field) Language {
	for _, f := range header {
		if f.Def.Field.Text == "language" && len(f.Value) == 1 {
			return p.Languages[strings.Trim(String(f.Value[0].Content), ". ")]
		}
	}
	return Language{}
}
