package encode

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// WriteJSON writes the source map as ECMA-426 has it (version 3). The edition and the
// transcription are named by the names given. Lines and columns count from 0, columns
// in UTF-16 code units. A piece of the edition that comes from no piece of the transcription
// has a mapping of one field.
func (m *SourceMap) WriteJSON(w io.Writer, edition, transcription string) error {
	text, err := json.Marshal(struct {
		Version  int      `json:"version"`
		File     string   `json:"file"`
		Sources  []string `json:"sources"`
		Names    []string `json:"names"`
		Mappings string   `json:"mappings"`
	}{3, edition, []string{transcription}, []string{}, m.mappings()})
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// mappings writes the segments as ECMA-426 encodes them: lines divided by ";",
// segments by ",", each a few numbers relative to those before.
func (m *SourceMap) mappings() string {
	var b strings.Builder
	var column, line, sourceLine, sourceColumn int
	for i, s := range m.byLine() {
		at := m.edition.Position(s.start, source.UTF16)
		if i > 0 && at.Line-1 == line {
			b.WriteByte(',')
		}
		for ; line < at.Line-1; line++ {
			b.WriteByte(';')
			column = 0
		}
		vlq(&b, at.Column-1-column)
		column = at.Column - 1
		if s.from.IsZero() {
			continue
		}
		from := s.from.File.Position(s.from.Start, source.UTF16)
		vlq(&b, 0) // the only source
		vlq(&b, from.Line-1-sourceLine)
		vlq(&b, from.Column-1-sourceColumn)
		sourceLine, sourceColumn = from.Line-1, from.Column-1
	}
	return b.String()
}

// byLine returns the segments, those over several lines divided at the line ends:
// readers of source maps look for a mapping within the line only.
func (m *SourceMap) byLine() []segment {
	var list []segment
	text := m.edition.Bytes()
	for i, s := range m.segments {
		end := len(text)
		if i+1 < len(m.segments) {
			end = m.segments[i+1].start
		}
		if s.start >= end {
			continue
		}
		list = append(list, s)
		for at := s.start; at < end; at++ {
			if text[at] == '\n' && at+1 < end {
				list = append(list, segment{start: at + 1, from: m.At(at + 1)})
			}
		}
	}
	return list
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// vlq writes a number as a variable-length quantity of base 64 digits (ECMA-426,
// 6.2): the lowest bit is the sign, five bits a digit, the lowest first.
func vlq(b *strings.Builder, n int) {
	bits := uint(n) << 1
	if n < 0 {
		bits = uint(-n)<<1 | 1
	}
	for {
		digit := bits & 31
		bits >>= 5
		if bits > 0 {
			digit |= 32
		}
		b.WriteByte(base64Digits[digit])
		if bits == 0 {
			return
		}
	}
}
