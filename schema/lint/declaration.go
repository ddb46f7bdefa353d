package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A declaration is an element that is there to be pointed to.
type declaration struct {
	id   string
	span source.Span
	path string
}

// unused reports declarations that nothing points to. Where they are more than those that
// are pointed to, the declarations are a list that many documents share, and nothing is
// said.
func (d *Document) unused(r *Rule, name, what, help string) {
	d.reads()
	var declared []declaration
	d.atStart(func(e *element) {
		id := e.event.Attr(xmltext.NamespaceXML, "id")
		if id == nil || slices.Contains(mainHand, e.attr("scope")) {
			return
		}
		id.ValueSpan.Keep()
		declared = append(declared, declaration{strings.TrimSpace(id.Value), id.ValueSpan, d.path()})
	}, name)
	d.atEndOfDocument(func() {
		isUsed := func(one declaration) bool { return d.isUsed(one.id) }
		idle := slices.DeleteFunc(slices.Clone(declared), isUsed)
		if d.incomplete || 2*len(idle) > len(declared) {
			return
		}
		for _, one := range idle {
			d.report(r, diag.Diagnostic{
				Message: fmt.Sprintf("%s %q is declared, and nothing points to it", what, one.id),
				Span:    one.span, Path: one.path, Help: fmt.Sprintf(help, one.id),
			})
		}
	})
}

// mainHand are the values of @scope of a hand that wrote the text itself.
var mainHand = []string{"sole", "major"}

// isUsed reports whether anything points to an id, or seems to.
func (d *Document) isUsed(id string) bool {
	return d.isPointedTo(id) || d.references[reference{bare, id}] != nil
}
