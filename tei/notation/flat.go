package notation

import (
	"regexp"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// CodeFlat says that a transcription has lost its lines.
const CodeFlat diag.Code = "lines-lost"

// minFlatLabels is the number of header labels that one line must hold for it to
// be read as a transcription whose lines were lost.
const minFlatLabels = 2

// flatHeader reads the header of a transcription on one line, by the labels that
// it holds. It returns the index of the first line of the body.
func (p *parser) flatHeader(t *Transcription, label *regexp.Regexp) int {
	if len(p.lines) != 1 {
		return 0
	}
	l := p.lines[0]
	found := p.flatLabels(l, label)
	if len(found) < minFlatLabels {
		return 0
	}
	t.Flat = true
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeFlat,
		Message:  "the transcription stands on one line; its body is encoded as one paragraph",
		Span:     p.span(l.text, min(l.end, l.text+60)),
		Help:     "its header was read by the labels found in the line; export the document again with its lines if you can",
	})
	t.Header = p.flatUnlabelled(l.text, found[0].start)
	for i, f := range found {
		end := p.flatEnd(found, i, l)
		field := &Field{Def: f.def, Lead: p.layout(f.start)}
		field.Label, field.LabelAt = p.piece(f.end)
		field.Gap = p.layout(p.afterBlanks(f.end, end))
		field.Value = p.flatValue(end)
		field.Span = p.span(f.start, p.done)
		t.Header = append(t.Header, field)
	}
	p.lines[0].text = p.afterBlanks(p.done, l.end)
	p.lines[0].start = p.lines[0].text
	return 0
}

// maxFlatHeader is the length in bytes of the part of the line that labels are
// looked for in.
const maxFlatHeader = 20_000

// flatLabels finds labels that follow a blank, each once, up to one that ends the
// header.
func (p *parser) flatLabels(l line, label *regexp.Regexp) []foundLabel {
	var found []foundLabel
	seen := map[*HeaderLabel]bool{}
	limit := min(l.end, l.text+maxFlatHeader)
	for at := l.text; at < limit; {
		m := label.FindStringIndex(p.text[at:limit])
		if m == nil {
			break
		}
		start, end := at+m[0], at+m[1]
		def := p.profile.labelNamed(p.text[start:end])
		if !seen[def] && !def.Beside && (start == l.text || p.text[start-1] == ' ') {
			seen[def] = true
			found = append(found, foundLabel{def: def, start: start, end: end})
			if def.Ends {
				break
			}
		}
		at = end
	}
	return found
}

// flatEnd returns the end of a label's value.
func (p *parser) flatEnd(found []foundLabel, i int, l line) int {
	if i+1 < len(found) {
		return found[i+1].start
	}
	f := found[i]
	at := p.afterBlanks(f.end, l.end)
	if f.def.Value != nil {
		if m := f.def.Value.FindIndex(p.text[at:l.end]); m != nil && m[0] == 0 {
			return at + m[1]
		}
		return at
	}
	return l.end
}

func (p *parser) flatValue(end int) []*Block {
	end = p.done + len(strings.TrimRight(p.text[p.done:end], blanks))
	if end == p.done {
		return nil
	}
	return []*Block{p.block(p.done, p.done, end)}
}

// flatUnlabelled reads what stands before the first label: furniture, then date and
// title.
func (p *parser) flatUnlabelled(start, end int) []*Field {
	var fields []*Field
	start = p.afterFurniture(start, end)
	for _, r := range p.profile.Header.Unlabelled {
		def := p.profile.Label(r.Field.Text)
		from, to := start, end
		if r.Match != nil {
			m := r.Match.FindIndex(p.text[start:end])
			if m == nil {
				continue
			}
			fields = p.flatField(fields, unlabelledField, start, start+m[0])
			from, to = start+m[0], start+m[1]
		}
		fields = p.flatField(fields, def, from, to)
		start = p.done
	}
	return fields
}

func (p *parser) flatField(fields []*Field, def *HeaderLabel, start, end int) []*Field {
	start = p.afterBlanks(start, end)
	end = start + len(strings.TrimRight(p.text[start:end], blanks))
	if start == end {
		return fields
	}
	b := p.block(start, start, end)
	return append(fields, &Field{Def: def, Value: []*Block{b}, Span: b.Span})
}

// afterFurniture returns the end of the page furniture that stands at an offset.
func (p *parser) afterFurniture(start, end int) int {
	for {
		at := start
		for _, r := range p.profile.Layout.Skip {
			if m := r.Match.FindIndex(p.text[start:end]); m != nil && m[0] == 0 {
				start = p.afterBlanks(start+m[1], end)
			}
		}
		if start == at {
			return start
		}
	}
}

func (p *parser) afterBlanks(at, end int) int {
	return end - len(strings.TrimLeft(p.text[at:end], blanks))
}
