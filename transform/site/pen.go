package site

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// A pen writes XML, one element a line.
type pen struct {
	out   bytes.Buffer
	depth int
}

func (p *pen) start(name string, attributes []string) {
	if p.out.Len() == 0 {
		p.out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	}
	p.out.WriteString(strings.Repeat("  ", p.depth) + "<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			p.out.WriteString(" " + attributes[i] + `="` + escapeXML(attributes[i+1]) + `"`)
		}
	}
}

func (p *pen) open(name string, attributes ...string) {
	p.start(name, attributes)
	p.out.WriteString(">\n")
	p.depth++
}

func (p *pen) close(name string) {
	p.depth--
	p.out.WriteString(strings.Repeat("  ", p.depth) + "</" + name + ">\n")
}

func (p *pen) empty(name string, attributes ...string) {
	p.start(name, attributes)
	p.out.WriteString("/>\n")
}

func (p *pen) element(name, text string, attributes ...string) {
	p.start(name, attributes)
	p.out.WriteString(">" + escapeXML(text) + "</" + name + ">\n")
}

func escapeXML(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text)) // a buffer takes everything
	return out.String()
}
