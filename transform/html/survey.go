package html

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

// A survey is what the head of a page must know of its text: rules that only this
// page needs, and from where it takes images. No word of it comes from the document.
type survey struct {
	indents map[int]bool
	facing  int                        // the last row of texts side by side
	crops   map[*transform.Node]string // the classes of images of which a part is shown
	rules   strings.Builder
	origins map[string]bool // servers of images
	copies  bool            // there are images beside the page
	images  bool            // there are images of the source in the page
}

func (p *page) look() {
	p.survey = survey{indents: map[int]bool{}, crops: map[*transform.Node]string{}, origins: map[string]bool{}}
	var visit func([]*transform.Node)
	visit = func(nodes []*transform.Node) {
		for _, n := range nodes {
			p.survey.node(p, n)
			visit(n.Nodes)
		}
	}
	visit(p.m.Text)
	for _, n := range p.m.Notes {
		visit(n.Nodes)
	}
	for row := range p.facing {
		fmt.Fprintf(&p.rules, ".row-%d{--row:%d}\n", row+1, row+1)
	}
	for _, width := range slices.Sorted(maps.Keys(p.indents)) {
		p.rules.WriteString(indentRules(width))
	}
}

func (s *survey) node(p *page, n *transform.Node) {
	s.facing = max(s.facing, n.Row)
	if n.Indent > 0 {
		s.indents[n.Indent] = true
	}
	if n.Kind != transform.Image && n.Kind != transform.Facsimile || !onPage(n.In) {
		return
	}
	target := sized(n.Target)
	switch name, kind := imageFile(target); {
	case isRemote(target):
		if !p.o.RemoteImages || transform.IsManifest(target) {
			return
		}
		if u, err := url.Parse(target); err == nil && !strings.ContainsAny(u.Host, " ;,'\"") {
			s.origins[u.Scheme+"://"+u.Host] = true
		}
	case p.o.Images == nil || kind == "" || name == "":
		return
	default:
		s.copies = s.copies || p.o.Copy != nil
	}
	if n.Kind == transform.Facsimile {
		s.images = true
		s.crop(n)
		s.zones(n)
	}
}

// indentRules give a width to an indentation.
func indentRules(n int) string {
	ch := strconv.Itoa(n)
	width := "min(" + ch + "ch,30vw)"
	return ".indent-" + ch + "{padding-inline-start:" + width + "}\n" +
		".l.indent-" + ch + "{padding-inline-start:calc(2em + " + width + ")}\n" // verse hangs by 2em
}

// crop shows the part of an image that a zone is.
func (s *survey) crop(n *transform.Node) {
	z := n.Zone
	if z == nil || z.W <= 0 || z.H <= 0 {
		return
	}
	class := "crop-" + strconv.Itoa(len(s.crops)+1)
	s.crops[n] = "crop " + class
	fmt.Fprintf(&s.rules, ".%s img{width:%s;margin:%s 0 0 %s}\n.%s{--part:%.4f}\n", class, percent(1/z.W), percent(-z.Y/z.W), percent(-z.X/z.W), class, z.H/z.W)
}

// zones place what leads from an image to the text, and show where that is.
func (s *survey) zones(n *transform.Node) {
	for _, z := range n.Zones {
		fmt.Fprintf(&s.rules, "#%s{left:%s;top:%s;width:%s;height:%s}\n", escapeID(z.ID), percent(z.X), percent(z.Y), percent(z.W), percent(z.H))
		fmt.Fprintf(&s.rules, ":root:has(#%s:is(:hover,:focus)) #%s{background:var(--lit)}\n", escapeID(z.ID), escapeID(strings.TrimPrefix(z.Target, "#")))
	}
}

func percent(f float64) string { return strconv.FormatFloat(f*100, 'f', 2, 64) + "%" }

// escapeID writes an id as a selector (CSSOM, 2.1): what could mean something is
// written by its code point.
func escapeID(id string) string {
	var out strings.Builder
	for i, r := range id {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if letter || i > 0 && (r == '-' || r >= '0' && r <= '9') {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, `\%x `, r)
		}
	}
	return out.String()
}
