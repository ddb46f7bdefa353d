package lsp

import (
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/edition"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// An encoded is what a transcription becomes at one moment.
type encoded struct {
	*edition.Edition // nil if it becomes nothing
	found            diag.List
	markup           *markup.Document // of the edition
}

func encodedOf(f *source.File, profile *notation.Profile) (*encoded, error) {
	made, found, err := edition.Make(f, profile)
	if err != nil || made == nil {
		return &encoded{found: found}, err
	}
	return &encoded{made, found, markup.Scan(made.File.Bytes())}, nil
}

// hoverTranscription shows the TEI that encoding makes of what stands at an offset, and
// the decision that led to it.
func (s *server) hoverTranscription(now *snapshot, offset int) any {
	e, err := now.encoded()
	if err != nil || e.Edition == nil {
		return nil
	}
	// The text that was encoded may have other line ends, but the same lines.
	at := e.Source.Offset(now.file.Position(offset, source.Bytes), source.Bytes)
	decision := e.decisionAt(at)
	element, span := markup.None, source.Span{}
	if decision != nil {
		element, span = e.find(decision.Path), decision.Span
	} else {
		element, span = e.elementFrom(at)
	}
	if element == markup.None {
		return nil
	}
	text := "```xml\n" + e.written(element) + "\n```"
	if decision != nil {
		text += "\n\n" + plainMarkdown(explanation(decision))
	}
	return protocol.Hover{Contents: protocol.MarkupContent{Kind: "markdown", Value: text}, Range: s.rangeOf(span.File, span.Start, span.End)}
}

func explanation(d *encode.Decision) string {
	text := d.What
	if d.Rule != "" {
		text += ", by the rule " + d.Rule
	}
	if d.Guess {
		text += "; a guess"
	}
	return text
}

// decisionAt returns the decision about the shortest piece that holds an offset and
// became an element, or nil.
func (e *encoded) decisionAt(offset int) *encode.Decision {
	var best *encode.Decision
	for i := range e.Decisions {
		d := &e.Decisions[i]
		if d.Path == "" || offset < d.Span.Start || offset >= d.Span.End {
			continue
		}
		if best == nil || d.Span.Len() <= best.Span.Len() {
			best = d
		}
	}
	return best
}

// elementFrom returns the element of the edition that comes from the shortest piece
// that holds an offset, and the piece.
func (e *encoded) elementFrom(offset int) (element int, from source.Span) {
	element = markup.None
	for i := range e.markup.Tokens {
		t := &e.markup.Tokens[i]
		if t.Kind != markup.StartTag {
			continue
		}
		span := e.Origins.At(t.Start)
		if span.File != nil && span.Start <= offset && offset < span.End && (from.File == nil || span.Len() <= from.Len()) {
			element, from = i, span
		}
	}
	return element, from
}

// find returns the element at a path, such as /TEI/text[1]/body[1], or None.
func (e *encoded) find(path string) int {
	element := markup.None
	for step := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if element = e.child(element, step); element == markup.None {
			return element
		}
	}
	return element
}

func (e *encoded) child(parent int, step string) int {
	name, index, _ := strings.Cut(strings.TrimSuffix(step, "]"), "[")
	count := 0
	for _, digit := range index {
		count = count*10 + int(digit-'0')
	}
	count = max(count, 1)
	for i := range e.markup.Children(parent) {
		if e.markup.Name(i) == name {
			if count--; count == 0 {
				return i
			}
		}
	}
	return markup.None
}

// longHover is how many bytes of TEI are shown.
const longHover = 1500

// written returns an element as the edition has it, without the indentation that all
// of its lines have.
func (e *encoded) written(element int) string {
	start, end := e.markup.Tokens[element].Start, e.markup.EndOf(element)
	text := string(e.File.Bytes()[start:end])
	if len(text) > longHover {
		text = strings.ToValidUTF8(text[:longHover], "") + " …"
	}
	line := e.File.Span(start, start).Line()
	before := string(e.File.Bytes()[line.Start:start])
	return strings.ReplaceAll(text, "\n"+before[:len(before)-len(strings.TrimLeft(before, " "))], "\n")
}

// outlineTranscription returns the fields of the header, and of the body what rules
// have recognised in whole lines: headings, datelines, signatures.
func (s *server) outlineTranscription(now *snapshot) []protocol.DocumentSymbol {
	t, _ := notation.Parse(now.file, s.options.Profile)
	if t == nil {
		return nil
	}
	var symbols []protocol.DocumentSymbol
	for _, f := range t.Header {
		if f.Span.File == nil || f.Def == nil {
			continue
		}
		symbols = append(symbols, s.line(f.Def.Field.Text, f.Span, protocol.SymbolField))
	}
	e, err := now.encoded()
	if err != nil || e.Edition == nil || len(t.Body) == 0 {
		return symbols
	}
	for _, d := range e.Decisions {
		if d.Span.File == nil || !wholeLines(d.Span) || !strings.Contains(d.Path, "/body[1]/") {
			continue
		}
		symbol := s.line(d.What, d.Span, protocol.SymbolString)
		if n := len(symbols); n > 0 && symbols[n-1].Range == symbol.Range {
			symbols = symbols[:n-1] // "name of a person" before "signature"
		}
		symbols = append(symbols, symbol)
	}
	return symbols
}

// line returns a symbol for a piece of a transcription.
func (s *server) line(name string, span source.Span, kind int) protocol.DocumentSymbol {
	r := s.rangeOf(span.File, span.Start, span.End)
	return protocol.DocumentSymbol{
		Name: name, Detail: shortened(oneParagraph(span.Text()), longSummary), Kind: kind, Range: r, SelectionRange: r,
	}
}

// wholeLines reports whether a span begins with a line and ends with one.
func wholeLines(span source.Span) bool {
	text := span.File.Bytes()
	return strings.TrimSpace(string(text[span.Line().Start:span.Start])) == "" &&
		(span.End >= len(text) || text[span.End] == '\n' || text[span.End] == '\r')
}
