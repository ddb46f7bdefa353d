package source

import "sort"

// Fragments makes a [File] of which only some places are known: what a report tells
// of a text that is not at hand. Its file answers for these places as that of the
// whole text would, with columns in code points only; of all else it knows no line,
// column or text.
//
// It is not safe for concurrent use.
type Fragments struct{ file *File }

// NewFragments returns fragments of a text of the given name.
func NewFragments(name string) *Fragments {
	return &Fragments{&File{name: name, stream: &pieces{places: map[int]place{}}}}
}

// File returns the file that spans of the fragments refer to.
func (f *Fragments) File() *File { return f.file }

// Place makes known where an offset stands.
func (f *Fragments) Place(offset int, at Position) {
	f.file.stream.places[offset] = placeOf(offset, at)
}

// Add makes known some text of one line, which begins at an offset that stands at a
// position, and is no longer than [Span.Keep] would keep.
func (f *Fragments) Add(offset int, at Position, text string) {
	all := f.file.stream
	start := placeOf(offset, at)
	p := &piece{start: start, cursor: start, text: []byte(text)}
	i := sort.Search(len(all.kept), func(i int) bool { return all.kept[i].start.offset > offset })
	all.kept = append(all.kept, nil)
	copy(all.kept[i+1:], all.kept[i:])
	all.kept[i] = p
	if end := offset + len(text); end >= all.window.end() {
		after := p.at(end)
		all.window = piece{start: after, cursor: after}
	}
}

func placeOf(offset int, at Position) place {
	columns := max(0, at.Column-1)
	return place{offset: offset, line: at.Line, columns: [3]int{columns, columns, columns}}
}
