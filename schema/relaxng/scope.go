package relaxng

import "github.com/siglum/siglum/tei/xmltext"

// A scope knows the namespaces declared where a validator is. It is the context
// that datatypes see.
type scope struct {
	depth    int
	bindings []binding
	unparsed func(name string) bool
}

type binding struct {
	depth       int
	prefix, uri string
}

// enter notes the declarations of a start tag.
func (s *scope) enter(e *xmltext.Event) {
	s.depth++
	for i := range e.Attrs {
		if a := &e.Attrs[i]; a.IsNamespace() {
			s.bindings = append(s.bindings, binding{s.depth, declaredPrefix(a), a.Value})
		}
	}
}

// declaredPrefix returns the prefix that a namespace declaration declares: "" for
// xmlns.
func declaredPrefix(a *xmltext.Attr) string {
	if a.Name.Prefix == "" {
		return ""
	}
	return a.Name.Local
}

func (s *scope) leave() {
	n := len(s.bindings)
	for n > 0 && s.bindings[n-1].depth == s.depth {
		n--
	}
	s.bindings = s.bindings[:n]
	s.depth--
}

// Namespace returns what a prefix stands for; the prefix "" stands for the default
// namespace, which is none unless one is declared.
func (s *scope) Namespace(prefix string) (uri string, ok bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; b.prefix == prefix {
			return b.uri, b.uri != "" || prefix == ""
		}
	}
	if prefix == "xml" {
		return xmltext.NamespaceXML, true
	}
	return "", prefix == ""
}

// prefix returns a prefix that stands for a namespace where the validator is.
func (s *scope) prefix(uri string) (prefix string, ok bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		b := &s.bindings[i]
		if now, _ := s.Namespace(b.prefix); b.uri == uri && now == uri {
			return b.prefix, true
		}
	}
	if uri == xmltext.NamespaceXML {
		return "xml", true
	}
	return "", uri == "" && !s.hasDefault()
}

func (s *scope) hasDefault() bool {
	uri, _ := s.Namespace("")
	return uri != ""
}

// UnparsedEntity reports whether the document declares an unparsed entity.
func (s *scope) UnparsedEntity(name string) bool { return s.unparsed != nil && s.unparsed(name) }
