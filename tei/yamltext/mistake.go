package yamltext

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
)

// A Mistake is what keeps a text from being YAML, in plain words.
type Mistake struct {
	At           source.Span
	Reason, Help string
}

// quote is the help for values that YAML reads as something else.
const quote = "put the value into quotation marks: key: 'value'; a ' in it is doubled: 'it''s'"

// Explain says what is wrong where the parser stopped. What the parser says is meant for who writes parsers; who
// writes YAML has mostly made one of a few mistakes, which the line shows.
func Explain(f *source.File, err error) Mistake {
	m := Mistake{At: f.Span(0, 0), Reason: err.Error(), Help: quote}
	var located yaml.Error
	if !errors.As(err, &located) {
		return m
	}
	t := located.GetToken()
	m.At, m.Reason = TokenSpan(f, t), located.GetMessage()
	switch {
	case strings.HasPrefix(m.Reason, tooDeep):
		m.Help = "nest lists and maps less deep"
		return m
	case strings.HasPrefix(m.Reason, tooMany):
		m.Help = "so many are a table: write them as a list, each after a hyphen"
		return m
	}
	line := m.At.Position().Line
	for _, explain := range []func(*source.File, int, *Mistake) bool{tab, twice, open, escaped, tight, bare, value, deeper, shallower, deeperBelow, keyless} {
		if explain(f, line, &m) {
			break
		}
	}
	return m
}

// KeyToken returns the key, where a token is the colon behind one.
func KeyToken(t *token.Token) *token.Token {
	if t != nil && t.Type == token.MappingValueType && t.Prev != nil {
		return t.Prev
	}
	return t
}

// tab finds a line that is indented with a tab.
func tab(f *source.File, line int, m *Mistake) bool {
	for n := max(1, line-1); n <= line+1; n++ {
		s := f.LineSpan(n)
		text := s.Text()
		blanks := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if i := strings.IndexByte(blanks, '\t'); i >= 0 {
			m.At = f.Span(s.Start+i, s.Start+i+1)
			m.Reason, m.Help = "the line is indented with a tab", "indent it with blanks: two for each step"
			return true
		}
	}
	return false
}

var definedAt = expression.Lazy(`^mapping key "(.*)" already defined at \[(\d+):`)

// twice is about a key that is given twice.
func twice(_ *source.File, _ int, m *Mistake) bool {
	found := definedAt().FindStringSubmatch(m.Reason)
	if found == nil {
		return false
	}
	m.Reason, m.Help = fmt.Sprintf("the key %q is given twice: in line %s too", found[1], found[2]), "keep one of them"
	return true
}

// unclosed is what the parser says of lists and maps that end wrongly, and what it means.
var unclosed = map[string][2]string{
	"sequence end token ']' not found":                   {"this [ is not closed", "close it: [one, two]"},
	"could not find flow mapping end token '}'":          {"this { is not closed", "close it: {key: value, key: value}"},
	"',' or ']' must be specified":                       {"a comma or a ] is wanting here", "write a list so: [one, two]"},
	"',' or '}' must be specified":                       {"a comma or a } is wanting here", "write it so: {key: value, key: value}"},
	"could not find '[' character corresponding to ']'":  {"this ] closes nothing", "write a list so: [one, two]"},
	"could not find '{' character corresponding to '}'":  {"this } closes nothing", "write it so: {key: value, key: value}"},
	"could not find end character of single-quoted text": {"this ' is not closed", "close it; a ' in it is doubled: 'it''s'"},
	"could not find end character of double-quoted text": {`this " is not closed`, `close it; a " in it takes a backslash: \"`},
}

// open is about brackets and quotation marks that are not closed.
func open(_ *source.File, _ int, m *Mistake) bool {
	words, ok := unclosed[m.Reason]
	if ok {
		m.Reason, m.Help = words[0], words[1]+"; where the sign is meant as it is, "+quote
	}
	return ok
}

