//go:build cgo && libxml2

package xsd

/*
#cgo pkg-config: libxml-2.0
#include <stdlib.h>
#include "libxml2.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unsafe"

	"github.com/lestrrat-go/libxml2/clib"
	"github.com/lestrrat-go/libxml2/dom"
	"github.com/lestrrat-go/libxml2/parser"
	"github.com/lestrrat-go/libxml2/types"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
)

// compileLibXML2 compiles a schema by libxml2. It takes files only, so that the documents
// are written into a folder that is removed again.
var compileLibXML2 = func(c *collection) (compiled, diag.List) {
	main := c.documents[0]
	folder, err := os.MkdirTemp("", "schema")
	if err != nil {
		return nil, diag.List{unreadable(main, err)}
	}
	defer os.RemoveAll(folder)
	for _, d := range c.documents {
		if err := os.WriteFile(filepath.Join(folder, d.name), d.text, 0o600); err != nil {
			return nil, diag.List{unreadable(main, err)}
		}
	}
	path := C.CString(filepath.Join(folder, main.name))
	defer C.free(unsafe.Pointer(path))
	var reports *C.report
	schema := C.compile_schema(path, &reports)
	found := c.schemaDiagnostics(schemaErrors(take(reports)))
	if schema == nil {
		if !found.HasErrors() {
			found = append(found, unreadable(main, errors.New("libxml2 does not say why")))
		}
		return nil, found
	}
	s := &libxml2Schema{schema}
	runtime.AddCleanup(s, func(p C.xmlSchemaPtr) { C.xmlSchemaFree(p) }, schema)
	return s, found
}

// A report is an error as libxml2 gives it.
type report struct {
	file, element, message string
	line, level            int
	steps                  []int // child elements on the way from the root element
	placed                 bool  // steps are known
}

// take copies reports out of C memory and frees them.
func take(first *C.report) []report {
	var reports []report
	for r := first; r != nil; r = r.next {
		report := report{
			file:    C.GoString(r.file),
			element: C.GoString(r.element),
			message: strings.TrimSpace(C.GoString(r.message)),
			line:    int(r.line),
			level:   int(r.level),
			placed:  r.placed != 0,
		}
		for _, s := range unsafe.Slice(r.steps, int(r.depth)) {
			report.steps = append(report.steps, int(s))
		}
		reports = append(reports, report)
	}
	C.free_reports(first)
	return reports
}

// schemaErrors writes reports on a schema in the form that helium gives them.
func schemaErrors(reports []report) []error {
	var errs []error
	for _, r := range reports {
		kind := "error"
		if r.level == 1 {
			kind = "warning"
		}
		errs = append(errs, fmt.Errorf("%s:%d: element %s: Schemas parser %s : %s", filepath.Base(r.file), r.line, r.element, kind, r.message))
	}
	return errs
}

// A libxml2Schema is a schema compiled by libxml2, which frees it with the Go value.
type libxml2Schema struct{ schema C.xmlSchemaPtr }

// documentOptions are how libxml2 reads a document that xmltext has found well-formed: it
// opens no file, prints nothing, and goes by the encoding that the text is in now.
const documentOptions = parser.XMLParseNoEnt | parser.XMLParseNoNet | parser.XMLParseNoError |
	parser.XMLParseNoWarning | parser.XMLParseHuge | parser.XMLParseIgnoreEnc

func (s *libxml2Schema) validate(t *tree.Tree) ([]complaint, error) {
	text, err := t.Text()
	if err != nil {
		return nil, err
	}
	doc, err := readDocument(text)
	if err != nil {
		return nil, err
	}
	defer doc.Free()
	var reports *C.report
	result := C.validate_document(s.schema, C.uintptr_t(doc.Pointer()), &reports)
	runtime.KeepAlive(s)
	var findings []complaint
	for _, r := range take(reports) {
		findings = append(findings, r.complaint(t))
	}
	if result < 0 {
		err = errors.New("an internal error of libxml2")
	}
	return findings, err
}

// readDocument reads a document without opening other files, and without a word on standard
// error, where libxml2 would tell of doubled IDs.
func readDocument(text string) (types.Document, error) {
	ctx, err := parser.NewCtxt(text, documentOptions)
	if err != nil {
		return nil, err
	}
	defer func() { _ = ctx.Free() }()
	C.confine(C.uintptr_t(ctx.Pointer()))
	doc, err := clib.XMLCtxtReadMemory(ctx, text, "", "", int(documentOptions))
	if err != nil {
		return nil, err
	}
	return dom.WrapDocument(doc), nil
}

// complaint finds the element of a report, and the attribute, which only its message
// names: "Element 'p', attribute 'n': The value …".
func (r report) complaint(t *tree.Tree) complaint {
	f := complaint{message: r.message}
	if r.placed {
		f.element = t.Descend(r.steps)
	}
	rest, ok := strings.CutPrefix(r.message, "Element '")
	if !ok {
		return f
	}
	_, rest, _ = strings.Cut(rest, "'")
	if attribute, found := strings.CutPrefix(rest, ", attribute '"); found {
		f.attribute, rest, _ = strings.Cut(attribute, "'")
	}
	f.message = strings.TrimPrefix(rest, ": ")
	return f
}
