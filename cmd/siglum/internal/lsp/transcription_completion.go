package lsp

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/notation"
)

// transcription offers what may be typed in a transcription: in a bracket the labels that
// the profile knows, in front matter its fields, before the text the labels of the header.
func (c *completer) transcription(offset int) {
	text := c.now.file.Bytes()
	start := c.now.file.Span(offset, offset).Line().Start
	typed := string(text[start:offset])
	if end := frontMatterEnd(text); end >= 0 && offset <= end {
		c.front(start, offset, typed)
		return
	}
	critical := c.options.Profile.Grammar == "critical"
	if word, ok := naming(typed); ok && critical {
		c.named(offset-len(word), offset)
		return
	}
	if bracket := openBracket(text, offset); bracket >= 0 {
		c.labels(bracket+1, offset, "]")
		return
	}
	c.header(start, offset, typed)
}

// openBracket returns where the bracket begins whose label is being typed at an offset,
// or -1.
func openBracket(text []byte, offset int) int {
	at := bytes.LastIndexAny(text[:offset], "[]:\n\r")
	if at >= 0 && text[at] == '[' {
		return at
	}
	return -1
}

// labels offers what a bracket can begin with, each with what it becomes, and first those
// that the front matter says a hand of the text goes by.
func (c *completer) labels(start, end int, closing string) {
	text := c.now.file.Bytes()
	if end < len(text) && text[end] == ']' {
		closing = ""
	}
	for _, rule := range c.options.Profile.Labels { // of the critical notation
		c.label(rule.Name.Text, rule.Says, "", start, end, closing)
	}
	hands := c.hands()
	for _, rule := range c.options.Profile.Rules {
		for _, label := range rule.Labels {
			c.label(label, becomes(rule), hands[label], start, end, closing)
		}
		if form := wholeForm(rule); form != "" && !c.has(form) {
			c.add(offer{label: form, about: becomes(rule), kind: protocol.KindSnippet, plain: form + closing}, start, end)
		}
	}
}

// label offers a label with room for what it labels. One that belongs to a hand says so,
// and comes first.
func (c *completer) label(label, about, hand string, start, end int, closing string) {
	if c.has(label) {
		return
	}
	var b stops
	b.text(label + ": ")
	b.stop()
	b.text(closing)
	c.add(offer{label: label, about: about, kind: protocol.KindSnippet, required: hand != "",
		plain: label + ": ", snippet: b.String()}, start, end)
	c.items[len(c.items)-1].Detail = hand
}

// has reports whether something is offered already.
func (c *completer) has(label string) bool {
	return slices.ContainsFunc(c.items, func(item protocol.CompletionItem) bool { return item.Label == label })
}

// becomes says what a rule makes of a bracket.
func becomes(rule *notation.BracketRule) string {
	if rule.TEI == nil {
		return ""
	}
	return "becomes " + rule.TEI.Source
}

// wholeForm returns what stands in a bracket that holds no words of the text, as the
// first example of its rule has it; "" if the rule reads labels or words.
func wholeForm(rule *notation.BracketRule) string {
	if len(rule.Labels) > 0 || rule.Label != nil || rule.TEI == nil || len(rule.Examples) == 0 {
		return ""
	}
	for hole := range rule.TEI.Holes {
		if (hole == "content" || hole == "text") && rule.TEI.Nodes[0].Name != "gap" {
			return ""
		}
	}
	example := rule.Examples[0].Text
	open, end := strings.IndexByte(example, '['), strings.LastIndexByte(example, ']')
	if open < 0 || end < open {
		return ""
	}
	form := example[open+1 : end]
	if strings.ContainsAny(form, "[]\n:") {
		return ""
	}
	return form
}

// hands returns who is meant by the labels that front matter assigns to hands.
func (c *completer) hands() map[string]string {
	names := map[string]string{}
	t, _ := notation.Parse(c.now.file, c.options.Profile)
	if t == nil || t.Front == nil {
		return names
	}
	for _, hand := range t.Front.Metadata.Hands {
		for _, label := range hand.Labels {
			names[label.Text] = fmt.Sprintf("hand %s: %s", hand.ID.Text, hand.Label.Text)
		}
	}
	return names
}

// frontMatterEnd returns where the front matter of a text ends, or -1 if it has none.
// One that is not closed yet ends with the text.
func frontMatterEnd(text []byte) int {
	if !bytes.HasPrefix(text, []byte("---\n")) && !bytes.HasPrefix(text, []byte("---\r\n")) {
		return -1
	}
	if i := bytes.Index(text[3:], []byte("\n---")); i >= 0 {
		return 3 + i
	}
	return len(text)
}

// front offers what may stand in front matter: the fields; the labels of brackets where
// those of a hand are listed; the names of languages.
func (c *completer) front(start, offset int, typed string) {
	key, _, hasKey := strings.Cut(strings.TrimLeft(typed, " -{"), ":")
	if i := strings.LastIndex(typed, "labels:"); i >= 0 && !strings.Contains(typed[i:], "]") {
		word := offset - len(strings.TrimLeft(typed[strings.LastIndexAny(typed, "[,:")+1:], " "))
		for _, rule := range c.options.Profile.Rules {
			for _, label := range rule.Labels {
				if !c.has(label) {
					c.add(offer{label: label, about: becomes(rule), kind: protocol.KindValue, plain: label}, word, offset)
				}
			}
		}
		return
	}
	switch {
	case !hasKey && typed == strings.TrimLeft(typed, " -"):
		for _, field := range notation.FrontFields {
			c.add(offer{label: field, kind: protocol.KindProperty, plain: field + ": "}, start, offset)
		}
	case key == "language" || key == "languages":
		word := offset - len(strings.TrimLeft(typed[strings.LastIndexAny(typed, "[,:")+1:], " "))
		for _, name := range slices.Sorted(maps.Keys(c.options.Profile.Languages)) {
			c.add(offer{label: name, kind: protocol.KindValue, plain: name}, word, offset)
		}
	}
}

// header offers the labels of the header block that begin as a line does.
func (c *completer) header(start, offset int, typed string) {
	if typed == "" {
		return
	}
	for _, label := range c.options.Profile.Header.Labels {
		for _, name := range label.Names[:min(len(label.Names), 1)] {
			if len(typed) <= len(name) && strings.EqualFold(name[:len(typed)], typed) {
				c.add(offer{label: name + ":", kind: protocol.KindProperty, plain: name + ":"}, start, offset)
			}
		}
	}
}
