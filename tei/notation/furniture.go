package notation

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// skipped reports whether a line is page furniture by a rule of the profile.
func (p *parser) skipped(l line) bool {
	if l.end-l.text > maxFurniture {
		return false
	}
	for _, r := range p.profile.Layout.Skip {
		if r.Match.MatchWhole(p.text[l.text:l.end]) {
			return true
		}
	}
	return false
}

// maxFurniture is the length in bytes of the longest line that may be page
// furniture.
const maxFurniture = 300

// furniture returns where the text between two offsets, all of which is layout,
// holds anything but blanks and line ends.
func (p *parser) furniture(start, end int) []source.Span {
	var spans []source.Span
	for start < end {
		stop := end
		if i := strings.IndexAny(p.text[start:end], "\n\r"); i >= 0 {
			stop = start + i
		}
		line := p.text[start:stop]
		if trimmed := strings.Trim(line, blanks+"\ufeff"); trimmed != "" && p.indentation(line) < len(line) {
			at := start + strings.Index(line, trimmed)
			spans = append(spans, p.span(at, at+len(trimmed)))
		}
		start = stop + 1
	}
	return spans
}
