package syntax

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// nameClass reads a name class. It returns nil if the element is none.
func (x *xmlReader) nameClass(ev *xmltext.Event, c context) NameClass {
	s := x.open(ev, c)
	defer x.close(s)
	if s == nil || s.role&asNameClass == 0 {
		x.notNameClass(s)
		x.skip()
		return nil
	}
	x.leaf = nil
	switch s.local {
	case "choice":
		content := x.nameClasses(s)
		return &NameChoice{Node: s.node(), Content: content}
	case "anyName":
		except := x.exceptNames(s)
		return &AnyName{Node: s.node(), Except: except}
	case "nsName":
		except := x.exceptNames(s)
		return &NSName{Node: s.node(), Space: s.ns, Except: except}
	}
	n := x.name(strings.Trim(x.text(s), " \t\r\n"), s.context, s.span)
	x.leaf = &n.Node
	return n
}

// nameClasses reads the content of s, one name class or more.
func (x *xmlReader) nameClasses(s *start) []NameClass {
	var content []NameClass
	x.children(s, func(ev *xmltext.Event) {
		if n := x.nameClass(ev, s.context); n != nil {
			content = append(content, n)
		}
	})
	if len(content) == 0 {
		x.needsNameClass(s)
	}
	return content
}

// exceptNames reads the content of anyName or nsName, one except at the most.
func (x *xmlReader) exceptNames(s *start) []NameClass {
	var except []NameClass
	seen := false
	x.children(s, func(ev *xmltext.Event) {
		t := x.open(ev, s.context)
		defer x.close(t)
		if t == nil || t.local != "except" || seen {
			x.notExcept(s, t, seen)
			x.skip()
			return
		}
		seen = true
		except = x.nameClasses(t)
	})
	return except
}

// nameAttribute returns the name that a name attribute gives. That of an attribute
// is in no namespace unless its tag has an ns attribute itself (RELAX NG 4.8).
func (x *xmlReader) nameAttribute(s *start) NameClass {
	c := s.context
	if s.local == "attribute" && !s.ownNS {
		c.ns = ""
	}
	return x.name(s.name.text, c, s.name.span)
}

// name resolves a QName (RELAX NG 4.10).
func (x *xmlReader) name(qname string, c context, span source.Span) *Name {
	n := &Name{Node: Node{Span: span}, Space: c.ns, Local: qname}
	prefix, local, prefixed := strings.Cut(qname, ":")
	if !prefixed {
		prefix, local = "", qname
	}
	if !isNCName(local) || prefixed && !isNCName(prefix) {
		x.badQName(qname, span)
		return n
	}
	if prefixed {
		uri, ok := c.scope.Namespace(prefix)
		if !ok {
			x.undeclaredPrefix(prefix, span)
		}
		n.Space, n.Local = uri, local
	}
	return n
}
