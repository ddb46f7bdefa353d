package source

import (
	"sort"
	"unicode/utf8"
)

// stride is the distance in bytes of checkpoints, by which a column in a document
// of one line, megabytes long, is found without counting from its start.
const stride = 4096

// A checkpoint says how many characters stand before an offset.
type checkpoint struct {
	offset            int
	codePoints, utf16 int
}

// widthBetween is Width of the text between two offsets.
func (f *File) widthBetween(start, end int, unit Unit) int {
	if unit == Bytes || end-start <= 2*stride {
		return Width(f.text[start:end], unit)
	}
	return f.before(end, unit) - f.before(start, unit)
}

// before returns the width of all text before an offset.
func (f *File) before(offset int, unit Unit) int {
	f.onceCheckpoints.Do(func() { f.checkpoints = checkpointsOf(f.text) })
	i := sort.Search(len(f.checkpoints), func(i int) bool { return f.checkpoints[i].offset > offset })
	c := f.checkpoints[i-1]
	return c.width(unit) + Width(f.text[c.offset:offset], unit)
}

// skip returns the last checkpoint that lies at most n units behind an offset and not behind an end, and how many
// of the units are left from there; the offset itself if there is none.
func (f *File) skip(offset, end, n int, unit Unit) (at, left int) {
	wanted := f.before(offset, unit) + n
	i := sort.Search(len(f.checkpoints), func(i int) bool {
		c := f.checkpoints[i]
		return c.offset > end || c.width(unit) > wanted
	})
	c := f.checkpoints[i-1] // the first is the start of the text
	if c.offset <= offset {
		return offset, n
	}
	return c.offset, wanted - c.width(unit)
}

func (c checkpoint) width(unit Unit) int {
	if unit == UTF16 {
		return c.utf16
	}
	return c.codePoints
}

func checkpointsOf(text []byte) []checkpoint {
	list := make([]checkpoint, 1, len(text)/stride+2)
	var c checkpoint
	for c.offset < len(text) {
		r, size := utf8.DecodeRune(text[c.offset:])
		c.offset += size
		c.codePoints++
		c.utf16 += width(r, size, UTF16)
		if c.offset-list[len(list)-1].offset >= stride {
			list = append(list, c)
		}
	}
	return list
}
