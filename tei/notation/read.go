package notation

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// The codes of what is wrong with a profile.
const (
	CodeProfileSyntax diag.Code = "profile-syntax" // it is not YAML, or has a field that profiles do not have
	CodeProfileRule   diag.Code = "profile-rule"   // a rule of it cannot be used
)

// ReadProfile reads a profile. If the list has errors, the profile is nil. Each
// error names the rule and says where it stands and what is wrong with it.
func ReadProfile(f *source.File) (*Profile, diag.List) {
	if err := yamltext.CheckDepth(f.Bytes()); err != nil {
		return nil, diag.List{syntaxError(f, err)}
	}
	p, err := parseProfile(f)
	if err != nil {
		return nil, diag.List{syntaxError(f, err)}
	}
	return p.complete(f, false)
}

// parseProfile reads what a profile states itself.
func parseProfile(f *source.File) (*Profile, error) {
	p := &Profile{}
	return p, yaml.UnmarshalWithOptions(f.Bytes(), p, yaml.Strict())
}

// complete checks what a profile states, and adds to it what it builds on. One that is trusted is
// built in: its tests have checked what takes time to check.
func (p *Profile) complete(f *source.File, trusted bool) (*Profile, diag.List) {
	for n := range p.names {
		n.At = f.LineSpan(max(n.line, 1))
	}
	c := checker{profile: p, file: f, trusted: trusted}
	base := c.base()
	if base != nil {
		p.inherit(base)
	}
	c.check(base)
	if !trusted {
		c.conflicts()
	}
	if base != nil {
		c.extend(base)
	}
	if c.list.HasErrors() {
		return nil, c.list.Sorted()
	}
	for _, r := range p.Rules {
		if len(r.folded) != len(r.Labels) { // else it is of the base, which others may be reading
			r.folded = r.foldedLabels()
		}
	}
	p.headerLabel = sync.OnceValue(func() *regexp.Regexp { return labelPattern(p) })
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
	if !errors.As(err, &located) {
		return d
	}
	d.Span = tokenSpan(f, located.GetToken())
	message := located.GetMessage()
	if key, ok := strings.CutPrefix(message, "unknown field "); ok {
		d.Message = "this is no profile: it has the key " + key + ", which profiles do not have here"
		if near := diag.Nearest(strings.Trim(key, `"`), slices.Values(profileKeys())); near != "" {
			d.Help = fmt.Sprintf("perhaps %q is meant", near)
		}
		return d
	}
	var kind *yaml.UnexpectedNodeTypeError
	var typed *yaml.TypeError
	switch {
	case errors.As(err, &kind) && kind.Expected == ast.SequenceType:
		message, d.Help = "a list is wanted here", "write it so: [one, two], or one to a line, each after a hyphen"
	case errors.As(err, &kind) && kind.Expected == ast.MappingType:
		message, d.Help = "keys with values are wanted here", "write it so: {name: …, match: …}, or one to a line"
	case errors.As(err, &typed):
		message, d.Help = "this value is of the wrong kind: "+wantedKind(typed.DstType), "the section on profiles in the README has a table of all keys"
	}
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		d.Help = "put values that hold a colon, a # or brackets into quotation marks: tei: '<note>{content}</note>'"
	}
	d.Message = "this is no profile: " + message
	return d
}

// wantedKind says what a key takes.
func wantedKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false is wanted"
	case reflect.Int:
		return "a number is wanted"
	}
	return "a single value is wanted"
}

// profileKeys returns the keys that a profile may have, wherever.
func profileKeys() []string {
	var keys []string
	seen := map[reflect.Type]bool{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			add(t.Elem())
		case reflect.Struct:
			if seen[t] {
				return
			}
			seen[t] = true
			for i := range t.NumField() {
				if key := t.Field(i).Tag.Get("yaml"); key != "" {
					keys = append(keys, key)
					add(t.Field(i).Type)
				}
			}
		}
	}
	add(reflect.TypeFor[Profile]())
	return keys
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
