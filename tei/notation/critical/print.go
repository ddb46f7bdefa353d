package critical

import (
	"io"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// Print writes a document in the canonical form of the notation, by the labels of a
// profile and the rules that it was read by. Reading it gives the same document.
func Print(w io.Writer, d *Document, profile *notation.Profile, rules ...Rule) error {
	p := newPrinter(d, profile)
	p.rules = rules
	_, err := io.WriteString(w, p.document(d))
	return err
}

// A printer writes nodes as text.
type printer struct {
	profile    *notation.Profile
	vocabulary *vocabulary
	rules      []Rule
	scope      scope
	depth      int // of the element that is printed
}

func newPrinter(d *Document, profile *notation.Profile) *printer {
	p := &printer{profile: profile, vocabulary: vocabularyOf(profile)}
	p.scope = newScope(p.vocabulary, d.Front, header(d.Root))
	for _, h := range d.Declared.Hands {
		p.scope.hands[h.ID.Text] = true
	}
	for _, w := range d.Declared.Witnesses {
		p.scope.witnesses[w.ID.Text] = true
	}
	return p
}

// header returns the teiHeader of a root element, or nil.
func header(root *Element) *Element {
	for _, n := range root.Children {
		if e, ok := n.(*Element); ok && e.Name == "teiHeader" {
			return e
		}
	}
	return nil
}

func (p *printer) document(d *Document) string {
	var parts []string
	if f := d.Front; f != nil {
		parts = append(parts, f.Open.Text+f.YAML+strings.TrimSuffix(f.Close.Text, "\n"))
	}
	for _, h := range d.Declared.Hands {
		parts = append(parts, "[hand "+h.ID.Text+": "+escapeRun(h.Label.Text, false)+"]")
	}
	for _, w := range d.Declared.Witnesses {
		parts = append(parts, "[witness "+w.ID.Text+": "+escapeRun(w.Label.Text, false)+"]")
	}
	if top := p.implied(d); top != nil {
		parts = append(parts, top...)
	} else {
		for _, n := range d.Before {
			parts = append(parts, p.raw(n))
		}
		parts = append(parts, p.block(&Element{Name: "body"}, d.Root, true).text)
		for _, n := range d.After {
			parts = append(parts, p.raw(n))
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// implied prints a document without the elements round it that reading puts there again;
// nil if they say something of their own.
func (p *printer) implied(d *Document) []string {
	root := d.Root
	if len(d.Before)+len(d.After)+len(root.Attrs) > 0 || root.Name != "TEI" || !holds(root, inTEI()) || hasText(root) {
		return nil
	}
	var parts []string
	inner, rest := root, root.Children
	if head := headerOf(root); head != nil {
		parts, rest = []string{p.rawBlock(head)}, rest[1:]
	}
	if text, ok := onlyElement(rest, "text"); ok && holds(text, inText()) && !holds(text, inTEI()) && !hasText(text) {
		inner, rest = text, text.Children
		if body, ok := text.only("body"); ok && len(body.Attrs) == 0 && isImpliedBody(body) {
			inner, rest = body, body.Children
		}
	}
	if inner == root && !holds(&Element{Children: rest}, inTEI()) {
		return nil
	}
	if blocks := p.blocks(&Element{Name: "body", Children: rest}); blocks != "" {
		parts = append(parts, blocks)
	}
	return parts
}

// isImpliedBody reports whether nothing in a body would be taken for an element round it.
func isImpliedBody(body *Element) bool {
	return !holds(body, inTEI()) && !holds(body, inText()) && !holds(body, rootElements()) && !hasText(body)
}

func onlyElement(nodes []Node, name string) (*Element, bool) {
	e, ok := (&Element{Children: nodes}).only(name)
	return e, ok && len(e.Attrs) == 0
}

func hasText(e *Element) bool {
	for _, n := range e.Children {
		if _, ok := n.(*Text); ok {
			return true
		}
	}
	return false
}

// raw prints a node as raw TEI in a line.
func (p *printer) raw(n Node) string {
	var b strings.Builder
	writeXML(&b, n)
	return rawText(b.String())
}

func rawText(xml string) string {
	ticks := strings.Repeat("`", longestRun(xml, '`')+1)
	return ticks + xml + ticks + rawMark
}

// rawBlock prints a node as raw TEI on lines of its own.
func (p *printer) rawBlock(n Node) string {
	var b strings.Builder
	writeLines(&b, n, "\n")
	ticks := strings.Repeat("`", max(3, longestRun(b.String(), '`')+1))
	return ticks + rawMark + "\n" + b.String() + "\n" + ticks
}

func longestRun(s string, b byte) int {
	longest := 0
	for i := 0; i < len(s); i++ {
		n := runLength(s[i:], b)
		longest = max(longest, n)
		i += n
	}
	return longest
}
