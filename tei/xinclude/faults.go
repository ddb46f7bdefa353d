package xinclude

import (
	"fmt"
	"path/filepath"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// checkRequest returns what is wrong with the attributes of an xi:include.
func checkRequest(q request) *failure {
	d := diag.Diagnostic{Code: "xinclude-malformed", Span: q.href}
	switch {
	case q.parse != "xml" && q.parse != "text":
		d.Span = q.tag
		d.Message = fmt.Sprintf("parse is %q in this xi:include, but can only be xml or text", q.parse)
		d.Help = `leave parse out to include XML, write parse="text" to include a file as plain text`
	case q.hrefText == "" && !q.hasPointer:
		d.Message = "this xi:include names nothing to include"
		d.Help = `write href="file.xml", or xpointer="id" for an element of this document`
	case hasFragment(q.hrefText):
		d.Message = fmt.Sprintf("the href of an xi:include cannot have a fragment: %s", q.hrefText)
		d.Help = `write what follows # into an attribute of its own: xpointer="id"`
	case q.parse == "text" && q.hasPointer:
		d.Span = q.tag
		d.Message = "an xi:include of plain text cannot have an xpointer"
		d.Help = "leave xpointer out to include the whole file"
	case q.parse == "text" && q.hrefText == "":
		d.Message = "this xi:include of plain text names no file"
		d.Help = `write href="file.txt"`
	default:
		return nil
	}
	return &failure{d, true}
}

func hasFragment(href string) bool {
	for _, c := range href {
		if c == '#' {
			return true
		}
	}
	return false
}

func textAsRoot(q request) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-malformed", Span: q.tag,
		Message: "plain text cannot be included in the place of the root element",
		Help:    "put an element around xi:include",
	}
}

func remote(q request, name string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-remote", Span: q.href,
		Message: fmt.Sprintf("%s is not included: nothing is read from the network", name),
		Help:    "put a copy of the file beside the document and name that; an xml:base with http: makes all names below it remote",
	}
}

func outside(q request, name string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-outside", Span: q.href,
		Message: fmt.Sprintf("%s is not included: it lies outside the folder of the document", filepath.FromSlash(name)),
		Help:    "put the file below the folder of the document, or allow its folder: --include-root " + filepath.Dir(filepath.FromSlash(name)),
	}
}

func missing(q request, name string, err error) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-not-found", Span: q.href,
		Message: fmt.Sprintf("%s cannot be included: %s", filepath.FromSlash(name), reason(err)),
		Help:    "correct href, or say what to use without the file: <xi:fallback>…</xi:fallback> inside xi:include",
	}
}

func illFormed(q request, file *source.File) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-ill-formed", Span: q.href,
		Message: fmt.Sprintf("%s cannot be included: it is not well-formed", file.Name()),
		Help:    "correct the error that is reported in it",
	}
}

func notText(q request, file *source.File, why string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-not-text", Span: q.href,
		Message: fmt.Sprintf("%s cannot be included as text: %s", file.Name(), why),
		Help:    `convert the file to UTF-8, or name its encoding in xi:include: encoding="windows-1252"`,
	}
}

func badPointer(q request) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-pointer", Span: q.tag,
		Message: fmt.Sprintf("%q is no XPointer", q.pointer),
		Help:    `name the element by its xml:id, xpointer="id", or by its place, xpointer="element(/1/2)"`,
	}
}

func unknownPointer(q request) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-pointer", Span: q.tag,
		Message: fmt.Sprintf("the XPointer %q is not understood", q.pointer),
		Help:    `name the element by its xml:id, xpointer="id", or by its place, xpointer="element(/1/2)"`,
	}
}

func notFound(q request, file *source.File) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-pointer", Span: q.tag,
		Message: fmt.Sprintf("%s has no element for the XPointer %q", file.Name(), q.pointer),
		Help:    "look for the xml:id in that file, and correct one of them",
	}
}

func loop(q request, path string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-loop", Span: q.href,
		Message: fmt.Sprintf("%s includes itself", filepath.FromSlash(path)),
		Help:    "take out one of the inclusions that lead back to it",
	}
}

func tooDeep(q request) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-too-much", Span: q.tag,
		Message: fmt.Sprintf("this inclusion is inside %d others, which is more than is read", maxNesting),
		Help:    "include fewer files from within included files",
	}
}

func tooMuch(q request, limit int) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-too-much", Span: q.href,
		Message: fmt.Sprintf("with this inclusion, more than %d bytes are included", limit),
		Help:    "look for files that are included many times",
	}
}

func childNotAllowed(e *xmltext.Event) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-malformed", Span: e.NameSpan,
		Message: fmt.Sprintf("<%s> cannot stand in xi:include, which holds xi:fallback alone", e.Name),
		Help:    "put it into xi:fallback",
	}
}

func secondFallback(e *xmltext.Event) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "xinclude-malformed", Span: e.NameSpan,
		Message: "this xi:include has a second xi:fallback",
		Help:    "put all that is to stand in for the file into one",
	}
}

// strayFallback reports an xi:fallback outside xi:include.
func (r *Reader) strayFallback(e *xmltext.Event) {
	r.report(diag.Diagnostic{
		Code: "xinclude-malformed", Span: e.NameSpan,
		Message: "xi:fallback stands outside xi:include",
		Help:    "put it into the xi:include that it is for, or delete its tags",
	})
}
