package notation

import (
	"errors"
	"fmt"
	"maps"
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A fault is what is wrong with a value of a profile, and with which bytes of it.
type fault struct {
	reason, help string
	start, end   int
}

func (f *fault) Error() string { return f.reason }

// re2 is the help for what some expressions elsewhere can do.
const re2 = "expressions are RE2: no backward references, no look-around"

// asCharacter is the help for signs that were meant as they are.
const asCharacter = `a sign that is meant as a character takes a backslash: \(  \[  \*  \?`

// expressionFaults says in plain words what the parser of expressions finds.
var expressionFaults = map[syntax.ErrorCode][2]string{
	syntax.ErrMissingParen:          {"this ( has no closing )", asCharacter},
	syntax.ErrUnexpectedParen:       {"this ) has no opening (", asCharacter},
	syntax.ErrMissingBracket:        {"this [ has no closing ]", asCharacter},
	syntax.ErrMissingRepeatArgument: {"nothing stands before this to be repeated", asCharacter},
	syntax.ErrInvalidRepeatOp:       {"what is repeated already is repeated again", asCharacter},
	syntax.ErrInvalidRepeatSize:     {"it may be repeated 1000 times at most, the smaller number first", "for more: +, or * where it may be missing"},
	syntax.ErrInvalidCharRange:      {"the range of characters ends before it begins", "write the first letter first, as in [a-z]; a hyphen that is meant as a character stands last: [az-]"},
	syntax.ErrInvalidEscape:         {"this backslash means nothing here", `\\ is a backslash; ` + re2},
	syntax.ErrTrailingBackslash:     {"it ends in a backslash", `\\ is a backslash`},
	syntax.ErrInvalidNamedCapture:   {"this is no name of a group", "write it so: (?P<name>…), in letters, digits and _, each name once"},
	syntax.ErrInvalidPerlOp:         {"this sign does not exist", re2},
	syntax.ErrLarge:                 {"it is too large", "put smaller numbers into its { }"},
}

// expressionFault says what keeps an expression from being read, and where it is.
func expressionFault(written string, err error) *fault {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return &fault{reason: "the expression is wrong: " + err.Error(), help: re2, end: len(written)}
	}
	words, known := expressionFaults[e.Code]
	if !known {
		words = [2]string{strings.TrimPrefix(e.Error(), "error parsing regexp: "), re2}
	}
	f := &fault{reason: "the expression is wrong: " + words[0], help: words[1], end: len(written)}
	if at := strings.Index(written, e.Expr); e.Expr != "" && at >= 0 {
		f.start, f.end = at, at+len(e.Expr)
	}
	if e.Code == syntax.ErrMissingParen || e.Code == syntax.ErrUnexpectedParen {
		if at := loneParenthesis(written); at >= 0 {
			f.start, f.end = at, at+1
		}
	}
	return f
}

// loneParenthesis returns where in an expression the last parenthesis stands that is never closed, or the first that
// closes none; -1 if there is neither.
func loneParenthesis(expr string) int {
	var open []int
	for i := 0; i < len(expr); i++ {
		switch expr[i] {
		case '\\':
			i++
		case '[':
			i += class(expr[i:])
		case '(':
			open = append(open, i)
		case ')':
			if len(open) == 0 {
				return i
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[len(open)-1]
}

// class returns the offset of the bracket that closes the class of characters which an expression begins with.
func class(expr string) int {
	i := 1
	if strings.HasPrefix(expr[i:], "^") {
		i++
	}
	for i++; i < len(expr); i++ { // a bracket that stands first is a character
		switch {
		case expr[i] == '\\':
			i++
		case strings.HasPrefix(expr[i:], "[:"):
			i += max(0, strings.Index(expr[i:], ":]")+1)
		case expr[i] == ']':
			return i
		}
	}
	return 0
}

// curly finds a value between quotation marks that YAML does not know.
var curly = expression.Lazy(`^[“”„‘’‚«»].*[“”‘’«»]$`)

// curlyFault returns what is wrong with such a value, nil if it is none.
func curlyFault(written string) error {
	if !curly().MatchString(written) {
		return nil
	}
	_, size := utf8.DecodeRuneInString(written)
	return &fault{reason: "the value stands between curly quotation marks, which would be part of it", help: "write straight ones, ' or \"; word processors make them curly", end: size}
}

// templateFault returns the first thing that keeps a template from being well-formed, nil if nothing does.
func templateFault(written string) error {
	if err := curlyFault(written); err != nil {
		return err
	}
	const before, after = "<x>", "</x>" // a document has one root
	r := xmltext.NewReader(source.NewFile("template", []byte(before+written+after)), xmltext.Options{})
	for r.Next() != nil {
	}
	list := r.Diagnostics()
	if len(list) == 0 {
		return nil
	}
	d := list[0]
	at := d.Span
	inside := func(at int) int { return min(max(0, at-len(before)), len(written)) }
	switch reason, open := strings.CutPrefix(d.Message, "</x> cannot stand here: "); {
	case open: // the root ends before an element in it
		d.Message, d.Help = reason, "end each element, as in <note>{content}</note>"
		if len(d.Related) > 0 {
			at = d.Related[0].Span
		}
	case strings.Contains(d.Message, "<x>"):
		d.Message, d.Help = at.Text()+" ends an element that was not begun", "begin each element, as in <note>{content}</note>"
	}
	return &fault{
		reason: "the TEI template is not well-formed: " + d.Message, help: d.Help,
		start: inside(at.Start), end: inside(at.End),
	}
}

// partOf returns a fault of a value that lies in a part of it.
func partOf(value, part, reason, help string) error {
	at := max(0, strings.Index(value, part))
	return &fault{reason: reason, help: help, start: at, end: min(len(value), at+len(part))}
}

// noWords returns a fault of a value that names a word list which the profile does not have.
func noWords(reason, name string, at int, words map[string][]string) error {
	f := &fault{reason: fmt.Sprintf(reason, name), start: at, end: at + len(name)}
	f.help = "add it: words: {" + name + ": [one, two]}"
	if near := diag.Nearest(name, maps.Keys(words)); near != "" {
		f.help = fmt.Sprintf("perhaps %q is meant", near)
	}
	return f
}

// secondHole returns what is wrong with an attribute of a template that has two holes: nothing would fill the other one.
func secondHole(t *Template) (err error) {
	attributes(t.Nodes, func(a TemplateAttr) bool {
		if a.Hole != "" && hole().MatchString(a.After) {
			err = partOf(t.Source, a.After, fmt.Sprintf("the attribute %q has more than one hole", a.Name),
				"an attribute takes one; let a group of the expression hold all of it")
		}
		return err == nil
	})
	return err
}
