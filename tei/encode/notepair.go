package encode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// pairNotes takes the numbered notes that end the transcription, or one of the documents in it, out of its
// body, if the text has a mark for one of them.
func (e *encoder) pairNotes() {
	if e.tree.Flat {
		e.splitFlatNotes()
	} else {
		e.splitNoteLines()
	}
	var body []*notation.Block
	segments := e.noteSegments()
	for i, s := range segments {
		rest, notes := e.segmentNotes(s, i == len(segments)-1)
		body = append(body, rest...)
		e.notes = append(e.notes, notes...)
		e.notesApart = e.notesApart || len(notes) > 0 && i < len(segments)-1
	}
	e.tree.Body = body
}

// noteSegments divides the body where a rule of the profile says that another document or an enclosure begins.
func (e *encoder) noteSegments() [][]*notation.Block {
	var segments [][]*notation.Block
	start := 0
	for i, b := range e.tree.Body {
		if i > start && e.mayBegin(b) {
			segments = append(segments, e.tree.Body[start:i])
			start = i
		}
	}
	return append(segments, e.tree.Body[start:])
}

// mayBegin reports whether a rule of the profile takes a block for the beginning of something else.
func (e *encoder) mayBegin(b *notation.Block) bool {
	if b.Span.Len() > maxStrong || len(core(b)) == 0 {
		return false
	}
	text := readable(b).Text()
	return slices.ContainsFunc(e.profile.Blocks, func(r *notation.BlockRule) bool {
		return r.Begins != "" && fits(r, text) && r.Read(text) != nil
	})
}

// segmentNotes returns the blocks of a segment without its notes, and these. Numbers that are run into words
// are looked for in the last one only.
func (e *encoder) segmentNotes(segment []*notation.Block, last bool) (rest []*notation.Block, notes []*endNote) {
	body := segment
	for len(body) > 0 && len(core(body[len(body)-1])) == 0 {
		body = body[:len(body)-1] // the end of the last page
	}
	notes = bracketNotes(body)
	if len(notes) == 0 && last && len(e.notes) == 0 {
		notes = runInNotes(body)
		e.runInMarks = len(notes) > 0
	}
	for _, n := range notes {
		n.from, n.to = segment[0].Span.Start, segment[len(segment)-1].Span.End
	}
	return slices.Concat(body[:len(body)-len(notes)], segment[len(body):]), notes
}

// bracketNotes returns the notes of the last blocks, each of which begins with a number in
// brackets that also stands in the text before.
func bracketNotes(body []*notation.Block) []*endNote {
	first := len(body)
	for first > 0 && noteNumber(body[first-1]) != "" {
		first--
	}
	marks := map[string]int{}
	for _, b := range body[:first] {
		countMarks(b.Content, marks)
	}
	var list []*endNote
	paired := false
	for _, b := range body[first:] {
		number := noteNumber(b)
		paired = paired || marks[number] > 0
		list = append(list, &endNote{number: number, block: b, body: trimStart(core(b)[1:])})
	}
	if !paired {
		return nil
	}
	return list
}

// noteNumber returns the number in brackets that a block begins with, "" if it
// begins with something else or is nothing but a number.
func noteNumber(b *notation.Block) string {
	nodes := core(b)
	if len(nodes) < 2 {
		return ""
	}
	return markNumber(nodes[0])
}

// markNumber returns the number of a bracket that a rule of the profile takes for the mark of a
// note.
func markNumber(n notation.Node) string {
	b, ok := n.(*notation.Bracket)
	if !ok || b.Rule == nil || !b.Rule.Pairs {
		return ""
	}
	return foldBlanks(notation.String(b.Content))
}

func countMarks(nodes []notation.Node, marks map[string]int) {
	for _, n := range nodes {
		if number := markNumber(n); number != "" {
			marks[number]++
		} else if b, ok := n.(*notation.Bracket); ok {
			countMarks(b.Content, marks)
		}
	}
}

