package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
)

// A key is one that settings may have.
type key struct {
	name string
	read func(r *reader, value ast.Node)
}

// keys returns those that there are, in the order in which they are documented.
func keys() []key {
	return []key{
		{"lint", (*reader).lint},
		{"schemas", (*reader).schemas},
		{"schematron", (*reader).schematron},
		{"profile", (*reader).profile},
		{"render", (*reader).render},
		{"site", (*reader).site},
	}
}

// key returns the key of a name; if there is none, it says so.
func (r *reader) key(name Text) *key {
	var names []string
	for _, k := range keys() {
		if k.name == name.Value {
			return &k
		}
		names = append(names, k.name)
	}
	help := "There is: " + strings.Join(names, ", ") + "."
	if near := diag.Nearest(name.Value, slices.Values(names)); near != "" {
		help = "Did you mean " + near + "?"
	}
	r.fail(name.At, fmt.Sprintf("there is no setting %q", name.Value), help)
	return nil
}

const lintExample = "lint: off\n\nor, for single rules:\n\nlint:\n  hand-unused: off\n  pointer-dangling: error"

// lint reads off, on, or levels by the codes of rules.
func (r *reader) lint(value ast.Node) {
	levels := lint.Levels{}
	r.settings.Lint = levels
	if word, ok := scalar(value); ok {
		switch word {
		case "off":
			levels.SetAll(lint.Off)
		case "on":
		default:
			r.failAt(value, fmt.Sprintf("lint cannot be %q", word), lintExample)
		}
		return
	}
	pairs, _ := r.pairs(value, "lint is off, or a level for each rule", lintExample)
	for _, p := range pairs {
		word, ok := r.text(p.value, "the level of a rule is one word", lintExample)
		if !ok {
			continue
		}
		level, err := lint.ParseLevel(word.Value)
		if err != nil {
			r.fail(word.At, err.Error(), "")
			continue
		}
		if err := levels.Set(p.key.Value, level); err != nil {
			r.fail(p.key.At, err.Error(), "")
		}
	}
}

const schemasExample = "schemas: [schema/edition.rng, schema/rules.sch]"

// schemas reads the schemas that documents are validated against.
func (r *reader) schemas(value ast.Node) {
	r.settings.Schemas = r.texts(value, "a schema is a file or a name", schemasExample)
	if len(r.settings.Schemas) == 0 && !r.found.HasErrors() {
		r.failAt(value, "schemas names none", schemasExample)
	}
}

// schematron reads whether the rules embedded in RELAX NG schemas are checked.
func (r *reader) schematron(value ast.Node) {
	word, _ := scalar(value)
	if word != "on" && word != "off" {
		r.failAt(value, "schematron is on or off", "schematron: on")
		return
	}
	r.settings.Schematron = word == "on"
}
