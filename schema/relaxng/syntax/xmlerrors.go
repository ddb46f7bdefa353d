package syntax

import (
	"fmt"
	"maps"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// The codes of mistakes in the writing of a schema, in both syntaxes.
const (
	CodeSyntax diag.Code = "schema-syntax" // against the grammar of the syntax
	CodeName   diag.Code = "schema-name"   // a name that is none
	CodePrefix diag.Code = "schema-prefix" // an undeclared prefix
	CodeURI    diag.Code = "schema-uri"    // a URI that cannot be used
)

// report adds a mistake against the full syntax (RELAX NG 3).
func (x *xmlReader) report(code diag.Code, span source.Span, help, format string, args ...any) {
	x.reportSection("3", code, span, help, format, args...)
}

func (x *xmlReader) reportSection(section string, code diag.Code, span source.Span, help, format string, args ...any) {
	x.diags = append(x.diags, diag.Diagnostic{
		Severity: diag.Error,
		Code:     code,
		Message:  "RELAX NG " + section + ": " + fmt.Sprintf(format, args...),
		Span:     span,
		Help:     help,
	})
}

// foreignRoots says what a schema is whose root is in another namespace.
var foreignRoots = map[string]string{
	"http://www.w3.org/2001/XMLSchema":                "this is a W3C XML Schema, not RELAX NG",
	"http://purl.oclc.org/dsdl/schematron":            "this is a Schematron schema, not RELAX NG",
	"http://www.ascc.net/xml/schematron":              "this is a Schematron 1.5 schema, not RELAX NG",
	"http://www.tei-c.org/ns/1.0":                     "this is a TEI document, not RELAX NG",
	"http://relaxng.org/ns/structure/0.9":             "this is RELAX NG 0.9, an early draft",
	"http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "this is an NVDL script, not RELAX NG",
}

func (x *xmlReader) notRELAXNG(ev *xmltext.Event) {
	help := "a schema in XML syntax begins like this: <grammar xmlns=\"" + Namespace + "\">"
	if what, ok := foreignRoots[ev.Name.Space]; ok {
		help = what + "; " + help
	}
	x.report(CodeSyntax, ev.NameSpan, help,
		"the root element <%s> is not in the namespace of RELAX NG", ev.Name)
}

func (x *xmlReader) unknownElement(ev *xmltext.Event) {
	help := ""
	if near := diag.Nearest(ev.Name.Local, maps.Keys(constructs)); near != "" {
		help = fmt.Sprintf("did you mean <%s>?", near)
	}
	x.report(CodeSyntax, ev.NameSpan, help, "there is no element <%s>", ev.Name)
}

func (x *xmlReader) withoutNamespace(ev *xmltext.Event) {
	x.diags = append(x.diags, diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeSyntax,
		Message:  fmt.Sprintf("<%s> is in no namespace, so that it counts as an annotation and means nothing", ev.Name),
		Span:     ev.NameSpan,
		Help:     "to make it part of the schema, put it in the namespace " + Namespace,
	})
}

func (x *xmlReader) unknownAttribute(s *start, a *xmltext.Attr) {
	help := ""
	if near := diag.Nearest(a.Name.Local, maps.Keys(attrNames)); near != "" && attrNames[near]&s.allowed != 0 {
		help = fmt.Sprintf("did you mean %s?", near)
	}
	x.report(CodeSyntax, a.NameSpan, help, "the attribute %s is not allowed on <%s>", a.Name, s.local)
}

func (x *xmlReader) attributeInNamespace(s *start, a *xmltext.Attr) {
	x.report(CodeSyntax, a.NameSpan, "write it without prefix: "+a.Name.Local,
		"the attributes of <%[2]s> are in no namespace, but %[1]s is", a.Name, s.local)
}

func (x *xmlReader) missingAttributes(s *start) {
	if s.required&^s.present == 0 {
		return
	}
	for name, which := range attrNames {
		if s.required&^s.present&which != 0 {
			x.report(CodeSyntax, s.span, fmt.Sprintf("write <%s %s=\"…\">", s.local, name),
				"<%s> needs the attribute %s", s.local, name)
		}
	}
}

