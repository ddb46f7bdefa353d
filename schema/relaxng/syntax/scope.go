package syntax

import "github.com/siglum/siglum/tei/xmltext"

// A Scope is the prefixes declared at a place. It is immutable: [Scope.Bind] makes a new
// one on top of the old. The nil Scope knows only xml.
type Scope struct {
	outer       *Scope
	prefix, uri string
}

// Bind returns a scope in which, besides what s has, a prefix stands for a namespace
// name. The prefix "" is the default namespace of XML.
func (s *Scope) Bind(prefix, uri string) *Scope {
	return &Scope{outer: s, prefix: prefix, uri: uri}
}

// Prefixes returns what all prefixes of the scope stand for.
func (s *Scope) Prefixes() map[string]string {
	all := map[string]string{}
	for ; s != nil; s = s.outer {
		if _, inner := all[s.prefix]; !inner {
			all[s.prefix] = s.uri
		}
	}
	return all
}

// Namespace returns the namespace name that a prefix stands for.
func (s *Scope) Namespace(prefix string) (uri string, ok bool) {
	for ; s != nil; s = s.outer {
		if s.prefix == prefix {
			return s.uri, s.uri != "" || prefix == ""
		}
	}
	if prefix == "xml" {
		return xmltext.NamespaceXML, true
	}
	return "", prefix == ""
}
