package encode

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// layoutParagraph returns the paragraph of a transcriptionDesc that records the layout of a
// transcription, nil if there is none.
func layoutParagraph(desc *etree.Element) *etree.Element {
	for p := range tei.Children(desc, "p") {
		for term := range tei.Children(p, "term") {
			if term.SelectAttrValue("type", "") == termKept {
				return p
			}
		}
	}
	return nil
}

// withoutRecord takes the record of the layout out of an edition, which is no part of its text: in a
// header that was typed also the elements that hold it alone.
func withoutRecord(root *critical.Element, profile string) {
	header := child(root, "teiHeader")
	encoding := child(header, "encodingDesc")
	if encoding == nil {
		return
	}
	encoding.Children = slices.DeleteFunc(encoding.Children, func(n critical.Node) bool {
		desc, ok := n.(*critical.Element)
		if !ok || desc.Name != "transcriptionDesc" || desc.Attr("ident") != profile {
			return false
		}
		before := len(desc.Children)
		desc.Children = slices.DeleteFunc(desc.Children, isRecord)
		return len(desc.Children) == 0 && before > 0 && desc.Attr("version") == ""
	})
	if len(encoding.Children) == 0 {
		header.Children = slices.DeleteFunc(header.Children, func(n critical.Node) bool { return n == critical.Node(encoding) })
	}
}

// isRecord reports whether a node is the paragraph that records the layout.
func isRecord(n critical.Node) bool {
	p, ok := n.(*critical.Element)
	return ok && p.Name == "p" && slices.ContainsFunc(p.Children, func(n critical.Node) bool {
		term, ok := n.(*critical.Element)
		return ok && term.Name == "term" && (term.Attr("type") == termKept || term.Attr("type") == termLineEnds)
	})
}

// child returns the first child of a name; nil if there is none, or no parent.
func child(parent *critical.Element, name string) *critical.Element {
	if parent == nil {
		return nil
	}
	for _, n := range parent.Children {
		if e, ok := n.(*critical.Element); ok && e.Name == name {
			return e
		}
	}
	return nil
}

// withLayout gives the text that decoding made the layout that the document records, if the text then says
// the same: the edition may have been changed since.
func (c *criticalReader) withLayout(made []byte, d *critical.Document, p *notation.Profile, o Options) []byte {
	terms := newDecoder(c.doc, p)
	text := withLineEnds(made, terms.terms[termLineEnds])
	if terms.kept == nil {
		return text
	}
	laid, ok := terms.laidOut(text)
	if !ok || !readsAs(laid, d, p, o) {
		c.list = append(c.list, terms.layoutLost())
		return text
	}
	return laid
}

// readsAs reports whether a transcription says the same as a document, but for what encoding adds: a
// header, languages, addresses of names.
func readsAs(text []byte, d *critical.Document, p *notation.Profile, o Options) bool {
	f, _ := withLF(source.NewFile("", text))
	read, _ := critical.Parse(f, p, criticalRules(o.Rules)...)
	if read == nil {
		return false
	}
	root := d.Root
	if header(d) != nil && header(read) == nil {
		root = &critical.Element{Name: root.Name, Attrs: root.Attrs, Children: root.Children[1:]}
	}
	return critical.Equal(read.Before, d.Before) && critical.Equal(read.After, d.After) && readsAsElement(read.Root, root)
}

// added are the attributes that encoding adds to elements, which the transcription need not state.
var added = map[string][]string{"TEI": {"xml:lang"}, "text": {"xml:lang", "type"}, "persName": {"ref"}, "placeName": {"ref"}}

func readsAsElement(read, made *critical.Element) bool {
	if read.Name != made.Name || len(read.Children) != len(made.Children) {
		return false
	}
	plain := critical.Element{Name: made.Name, Attrs: slices.Clone(made.Attrs)}
	plain.Attrs = slices.DeleteFunc(plain.Attrs, func(a critical.Attr) bool {
		return slices.Contains(added[made.Name], a.Name) && !slices.ContainsFunc(read.Attrs, func(b critical.Attr) bool { return a.Name == b.Name })
	})
	bare := critical.Element{Name: read.Name, Attrs: read.Attrs}
	if !critical.Equal([]critical.Node{&bare}, []critical.Node{&plain}) {
		return false
	}
	for i, n := range read.Children {
		a, isElement := n.(*critical.Element)
		b, isSame := made.Children[i].(*critical.Element)
		if isElement != isSame || isElement && !readsAsElement(a, b) || !isElement && !critical.Equal([]critical.Node{n}, made.Children[i:i+1]) {
			return false
		}
	}
	return true
}