func (x *xmlReader) noText(s *start, ev *xmltext.Event) {
	for _, b := range ev.Text {
		if !isSpace(b) {
			x.report(CodeSyntax, trimSpan(ev.Span), "only <value>, <param> and <name> hold text; an explanation goes into <a:documentation>",
				"<%s> holds no text", s.local)
			return
		}
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// trimSpan returns a span without the white space around its text.
func trimSpan(s source.Span) source.Span {
	text := s.File.Bytes()
	for s.Start < s.End && isSpace(text[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && isSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

func (x *xmlReader) elementInText(s *start, ev *xmltext.Event) {
	x.report(CodeSyntax, ev.Span, "", "<%s> holds text only, no <%s>", s.local, ev.Name)
}

func (x *xmlReader) misplaced(s *start, ev *xmltext.Event) {
	x.report(CodeSyntax, ev.Span, "", "<%s> holds no elements of RELAX NG, but here is <%s>", s.local, ev.Name)
}

func (x *xmlReader) notPattern(s *start) {
	if s == nil {
		return
	}
	x.report(CodeSyntax, s.span, homeOf(s), "<%s> stands where a pattern is expected", s.local)
}

func (x *xmlReader) notNameClass(s *start) {
	if s == nil {
		return
	}
	x.report(CodeSyntax, s.span,
		"give the enclosing <element> or <attribute> a name attribute, or begin it with <name>, <anyName>, <nsName> or a <choice> of these",
		"<%s> stands where a name class is expected", s.local)
}

func (x *xmlReader) notComponent(s *start) {
	if s == nil {
		return
	}
	help := "a grammar holds <start>, <define>, <div> and <include>"
	if s.local == "include" {
		help = "an <include> holds only <start>, <define> and <div>"
	}
	x.report(CodeSyntax, s.span, help, "<%s> stands where a definition is expected", s.local)
}

func (x *xmlReader) notDetail(s *start, excepted bool) {
	if s == nil {
		return
	}
	switch {
	case excepted && s.local == "param":
		x.report(CodeSyntax, s.span, "put the <param> before the <except>", "<param> stands after <except>")
	case excepted && s.local == "except":
		x.report(CodeSyntax, s.span, "put what both hold into one <except>", "<data> has a second <except>")
	default:
		x.report(CodeSyntax, s.span, "<data> holds <param> elements, then perhaps an <except>",
			"<%s> cannot stand in <data>", s.local)
	}
}

func (x *xmlReader) notExcept(s, t *start, seen bool) {
	switch {
	case t == nil:
	case t.local == "except" && seen:
		x.report(CodeSyntax, t.span, "put what both hold into one <except>", "<%s> has a second <except>", s.local)
	default:
		x.report(CodeSyntax, t.span, fmt.Sprintf("<%s> holds an <except> at the most", s.local),
			"<%s> cannot stand in <%s>", t.local, s.local)
	}
}

// homeOf says where an element belongs that stands in the wrong place.
func homeOf(s *start) string {
	switch {
	case s.role&asComponent != 0:
		return fmt.Sprintf("<%s> stands directly in <grammar>, or in a <div> or <include> there", s.local)
	case s.role&asNameClass != 0:
		return fmt.Sprintf("<%s> stands only at the beginning of an <element> or <attribute> that has no name attribute", s.local)
	case s.local == "param":
		return "<param> stands in <data>"
	}
	return "<except> stands in <data>, <anyName> or <nsName>"
}

func (x *xmlReader) needsPattern(s *start) {
	if s.filled || x.cut {
		return // with something that has been reported
	}
	help := fmt.Sprintf("if <%s> is to hold nothing, write <empty/> in it", s.local)
	x.report(CodeSyntax, s.span, help, "<%s> needs a pattern in it", s.local)
}

func (x *xmlReader) manyPatterns(s *start, second Pattern) {
	x.report(CodeSyntax, second.At(), "put the patterns into a <group>, <choice> or <interleave>",
		"<%s> holds one pattern, and this is the second", s.local)
}

func (x *xmlReader) needsName(s *start) {
	if x.cut {
		return
	}
	x.report(CodeSyntax, s.span, fmt.Sprintf("write <%s name=\"…\">", s.local),
		"<%s> needs a name attribute, or a name class in it", s.local)
}

func (x *xmlReader) needsNameClass(s *start) {
	if s.filled || x.cut {
		return // with something that has been reported
	}
	x.report(CodeSyntax, s.span, "put <name>, <anyName>, <nsName> or a <choice> of these into it",
		"<%s> needs a name class in it", s.local)
}

func (x *xmlReader) badQName(qname string, span source.Span) {
	x.report(CodeName, span, "a name is letters, digits, hyphens, underscores and full stops, and begins with a letter or underscore; before it may stand a prefix and a colon",
		"%q is no name", qname)
}

func (x *xmlReader) undeclaredPrefix(prefix string, span source.Span) {
	x.reportSection("4.10", CodePrefix, span, fmt.Sprintf("declare it on the root element: xmlns:%s=\"…\"", prefix),
		"the prefix %s is not declared", prefix)
}

func (x *xmlReader) badCombine(s *start) {
	x.report(CodeSyntax, s.combine.span, "", "combine is choice or interleave, not %q", s.combine.text)
}

// checkNCName reports the value of an attribute that is no name without colon. A
// missing one has been reported.
func (x *xmlReader) checkNCName(s *start, which attrSet) {
	v := s.value(which)
	if s.has(which) && !isNCName(v.text) {
		x.report(CodeName, v.span, "a name is letters, digits, hyphens, underscores and full stops, and begins with a letter or underscore",
			"%q is no name", v.text)
	}
}