// trimStart takes the blank after a number away; decoding makes it again.
func trimStart(nodes []notation.Node) []notation.Node {
	if t, ok := nodes[0].(*notation.Text); ok {
		text, span := strings.TrimPrefix(t.Text, " "), t.Span
		span.Start += len(t.Text) - len(text)
		nodes = append([]notation.Node{&notation.Text{Text: text, Span: span}}, nodes[1:]...)
	}
	return nodes
}

// splitFlatNotes makes blocks of the notes of a transcription on one line: a note
// begins where the number of a mark stands a second time.
func (e *encoder) splitFlatNotes() {
	if len(e.tree.Body) != 1 {
		return
	}
	b := e.tree.Body[0]
	seen := map[string]bool{}
	start := 0
	var blocks []*notation.Block
	for i, n := range b.Content {
		number := markNumber(n)
		if number != "" && seen[number] && i > 0 {
			blocks = append(blocks, pieceOf(b, start, i))
			start = i
		}
		seen[number] = true
	}
	e.tree.Body = append(blocks, pieceOf(b, start, len(b.Content)))
}

// pieceOf makes a block of some of the nodes of a block.
func pieceOf(b *notation.Block, from, to int) *notation.Block {
	nodes := b.Content[from:to]
	part := &notation.Block{Content: nodes}
	if from == 0 {
		part.Lead, part.Indent = b.Lead, b.Indent
	}
	if t, ok := nodes[len(nodes)-1].(*notation.Text); ok && to < len(b.Content) {
		kept := strings.TrimRight(t.Text, " ")
		span := t.Span
		span.End = span.Start + len(kept)
		nodes = append(append([]notation.Node(nil), nodes[:len(nodes)-1]...), &notation.Text{Text: kept, Span: span})
		part.Content = nodes
	}
	part.Span = nodes[0].Place().Cover(nodes[len(nodes)-1].Place())
	return part
}

var numberedBlock = expression.Lazy(`^(\d{1,3})\. `)

// runInNotes returns the notes of the last blocks, numbered from 1, if for one of
// them the text has a word with its number run in: "comprador1".
func runInNotes(body []*notation.Block) []*endNote {
	first := len(body)
	for first > 0 && runInNumber(body[first-1]) != "" {
		first--
	}
	if first == len(body) {
		return nil
	}
	var list []*endNote
	paired := false
	marks := countRunIn(body[:first])
	for i, b := range body[first:] {
		number := runInNumber(b)
		if number != strconv.Itoa(i+1) {
			return nil
		}
		paired = paired || marks[number] == 1
		list = append(list, &endNote{number: number, block: b, body: afterNumber(b, number), runIn: true})
	}
	if !paired {
		return nil
	}
	return list
}

// runInNumber returns the number that a block begins with, "" if it begins with none.
func runInNumber(b *notation.Block) string {
	if t, ok := firstText(b); ok {
		if m := numberedBlock().FindStringSubmatch(t.Text); m != nil {
			return m[1]
		}
	}
	return ""
}

func afterNumber(b *notation.Block, number string) []notation.Node {
	t, _ := firstText(b)
	_, rest := splitText(t, t.Span.Start+len(number)+len(". "))
	return append([]notation.Node{rest}, core(b)[1:]...)
}

func firstText(b *notation.Block) (*notation.Text, bool) {
	nodes := core(b)
	if len(nodes) == 0 {
		return nil, false
	}
	t, ok := nodes[0].(*notation.Text)
	return t, ok
}

// countRunIn counts the numbers that are run into words.
func countRunIn(blocks []*notation.Block) map[string]int {
	marks := map[string]int{}
	for _, b := range blocks {
		for _, node := range b.Content {
			if t, ok := node.(*notation.Text); ok && strings.ContainsAny(t.Text, "0123456789") {
				for _, m := range runIn().FindAllStringSubmatch(t.Text, -1) {
					marks[m[1]]++
				}
			}
		}
	}
	return marks
}

var runIn = expression.Lazy(`\p{Ll}[.,;:”"’]?(\d{1,3})(?:[^\d\p{L}%°.,-]|[.,]?(?:\s|$))`)
