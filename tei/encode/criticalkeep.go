package encode

import (
	"cmp"
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// keepCritical records the layout of a transcription in the critical notation: blanks, breaks, and which
// of the forms was typed that mean the same.
func (e *encoder) keepCritical(read *critical.Document) {
	printed, list := Decode(tei.NewDocument(e.doc.tree), e.decoding())
	if list.HasErrors() {
		return
	}
	again, _ := critical.Parse(source.NewFile(e.tree.File.Name(), printed), e.profile, criticalRules(e.options.Rules)...)
	if again == nil {
		again = &critical.Document{Root: &critical.Element{}}
	}
	printed = withLineEnds(printed, e.lineEnds)
	k := criticalKeeper{recorder: newRecorder(string(e.original.Bytes()), string(printed))}
	k.words, k.edges = sameWords(read, again)
	k.inInk(inkOf(string(e.tree.File.Bytes())), inkOf(again.File.Span(0, again.File.Len()).Text()))
	k.run()
	if len(k.steps) == 0 && e.lineEnds == "" {
		return
	}
	desc := e.describedTranscription()
	if desc == nil {
		e.warn(CodeLayoutKept, read.Root.Children[0].Place(), "put the teiHeader into the transcription itself, or leave it to the front matter",
			"the header is included from another file, so that there is no place to record the layout; decoding writes the canonical form")
		return
	}
	p := add(desc, "p")
	between := "Its layout as typed: "
	if e.lineEnds != "" {
		p.CreateText(between + "lines ended by ")
		addText(p, "term", e.lineEnds, "type", termLineEnds)
		between = "; "
	}
	if len(k.steps) > 0 {
		p.CreateText(between)
		k.term(p)
	}
	p.CreateText(".")
}

// decoding returns the options by which decoding gives back what this encoder reads.
func (e *encoder) decoding() Options { return Options{Profile: e.profile, Rules: e.options.Rules} }

// describedTranscription returns the element of the header that says how the transcription is typed; in a
// header that was typed it is added. It is nil if the document has no header of its own.
func (e *encoder) describedTranscription() *etree.Element {
	if desc := tei.Descend(e.doc.header, "encodingDesc", "transcriptionDesc"); desc != nil {
		return desc
	}
	header := tei.Descend(e.doc.root, "teiHeader")
	if header == nil {
		return nil
	}
	encoding := tei.Descend(header, "encodingDesc")
	if encoding == nil {
		encoding = etree.NewElement("encodingDesc")
		at := 0
		if file := tei.Descend(header, "fileDesc"); file != nil {
			at = file.Index() + 1
		}
		header.InsertChildAt(at, encoding)
	}
	return add(encoding, "transcriptionDesc", "ident", e.profile.Name.Text)
}

// A criticalKeeper goes through a transcription and what decoding makes. It knows which words are the
// same: all else are signs of the notation.
type criticalKeeper struct {
	recorder
	words []passage // what both have, in the order of the transcription
	edges []passage // where elements begin and end, in the same order
}

// inInk makes numbers of characters of the offsets in bytes, which are those of texts with lines that end
// in LF.
func (k *criticalKeeper) inInk(want, made ink) {
	for _, list := range [][]passage{k.words, k.edges} {
		for x, p := range list {
			i, j := want.from(p.i), made.from(p.j)
			list[x] = passage{i, j, want.from(p.i+p.n) - i}
		}
	}
	k.words = ordered(slices.DeleteFunc(k.words, func(p passage) bool { return p.n == 0 }))
	slices.SortStableFunc(k.edges, func(a, b passage) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
}

func (k *criticalKeeper) run() {
	for _, p := range k.words {
		k.signs(p.i, p.j)
		for range p.n {
			k.step()
		}
	}
	k.signs(k.want.len(), k.made.len())
	k.end()
}

// signs goes on to a place in both texts, before which there are signs only.
func (k *criticalKeeper) signs(i, j int) {
	if j < k.j {
		k.insert(i)
		k.jump(j)
		return
	}
	for len(k.edges) > 0 && k.edges[0].i <= i {
		edge := k.edges[0]
		k.edges = k.edges[1:]
		if edge.i >= k.i && edge.j >= k.j && edge.j <= j {
			k.between(edge.i, edge.j)
		}
	}
	k.between(i, j)
}

// between goes on to a place in both texts, over signs that may be alike in part.
func (k *criticalKeeper) between(i, j int) {
	for k.i < i && k.j < j && k.want.char(k.i) == k.made.char(k.j) {
		k.step()
	}
	end := 0
	for i-end > k.i && j-end > k.j && k.want.char(i-end-1) == k.made.char(j-end-1) {
		end++
	}
	for _, p := range alikeSigns(k.want, k.i, i-end, k.made, k.j, j-end) {
		k.replace(p.i, p.j)
		for range p.n {
			k.step()
		}
	}
	k.replace(i-end, j-end)
	for range end {
		k.step()
	}
}

// replace puts what only the transcription has in the place of what only decoding makes.
func (k *criticalKeeper) replace(i, j int) {
	k.drop(j - k.j)
	k.insert(i)
}

const (
	maxSigns = 1 << 18 // the product of the lengths of signs that are compared
	minAlike = 4       // characters that are worth a step
)

// alikeSigns returns what is alike in two runs of signs: their longest common subsequence, without what
// is too short to be worth a step.
func alikeSigns(a ink, i, iEnd int, b ink, j, jEnd int) []passage {
	n, m := iEnd-i, jEnd-j
	if n < minAlike || m < minAlike || n > maxSigns/m {
		return nil
	}
	width := m + 1
	length := make([]int32, (n+1)*width)
	for x := n - 1; x >= 0; x-- {
		for y := m - 1; y >= 0; y-- {
			if a.char(i+x) == b.char(j+y) {
				length[x*width+y] = length[(x+1)*width+y+1] + 1
			} else {
				length[x*width+y] = max(length[(x+1)*width+y], length[x*width+y+1])
			}
		}
	}
	var list []passage
	for x, y := 0, 0; x < n && y < m; {
		run := 0
		for x+run < n && y+run < m && a.char(i+x+run) == b.char(j+y+run) {
			run++
		}
		if run >= minAlike {
			list = append(list, passage{i + x, j + y, run})
		}
		switch {
		case run > 0:
			x, y = x+run, y+run
		case length[(x+1)*width+y] >= length[x*width+y+1]:
			x++
		default:
			y++
		}
	}
	return list
}
