package relaxng

import (
	"github.com/siglum/siglum/schema/relaxng/syntax"
)

// names holds the single names of a schema, each once.
type names map[Name]*Name

func (ns names) name(space, local string) *Name {
	key := Name{space, local}
	n := ns[key]
	if n == nil {
		n = &key
		ns[key] = n
	}
	return n
}

// nameClass simplifies a name class and checks its exceptions (RELAX NG 4.12, 4.16). Of
// one that is missing, which the reader has reported, it makes any name.
func (s *simplifier) nameClass(n syntax.NameClass) NameClass {
	switch n := n.(type) {
	case *syntax.Name:
		return s.names.name(n.Space, n.Local)
	case *syntax.NSName:
		s.checkExceptions(n.Except, "nsName", func(e syntax.NameClass) string {
			switch e.(type) {
			case *syntax.AnyName:
				return "anyName"
			case *syntax.NSName:
				return "nsName"
			}
			return ""
		})
		return &NSName{Space: n.Space, Except: s.nameChoice(n.Except)}
	case *syntax.NameChoice:
		return s.nameChoice(n.Content)
	case *syntax.AnyName:
		s.checkExceptions(n.Except, "anyName", func(e syntax.NameClass) string {
			if _, ok := e.(*syntax.AnyName); ok {
				return "anyName"
			}
			return ""
		})
		return &AnyName{Except: s.nameChoice(n.Except)}
	}
	return &AnyName{}
}

// nameChoice joins name classes two by two, from the left; of none it makes nil.
func (s *simplifier) nameChoice(list []syntax.NameClass) NameClass {
	var result NameClass
	for _, n := range list {
		c := s.nameClass(n)
		if result != nil {
			c = &NameChoice{Left: result, Right: c}
		}
		result = c
	}
	return result
}

// checkExceptions reports the classes in the exceptions of a name class that may not stand
// there; forbidden names such a class, or returns "".
func (s *simplifier) checkExceptions(except []syntax.NameClass, of string, forbidden func(syntax.NameClass) string) {
	walkNames(except, func(n syntax.NameClass) {
		if what := forbidden(n); what != "" {
			s.report(CodeNameClass, n.At(), "list the names that are to be excepted, or the names that are allowed",
				"RELAX NG 4.16: %s in the exceptions of %s", what, of)
		}
	})
}

// walkNames calls visit for name classes and all that is in them.
func walkNames(list []syntax.NameClass, visit func(syntax.NameClass)) {
	for _, n := range list {
		visit(n)
		switch n := n.(type) {
		case *syntax.AnyName:
			walkNames(n.Except, visit)
		case *syntax.NSName:
			walkNames(n.Except, visit)
		case *syntax.NameChoice:
			walkNames(n.Content, visit)
		}
	}
}

// checkAttributeName reports names that no attribute can have, because they declare
// namespaces (4.16).
func (s *simplifier) checkAttributeName(n syntax.NameClass) {
	walkNames([]syntax.NameClass{n}, func(n syntax.NameClass) {
		switch n := n.(type) {
		case *syntax.Name:
			if n.Space == "" && n.Local == "xmlns" || isXMLNS(n.Space) {
				s.namespaceDeclaration(n)
			}
		case *syntax.NSName:
			if isXMLNS(n.Space) {
				s.namespaceDeclaration(n)
			}
		}
	})
}

// isXMLNS reports whether a namespace is that of namespace declarations. RELAX NG names it
// without the slash at the end that it has by now.
func isXMLNS(space string) bool {
	return space == "http://www.w3.org/2000/xmlns/" || space == "http://www.w3.org/2000/xmlns"
}

func (s *simplifier) namespaceDeclaration(n syntax.NameClass) {
	s.report(CodeNameClass, n.At(), "remove it: a document may declare namespaces everywhere",
		"RELAX NG 4.16: namespace declarations are no attributes, so that no schema can ask for them")
}
