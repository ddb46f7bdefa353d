package xsd

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

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
		c.report(severity, CodeInclude, location.ValueSpan, includeHelp(err), "%s %s", location.Value, err)
		return nil
	}
	return c.add(f, uri)
}

var (
	errNetwork = errors.New("lies elsewhere, and nothing is fetched while a schema is read")
	errOutside = errors.New("lies outside of the folder of the schema")
	errMissing = errors.New("does not exist")
	errNoFiles = errors.New("cannot be read, because no folder was given to read from")
	errMany    = fmt.Errorf("is one file too many: a schema may have %d", maxDocuments)
)

func includeHelp(err error) string {
	switch err {
	case errNetwork:
		return "save the file beside the schema and refer to the copy, or add it to a catalogue"
	case errOutside:
		return "a schema may refer to what lies in its own folder and below"
	case errMissing:
		return "check the path: it starts from the folder of the file that refers to it"
	}
	return ""
}

// locate resolves a location against the document that it stands in.
func (c *collection) locate(d *document, location string) (string, error) {
	ref, err := url.Parse(strings.TrimSpace(location))
	if err != nil {
		return "", errors.New("is no URI")
	}
	here, err := url.Parse(d.uri)
	switch {
	case ref.IsAbs():
		return ref.String(), nil
	case err == nil && here.IsAbs():
		return here.ResolveReference(ref).String(), nil
	case ref.Host != "" || strings.HasPrefix(ref.Path, "/"):
		return "", errOutside
	}
	return path.Join(path.Dir(d.uri), ref.Path), nil
}

func (c *collection) fetch(uri string) (*source.File, error) {
	if len(c.documents) >= maxDocuments {
		return nil, errMany
	}
	if c.options.Resolve != nil {
		if f, err := c.options.Resolve(uri); f != nil || err != nil {
			return f, err
		}
	}
	u, err := url.Parse(uri)
	switch {
	case err != nil || u.IsAbs():
		return nil, errNetwork
	case c.options.FS == nil:
		return nil, errNoFiles
	case !fs.ValidPath(uri):
		return nil, errOutside
	}
	text, err := fs.ReadFile(c.options.FS, uri)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errMissing
	}
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	return source.NewFile(c.folder+uri, text), nil
}
