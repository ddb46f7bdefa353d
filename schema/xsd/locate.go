package xsd

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// follow returns the document at a location, or nil after reporting why there is none.
func (c *collection) follow(d *document, location *xmltext.Attr, severity diag.Severity) *document {
	uri, err := c.locate(d, location.Value)
	if err == nil && c.byURI[uri] != nil {
		return c.byURI[uri]
	}
	var f *source.File
	if err == nil {
		f, err = c.fetch(uri)
	}
	if err != nil {
		c.report(severity, CodeInclude, location.ValueSpan, include.Help(err), "%s %s", location.Value, err)
		return nil
	}
	return c.add(f, uri)
}

var errMany = fmt.Errorf("is one file too many: a schema may have %d", maxDocuments)

// locate resolves a location against the document that it stands in.
func (c *collection) locate(d *document, location string) (string, error) {
	return include.Locate(d.uri, strings.TrimSpace(location))
}

func (c *collection) fetch(uri string) (*source.File, error) {
	if len(c.documents) >= maxDocuments {
		return nil, errMany
	}
	return include.Files{FS: c.options.FS, Folder: c.folder, Resolve: c.options.Resolve}.Open(uri)
}
