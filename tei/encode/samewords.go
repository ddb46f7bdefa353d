package encode

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// A passage is characters that stand in two texts.
type passage struct{ i, j, n int }

// sameWords returns where the words of two transcriptions stand that say the same: texts, comments and
// instructions, and what the metadata states; and, as passages without length, where elements begin and
// end. Offsets and lengths are bytes.
func sameWords(a, b *critical.Document) (words, edges []passage) {
	in, out := placer{}, placer{}
	next, stop := iter.Pull(nodesOf(b, header(a) != nil))
	defer stop()
	for n := range nodesOf(a, header(b) != nil) {
		m, ok := next()
		if !ok || wordsOf(n) != wordsOf(m) {
			break
		}
		if n.Place().File == nil || m.Place().File == nil {
			continue
		}
		if _, isElement := n.(*critical.Element); isElement {
			edges = append(edges, passage{n.Place().Start, m.Place().Start, 0}, passage{n.Place().End, m.Place().End, 0})
			continue
		}
		words = common(words, in.find(wordsOf(n), n.Place()), out.find(wordsOf(m), m.Place()))
	}
	return append(words, sameValues(a, b)...), edges
}

func header(d *critical.Document) *critical.Element { return child(d.Root, "teiHeader") }

// wordsOf returns the words of a node itself; of an element its name.
func wordsOf(n critical.Node) string {
	switch n := n.(type) {
	case *critical.Element:
		return n.Name
	case *critical.Text:
		return n.Text
	case *critical.Comment:
		return n.Text
	case *critical.Instruction:
		return n.Text
	}
	return ""
}

// nodesOf yields the nodes of a transcription in their order, its header only if asked for.
func nodesOf(d *critical.Document, withHeader bool) iter.Seq[critical.Node] {
	skipped := header(d)
	if withHeader {
		skipped = nil
	}
	return func(yield func(critical.Node) bool) {
		var walk func(list []critical.Node) bool
		walk = func(list []critical.Node) bool {
			for _, n := range list {
				e, ok := n.(*critical.Element)
				if ok && e == skipped {
					continue
				}
				if !yield(n) || ok && !walk(e.Children) {
					return false
				}
			}
			return true
		}
		_ = walk(d.Before) && walk([]critical.Node{d.Root}) && walk(d.After)
	}
}

// longValue is how long a value must be that stands in another order.
const longValue = 16

// sameValues returns where the values of metadata stand that two transcriptions state.
func sameValues(a, b *critical.Document) []passage {
	places := map[string][]source.Span{}
	for v := range valuesOf(b) {
		places[v.Text] = append(places[v.Text], v.At)
	}
	var list []passage
	last := 0
	var in, out placer
	for v := range valuesOf(a) {
		known := places[v.Text]
		if len(known) == 0 {
			continue
		}
		places[v.Text] = known[1:]
		if at := known[0]; at.Start >= last || len(v.Text) >= longValue {
			last = max(last, at.End)
			list = common(list, in.find(v.Text, v.At), out.find(v.Text, at))
		}
	}
	return list
}

// valuesOf yields the values that front matter and the text itself state, in their order.
func valuesOf(d *critical.Document) iter.Seq[notation.Value] {
	var all []notation.Value
	if d.Front != nil {
		all = slices.Collect(d.Front.Metadata.Values())
	}
	all = slices.AppendSeq(all, d.Declared.Values())
	return slices.Values(slices.DeleteFunc(all, func(v notation.Value) bool { return v.At.IsZero() || v.Text == "" }))
}

// A placer finds where the characters of texts stand in the file that they were read from: a backslash
// may take the meaning from one, an entity stand for it, other nodes between them.
type placer struct {
	done int
	file *source.File
	all  string // its text
}

// maxAway is how far away the next character may be that has signs before it.
const maxAway = 200

// find returns pieces of words with their place in a span. Texts that have the same span follow each other.
func (p *placer) find(words string, at source.Span) []passage {
	start := at.Start
	if at.File == p.file && start < p.done && p.done <= at.End {
		start = p.done
	}
	if at.File != p.file {
		p.file, p.all = at.File, string(at.File.Bytes())
	}
	text := p.all[start:at.End]
	var list []passage
	for i, j := 0, 0; i < len(words) && j < len(text); {
		if isEscape(words[i:], text[j:]) {
			list = append(list, passage{i, start + j + 1, 1})
			p.done = start + j + 2
			i, j = i+1, j+2
			continue
		}
		if n := alike(words[i:], text[j:]); n > 0 {
			list = append(list, passage{i, start + j, n})
			p.done = start + j + n
			i, j = i+n, j+n
			continue
		}
		_, size := utf8.DecodeRuneInString(words[i:])
		if n := entityLength(text[j:]); n > 0 {
			i, j = i+size, j+n
			continue
		}
		away := strings.Index(text[j:min(len(text), j+maxAway)], words[i:i+size])
		if away < 0 {
			i += size
			continue
		}
		j += away
	}
	return list
}

// alike returns how many bytes two texts have alike, up to a backslash that takes the meaning from a
// sign.
func alike(words, text string) int {
	n := 0
	for n < len(words) && n < len(text) && words[n] == text[n] && !isEscape(words[n:], text[n:]) {
		n++
	}
	for n > 0 && n < len(words) && !utf8.RuneStart(words[n]) {
		n--
	}
	return n
}

func isEscape(words, text string) bool {
	return text[0] == '\\' && len(text) > 1 && words[0] == text[1]
}

// entityLength returns the length of the reference to a character that a text begins with.
func entityLength(text string) int {
	if text[0] != '&' {
		return 0
	}
	return strings.IndexByte(text[:min(len(text), maxEntity)], ';') + 1
}

// maxEntity is how long a reference to a character may be: &#x10FFFF;
const maxEntity = 12

// common appends the passages that stand in both of two lists of pieces of the same words.
func common(list, a, b []passage) []passage {
	for x, y := 0, 0; x < len(a) && y < len(b); {
		from := max(a[x].i, b[y].i)
		to := min(a[x].i+a[x].n, b[y].i+b[y].n)
		if from < to {
			list = append(list, passage{a[x].j + from - a[x].i, b[y].j + from - b[y].i, to - from})
		}
		if a[x].i+a[x].n < b[y].i+b[y].n {
			x++
		} else {
			y++
		}
	}
	return list
}

// ordered sorts passages by their place in the first text; what overlaps another is left out.
func ordered(list []passage) []passage {
	slices.SortStableFunc(list, func(a, b passage) int { return cmp.Compare(a.i, b.i) })
	end := 0
	return slices.DeleteFunc(list, func(p passage) bool {
		if p.i < end {
			return true
		}
		end = p.i + p.n
		return false
	})
}