// escaped is about a backslash between double quotation marks.
func escaped(f *source.File, line int, m *Mistake) bool {
	sign, ok := strings.CutPrefix(m.Reason, "found unknown escape character '")
	if !ok {
		return false
	}
	s := f.LineSpan(line)
	if i := strings.Index(s.Text(), `\`+strings.TrimSuffix(sign, "'")); i >= 0 {
		m.At = f.Span(s.Start+i, s.Start+i+2)
	}
	m.Reason, m.Help = `between " and ", a backslash stands before signs of its own only`, `write the value between ' and ', where a backslash is a backslash`
	return true
}

// glued is a key whose value begins directly behind the colon.
var glued = expression.Lazy(`^(\s*(?:- +)*[\w-]+:)[^\s/:]`)

// tight is about a colon without a blank behind it.
func tight(f *source.File, line int, m *Mistake) bool {
	for n := max(1, line-1); n <= line+1; n++ {
		s := f.LineSpan(n)
		if at := glued().FindStringSubmatchIndex(s.Text()); at != nil {
			m.At = f.Span(s.Start+at[3]-1, s.Start+at[3])
			m.Reason, m.Help = "no blank stands behind the colon", "write key: value"
			return true
		}
	}
	return false
}

// word is a line that is one word.
var word = expression.Lazy(`^([\w-]+)\s*$`)

// bare is about a key at the top that has no colon.
func bare(f *source.File, line int, m *Mistake) bool {
	for n := line; n > 0; n-- {
		s := f.LineSpan(n)
		text := s.Text()
		if text == "" || strings.ContainsRune(" #-", rune(text[0])) {
			continue
		}
		at := word().FindStringSubmatchIndex(text)
		if at == nil {
			return false
		}
		m.At = f.Span(s.Start+at[2], s.Start+at[3])
		m.Reason, m.Help = fmt.Sprintf("the key %q has no colon", text[at[2]:at[3]]), "write "+text[at[2]:at[3]]+":"
		return true
	}
	return false
}

// keyed is a line with a key and a value.
var keyed = expression.Lazy(`^(\s*(?:- +)*)([\w-]+):[ \t]+(\S.*?)\s*$`)

// special are signs that mean something to YAML at the start of a value.
const special = "@`%&*!|>{["

// value is about a value of the line that YAML reads as something else.
func value(f *source.File, line int, m *Mistake) bool {
	s := f.LineSpan(line)
	at := keyed().FindStringSubmatchIndex(s.Text())
	if at == nil {
		return false
	}
	v := s.Text()[at[6]:at[7]]
	start := s.Start + at[6]
	switch {
	case v[0] == '\'' || v[0] == '"':
		end := closing(v)
		if end < 0 || end == len(v)-1 || strings.HasPrefix(strings.TrimSpace(v[end+1:]), "#") {
			return false
		}
		start += end
		m.Reason = fmt.Sprintf("this %c ends the value, and something stands behind it", v[end])
		m.Help = `in a value between ', a ' is doubled: 'it''s'; between ", a " takes a backslash: "\""`
	case whole(v):
		return false
	case strings.ContainsRune(special, rune(v[0])):
		m.Reason, m.Help = fmt.Sprintf("a value that begins with %c is not read as it is written", v[0]), quote
	case strings.Contains(v, ": ") || strings.HasSuffix(v, ":"):
		start += strings.Index(v+" ", ": ")
		m.Reason, m.Help = "the value holds a colon, as if it were a key", quote
	default:
		return false
	}
	m.At = f.Span(start, start+1)
	return true
}

// whole reports whether a value is a list, a map or the sign of a block scalar, as YAML has them.
func whole(v string) bool {
	return v[0] == '[' && strings.HasSuffix(v, "]") || v[0] == '{' && !strings.HasPrefix(v, "{{") && strings.HasSuffix(v, "}") ||
		strings.Trim(v[1:], "+-123456789") == "" && strings.ContainsRune("|>", rune(v[0]))
}

// closing returns where the quotation mark that a value begins with is closed, -1 if it is not.
func closing(v string) int {
	for i := 1; i < len(v); i++ {
		switch {
		case v[0] == '"' && v[i] == '\\':
			i++
		case v[0] == '\'' && strings.HasPrefix(v[i:], "''"):
			i++
		case v[i] == v[0]:
			return i
		}
	}
	return -1
}

// deeper is about a line that is indented more than the one above, which leaves nothing open.
func deeper(f *source.File, line int, m *Mistake) bool {
	above, here := f.LineSpan(line-1).Text(), f.LineSpan(line)
	at := keyed().FindStringSubmatchIndex(above)
	if line == 1 || at == nil || strings.TrimSpace(here.Text()) == "" || indent(here.Text()) <= at[4] {
		return false
	}
	m.At = f.Span(here.Start+indent(here.Text()), here.End)
	m.Reason = fmt.Sprintf("the line is indented more than the key %q above it, which has its value already", above[at[4]:at[5]])
	m.Help = "keys of one thing stand exactly below each other"
	return true
}

// deeperBelow is the same about the line below that at which the parser stopped.
func deeperBelow(f *source.File, line int, m *Mistake) bool {
	return line < f.LineCount() && deeper(f, line+1, m)
}

// shallower is about a line that begins in no column in which one above it does.
func shallower(f *source.File, line int, m *Mistake) bool {
	here := f.LineSpan(line).Text()
	if strings.TrimSpace(here) == "" {
		return false
	}
	for n := line - 1; n > 0; n-- {
		above := f.LineSpan(n).Text()
		start := indent(above) // of what stands behind the hyphens of items
		key := start + len(above[start:]) - len(strings.TrimLeft(above[start:], "- "))
		switch {
		case strings.TrimSpace(above) == "":
		case indent(here) == start || indent(here) == key, start < indent(here) && strings.HasSuffix(strings.TrimSpace(above), ":"):
			return false
		case start < indent(here):
			m.At = f.Span(f.LineSpan(line).Start+indent(here), f.LineSpan(line).End)
			m.Reason = "the line stands below none of those above: it is indented too little or too much"
			m.Help = "keys of one thing stand exactly below each other"
			return true
		}
	}
	return false
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// keyless is about a line that is neither a key with its value nor an item, or an item where keys stand.
func keyless(f *source.File, line int, m *Mistake) bool {
	s := f.LineSpan(line)
	text := strings.TrimSpace(s.Text())
	switch {
	case strings.HasPrefix(text, "- "):
		m.Reason = "an item of a list stands here, but the lines above it are keys"
		m.Help = "write items below the key of their list, each after a hyphen"
	case !strings.Contains(text, ":"):
		m.Reason, m.Help = "the line is neither a key with its value nor an item of a list", "a key ends in a colon; an item begins with a hyphen and a blank"
	default:
		return false
	}
	m.At = f.Span(s.Start+indent(s.Text()), s.End)
	return true
}
