package schematron

import (
	"strings"

	"github.com/lestrrat-go/helium"
)

// A message is the text of an assertion or a diagnostic, with what is worked out for
// each finding.
type message []part

// A part is text, or an expression if query is not nil: its value, or the name of the
// node that it selects.
type part struct {
	text  string
	query *query
	name  bool // the name of the node; without a query, of the context node
}

// message reads the content of an element.
func (r *reader) message(e element) message {
	var m message
	for c := e.node.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *helium.Text, *helium.CDATASection:
			m = append(m, part{text: string(n.Content())})
		case *helium.Element:
			m = append(m, r.messagePart(element{n, e.tree, e.file})...)
		}
	}
	return m
}

func (r *reader) messagePart(e element) message {
	name := e.name()
	if e.at().Name.Is(namespaceXSLT, "value-of") || e.at().Name.Is(namespaceXSLT, "copy-of") {
		name = "value-of"
	}
	switch {
	case name == "value-of":
		return message{r.selected(e, "select", false)}
	case name == "name":
		if e.attr("path") == nil {
			return message{{name: true}}
		}
		return message{r.selected(e, "path", true)}
	case e.at().Name.Is(namespaceXSLT, "text"), name != "":
		return r.message(e) // emph, dir, span: typography
	case e.at().Name.Space == namespaceXSLT:
		r.loader.report(CodeUnsupported, e.span(), `use <value-of select="…"/>`, "<%s> is not supported in a message", e.at().Name)
		return nil
	case e.at().Name.Space == namespaceQuickFix:
		return nil
	}
	return r.message(e)
}

func (r *reader) selected(e element, attribute string, name bool) part {
	q := r.queryOf(e, attribute)
	if q == nil {
		r.loader.report(CodeSchema, e.span(), `write <`+e.at().Name.String()+` `+attribute+`="…"/>`, "<%s> lacks its %s", e.at().Name, attribute)
	}
	return part{query: q, name: name}
}

// write works out a message for a node. White space is made single blanks, because
// the message is one line.
func (r *run) write(m message, f *frame) string {
	var b strings.Builder
	for _, p := range m {
		switch {
		case p.query == nil && p.name:
			b.WriteString(f.node.Name())
		case p.query == nil:
			b.WriteString(p.text)
		default:
			b.WriteString(r.partText(p, f))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// partText returns the value of an expression in a message. If that fails, the message
// shows the expression, and the failure is reported beside it.
func (r *run) partText(p part, f *frame) string {
	result, err := r.evaluate(p.query, f)
	if err != nil {
		r.failed(p.query, f, err)
		return "{" + p.query.text + "}"
	}
	if !p.name {
		return result.StringValue()
	}
	if nodes, err := result.Nodes(); err == nil && len(nodes) > 0 {
		return nodes[0].Name()
	}
	return ""
}
