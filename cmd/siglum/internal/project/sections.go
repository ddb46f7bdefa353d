package project

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/transform"
)

func (r *reader) profile(value ast.Node) {
	r.settings.Profile, _ = r.text(value, "a profile is a file or a name", "profile: town-archive.yaml")
}

// A field is a key of a section, and where its value goes.
type field struct {
	name  string
	value *Text
	check func(string) string // what values there are, if this is none; nil takes any
}

func (r *reader) render(value ast.Node) {
	s := &r.settings.Render
	r.section(value, "render", "render:\n  view: diplomatic\n  lang: de\n  css: house.css", []field{
		{"view", &s.View, oneOf("reading", "diplomatic", "critical", "witnesses")},
		{"lang", &s.Lang, oneOf(transform.Languages()...)},
		{"signs", &s.Signs, nil},
		{"css", &s.CSS, nil},
	})
}

func (r *reader) site(value ast.Node) {
	s := &r.settings.Site
	r.section(value, "site", "site:\n  title: Letters of Anna Brandt\n  url: https://example.org/letters", []field{
		{"title", &s.Title, nil},
		{"description", &s.Description, nil},
		{"url", &s.URL, address},
		{"publisher", &s.Publisher, nil},
		{"editor", &s.Editor, nil},
		{"email", &s.Email, nil},
		{"licence", &s.Licence, oneOf("cc-by", "cc0")},
	})
}

func oneOf(words ...string) func(string) string {
	return func(value string) string {
		if slices.Contains(words, value) {
			return ""
		}
		if near := diag.Nearest(value, slices.Values(words)); near != "" {
			return "Did you mean " + near + "?"
		}
		return "There is: " + strings.Join(words, ", ") + "."
	}
}

func address(value string) string {
	if u, err := url.Parse(value); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return ""
	}
	return "It begins with https:// or http://."
}

// section reads the fields of a section.
func (r *reader) section(value ast.Node, name, example string, fields []field) {
	pairs, _ := r.pairs(value, name+" holds keys and their values", example)
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	for _, p := range pairs {
		at := slices.Index(names, p.key.Value)
		if at < 0 {
			r.fail(p.key.At, fmt.Sprintf("%s has no setting %q", name, p.key.Value), oneOf(names...)(p.key.Value))
			continue
		}
		f := fields[at]
		text, ok := r.text(p.value, f.name+" is one text", example)
		if !ok {
			continue
		}
		if f.check != nil {
			if help := f.check(text.Value); help != "" {
				r.fail(text.At, fmt.Sprintf("%s cannot be %q", f.name, text.Value), help)
				continue
			}
		}
		*f.value = text
	}
}
