package encode

import (
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// CodeExample says that a rule of a profile does not do what its example shows.
const CodeExample diag.Code = "profile-example"

// CheckExamples runs the examples of a profile's rules: each must become what it
// says, by the rule it stands in, and decoding must give it back. The list has an error
// for each that does not.
func CheckExamples(p *notation.Profile) diag.List {
	c := exampleChecker{profile: p, outlines: map[*source.File]*yamltext.Outline{}}
	for _, r := range p.Rules {
		for i, x := range r.Examples {
			c.bracket(r, i, x)
		}
	}
	for _, r := range p.Labels {
		for i, x := range r.Examples {
			c.label(r, i, x)
		}
	}
	for _, r := range p.Layout.Skip {
		c.whole(r.Name, r.Match, r.Examples)
	}
	for _, r := range p.Layout.Opens {
		c.whole(r.Name, r.Match, r.Examples)
	}
	for _, r := range p.Blocks {
		for i, x := range r.Examples {
			c.block(r, i, x)
		}
	}
	for _, r := range p.Citations {
		c.pieces(r.Name, r.Match, r.Examples)
	}
	for _, r := range p.Titles {
		c.pieces(r.Name, r.Match, r.Examples)
		for _, title := range r.Not {
			if r.Read(title) != nil {
				c.fail(r.Name, r.Name.At, "it reads the title %q, which it says it does not", title)
			}
		}
	}
	c.takenFromBases()
	return c.list
}

type exampleChecker struct {
	profile  *notation.Profile
	list     diag.List
	others   []otherExample                     // of bases, which rules of the profile read
	outlines map[*source.File]*yamltext.Outline // of the profile, and of those that it builds on
}

func (c *exampleChecker) fail(rule notation.Name, at source.Span, format string, args ...any) {
	c.list = append(c.list, diag.Diagnostic{
		Code:    CodeExample,
		Message: fmt.Sprintf("rule %q: ", rule.Text) + fmt.Sprintf(format, args...),
		Span:    at,
		Help:    "correct the rule or its example; a rule above this one may read the example first",
	})
}

// at returns where a piece of an example is written; the rule, if it has none.
func (c *exampleChecker) at(rule notation.Name, i int, piece ...any) source.Span {
	f := rule.At.File
	if f == nil {
		return rule.At
	}
	if c.outlines[f] == nil {
		c.outlines[f] = yamltext.NewOutline(f)
	}
	if p := c.outlines[f].Around(rule.At).In("examples", i).In(piece...); !p.IsZero() {
		return p.Span()
	}
	return rule.At
}

// taken reports that other rules read an example. Where a profile's own rule takes one of a rule that it
// builds on, that may be what it is for.
func (c *exampleChecker) taken(rule notation.Name, at source.Span, x notation.Example, by []taken) {
	for _, d := range by {
		if r := c.profile.Rule(d.Rule); r != nil {
			c.conflict(rule, r.Name, at, x.Text)
			return
		}
	}
	c.fail(rule, at, "no rule reads the example %q", x.Text)
}

// conflict reports that another rule reads the example of one.
func (c *exampleChecker) conflict(rule, other notation.Name, at source.Span, text string) {
	if rule.At.File != other.At.File {
		c.others = append(c.others, otherExample{rule, other, text})
		return
	}
	c.list = append(c.list, diag.Diagnostic{
		Code:    notation.CodeProfileConflict,
		Message: fmt.Sprintf("rule %q: another rule reads the example %q: %s (%s)", rule.Text, text, other.Text, other.Place()),
		Span:    at,
		Help:    "put the rule above the other one, or give that one a condition more",
		Related: []diag.Related{{Span: other.At, Message: "the rule that reads it"}},
	})
}

// otherSign reports that an example does not have the sign that its rule reads: a rule that names none
// reads the first that its profile declares.
func (c *exampleChecker) otherSign(r *notation.BracketRule, at source.Span, x notation.Example) {
	c.fail(r.Name, at, "it reads what %q opens, and its example %q does not have that", r.Open, x.Text)
	c.list[len(c.list)-1].Help = "name the sign in the rule, as in `open: \"[\"`; without it, a rule reads the first of `brackets` in its profile"
}

// bracket encodes an example and decodes what became of it.
func (c *exampleChecker) bracket(r *notation.BracketRule, i int, x notation.Example) {
	e, el := c.encode(x)
	if e == nil {
		c.fail(r.Name, c.at(r.Name, i, "text"), "the example %q is no text", x.Text)
		return
	}
	if r.Sign == nil && r.Open != "" && !strings.Contains(strings.ToLower(x.Text), strings.ToLower(r.Open)) {
		c.otherSign(r, c.at(r.Name, i, "text"), x)
		return
	}
	reads := slices.ContainsFunc(e.decisions, func(d taken) bool { return d.Rule == r.Name.Text })
	switch at := c.at(r.Name, i, "text"); {
	case x.Not && reads:
		c.fail(r.Name, at, "it reads %q, which its examples say it does not", x.Text)
		return
	case x.Not:
		return
	case !reads:
		c.taken(r.Name, at, x, e.decisions)
		return
	}
	want := etree.NewElement("x")
	fragment(want, x.TEI)
	if got, want := inner(el), inner(want); got != want {
		c.fail(r.Name, c.at(r.Name, i, "tei"), "the example %q becomes %s, not %s", x.Text, got, want)
		return
	}
	c.back(r, i, x, c.decode(e, el))
}

// back checks what decoding makes of an example: the text of it, or, where the rule says so or a profile
// has a form of its own for what a rule of its base makes, a text that becomes the same TEI.
func (c *exampleChecker) back(r *notation.BracketRule, i int, x notation.Example, text string) {
	if text == x.Text {
		return
	}
	if !x.OneWay && r.Name.At.File == c.profile.Name.At.File {
		c.fail(r.Name, c.at(r.Name, i, "text"), "decoding the example %q gives %q", x.Text, text)
		return
	}
	again := x
	again.Text = text
	_, el := c.encode(again)
	want := etree.NewElement("x")
	fragment(want, x.TEI)
	if el == nil || inner(el) != inner(want) {
		c.fail(r.Name, c.at(r.Name, i, "text"), "decoding the example %q gives %q, which does not become the same", x.Text, text)
	}
}

// encode encodes an example as running text.
func (c *exampleChecker) encode(x notation.Example) (*encoder, *etree.Element) {
	text := x.Text
	if x.Language != "" {
		text = c.languageHeader(x.Language) + text
	}
	f := source.NewFile("example", []byte(text))
	tree, _ := notation.Parse(f, c.profile)
	if tree == nil {
		return nil, nil
	}
	e := newEncoder(tree, c.profile, Options{})
	e.doc = newDocument()
	e.readHeader()
	e.pairNotes()
	e.pairPassages()
	p := add(e.doc.body, "p")
	for _, b := range tree.Body {
		e.inline(p, b.Content, folded)
	}
	e.handNotes(e.doc.header)
	return e, p
}

// languageHeader returns a header block that names the original's language.
func (c *exampleChecker) languageHeader(name string) string {
	label, last := c.profile.Label("language"), c.profile.Label("contents")
	if label == nil || last == nil {
		return ""
	}
	return label.Names[0] + ": " + name + "\n\n" + last.Names[0] + ":\n\n"
}

func (c *exampleChecker) decode(e *encoder, el *etree.Element) string {
	d := newDecoder(tei.NewDocument(e.doc.tree), c.profile)
	text := notation.String(d.inline(el.Child))
	for _, b := range d.endNotes() {
		text += "\n\n" + notation.String(b.Content)
	}
	return text
}

// inner returns what stands in an element as XML.
func inner(e *etree.Element) string {
	doc := etree.NewDocument()
	doc.SetRoot(e.Copy())
	s, err := doc.WriteToString()
	if err != nil {
		return err.Error()
	}
	_, s, _ = strings.Cut(s, ">")
	return s[:max(strings.LastIndex(s, "</"), 0)]
}

// whole checks that a rule matches the beginning of its examples.
func (c *exampleChecker) whole(name notation.Name, p *notation.Pattern, examples []notation.Example) {
	for i, x := range examples {
		switch found := p.FindIndex(x.Text) != nil; {
		case x.Not && found:
			c.fail(name, c.at(name, i, "text"), "it matches %q, which its examples say it does not", x.Text)
		case !x.Not && !found:
			c.fail(name, c.at(name, i, "text"), "it does not match its example %q", x.Text)
		}
	}
}

// block checks that a rule takes a block such as its example, whatever stands
// round it.
func (c *exampleChecker) block(r *notation.BlockRule, i int, x notation.Example) {
	at := c.at(r.Name, i, "text")
	text := strings.TrimLeft(x.Text, strings.Join(c.profile.Layout.Indent, "")+" \t")
	reads := r.Read(text) != nil
	switch {
	case x.Not && reads && fits(r, text):
		c.fail(r.Name, at, "it matches %q, which its examples say it does not", x.Text)
	case x.Not:
	case !reads:
		c.fail(r.Name, at, "it does not match its example %q", x.Text)
	case !fits(r, text):
		c.fail(r.Name, at, "its example %q has more or wider lines than the rule allows", x.Text)
	case r.Indented && text == x.Text:
		c.fail(r.Name, at, "its example %q is not indented, as the rule asks", x.Text)
	default:
		c.takenBlock(r, at, text)
	}
}

// takenBlock reports an earlier rule that takes blocks such as the example wherever the rule could.
func (c *exampleChecker) takenBlock(r *notation.BlockRule, at source.Span, text string) {
	for _, other := range c.profile.Blocks {
		if other == r {
			return
		}
		if other.Match == nil || !asksLess(other, r) || !fits(other, text) || other.Read(text) == nil {
			continue
		}
		c.conflict(r.Name, other.Name, at, text)
		return
	}
}

// asksLess reports whether a rule has no condition on what stands round a block that another has not too.
func asksLess(r, than *notation.BlockRule) bool {
	return (r.Where == "" || r.Where == than.Where) && r.Next == than.Next && (!r.Series || than.Series) && (!r.Mixed || than.Mixed) &&
		len(r.After)+len(r.Not) == 0 && r.Since == "" && !r.Letter && (!r.Indented || than.Indented) &&
		!asksSender(r) && (r.Begins == "") == (than.Begins == "")
}

// asksSender reports whether a rule wants a name that the header states.
func asksSender(r *notation.BlockRule) bool {
	return slices.Contains(r.Match.Groups(), "sender")
}

// pieces checks that a rule finds the pieces that its examples name.
func (c *exampleChecker) pieces(name notation.Name, p *notation.Pattern, examples []notation.CitationExample) {
	for i, x := range examples {
		groups := p.Find(oneLine(x.Text))
		for piece, want := range x.Is {
			at, ok := groups[piece]
			if got := x.Text[at.Start:at.End]; !ok || got != want {
				c.fail(name, c.at(name, i, "is", piece), "in its example %q it finds %s %q, not %q", x.Text, piece, got, want)
			}
		}
	}
}
