package notation

import (
	"errors"
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
		n.At = f.LineSpan(max(n.line, 1))
	}
	c := checker{profile: p, file: f}
	base := c.base()
	if base != nil {
		p.inherit(base)
	}
	c.check(base)
	c.conflicts()
	if base != nil {
		c.extend(base)
	}
	if c.list.HasErrors() {
		return nil, c.list.Sorted()
	}
	return p, c.list
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

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
