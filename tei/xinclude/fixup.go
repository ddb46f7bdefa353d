package xinclude

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/siglum/siglum/tei/xmltext"
)

// fixUp returns the start tag of what is included with the attributes that keep
// its meaning in the new place: its base URI, its language and its namespaces
// (XInclude 4.5.4 to 4.5.6). They have the place of the xi:include.
func (r *Reader) fixUp(f *frame, e *xmltext.Event) *xmltext.Event {
	here, there := f.scope(), f.via.scope
	r.event = *e
	r.attrs = append(r.attrs[:0], e.Attrs...)
	if here.base != there.base {
		r.set(f, xmltext.Name{Space: xmltext.NamespaceXML, Prefix: "xml", Local: "base"}, relative(there.base, here.base))
	}
	if !strings.EqualFold(here.lang, there.lang) {
		r.set(f, xmltext.Name{Space: xmltext.NamespaceXML, Prefix: "xml", Local: "lang"}, here.lang)
	}
	r.fixNamespaces(f, here.bindings, there.bindings)
	r.event.Attrs = r.attrs
	return &r.event
}

// set gives the tag an attribute, in the place of one that it has.
func (r *Reader) set(f *frame, name xmltext.Name, value string) {
	a := xmltext.Attr{
		Name: name, Value: value,
		NameID:   r.options.Reader.Names.ID(name.Space, name.Local),
		NameSpan: f.via.tag, ValueSpan: f.via.href,
	}
	for i := range r.attrs {
		if r.attrs[i].Name.Is(name.Space, name.Local) {
			a.NameSpan, a.ValueSpan = r.attrs[i].NameSpan, r.attrs[i].ValueSpan
			r.attrs[i] = a
			return
		}
	}
	r.attrs = append(r.attrs, a)
}

// fixNamespaces declares what prefixes mean in the included document, where they
// mean something else in the place of the inclusion.
func (r *Reader) fixNamespaces(f *frame, here, there *binding) {
	seen := map[string]bool{}
	for b := here; b != nil; b = b.around {
		if !seen[b.prefix] && there.lookup(b.prefix) != b.space {
			r.declare(f, b.prefix, b.space)
		}
		seen[b.prefix] = true
	}
	if !seen[""] && there.lookup("") != "" {
		r.declare(f, "", "")
	}
}

func (r *Reader) declare(f *frame, prefix, space string) {
	name := xmltext.Name{Space: xmltext.NamespaceXMLNS, Local: "xmlns"}
	if prefix != "" {
		name.Prefix, name.Local = "xmlns", prefix
	}
	for i := range r.attrs {
		if r.attrs[i].Name == name {
			return
		}
	}
	r.set(f, name, space)
}

// relative returns a reference that means the URI to where base is the base URI.
func relative(base, to string) string {
	if isRemote(base) || isRemote(to) {
		return to
	}
	rel, err := filepath.Rel(filepath.Dir(filepath.FromSlash(base)), filepath.FromSlash(to))
	if err != nil {
		return to
	}
	return (&url.URL{Path: filepath.ToSlash(rel)}).String()
}
