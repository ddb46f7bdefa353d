package schema

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/siglum/siglum/schema/internal/include"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A part is one of several XML Schemas that a document names, each for a namespace.
// XML Schema has no way to validate with several but one that imports them all, which is
// written here.
type part struct {
	namespace string
	place     Location
}

// together loads the schemas of several namespaces as one.
func (f *Finder) together(parts []part) (*Schema, diag.List) {
	t := togetherness{finder: f}
	var text bytes.Buffer
	fmt.Fprintf(&text, "<xs:schema xmlns:xs=%q targetNamespace=%q>", namespaceXSD, partScheme+":together")
	for _, p := range parts {
		main, err := t.add(p.place)
		if err != nil {
			return nil, unreadable(p.place.name(), err)
		}
		text.WriteString("<xs:import")
		if p.namespace != "" {
			text.WriteString(` namespace="` + escaped(p.namespace) + `"`)
		}
		text.WriteString(` schemaLocation="` + escaped(t.uri(len(t.roots)-1, main)) + `"/>`)
	}
	text.WriteString("</xs:schema>")
	s, list := Load(source.NewFile("schema.xsd", text.Bytes()), LoadOptions{Resolve: t.resolve, Engine: f.Engine})
	if s != nil {
		s.name = strings.Join(t.names, " and ")
	}
	return s, list
}

func (l Location) name() string {
	if l.Registered != "" {
		return l.Registered
	}
	return l.Path
}

// togetherness gives the files of several schemas addresses in one tree: siglum:/0/a.xsd
// is a file of the first.
type togetherness struct {
	finder *Finder
	roots  []fs.FS
	names  []string
}

const partScheme = "siglum"

// add takes a schema, and returns the path of its main file in its folder.
func (t *togetherness) add(place Location) (main string, err error) {
	t.names = append(t.names, place.name())
	if place.Registered == "" {
		name := filepath.FromSlash(place.Path)
		t.roots = append(t.roots, folder(filepath.Dir(name)))
		return filepath.Base(name), nil
	}
	e, err := t.finder.Registry.Get(place.Registered)
	if err != nil {
		return "", err
	}
	t.roots = append(t.roots, e.FS())
	return e.Main, nil
}

func (t *togetherness) uri(root int, name string) string {
	return (&url.URL{Scheme: partScheme, Path: "/" + strconv.Itoa(root) + "/" + name}).String()
}

// resolve opens a file of one of the schemas, or one that the catalogue knows.
func (t *togetherness) resolve(uri string) (*source.File, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != partScheme {
		return t.finder.include(uri)
	}
	number, name, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(t.roots) || !fs.ValidPath(name) {
		return nil, include.ErrOutside
	}
	text, err := fs.ReadFile(t.roots[i], name)
	if err != nil {
		return nil, err
	}
	return source.NewFile(path.Join(path.Dir(t.names[i]), name), text), nil
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
