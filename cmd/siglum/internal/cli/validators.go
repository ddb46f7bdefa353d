package cli

import (
	"fmt"
	"maps"
	"os"
	"sync"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
)

// validators has the validator for each document: it does what the call asks for and,
// where that says nothing, what the settings of the document's project do. It is safe for
// concurrent use.
type validators struct {
	call   *call
	asked  *schema.Validator // what the call asks for
	levels lint.Levels       // --lint
	folder string            // --project

	settings project.Finder
	mu       sync.Mutex
	made     map[*project.Settings]*schema.Validator
}

// validators returns the validators of a call for documents. If the settings of any of
// them cannot be used, there are none.
func (c *call) validators(ctx *urfave.Context, documents []string) (*validators, error) {
	levels, err := lint.ParseLevels(ctx.String("lint"))
	if err != nil {
		return nil, because("siglum help lint lists the rules.", "--lint: %s", err)
	}
	asked, err := c.validator(ctx)
	if err != nil {
		return nil, err
	}
	v := &validators{call: c, asked: asked, levels: levels, folder: ctx.String("project"),
		made: map[*project.Settings]*schema.Validator{}}
	for _, path := range documents {
		if err := v.prepare(path); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// of returns the validator for one of the documents.
func (v *validators) of(path string) *schema.Validator {
	settings, _ := v.settings.For(path)
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.made[settings]
}

// prepared returns the validator for a document that was not known before. If the
// settings of its project cannot be used, it is what the call asks for.
func (v *validators) prepared(path string) (*schema.Validator, error) {
	if err := v.prepare(path); err != nil {
		return v.asked, err
	}
	return v.of(path), nil
}

// prepare makes the validator for a document, unless another has the same settings.
func (v *validators) prepare(path string) error {
	settings, found := v.settings.For(path)
	if found.HasErrors() {
		return &unusable{found}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.made[settings] != nil {
		return nil
	}
	made := &schema.Validator{
		Schemas: v.asked.Schemas, Finder: v.asked.Finder, Schematron: v.asked.Schematron || settings.Schematron, Options: v.asked.Options,
	}
	var err error
	if made.Lint, err = v.lint(settings); err != nil {
		return err
	}
	if len(made.Schemas) == 0 {
		if made.Schemas, err = v.schemas(settings); err != nil {
			return err
		}
	}
	v.made[settings] = made
	return nil
}

// lint returns what is looked for besides what schemas say.
func (v *validators) lint(s *project.Settings) (*lint.Config, error) {
	config := &lint.Config{Levels: lint.Levels{}}
	maps.Copy(config.Levels, s.Lint)
	maps.Copy(config.Levels, v.levels)
	folder := v.folder
	if folder == "" {
		folder = s.Folder
	}
	if folder == "" {
		return config, nil
	}
	var err error
	if config.Project, err = lint.OpenProject(folder); err != nil {
		return nil, fileProblem(folder, err)
	}
	return config, nil
}

// schemas loads the schemas that settings name.
func (v *validators) schemas(s *project.Settings) ([]*schema.Schema, error) {
	var all []*schema.Schema
	for _, name := range s.Schemas {
		place, ok := s.Path(name)
		if _, err := os.Stat(name.Value); !ok && err != nil { // a file elsewhere is not meant
			place, ok = name.Value, true
		}
		if !ok {
			return nil, &unusable{diag.List{noSuchSchema(name)}}
		}
		loaded, found, err := v.asked.Finder.Named(place)
		switch {
		case err != nil:
			return nil, &unusable{diag.List{noSuchSchema(name)}}
		case found.HasErrors():
			return nil, &unusable{found}
		}
		v.call.messages.Diagnostics(found)
		all = append(all, loaded)
	}
	return all, nil
}

func noSuchSchema(name project.Text) diag.Diagnostic {
	return diag.Diagnostic{
		Code: project.CodeSettings, Span: name.At, Message: fmt.Sprintf("there is no schema %s", name.Value),
		Help: "write the path of a file, from the folder of " + project.FileName + "; or a name that siglum schema list shows",
	}
}
