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
	if list := unreadable(f); len(list) > 0 {
		return nil, list
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
	return p, yaml.UnmarshalWithOptions(yamltext.Plain(f.Bytes()), p, yaml.Strict())
}

// complete checks what a profile states, and adds to it what it builds on. One that is trusted is
// built in: its tests have checked what takes time to check.
func (p *Profile) complete(f *source.File, trusted bool) (*Profile, diag.List) {
	for n := range p.names {
		n.place(f)
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
	p.labelWords = sync.OnceValue(func() map[string]bool { return firstWords(p) })
	return p, c.list
}

// startFrom is the help where nothing better is known.
const startFrom = "a profile is a YAML file; `siglum profile show documentary` prints one to start from"

// unreadable reports what keeps a file from being YAML at all.
func unreadable(f *source.File) diag.List {
	list := checkText(f)
	for i := range list {
		list[i].Help = "save the profile as plain text in UTF-8"
		if list[i].Code == CodeEmpty {
			list[i] = diag.Diagnostic{Code: CodeProfileSyntax, Span: f.Span(0, 0), Message: "this is no profile: the file is empty", Help: startFrom}
		}
	}
	if err := yamltext.CheckDepth(f.Bytes()); len(list) == 0 && err != nil {
		list = append(list, syntaxError(f, err))
	}
	return list
}

// syntaxError says what keeps a file from being read as a profile.
func syntaxError(f *source.File, err error) diag.Diagnostic {
	d := diag.Diagnostic{Code: CodeProfileSyntax, Span: f.Span(0, 0), Message: "this is no profile: " + err.Error(), Help: startFrom}
	var located yaml.Error
	var kind *yaml.UnexpectedNodeTypeError
	var typed *yaml.TypeError
	var unknown *yaml.UnknownFieldError
	if errors.As(err, &located) {
		d.Span = yamltext.TokenSpan(f, yamltext.KeyToken(located.GetToken()))
	}
	reason := ""
	switch {
	case errors.As(err, &unknown):
		return unknownKey(d, strings.Trim(strings.TrimPrefix(unknown.GetMessage(), "unknown field "), `"`))
	case errors.As(err, &kind) && kind.Expected == ast.SequenceType:
		reason, d.Help = "a list is wanted here", "write it so: [one, two], or one to a line, each after a hyphen"
	case errors.As(err, &kind) && kind.Expected == ast.MappingType && d.Span.Start > 0:
		reason, d.Help = "keys with values are wanted here", "write it so: {name: …, match: …}, or one to a line"
	case errors.As(err, &kind) && kind.Expected == ast.MappingType:
		reason = "it does not begin with a key and its value"
	case errors.As(err, &typed) && strings.ContainsAny(located.GetToken().Value, "[{") && typed.DstType.Kind() == reflect.String:
		reason, d.Help = "a single value is wanted here; this is read as a list or a map", "put it into quotation marks: key: 'value'"
	case errors.As(err, &typed):
		reason, d.Help = "this value is of the wrong kind: "+wantedKind(typed.DstType), "the section on profiles in the README has a table of all keys"
	case located != nil:
		m := yamltext.Explain(f, err)
		d.Span, reason, d.Help = m.At, m.Reason, m.Help
	default:
		return d
	}
	d.Message = "this is no profile: " + reason
	return d
}

// unknownKey says that profiles have no such key.
func unknownKey(d diag.Diagnostic, key string) diag.Diagnostic {
	d.Message = fmt.Sprintf("this is no profile: it has the key %q, which profiles do not have here", key)
	d.Help = "the section on profiles in the README has a table of all keys"
	if near := diag.Nearest(key, slices.Values(profileKeys())); near == key {
		d.Help = "the key belongs elsewhere in a profile: look at its indentation"
	} else if near != "" {
		d.Help = fmt.Sprintf("perhaps %q is meant", near)
	}
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

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
