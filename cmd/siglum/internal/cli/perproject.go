package cli

import (
	"errors"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// perProject has something for each document: one for all that have the same settings.
type perProject[T any] struct {
	settings project.Finder
	made     map[*project.Settings]T
}

// prepare makes what is needed for documents, before any work on them.
func (p *perProject[T]) prepare(documents []string, build func(*project.Settings) (T, error)) error {
	p.made = map[*project.Settings]T{}
	for _, path := range documents {
		settings, found := p.settings.For(path)
		if found.HasErrors() {
			return &unusable{found}
		}
		if _, ok := p.made[settings]; ok {
			continue
		}
		built, err := build(settings)
		if err != nil {
			return err
		}
		p.made[settings] = built
	}
	return nil
}

// of returns what there is for one of the documents.
func (p *perProject[T]) of(path string) T {
	settings, _ := p.settings.For(path)
	return p.made[settings]
}

// chosen returns what a flag says; if the call does not give it, what settings say; if
// they say nothing, the flag's default. inSettings reports the second.
func chosen(ctx *urfave.Context, flag string, t project.Text) (value string, inSettings bool) {
	if ctx.IsSet(flag) || t.Value == "" {
		return ctx.String(flag), false
	}
	return t.Value, true
}

// chosenFile is chosen for what names a file, which settings name from their folder.
func chosenFile(ctx *urfave.Context, flag string, s *project.Settings, t project.Text) (string, bool) {
	value, inSettings := chosen(ctx, flag, t)
	if inSettings {
		value = s.Named(t)
	}
	return value, inSettings
}

// placed tells a problem with a value of settings where it stands in them.
func placed(err error, t project.Text, inSettings bool) error {
	var p *problem
	if !inSettings || !errors.As(err, &p) {
		return err
	}
	return &unusable{diag.List{{Code: project.CodeSettings, Span: t.At, Message: p.message, Help: p.help}}}
}

// profiles prepares the profile for each of some transcriptions or editions.
func profiles(ctx *urfave.Context, documents []string) (*perProject[*notation.Profile], error) {
	all := &perProject[*notation.Profile]{}
	return all, all.prepare(documents, func(s *project.Settings) (*notation.Profile, error) {
		name, inSettings := chosenFile(ctx, "profile", s, s.Profile)
		profile, err := loadProfile(name)
		return profile, placed(err, s.Profile, inSettings)
	})
}
