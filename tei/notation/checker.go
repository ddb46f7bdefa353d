package notation

import (
	"errors"
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// A checker compiles the rules of a profile and says what is wrong with them.
type checker struct {
	profile *Profile
	file    *source.File
	trusted bool // see readProfile
	list    diag.List
	outline *yamltext.Outline // nil until something is wrong
}

// written returns where things stand in the profile.
func (c *checker) written() *yamltext.Outline {
	if c.outline == nil {
		c.outline = yamltext.NewOutline(c.file)
	}
	return c.outline
}

// top returns where a value at the top of the profile is written; the start of the file if it has none.
func (c *checker) top(path ...any) source.Span {
	if p := c.written().In(path...); !p.IsZero() {
		return p.Span()
	}
	return c.file.Span(0, 0)
}

// at returns where a value of a rule is written; its name if it has no such value.
func (c *checker) at(rule Name, path ...any) source.Span {
	if p := c.written().Around(rule.At).In(path...); !p.IsZero() {
		return p.Span()
	}
	return rule.At
}

// pattern makes an expression of a rule ready for use.
func (c *checker) pattern(rule Name, key string, p *Pattern) {
	if p == nil || p.compiled() {
		return
	}
	err := p.compile(c.profile.Words, c.profile.Expressions, c.trusted)
	if err == nil && !c.trusted {
		err = curlyFault(p.Source)
	}
	if err != nil {
		c.wrong(rule, key, err)
	}
}

// wrong reports what is wrong with a value of a rule.
func (c *checker) wrong(rule Name, key string, err error) {
	c.faulty(rule.Text, c.written().Around(rule.At).In(key), rule.At, err)
}

// faulty reports what is wrong with a value: a [fault] at its place in the value, all else at the value, or, if
// that is not written, at a place besides.
func (c *checker) faulty(rule string, value yamltext.Place, besides source.Span, err error) {
	f := &fault{reason: err.Error(), end: len(value.Text())}
	errors.As(err, &f)
	if value.IsZero() {
		c.fail(rule, besides, f.reason, f.help)
		return
	}
	help := f.help
	if !value.Comment().IsZero() {
		help += "; a # behind a blank begins a comment: if it belongs to the value, put that into quotation marks"
	}
	c.fail(rule, value.Part(f.start, f.end), f.reason, help)
}

func (c *checker) fail(rule string, at source.Span, reason, help string) {
	c.list = append(c.list, diag.Diagnostic{
		Code:    CodeProfileRule,
		Message: fmt.Sprintf("rule %q: %s", rule, reason),
		Span:    at,
		Help:    help,
	})
}
