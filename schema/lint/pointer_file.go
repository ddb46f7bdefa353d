package lint

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/xmltext"
)

var pointerFile = Rule{
	Code:    "pointer-file",
	Default: Warn,
	Summary: "a pointer to another file that leads nowhere",
	Reason: `With --project DIR, pointers to other files in that folder (persons.xml#p1) are followed.
Either the file does not exist, or no element of it has that xml:id. Without --project,
outside of the folder, and where xml:base says that addresses go out from elsewhere,
nothing is said.`,
	Wrong: `<persName ref="person.xml#wendt">Clara</persName>`,
	Right: `<persName ref="persons.xml#wendt">Clara</persName>`,
	begin: beginPointerFile,
}

// absolute is how an address begins that is of no file beside the document.
var absolute = expression.Lazy(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|/)`)

// fileEnd is how the address of a file ends, before the number sign.
var fileEnd = expression.Lazy(`\.[A-Za-z][A-Za-z0-9]{1,4}$`)

func beginPointerFile(d *Document, r *Rule) {
	if d.config.Project == nil {
		return
	}
	d.reads()
	d.outside = true
	based := false
	d.value = append(d.value, func(_ *element, a *xmltext.Attr) {
		based = based || a.Name.Is(xmltext.NamespaceXML, "base") && a.NameSpan.Text() == "xml:base"
	})
	d.atEndOfDocument(func() {
		if based {
			return
		}
		for address, from := range d.of(elsewhere) {
			if found, ok := d.astray(address, from); ok {
				d.report(r, found)
			}
		}
	})
}

// isElsewhere reports whether a pointer is to a file beside the document, perhaps to
// an element in it.
func isElsewhere(token string) bool {
	file, _, _ := strings.Cut(token, "#")
	return file != "" && !absolute().MatchString(token) && fileEnd().MatchString(file)
}

// astray says why a pointer to another file leads nowhere.
func (d *Document) astray(address string, from *referrer) (diag.Diagnostic, bool) {
	name, id, _ := strings.Cut(address, "#")
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	path, ok := d.config.Project.locate(from.span.File.Name(), name)
	if !ok {
		return diag.Diagnostic{}, false
	}
	found := diag.Diagnostic{Span: from.span, Path: from.path}
	file := d.config.Project.file(path)
	switch {
	case file.missing:
		found.Message = fmt.Sprintf("@%s points to %s, and there is no such file", from.attribute, name)
		found.Help = "correct the address; it goes out from the folder of the document"
	case id == "" || file.unread || strings.ContainsRune(id, '(') || file.has(id):
		return diag.Diagnostic{}, false
	default:
		found.Message = fmt.Sprintf("@%s points to %q in %s, and no element there has that xml:id", from.attribute, id, name)
		found.Help = "correct the pointer, or give the element that is meant this xml:id"
		if near := diag.Nearest(id, slices.Values(file.ids)); near != "" {
			found.Message += fmt.Sprintf("; did you mean #%s?", near)
		}
	}
	return from.andMore(found), true
}
