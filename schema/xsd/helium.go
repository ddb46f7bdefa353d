package xsd

import (
	"context"
	"errors"

	"github.com/lestrrat-go/helium"
	heliumxsd "github.com/lestrrat-go/helium/xsd"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
)

// A heliumSchema is a schema compiled by helium.
type heliumSchema struct{ schema *heliumxsd.Schema }

func compileHelium(c *collection) (compiled, diag.List) {
	main := c.documents[0]
	ctx := context.Background()
	doc, err := helium.NewParser().SubstituteEntities(true).Parse(ctx, main.text)
	if err != nil {
		return nil, diag.List{unreadable(main, err)}
	}
	var messages collector
	schema, err := heliumxsd.NewCompiler().Label(main.name).FS(newMemory(c)).ErrorHandler(&messages).Compile(ctx, doc)
	found := c.schemaDiagnostics(messages.errors)
	if err != nil && !found.HasErrors() {
		found = append(found, unreadable(main, err))
	}
	return &heliumSchema{schema}, found
}

// unreadable says that an engine cannot read a schema with which nothing else is wrong.
func unreadable(d *document, err error) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Code: CodeSchema, Span: d.file.Span(0, 0),
		Message: "the schema cannot be read: " + err.Error()}
}

// A collector keeps what helium reports.
type collector struct{ errors []error }

// Handle implements [helium.ErrorHandler].
func (c *collector) Handle(_ context.Context, err error) { c.errors = append(c.errors, err) }

func (s *heliumSchema) validate(t *tree.Tree) ([]complaint, error) {
	var messages collector
	err := heliumxsd.NewValidator(s.schema).ErrorHandler(&messages).Validate(context.Background(), t.Document)
	var findings []complaint
	for _, e := range messages.errors {
		var invalid *heliumxsd.ValidationError
		if errors.As(e, &invalid) {
			// The tree has the number of each node in place of its line.
			findings = append(findings, complaint{t.ElementOfLine(invalid.Line), invalid.AttributeName, invalid.Message})
		}
	}
	if errors.Is(err, heliumxsd.ErrValidationFailed) && len(findings) > 0 {
		err = nil
	}
	return findings, err
}
