package xsd

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
)

// schemaError is the form in which both engines write what is wrong with a schema.
var schemaError = expression.Lazy(
	`^(.*?):(\d+): element (\S+): Schemas parser (error|warning) : (?:Element '[^']*'(?:, attribute '[^']*')?: )?((?s).*)$`)

// schemaDiagnostics returns what an engine found wrong with a schema.
func (c *collection) schemaDiagnostics(errors []error) diag.List {
	var found diag.List
	for _, err := range errors {
		text := strings.TrimSpace(err.Error())
		d := diag.Diagnostic{Severity: diag.Error, Code: CodeSchema, Span: c.documents[0].file.Span(0, 0), Message: text}
		if m := schemaError().FindStringSubmatch(text); m != nil {
			d.Message = sentence(m[5])
			d.Span = c.place(m[1], m[2], m[3])
			if m[4] == "warning" {
				d.Severity = diag.Warning
			}
		}
		found = append(found, d)
	}
	return found
}

// place returns where an element of a schema document stands.
func (c *collection) place(name, line, local string) source.Span {
	d := c.byName(name)
	n, err := strconv.Atoi(line)
	if d == nil || err != nil {
		return c.documents[0].file.Span(0, 0)
	}
	return d.tagOnLine(n, local)
}

// sentence returns a message of an engine as diagnostics have it: in one line, names
// without their namespaces, no full stop, a small letter first unless a name begins it.
func sentence(s string) string {
	s = strings.TrimSuffix(strings.TrimSpace(strings.ReplaceAll(s, "\n", " ")), ".")
	s = shortNames(s)
	if i := strings.IndexByte(s, ' '); i > 0 && strings.ToLower(s[1:i]) == s[1:i] {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

var clark = expression.Lazy(`\{(?:[a-z][a-z0-9+.-]*:)[^{}\s]*\}`)

// shortNames takes the namespaces from names: {http://www.tei-c.org/ns/1.0}p is p.
func shortNames(s string) string { return clark().ReplaceAllString(s, "") }
