package lint

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
)

var pointerDangling = Rule{
	Code:    "pointer-dangling",
	Default: Warn,
	Summary: "a pointer to an id that no element has",
	Reason: `An attribute such as @ref, @target, @corresp or @resp points to an element of the
same document by # and its xml:id, and there is none. Inclusions are resolved first;
where one could not be read, nothing is said. An id that is missing is reported once,
with the number of pointers to it.`,
	Wrong: `<p>by <persName ref="#wend">Clara</persName></p>
<person xml:id="wendt"><persName>Clara Wendt</persName></person>`,
	Right: `<p>by <persName ref="#wendt">Clara</persName></p>
<person xml:id="wendt"><persName>Clara Wendt</persName></person>`,
	begin: beginPointerDangling,
}

func beginPointerDangling(d *Document, r *Rule) {
	d.reads()
	d.atEndOfDocument(func() {
		if d.incomplete {
			return
		}
		for id, from := range d.of(general) {
			if _, ok := d.ids[id]; !ok {
				d.report(r, d.dangling(id, from, d.all()))
			}
		}
	})
}

// dangling says that no element has the id that something points to.
func (d *Document) dangling(id string, from *referrer, among []string) diag.Diagnostic {
	message := fmt.Sprintf("@%s points to #%s, and no element has the xml:id %q", from.attribute, id, id)
	return d.nowhere(message, "correct the pointer, or give the element that is meant this xml:id", id, from, among)
}

// nowhere completes a finding about a pointer that leads nowhere with the id that may
// be meant.
func (d *Document) nowhere(message, help, id string, from *referrer, among []string) diag.Diagnostic {
	found := diag.Diagnostic{Message: message, Help: help, Span: from.span, Path: from.path}
	if near := d.nearest(id, among); near != "" {
		found.Message += fmt.Sprintf("; did you mean #%s?", near)
		found.Related = []diag.Related{{Span: d.ids[near].span, Message: fmt.Sprintf("%q is given here, to <%s>", near, d.ids[near].name)}}
		found.Fixes = []diag.Fix{{Message: "point to #" + near, Edits: []diag.Edit{{Span: from.span, Text: "#" + near}}}}
	}
	return from.andMore(found)
}

// andMore says how many references there are besides the first.
func (from *referrer) andMore(found diag.Diagnostic) diag.Diagnostic {
	if from.count > 1 {
		found.Help += fmt.Sprintf("\n%d references in all are like this one, which is the first", from.count)
		found.Fixes = nil // it would mend one of them
	}
	return found
}
