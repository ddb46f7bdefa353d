package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/siglum/siglum/tei/expression"
)

var (
	noteSign  = expression.Lazy(`^[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?$`)
	noteStart = expression.Lazy(`^\s*[\[(]?(?:\d{1,3}|[a-z*†‡])[\]).:]{0,2}\s+`)
	backSign  = expression.Lazy(`^(?:[\[(]?\d{0,3}[\])]?[.:]?|[↩↑^⤴←]\x{FE0E}?|(?i:back|return|zurück|retour))$`)
)

// findNotes finds the marks of notes in a page and the blocks that they lead to.
func (p *webPage) findNotes(root *html.Node) {
	ids := map[string]*html.Node{}
	var links []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, key := range []string{"id", "name"} {
			if id := attrOf(n, key); id != "" && ids[id] == nil {
				ids[id] = n
			}
		}
		if n.DataAtom == atom.A && strings.HasPrefix(attrOf(n, "href"), "#") {
			links = append(links, n)
		}
	}
	for _, a := range links {
		target := noteBlock(ids[attrOf(a, "href")[1:]])
		if target == nil || holds(target, a) || p.noteOf[target].note != 0 || !noteSign().MatchString(strings.TrimSpace(textOfHTML(a))) {
			continue
		}
		if p.inNote(a) || !isMark(a) && backLink(target, a, ids) == nil {
			continue
		}
		p.targets[a] = target
		p.noteOf[target] = p.newNote(nil)
	}
}

// inNote reports whether a node stands in a block that is a note.
func (p *webPage) inNote(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if p.noteOf[n].note != 0 {
			return true
		}
	}
	return false
}

// noteBlock returns the block that a target of a link is or stands in.
func noteBlock(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Li, atom.P, atom.Dd, atom.Aside:
			return n
		case atom.Div:
			if len(textOfHTML(n)) < 5000 {
				return n
			}
			return nil
		case atom.Body, atom.Main, atom.Article, atom.Section, atom.Table, atom.Ol, atom.Ul:
			return nil
		}
	}
	return nil
}

// isMark reports whether a link is the mark of a note by the way it stands.
func isMark(a *html.Node) bool {
	if attrOf(a, "role") == "doc-noteref" || strings.Contains(attrOf(a, "class"), "footnote") || attrOf(a, "epub:type") == "noteref" {
		return true
	}
	for n := a; n != nil && !blockElements[n.DataAtom]; n = n.Parent {
		if n.DataAtom == atom.Sup {
			return true
		}
	}
	return a.FirstChild != nil && a.FirstChild.DataAtom == atom.Sup
}

// backLink returns the link in a note that leads back to its mark, or nil.
func backLink(note, mark *html.Node, ids map[string]*html.Node) *html.Node {
	for n := range note.Descendants() {
		if n.DataAtom != atom.A || !strings.HasPrefix(attrOf(n, "href"), "#") {
			continue
		}
		if to := ids[attrOf(n, "href")[1:]]; to != nil && (holds(to, mark) || holds(mark, to)) {
			return n
		}
	}
	return nil
}

// noteMark appends the mark of a note, and reads the note.
func (p *webPage) noteMark(a, target *html.Node) {
	mark := p.noteOf[target]
	if mark.note == 0 {
		p.walk(a, 0) // a mark in a note
		return
	}
	p.text = append(p.text, mark)
	if sign := strings.Trim(textOfHTML(a), " []()\n\t"); strings.Trim(sign, "0123456789") != "" {
		p.leave(kindNoteSign, sign)
	}
	p.readNote(target, mark.note)
}

// readNote reads the block of a note.
func (p *webPage) readNote(target *html.Node, number int) {
	inner := &webPage{script: &script{options: p.options, file: p.file}, terms: map[int]termKind{}, targets: p.targets}
	inner.walkNote(target)
	inner.flush(paragraph, 0)
	text := flat(inner.blocks)
	if len(text) > 0 && !text[0].raw {
		text[0].text = noteStart().ReplaceAllString(text[0].text, "")
	}
	p.notes[number-1].text = text
	p.takeLeft(inner.script)
}

// looseNotes reads the notes whose marks stand in parts of the page that were left out.
func (p *webPage) looseNotes() {
	for target, mark := range p.noteOf {
		if p.notes[mark.note-1].text == nil {
			p.readNote(target, mark.note)
		}
	}
}

// walkNote reads a note, without the link that leads back to its mark.
func (p *webPage) walkNote(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.A && strings.HasPrefix(attrOf(c, "href"), "#") && backSign().MatchString(strings.TrimSpace(textOfHTML(c))) {
			p.leave(kindBackLink, textOfHTML(c))
			continue
		}
		if c.DataAtom == atom.Sup || c.DataAtom == atom.Span || blockElements[c.DataAtom] && c.DataAtom != atom.Table {
			if blockElements[c.DataAtom] {
				p.flush(paragraph, 0)
			}
			p.walkNote(c)
			continue
		}
		p.node(c, 0)
	}
}
