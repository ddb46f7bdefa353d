package xsd

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A wording turns one kind of message into a diagnostic.
type wording struct {
	form func() *regexp.Regexp
	tell func(f *complaint, m []string, d *diag.Diagnostic)
}

var wordings = []wording{
	{expression.Lazy(`^This element is not expected\.(?: Expected is (?:one of )?\( (.*) \)\.)?`), (*complaint).notExpected},
	{expression.Lazy(`^Missing child element\(s\)\.(?: Expected is (?:one of )?\( (.*) \)\.)?`), (*complaint).missingChild},
	{expression.Lazy(`^Character content (?:other than whitespace )?is not allowed`), (*complaint).noText},
	{expression.Lazy(`^Element content is not allowed`), (*complaint).noElements},
	{expression.Lazy(`^No matching global (?:element )?declaration available`), (*complaint).unknownElement},
	{expression.Lazy(`^The attribute '(.*)' is not allowed\.`), (*complaint).notAllowed},
	{expression.Lazy(`^The attribute '(.*)' is required but missing\.`), (*complaint).required},
	{expression.Lazy(`(?i)^Duplicate key-sequence[;.] the ID value '.*' \(attribute '(.*)'\)`), (*complaint).doubledID},
	{expression.Lazy(`^'.*' is not a valid value of the atomic type 'xs:(ID)'`), (*complaint).wrongID},
	{expression.Lazy(`(?s)^\[facet '(\w+)'\] (.*)\.$`), (*complaint).facet},
	{expression.Lazy(`(?s)^'.*' is not a valid value of the (?:.* '(?:xs:)?(.*)'|local .*)\.$`), (*complaint).value},
	{expression.Lazy(`(?s)^The value '.*' is not valid for the type of attribute '(.*)'\.$`), (*complaint).valueOf},
	{expression.Lazy(`^The (?:QName )?value '.*' of the xsi:type attribute does not resolve`), (*complaint).noType},
	{expression.Lazy(`(?i)^(?:The )?element is not '?nillable'?`), (*complaint).notNillable},
	{expression.Lazy(`(?s)^Duplicate key-sequence \[(.*)\] in (?:unique|key) identity-constraint '(.*)'\.$`), (*complaint).doubledKey},
	{expression.Lazy(`(?s)^No match found for key-sequence \[(.*)\] of keyref '(.*)'\.$`), (*complaint).danglingKey},
	{expression.Lazy(`(?s)^Not all fields of key identity-constraint '(.*)'`), (*complaint).missingKey},
}

func (f *complaint) diagnostic() diag.Diagnostic {
	e := f.element
	d := diag.Diagnostic{Severity: diag.Error, Code: CodeInvalid, Span: e.NameSpan, Path: e.Path()}
	text := strings.TrimSpace(f.message)
	for _, w := range wordings {
		if m := w.form().FindStringSubmatch(text); m != nil {
			w.tell(f, m, &d)
			return d
		}
	}
	if a := f.attr(); a != nil {
		d.Span = a.NameSpan
	}
	d.Message = sentence(text)
	return d
}

// attr returns the attribute that the finding is about, or nil.
func (f *complaint) attr() *xmltext.Attr {
	if f.attribute == "" {
		return nil
	}
	space, local := "", f.attribute
	if rest, ok := strings.CutPrefix(local, "{"); ok {
		space, local, _ = strings.Cut(rest, "}")
	}
	return f.element.Attr(space, local)
}

func (f *complaint) tag() string { return "<" + f.element.Name.String() + ">" }

func (f *complaint) notExpected(m []string, d *diag.Diagnostic) {
	d.Code = finding.ElementNotAllowed
	d.Message = f.tag() + " cannot stand here"
	if p := f.element.Parent; p != nil {
		d.Message = fmt.Sprintf("%s cannot stand here in <%s>", f.tag(), p.Name)
		d.Related = []diag.Related{{Span: p.NameSpan, Message: fmt.Sprintf("the <%s> that is open began here", p.Name)}}
	}
	if m[1] != "" {
		d.Help = "what can stand here: " + alternatives(m[1])
	}
}

func (f *complaint) missingChild(m []string, d *diag.Diagnostic) {
	d.Code = finding.ElementMissing
	d.Message = f.tag() + " is not complete"
	if m[1] != "" {
		d.Help = "what must follow: " + alternatives(m[1])
	}
}

func (f *complaint) noText(_ []string, d *diag.Diagnostic) {
	d.Code = finding.TextNotAllowed
	d.Message = f.tag() + " cannot hold text"
	if text := f.element.Text(); !text.IsZero() {
		d.Span = trimmed(text)
	}
}

// trimmed returns a span of text without white space at its ends.
func trimmed(s source.Span) source.Span {
	text := s.Text()
	s.Start += len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	s.End -= len(text) - len(strings.TrimRight(text, " \t\r\n"))
	return s
}

// noElements is of an element that holds no others: libxml2 names it, helium the first that
// it holds. Both are told as helium does.
func (f *complaint) noElements(_ []string, d *diag.Diagnostic) {
	if children := f.element.Children(); len(children) > 0 {
		f.element = children[0]
		d.Span, d.Path = f.element.NameSpan, f.element.Path()
	}
	f.notExpected([]string{"", ""}, d)
}

