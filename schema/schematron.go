package schema

import (
	"fmt"
	"sync"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/schema/schematron"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

func loadSchematron(f *source.File, o LoadOptions) (*Schema, diag.List) {
	compiled, list := schematron.Load(f, schematronOptions(o))
	if compiled == nil {
		return nil, list
	}
	return newSchematron(f.Name(), compiled), list
}

func schematronOptions(o LoadOptions) schematron.LoadOptions {
	return schematron.LoadOptions{FS: o.FS, Path: o.Path, Resolve: o.Resolve, Phase: o.Phase, Language: o.Language}
}

func newSchematron(name string, compiled *schematron.Schema) *Schema {
	if phase := compiled.Phase(); phase != "" {
		name = fmt.Sprintf("%s (phase %s)", name, phase)
	}
	check := func(t *tree.Tree, o Options) diag.List {
		return compiled.Validate(t, schematron.ValidateOptions{MaxErrors: o.MaxErrors, Verbose: o.Verbose})
	}
	return &Schema{name: name, language: Schematron, remarks: compiled.Remarks(), tree: check}
}

// rules is the Schematron that is embedded in a RELAX NG schema. It is compiled when first
// asked for, because most who validate with the schema do not.
type rules struct {
	file      *source.File
	fragments []*syntax.Foreign
	options   LoadOptions

	mu      sync.Mutex
	byPhase map[string]*embeddedRules
}

type embeddedRules struct {
	schema *Schema
	list   diag.List
}

func rulesOf(f *source.File, g *relaxng.Grammar, o LoadOptions) *rules {
	return &rules{file: f, fragments: g.Foreign, options: o, byPhase: map[string]*embeddedRules{}}
}

// AllPhases is the phase of Schematron in which all patterns are active (ISO/IEC
// 19757-3:2016, 5.4.11).
const AllPhases = "#ALL"

// Rules returns the Schematron that is embedded in a RELAX NG schema, as a schema of its
// own that validates in a phase ("" is the default phase). It is nil if there is none, or
// if the list has errors.
func (s *Schema) Rules(phase string) (*Schema, diag.List) {
	if s.rules == nil {
		return nil, nil
	}
	r := s.rules
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.byPhase[phase]
	if !ok {
		e = r.load(s.name, phase)
		r.byPhase[phase] = e
	}
	return e.schema, e.list
}

func (r *rules) load(name, phase string) *embeddedRules {
	var fragments []schematron.Fragment
	for _, f := range r.fragments {
		fragments = append(fragments, schematron.Fragment{Events: f.Events, Namespaces: f.Scope.Prefixes()})
	}
	o := r.options
	o.Phase = phase
	compiled, list := schematron.LoadEmbedded(r.file, fragments, schematronOptions(o))
	if compiled == nil {
		return &embeddedRules{list: list}
	}
	return &embeddedRules{newSchematron(name+" (Schematron)", compiled), list}
}
