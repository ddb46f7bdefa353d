package notation

import (
	"io"
	"strings"
)

// Print writes a tree as text.
func Print(w io.Writer, t *Transcription) error {
	p := printer{}
	p.transcription(t)
	_, err := io.WriteString(w, p.b.String())
	return err
}

// String returns nodes as text.
func String(nodes []Node) string {
	p := printer{}
	p.nodes(nodes)
	return p.b.String()
}

type printer struct{ b strings.Builder }

func (p *printer) transcription(t *Transcription) {
	if f := t.Front; f != nil {
		p.strings(f.Open.Text, f.YAML, f.Close.Text)
	}
	for _, f := range t.Header {
		p.strings(f.Lead.Text, f.Label, f.Gap.Text)
		p.blocks(f.Value)
	}
	p.blocks(t.Body)
	p.strings(t.Tail.Text)
}

func (p *printer) blocks(blocks []*Block) {
	for _, b := range blocks {
		p.strings(b.Lead.Text, b.Indent.Text)
		p.nodes(b.Content)
	}
}

func (p *printer) nodes(nodes []Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *Text:
			p.strings(n.Text)
		case *Break:
			p.strings(n.Text)
		case *PageEnd:
			p.strings(n.Text)
		case *Control:
			p.strings(n.Text)
		case *Bracket:
			p.strings(n.Open, n.Label)
			p.nodes(n.Content)
			p.strings(n.Close)
		}
	}
}

func (p *printer) strings(list ...string) {
	for _, s := range list {
		p.b.WriteString(s)
	}
}
