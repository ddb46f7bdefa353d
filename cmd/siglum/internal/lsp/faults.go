package lsp

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// faults says which tags of a document are not finished or have no partner, but for
// those that the exact reader has spoken of: it stops at the first.
func faults(now *snapshot, broken diag.List) diag.List {
	m := now.markup()
	var found diag.List
	for i := range m.Tokens {
		t := &m.Tokens[i]
		message, code := faultOf(m, i)
		if message == "" || mentions(broken, now.file.Span(t.Start, typedEnd(m, i))) {
			continue
		}
		found = append(found, diag.Diagnostic{Code: code, Message: message, Span: now.file.Span(t.Start, max(t.NameEnd, t.Start+1))})
		if len(found) >= maxFindings {
			break
		}
	}
	return found
}

func faultOf(m *markup.Document, i int) (string, diag.Code) {
	t := &m.Tokens[i]
	switch {
	case t.Kind == markup.StartTag && !t.Closed:
		return fmt.Sprintf("the tag <%s is not closed: > is missing", m.Name(i)), "tag-unclosed"
	case t.Kind == markup.StartTag && !t.Empty && t.Partner == markup.None:
		return fmt.Sprintf("<%s> is not closed: its end tag </%[1]s> is missing", m.Name(i)), "end-tag-missing"
	case t.Kind == markup.EndTag && t.Partner == markup.None:
		return fmt.Sprintf("there is no open <%s> that </%[1]s> could close", m.Name(i)), "end-tag-unexpected"
	case t.Kind == markup.EndTag && !t.Closed:
		return fmt.Sprintf("the end tag </%s is not closed: > is missing", m.Name(i)), "end-tag-malformed"
	}
	return "", ""
}

// typedEnd returns how far the tag of a token goes, also one that is not finished.
func typedEnd(m *markup.Document, i int) int {
	end := m.Tokens[i].End
	for _, a := range m.Attributes(i) {
		end = max(end, a.End)
	}
	return end
}

// finished leaves out findings that are about tags that are not finished, or about what
// the exact reader has stopped at.
func finished(m *markup.Document, found, broken diag.List) diag.List {
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		if slices.ContainsFunc(broken, func(b diag.Diagnostic) bool { return b.Span.Start <= d.Span.End && d.Span.Start <= b.Span.End }) {
			return true
		}
		i := m.Before(d.Span.Start + 1)
		return i != markup.None && m.Tokens[i].Kind == markup.StartTag && !m.Tokens[i].Closed && d.Span.Start <= typedEnd(m, i)
	})
}

// mentions reports whether diagnostics speak of a place.
func mentions(list diag.List, at source.Span) bool {
	touches := func(s source.Span) bool { return s.Start <= at.End && at.Start <= s.End }
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		return touches(d.Span) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return touches(r.Span) })
	})
}
