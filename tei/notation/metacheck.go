package notation

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// CodeMetadata says that metadata has a value that cannot be used.
const CodeMetadata diag.Code = "metadata-value"

// A metaChecker checks what the fields of metadata say.
type metaChecker struct {
	list  diag.List
	ids   map[string]Value
	whole source.Span
}

// check reports the values of metadata that cannot be used. What has no place of its own
// is said of where the metadata begins.
func (m *Metadata) check(whole source.Span) diag.List {
	c := metaChecker{ids: map[string]Value{}, whole: whole.Point()}
	for _, id := range reservedIDs {
		c.ids[id] = Value{Text: id}
	}
	for i := range m.Hands {
		c.hand(&m.Hands[i])
	}
	for i := range m.Witnesses {
		w := &m.Witnesses[i]
		c.need(w.ID, w.Label, "a witness needs an id, its siglum", "write it so: `witnesses: {A: London, B: Paris}`")
		c.id(w.ID, "a siglum that is none stands in the field siglum, beside an id: `{id: A1, siglum: A¹}`")
	}
	for i := range m.Languages {
		c.language(&m.Languages[i])
	}
	for _, e := range slices.Concat(m.Persons, m.Places) {
		c.need(e.Name, e.ID, "a person or place needs a name", "write it so: `persons: [{id: brandt, name: Karl Brandt}]`")
		c.id(e.ID, "")
		for _, ref := range e.Refs {
			c.address(ref)
		}
	}
	c.address(m.URL)
	for v := range m.Values() {
		c.control(v)
	}
	c.oneOf(m.Dates, "the order of dates in numbers", DayFirst, MonthFirst)
	return c.list
}

// control tells of characters that XML cannot hold (XML 1.0 2.2): nothing in a header could name them.
func (c *metaChecker) control(v Value) {
	i := strings.IndexFunc(v.Text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF })
	if i >= 0 {
		r, _ := utf8.DecodeRuneInString(v.Text[i:])
		c.wrong(v, fmt.Sprintf("the control character U+%04X cannot stand in XML", r), "take it out of the metadata")
	}
}

func (c *metaChecker) hand(h *Hand) {
	c.need(h.ID, h.Label, "a hand needs an id, by which the transcription speaks of it", "write it so: `hands: [{id: h2, label: Karl Brandt}]`")
	c.id(h.ID, "")
	c.oneOf(h.Scope, "the scope of a hand", "sole", "major", "minor")
	c.names(h.Scribe, "a scribe", 1)
	c.names(h.Script, "a script", math.MaxInt)
}

// names checks a value that becomes an attribute which holds names of one word each (TEI
// P5, teidata.name); several words are several names.
func (c *metaChecker) names(v Value, what string, most int) {
	words := strings.Fields(v.Text)
	if len(words) > most || slices.ContainsFunc(words, func(w string) bool { return !IsName(w) }) {
		c.wrong(v, fmt.Sprintf("%q cannot stand for %s: TEI has one word there, of letters, digits, hyphens and underscores", v.Text, what),
			"say it in the label, as in `label: Anna Wendt, in pencil`, or in one word, as in Wendt")
	}
}

// language checks a language. A tag may stand alone where a name may.
func (c *metaChecker) language(l *LanguageUsed) {
	if l.Tag.Text == "" && isTag(l.Name.Text) {
		l.Tag, l.Name = l.Name, Value{}
	}
	if l.Tag.Text == "" {
		c.need(l.Name, l.Usage, "a language needs a tag or a name", "write it so: `languages: [English, ru-Latn]`")
	}
	if _, err := language.Parse(l.Tag.Text); l.Tag.Text != "" && err != nil {
		c.wrong(l.Tag, fmt.Sprintf("%q is no tag of a language", l.Tag.Text), "tags are those of BCP 47: en, de, ru, ru-Latn, zh-Hant")
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(l.Usage.Text, "%")); l.Usage.Text != "" && (err != nil || n < 0 || n > 100) {
		c.wrong(l.Usage, fmt.Sprintf("%q is no share of the text", l.Usage.Text), "give a number from 0 to 100: how much of the text is in that language, per cent")
	}
}

// isTag reports whether a word is written as a tag, not as the name of a language.
func isTag(s string) bool {
	_, err := language.Parse(s)
	first, _, _ := strings.Cut(s, "-")
	return err == nil && len(first) <= 3 && first == strings.ToLower(first)
}

func (c *metaChecker) need(v, at Value, message, help string) {
	if v.Text == "" {
		c.wrong(at, message, help)
	}
}

// id checks an id, which becomes an xml:id.
func (c *metaChecker) id(v Value, help string) {
	if v.Text == "" {
		return
	}
	if other, ok := c.ids[v.Text]; ok && other.At.IsZero() {
		c.wrong(v, fmt.Sprintf("the id %q is one that the header of an edition gives itself", v.Text), "choose another: "+v.Text+"-1, say")
		return
	} else if ok {
		c.list = append(c.list, diag.Diagnostic{
			Code: CodeMetadata, Message: fmt.Sprintf("the id %q is given twice", v.Text), Span: v.At,
			Related: []diag.Related{{Span: other.At, Message: "here it is given first"}},
			Help:    "give each hand, witness, person and place an id of its own",
		})
		return
	}
	c.ids[v.Text] = v
	if !IsName(v.Text) {
		c.wrong(v, fmt.Sprintf("%q cannot be an id", v.Text),
			strings.TrimSuffix("an id begins with a letter and has letters, digits, hyphens and underscores only, as in h2; "+help, "; "))
	}
}

// reservedIDs are ids that headers of editions have: of the translator and of the citation.
var reservedIDs = []string{"tr", "transcription"}

// IsName reports whether a word can be an xml:id, whatever the version of Unicode: an
// NCName (Namespaces in XML 1.0, 3) of letters, digits and a few signs.
func IsName(s string) bool {
	for i, r := range s {
		letter := unicode.IsLetter(r) && r < 0xF900 || r == '_'
		if !letter && (i == 0 || !unicode.IsDigit(r) && r != '-' && r != '.') {
			return false
		}
	}
	return s != ""
}

func (c *metaChecker) oneOf(v Value, what string, allowed ...string) {
	if v.Text == "" || slices.Contains(allowed, v.Text) {
		return
	}
	help := "there is: " + strings.Join(allowed, ", ")
	if near := diag.Nearest(v.Text, slices.Values(allowed)); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	c.wrong(v, fmt.Sprintf("%q is not %s", v.Text, what), help)
}

func (c *metaChecker) address(v Value) {
	u, err := url.Parse(v.Text)
	if v.Text == "" || err == nil && u.Scheme != "" && !strings.ContainsFunc(v.Text, unicode.IsSpace) {
		return
	}
	c.wrong(v, fmt.Sprintf("%q is no address of the web", v.Text), "give the whole address, as in https://www.wikidata.org/entity/Q937")
}

func (c *metaChecker) wrong(v Value, message, help string) {
	if v.At.IsZero() {
		v.At = c.whole
	}
	c.list = append(c.list, diag.Diagnostic{Code: CodeMetadata, Message: message, Span: v.At, Help: help})
}
