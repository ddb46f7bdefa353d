package relaxng

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// recoverText reports text that is not allowed, once for each element.
func (v *Validator) recoverText(span source.Span) {
	f := v.top()
	if f.textWrong {
		return
	}
	f.textWrong = true
	span = trimmed(span)
	d := diag.Diagnostic{
		Code:    finding.TextNotAllowed,
		Span:    span,
		Message: fmt.Sprintf("text cannot stand directly inside %s", tagOf(f.name)),
		Related: related(f.span, "the open %s began here", tagOf(f.name)),
	}
	holders := v.textHolders(f.state)
	switch {
	case len(next(f.first.term)) == 0 && v.machine.text(f.first).refuses():
		d.Message = fmt.Sprintf("%s must be empty: text cannot stand inside it", tagOf(f.name))
	case len(holders) > 0:
		d.Help = fmt.Sprintf("put the text into %s, or remove it", listing(v.tags(holders[:min(len(holders), 3)]), "or", 3))
		d.Fixes = v.wrapFix(span, holders[0])
	case len(f.state.elementNames()) > 0:
		d.Help = fmt.Sprintf("only elements may stand here: %s", listing(v.tags(v.nextNames(f.state)), "and", mostNamed))
	default:
		d.Help = "remove it"
	}
	d.Help = advice(d.Help, v.allElements(f.state))
	v.report(d)
}

// wrapFix puts text into an element.
func (v *Validator) wrapFix(span source.Span, name qname) []diag.Fix {
	if strings.ContainsAny(span.Text(), "<>") {
		return nil
	}
	written := v.written(name)
	return []diag.Fix{{
		Message: fmt.Sprintf("put the text into <%s>", written),
		Edits:   []diag.Edit{{Span: span.Point(), Text: "<" + written + ">"}, {Span: endOf(span), Text: "</" + written + ">"}},
	}}
}

// textHolders returns the elements that may come next and hold text, those most
// used in the document first.
func (v *Validator) textHolders(s *state) []qname {
	v.machine.mu.Lock()
	var holders []*term
	for _, t := range next(s.term) {
		inside := v.machine.pool.inside(t)
		if holdsText(v.machine.pool.closeTag(inside, v.machine.pool.notAllowed)) {
			holders = append(holders, t)
		}
	}
	v.machine.mu.Unlock()
	return v.simplest(namesOf(holders))
}

// holdsText reports whether a content may be text and nothing else.
func holdsText(t *term) bool {
	switch t.kind {
	case textTerm:
		return true
	case choiceTerm:
		for _, p := range t.parts {
			if holdsText(p) {
				return true
			}
		}
	case oneOrMoreTerm:
		return holdsText(t.parts[0])
	case groupTerm, interleaveTerm:
		for i, p := range t.parts {
			if holdsText(p) && restNullable(t.parts, i) {
				return true
			}
		}
	}
	return false
}

func restNullable(parts []*term, except int) bool {
	for i, p := range parts {
		if i != except && !p.is(nullable) {
			return false
		}
	}
	return true
}