func (f *complaint) unknownElement(_ []string, d *diag.Diagnostic) {
	d.Code = finding.ElementUnknown
	d.Message = "the schema does not know " + f.tag()
	if f.element.Name.Space == "" {
		d.Message += " in no namespace"
		d.Help = "the element is in no namespace; a document begins with its namespace: xmlns=\"…\""
	}
}

func (f *complaint) notAllowed(m []string, d *diag.Diagnostic) {
	d.Code = finding.AttributeNotAllowed
	name := shortNames(m[1])
	if f.attribute == "" {
		f.attribute = m[1]
	}
	if a := f.attr(); a != nil {
		d.Span, name = a.NameSpan, a.Name.String()
	}
	d.Message = fmt.Sprintf("%s cannot have the attribute %s", f.tag(), name)
}

func (f *complaint) required(m []string, d *diag.Diagnostic) {
	d.Code = finding.AttributeMissing
	d.Message = fmt.Sprintf("%s lacks the attribute %s", f.tag(), shortNames(m[1]))
}

// wrongValue points the diagnostic at the value that the finding is about, and names it.
func (f *complaint) wrongValue(d *diag.Diagnostic) {
	if a := f.attr(); a != nil {
		d.Code, d.Span = finding.ValueInvalid, a.ValueSpan
		d.Message = fmt.Sprintf("%q is no value that %s can have", a.Value, a.Name)
		return
	}
	d.Code = finding.ContentInvalid
	d.Message = "the content of " + f.tag() + " is not what it should be"
	if text := f.element.Text(); !text.IsZero() {
		d.Span = trimmed(text)
		d.Message = fmt.Sprintf("%q is no content that %s can have", d.Span.Text(), f.tag())
	}
}

var (
	setForm     = expression.Lazy(`(?s)is not an element of the set \{(.*)\}$`)
	patternForm = expression.Lazy(`(?s)is not accepted by the pattern '(.*)'$`)
)

func (f *complaint) facet(m []string, d *diag.Diagnostic) {
	f.wrongValue(d)
	d.Help = sentence(m[2])
	if set := setForm().FindStringSubmatch(m[2]); set != nil {
		d.Help = "the schema allows: " + alternatives(strings.ReplaceAll(set[1], "'", ""))
	} else if pattern := patternForm().FindStringSubmatch(m[2]); pattern != nil {
		d.Help = "the schema asks for the pattern " + pattern[1]
	}
}

func (f *complaint) value(m []string, d *diag.Diagnostic) {
	f.wrongValue(d)
	if m[1] != "" {
		d.Help = "the schema asks for the datatype " + shortNames(m[1])
	}
}

// valueOf is of an attribute that only the message of helium names, without namespace.
func (f *complaint) valueOf(m []string, d *diag.Diagnostic) {
	f.nameAttribute(m[1])
	f.wrongValue(d)
}

// nameAttribute sets the attribute to the one with a name, {namespace}local, or with a local
// name.
func (f *complaint) nameAttribute(local string) {
	if strings.HasPrefix(local, "{") {
		f.attribute = local
		return
	}
	for i := range f.element.Attrs {
		if n := f.element.Attrs[i].Name; n.Local == local && !f.element.Attrs[i].IsNamespace() {
			f.attribute = local
			if n.Space != "" {
				f.attribute = "{" + n.Space + "}" + local
			}
		}
	}
}

func (f *complaint) doubledID(m []string, d *diag.Diagnostic) {
	f.nameAttribute(m[1])
	f.wrongID(m, d)
}

// wrongID is of an ID that is no name, or that another element has: libxml2 says the same
// of both.
func (f *complaint) wrongID(m []string, d *diag.Diagnostic) {
	f.wrongValue(d)
	a := f.attr()
	if a == nil || !f.element.HasDouble(a) {
		f.value(m, d)
		return
	}
	d.Code = finding.DuplicateID
	d.Message = fmt.Sprintf("another element has the %s %q too", a.Name, a.Value)
	d.Help = "give one of them another " + a.Name.String() + ", and change what refers to it"
}

const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

func (f *complaint) noType(_ []string, d *diag.Diagnostic) {
	f.attribute = "{" + instanceNamespace + "}type"
	f.wrongValue(d)
	d.Help = "xsi:type names a type that the schema defines"
}

func (f *complaint) notNillable(_ []string, d *diag.Diagnostic) {
	f.attribute = "{" + instanceNamespace + "}nil"
	f.wrongValue(d)
	d.Help = "the schema does not allow " + f.tag() + " to be nil"
}

func (f *complaint) doubledKey(m []string, d *diag.Diagnostic) {
	d.Code = finding.Identity
	d.Message = fmt.Sprintf("another element has the key %s too (%s)", m[1], shortNames(m[2]))
}

func (f *complaint) danglingKey(m []string, d *diag.Diagnostic) {
	d.Code = finding.Identity
	d.Message = fmt.Sprintf("no element has the key %s that is referred to (%s)", m[1], shortNames(m[2]))
}

func (f *complaint) missingKey(m []string, d *diag.Diagnostic) {
	d.Code = finding.Identity
	d.Message = fmt.Sprintf("%s lacks a part of its key (%s)", f.tag(), shortNames(m[1]))
}

// alternatives writes a list of names that engines separate by commas, at most a dozen.
func alternatives(list string) string {
	const most = 12
	names := strings.Split(list, ", ")
	for i, n := range names {
		n = shortNames(n)
		if n == "" {
			n = `""`
		}
		names[i] = n
	}
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
