package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/siglum/siglum/tei/expression"
)

// whiteSpace is what HTML takes for one blank; a no-break space is a character.
var whiteSpace = expression.Lazy(`[ \t\n\r\f]+`)

// inline reads an element within a block.
func (p *webPage) inline(n *html.Node, m marks) {
	m |= elementMarks[n.DataAtom] | styleMarks(attrOf(n, "style"))
	switch n.DataAtom {
	case atom.Br:
		p.lineBreak()
	case atom.Img:
		p.leave(kindImage, attrOf(n, "alt"))
	case atom.A:
		p.link(n, m)
	case atom.Q:
		p.words("“", m)
		p.walk(n, m)
		p.words("”", m)
	case atom.Abbr:
		p.abbreviation(n, m)
	case atom.Rt, atom.Rp:
		p.leave(kindRuby, textOfHTML(n))
	case atom.Wbr:
	default:
		p.walk(n, m)
	}
}

func (p *webPage) lineBreak() {
	if i := len(p.text) - 1; i >= 0 && !p.text[i].raw {
		p.text[i].text = strings.TrimRight(p.text[i].text, " ")
	}
	p.text = append(p.text, inline{text: "\n"})
}

// styleMarks returns how a style sheet in an attribute has words stand: what word processors
// write instead of elements.
func styleMarks(style string) marks {
	if style == "" {
		return 0
	}
	var m marks
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	for _, declaration := range strings.Split(style, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		for _, s := range styleForms {
			if strings.HasPrefix(name, s.property) && strings.Contains(value, s.value) {
				m |= s.mark
			}
		}
	}
	return m
}

var styleForms = []struct {
	property, value string
	mark            marks
}{
	{"text-decoration", "line-through", struckThrough},
	{"text-decoration", "underline", underlined},
	{"font-weight", "bold", bold},
	{"font-weight", "700", bold},
	{"font-style", "italic", italic},
	{"font-variant", "small-caps", smallCapitals},
	{"vertical-align", "super", superscript},
	{"vertical-align", "sub", subscript},
}

// link reads a link: the mark of a note, the way back from one, or words.
func (p *webPage) link(n *html.Node, m marks) {
	if target := p.targets[n]; target != nil {
		p.noteMark(n, target)
		return
	}
	if href := attrOf(n, "href"); href != "" {
		p.leave(kindLink, href)
	}
	p.walk(n, m)
}

// abbreviation reads an abbreviation, with the words that it stands for where the page states them.
func (p *webPage) abbreviation(n *html.Node, m marks) {
	title, text := strings.TrimSpace(attrOf(n, "title")), strings.TrimSpace(textOfHTML(n))
	sign, ok := standsFor(text, title)
	if !ok {
		p.walk(n, m)
		if title != "" {
			p.leave(kindTag, "abbreviation: "+text+": "+title)
		}
		return
	}
	p.text = append(p.text, sign)
}

// standsFor returns the form of an abbreviation and its words. ok is false if they are none, or
// cannot stand in it.
func standsFor(abbreviation, expansion string) (sign inline, ok bool) {
	both := abbreviation + expansion
	if abbreviation == "" || expansion == "" || strings.ContainsAny(both, "[]\n") || strings.Contains(abbreviation, ":") || len(abbreviation) > 80 {
		return inline{}, false
	}
	return notationOf("[" + abbreviation + " stands for: " + expansion + "]"), true
}
