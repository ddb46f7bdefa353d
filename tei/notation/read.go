package notation

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what is wrong with a profile.
const (
	CodeProfileSyntax diag.Code = "profile-syntax" // it is not YAML, or has a field that profiles do not have
	CodeProfileRule   diag.Code = "profile-rule"   // a rule of it cannot be used
)

// ReadProfile reads a profile. If the list has errors, the profile is nil. Each
// error names the rule and says where it stands and what is wrong with it.
func ReadProfile(f *source.File) (*Profile, diag.List) {
	p := &Profile{}
	if err := yaml.UnmarshalWithOptions(f.Bytes(), p, yaml.Strict()); err != nil {
		return nil, diag.List{syntaxError(f, err)}
	}
	for n := range p.names {
		n.At = f.LineSpan(n.line)
	}
	var list diag.List
	if p.Extends != "" {
		list = p.extend(f)
	}
	c := checker{profile: p, file: f}
	c.check()
	if list = append(list, c.list...); list.HasErrors() {
		return nil, list.Sorted()
	}
	return p, list
}

func syntaxError(f *source.File, err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    CodeProfileSyntax,
		Message: "this is no profile: " + err.Error(),
		Span:    f.Span(0, 0),
		Help:    "a profile is a YAML file; `siglum profile show documentary` prints one to start from",
	}
	var located yaml.Error
	if errors.As(err, &located) {
		d.Message = "this is no profile: " + located.GetMessage()
		d.Span = tokenSpan(f, located.GetToken())
	}
	return d
}

func tokenSpan(f *source.File, t *token.Token) source.Span {
	if t == nil || t.Position == nil {
		return f.Span(0, 0)
	}
	return f.LineSpan(t.Position.Line)
}

// extend takes from the profile that p builds on what p does not say itself: its
// own rules come first.
func (p *Profile) extend(f *source.File) diag.List {
	base, err := Builtin(p.Extends)
	if err != nil {
		return diag.List{{
			Code:    CodeProfileRule,
			Message: fmt.Sprintf("the profile %q, which this one extends, is not known", p.Extends),
			Span:    f.Span(0, 0),
			Help:    "built-in profiles are: " + strings.Join(Names(), ", "),
		}}
	}
	p.inherit(base)
	return nil
}

func (p *Profile) inherit(base *Profile) {
	if len(p.Brackets) == 0 {
		p.Brackets = base.Brackets
	}
	p.Words = merged(base.Words, p.Words)
	p.Maps = merged(base.Maps, p.Maps)
	p.Languages = merged(base.Languages, p.Languages)
	p.Divisions = merged(base.Divisions, p.Divisions)
	p.Rules = append(p.Rules, base.Rules...)
	p.Blocks = append(p.Blocks, base.Blocks...)
	p.Lists = append(p.Lists, base.Lists...)
	p.Citations = append(p.Citations, base.Citations...)
	p.Titles = append(p.Titles, base.Titles...)
	if len(p.Header.Labels) == 0 {
		p.Header = base.Header
	}
	p.Layout = p.Layout.or(base.Layout)
}

func (l LayoutRules) or(base LayoutRules) LayoutRules {
	l.Skip = append(l.Skip, base.Skip...)
	l.Opens = append(l.Opens, base.Opens...)
	if l.LongLine == 0 {
		l.LongLine = base.LongLine
	}
	if len(l.Indent) == 0 {
		l.Indent = base.Indent
	}
	return l
}

func merged[V any](base, own map[string]V) map[string]V {
	all := make(map[string]V, len(base)+len(own))
	for k, v := range base {
		all[k] = v
	}
	for k, v := range own {
		all[k] = v
	}
	return all
}

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
