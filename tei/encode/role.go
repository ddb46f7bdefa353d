package encode

import (
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A part is a block of the body and what it was taken for.
type part struct {
	block  *notation.Block
	role   string              // "p" if no rule took it for anything
	rule   *notation.BlockRule // nil if none did
	found  map[string]notation.Range
	text   string // as typed; of a bracket with a label that is the whole block, what stands in it
	at     source.Span
	where  string    // "start", "middle" or "end": the zone in which a rule read it
	prose  bool      // it is of the text itself: a sentence, a table
	loose  bool      // it is of a closer that closes nothing
	item   *listItem // what it is in a list, or nil
	goesOn bool      // it goes on with the speech before it

	beforePostscript bool // it stands between signature and postscript, and is of the closer
}

// The roles of blocks that the encoder itself knows.
const (
	paragraph    = "p"
	heading      = "head"
	address      = "address"
	dateline     = "dateline"
	salutation   = "salute"
	signature    = "signed"
	routing      = "transmission"
	annotation   = "annotation"
	separator    = "separator"
	postscript   = "postscript"
	speech       = "speech"
	stage        = "stage"
	distribution = "distribution"
	production   = "production"

	preliminary = "preliminary" // before a heading or an address, and neither
	pageOnly    = "page"        // nothing but the end of a page
)

// parts returns the blocks of the body: which are prose, tables, items of lists, headings in series.
func (e *encoder) parts() []*part {
	parts := make([]*part, len(e.tree.Body))
	for i, b := range e.tree.Body {
		parts[i] = e.newPart(b)
	}
	e.lists(parts)
	e.series(parts)
	return parts
}

func (e *encoder) newPart(b *notation.Block) *part {
	at := readable(b)
	p := &part{block: b, role: paragraph, text: at.Text(), at: at}
	if len(core(b)) == 0 {
		p.role = pageOnly
	}
	if isTable(p) {
		p.role = table
	}
	p.prose = p.role == table || p.role == paragraph && e.isRunning(p) && !e.strong(p) && !e.isTitle(p)
	return p
}

func onlyBracket(b *notation.Block) (*notation.Bracket, bool) {
	nodes := core(b)
	if len(nodes) != 1 {
		return nil, false
	}
	n, ok := nodes[0].(*notation.Bracket)
	return n, ok
}

// span returns where a named group of a part stands.
func (p *part) span(name string) (source.Span, bool) {
	at, ok := p.found[name]
	if !ok {
		return source.Span{}, false
	}
	return p.at.File.Span(p.at.Start+at.Start, p.at.Start+at.End), true
}

// readable returns where the words of a block stand by which it is recognised,
// without the ends of pages round them. An inserted signature is a signature.
func readable(b *notation.Block) source.Span {
	nodes := core(b)
	if len(nodes) == 0 {
		return b.Span
	}
	if n, ok := onlyBracket(b); ok && n.Label != "" && len(n.Content) > 0 {
		nodes = n.Content
	}
	return nodes[0].Place().Cover(nodes[len(nodes)-1].Place())
}

// core returns the content of a block without ends of pages at its own ends.
func core(b *notation.Block) []notation.Node {
	nodes := b.Content
	for len(nodes) > 0 && isPage(nodes[0]) {
		nodes = nodes[1:]
	}
	for len(nodes) > 0 && isPage(nodes[len(nodes)-1]) {
		nodes = nodes[:len(nodes)-1]
	}
	return nodes
}

func isPage(n notation.Node) bool {
	switch n.(type) {
	case *notation.PageEnd, *notation.Break:
		return true
	}
	return false
}
