package encode

import (
	"iter"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// encodingDesc says by which conventions the transcription was read.
func (e *encoder) encodingDesc(desc *etree.Element) {
	addText(add(desc, "editorialDecl"), "p", foldBlanks(e.profile.About))
	t := add(desc, "transcriptionDesc", "ident", e.profile.Name.Text, "version", e.profile.Version)
	if says := e.conventions(); says != "" {
		fragment(add(t, "p"), says)
	}
	e.layoutDesc(t)
	version := e.options.Version
	if version == "" {
		version = DefaultVersion
	}
	app := add(add(desc, "appInfo"), "application", "ident", "siglum", "version", version)
	addText(app, "label", "Siglum")
}

// DefaultVersion is the version that appInfo names where the caller gives none.
const DefaultVersion = "0.1"

// conventions returns what the rules that read this transcription say of their
// forms, each once, in the order of the profile.
func (e *encoder) conventions() string {
	used := map[string]bool{}
	for _, d := range e.decisions {
		used[d.Rule] = true
	}
	var says []string
	seen := map[string]bool{}
	for _, r := range e.profile.Rules {
		if used[r.Name.Text] && r.Says != "" && !seen[r.Says] {
			seen[r.Says] = true
			says = append(says, r.Says)
		}
	}
	text := strings.Join(says, "; ")
	if text != "" {
		text += "."
	}
	if sign := e.indentSign(); sign != "" {
		text += " " + indentConvention(sign)
	}
	return strings.TrimSpace(text)
}

func indentConvention(sign string) string {
	name := "blanks"
	switch sign {
	case "□":
		name = "white squares"
	case "\t":
		name = "tabs"
	}
	return "A run of " + name + " at the start of a line is indentation of that many characters, given in <att>rend</att>."
}

// indentSign returns the sign that indents lines of the body, the canonical one if
// there are several, "" if there is none.
func (e *encoder) indentSign() string {
	found := ""
	for _, b := range e.tree.Body {
		for indent := range indents(b) {
			switch sign := signOf(indent); {
			case sign == "":
			case found == "", sign == e.canonicalIndent():
				found = sign
			}
		}
	}
	return found
}

func (e *encoder) canonicalIndent() string { return canonicalIndent(e.profile) }

// canonicalIndent returns the sign by which a profile indents lines.
func canonicalIndent(p *notation.Profile) string {
	if len(p.Layout.Indent) == 0 {
		return " "
	}
	return p.Layout.Indent[0]
}

// indents yields the indentations of the lines of a block.
func indents(b *notation.Block) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(b.Indent.Text) {
			return
		}
		for _, n := range b.Content {
			if br, ok := n.(*notation.Break); ok {
				if _, indent := splitBreak(br.Text); !yield(indent) {
					return
				}
			}
		}
	}
}

// signOf returns the sign that an indentation repeats, "" if it is empty or
// mixed.
func signOf(indent string) string {
	if indent == "" {
		return ""
	}
	sign := string([]rune(indent)[0])
	if strings.ReplaceAll(indent, sign, "") != "" {
		return ""
	}
	return sign
}
