package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

//go:embed style.css
var baseStyle string

// styleSheet is the style sheet of a page: the common one, the rules of the views,
// the indentations that this page has, and what the user adds. No word of it
// comes from the document.
func (p *page) styleSheet() string {
	var css strings.Builder
	css.WriteString("\n" + baseStyle)
	css.WriteString(viewRules())
	for _, n := range p.indents() {
		ch := strconv.Itoa(n)
		width := "min(" + ch + "ch,30vw)"
		css.WriteString(".indent-" + ch + "{padding-inline-start:" + width + "}\n")
		css.WriteString(".l.indent-" + ch + "{padding-inline-start:calc(2em + " + width + ")}\n") // verse hangs by 2em
	}
	if p.o.CSS != "" {
		css.WriteString(noEnd(p.o.CSS) + "\n")
	}
	return css.String()
}

// noEnd keeps a style sheet from ending its element: inside a string or a comment
// of CSS the escape means the same.
func noEnd(css string) string { return strings.ReplaceAll(css, "</", `<\/`) }

func (p *page) indents() []int {
	found := map[int]bool{}
	var visit func([]*transform.Node)
	visit = func(nodes []*transform.Node) {
		for _, n := range nodes {
			if n.Indent > 0 {
				found[n.Indent] = true
			}
			visit(n.Nodes)
		}
	}
	visit(p.m.Text)
	for _, n := range p.m.Notes {
		visit(n.Nodes)
	}
	return slices.Sorted(maps.Keys(found))
}

// policy is the Content-Security-Policy of a page: nothing but its own style and
// the images in it.
func policy(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}
